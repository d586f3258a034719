"""An anonymous line about the other one, and whether words give someone away who has not said yes yet."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.errors import Refused
from models.introductions.introduction import Party
from models.people import ContactKind, People, Person
from models.text import fold
from models.vault.vault import Vault
from models.words import sentence
from resources import tr

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_PARTICLES: Final = frozenset(
    _WORD.findall("de du des le la les el da di do dos van von der den ter ibn et and mr mrs ms dr mme jr sr st saint")
)
_MAILBOXES: Final = frozenset(
    _WORD.findall(
        "gmail googlemail outlook hotmail live msn yahoo icloud proton protonmail pm tuta posteo mailbox gmx aol "
        "orange wanadoo free sfr laposte bbox neuf linkedin facebook instagram github"
    )
)
"""Houses where everybody has an address: their names give nobody away."""

_POINT = re.compile(r"\s*\.\s*")
_SHORT: Final = 2
_LEAST_PIECE: Final = 4
_LEAST_LABEL: Final = 8
"""A shorter name of a domain is often a word of every day, as in atelier.fr."""

_LAST_DIGITS: Final = 8
"""So many digits are the same number with its prefix and without."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Where someone is given away: the ``sentence`` as it was written, and ``by`` what."""

    sentence: str
    by: str


def find_leak(text: str, about: Person, reader: str = "") -> Leak | None:
    """The first sentence of ``text`` that tells who ``about`` is: by a name, an address, a domain or a number.

    Case, accents, blanks, hyphens and signs that nobody sees make no difference. Words that also stand in
    ``reader``, the name of whoever reads it, give nobody away.
    """
    own = frozenset(_WORD.findall(_plain(reader)))
    for part in (*_SENTENCE_END.split(text), text):
        by = next(_given_away(part, about, own), "")
        if by:
            return Leak(part.strip(), by)
    return None


def require_anonymous(vault: Vault, text: str, about: int, reader: int) -> None:
    """Raises ``Refused``, with the sentence, where ``text`` tells ``reader`` who ``about`` is, or when one is gone."""
    other = People(vault).get(about)
    leak = find_leak(text, other, People(vault).get(reader).name)
    if leak is not None:
        raise Refused(
            tr(
                "“{sentence}” gives {name} away by “{by}”. Say it without that, until both have said yes.",
                sentence=leak.sentence,
                name=other.name,
                by=leak.by,
            )
        )


def drafted_teaser(about: Person, why: str, reader: str) -> str:
    """A line to tell ``reader`` of ``about``: what they do, else their world or town, and ``why`` it would help them.

    What would give them away is left out, so it may be empty.
    """
    said = [part for part in (about.role, *about.worlds, about.town) if part.strip()]
    parts = [*(part for part in said if find_leak(part, about, reader) is None)][:1]
    if why.strip() and find_leak(why, about, reader) is None:
        parts.append(why.strip())
    return sentence(", ".join(" ".join(part.split()) for part in parts))


def gain_of(vault: Vault, about: Party, reader: Party) -> str:
    """What ``about`` would gain, as ``reader`` may read it before two yeses.

    Empty where that gives them away, or where what is told of them says it already.
    """
    why = about.why.strip()
    told = find_leak(why, People(vault).get(about.person), reader.name) is not None
    return "" if told or fold(why) in fold(reader.teaser) else why


def _given_away(text: str, about: Person, own: frozenset[str]) -> Iterator[str]:
    plain = _plain(text)
    words, squashed = frozenset(_WORD.findall(plain)), "".join(_WORD.findall(plain))
    shown = frozenset(_WORD.findall(_visible(text)))
    for word in _name_words(about):
        bare = _plain(word)
        parts = frozenset(_WORD.findall(bare))  # one letter may stand for several signs
        if parts and parts <= own:
            continue
        # outside the Latin letters words are not always set apart, or are bent at their end
        inside = parts <= words if parts and bare.isascii() else bare in plain
        if bare and inside and (len(bare) > _SHORT or not bare.isascii() or word in shown):
            yield word
    for piece, shown_as in _pieces(about, own):
        if piece in squashed:
            yield shown_as
    dotted = _POINT.sub(".", plain)
    for host in _hosts(about):
        if any(re.search(rf"(?<!\w){re.escape(domain)}(?!\w)", dotted) for domain in _domains(host)):
            yield host
    digits = "".join(sign for sign in plain if sign.isdecimal())
    for contact in about.contacts:
        number = "".join(sign for sign in contact.value if sign.isdecimal())[-_LAST_DIGITS:]
        if contact.kind == ContactKind.PHONE and len(number) == _LAST_DIGITS and number in digits:
            yield contact.value


def _name_words(about: Person) -> Iterator[str]:
    """The words of a name as they are written; of two letters only such as are written in the same way count."""
    written = " ".join((about.name, about.given, about.family, about.additional, about.nickname))
    words = list(dict.fromkeys(_WORD.findall(_visible(written))))
    telling = [word for word in words if len(word) > 1 or not word.isascii()]
    yield from [word for word in telling if _plain(word) not in _PARTICLES] or words or [about.name.strip()]


def _pieces(about: Person, own: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What gives them away wherever it stands, without blanks and points, and as it is shown."""
    name = "".join(_WORD.findall(_plain(about.name)))
    if len(name) > _LEAST_PIECE and not frozenset(_WORD.findall(_plain(about.name))) <= own:
        yield name, about.name
    for contact in about.contacts:
        if contact.kind == ContactKind.EMAIL and "@" in contact.value:
            yield "".join(_WORD.findall(_plain(contact.value))), contact.value
        elif contact.kind == ContactKind.URL:
            handle = "".join(_WORD.findall(_plain(_host_and_path(contact.value)[1].rpartition("/")[2])))
            if len(handle) > _LEAST_PIECE:
                yield handle, contact.value
    for host in _hosts(about):
        labels = ("".join(_WORD.findall(label)) for domain in _domains(host) for label in domain.split(".")[:-1])
        yield from ((label, host) for label in labels if len(label) >= _LEAST_LABEL)


def _hosts(about: Person) -> Iterator[str]:
    for contact in about.contacts:
        if contact.kind == ContactKind.EMAIL and "@" in contact.value:
            yield contact.value.rpartition("@")[2].strip()
        elif contact.kind == ContactKind.URL:
            yield _host_and_path(contact.value)[0]


def _host_and_path(address: str) -> tuple[str, str]:
    host, _, path = (address.partition("://")[2] or address).strip().partition("/")
    return host, path.rstrip("/")


def _domains(host: str) -> Iterator[str]:
    """A domain and those above it, as far as they are somebody's own: mail.atelier.example, atelier.example."""
    labels = [label for label in _plain(host).split(".") if label and label != "www"]
    if len(labels) > 1 and labels[-2] not in _MAILBOXES:
        yield from (".".join(labels[at:]) for at in range(len(labels) - 1) if len(labels[at]) > _SHORT)


def _visible(text: str) -> str:
    """``text`` without signs that nobody sees, which would tear a name apart for a program alone."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")


def _plain(text: str) -> str:
    return fold(_visible(text))
