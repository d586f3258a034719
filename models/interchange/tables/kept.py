"""What a row says beyond what we model: it stays, as lines of the note and as relations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.interchange.card import Card
from models.interchange.records import Bond, Whom
from models.interchange.tables.targets import Meaning, Target
from models.interchange.text import clean, one_line
from models.interchange.vcard_pictures import is_link
from models.people.person import ContactKind
from models.text import fold
from resources import tr

LONGEST_LINE = 10_000
SEVERAL = " ::: "
"""Google parts several values of one cell by this."""

OWN_GROUP = "* "
"""Google's groups of its own, such as "* myContacts", and the label that is chosen, begin so."""

_ONCE = ("name", "given", "family", "additional", "prefix", "suffix", "nickname", "organisation", "role", "town")
_RELATION, _PHOTO = "relation ", "photo"

# What Outlook writes into columns that nobody filled.
_NOTHING = frozenset(("normal", "false", "faux", "unspecified", "non specifie", "smtp", "0"))


class Told(NamedTuple):
    """One cell: what its column is about, what it says, and the header of the column."""

    meaning: Meaning
    text: str
    column: str = ""


Said = defaultdict[Target, list[Told]]
"""What is said of one person, by what it is about."""


def word_beside(said: Said, meaning: Meaning) -> str:
    """What the column beside says that a value is, as it is written; empty for none."""
    beside = next((told.text for told in said[Target.LABEL] if told.meaning.group == meaning.group != ""), "")
    return one_line(beside.removeprefix(OWN_GROUP)[:LONGEST_LINE])


def kept_lines(said: Said, card: Card, unread: Iterable[Told]) -> Iterator[str]:
    """Lines for the note: columns that have no field, second values of those with one, and the ``unread``."""
    known = {fold(card.name), *_addressed(card)}
    for told in said[Target.KEPT]:
        value = clean(told.text[:LONGEST_LINE]).strip()
        is_known = fold(value) in known or fold(value) in _NOTHING
        if not (is_known or told.meaning.group.startswith(_RELATION) or _is_photo(told)):
            yield _line(word_beside(said, told.meaning) or told.column, value)
    for name in _ONCE:
        first, *others = [one_line(told.text) for told in said[Target(name)]] or [""]
        for told, value in zip(said[Target(name)][1:], others, strict=True):
            if value != first:
                yield _line(told.column, value)
    for told in unread:
        yield _line(word_beside(said, told.meaning) or told.column, one_line(told.text))


def kept_properties(said: Said) -> tuple[str, ...]:
    """Properties of a vCard: a picture that lies elsewhere, which is never fetched."""
    return tuple(f"PHOTO:{one_line(told.text)}" for told in said[Target.KEPT] if _is_photo(told))


def relates(said: Said) -> bool:
    """Whether somebody else is named."""
    return any(told.meaning.group.startswith(_RELATION) for told in said[Target.KEPT])


def bonds(said: Said, card: Card) -> Iterator[Bond]:
    """The relations that a row tells, each of the other to the one whom the row is about."""
    for told in said[Target.KEPT]:
        if not told.meaning.group.startswith(_RELATION):
            continue
        word = word_beside(said, told.meaning) or tr("Relation")
        for name in filter(None, (one_line(each[:LONGEST_LINE]) for each in told.text.split(SEVERAL))):
            people = Whom(name=name), Whom(uid=card.uid)
            yield Bond(at=card.at, people=people, kind=word.lower(), otherwise=_line(word, name))


def _addressed(card: Card) -> Iterator[str]:
    """How mail programs write a name together with its address."""
    for contact in card.contacts:
        if contact.kind is ContactKind.EMAIL:
            yield from (fold(contact.value), fold(f"{card.name} ({contact.value})"))


def _is_photo(told: Told) -> bool:
    return fold(told.column) == _PHOTO and is_link(told.text)


def _line(word: str, value: str) -> str:
    word = one_line(word)[:200]
    return f"{word}: {value}" if word else value
