"""What the vault has to say to what is typed. Runs on the reading thread."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from models.people import PersonRow
from models.search import Hit, Matches, Search
from models.sought import Sought, Span
from models.vault import Vault
from models.words import at_words
from resources import phrase, tr

_PEOPLE: Final = 6
_EXCHANGES: Final = 8
_OF_THIS_YEAR: Final = 5
_OF_ANOTHER_YEAR: Final = 3
_OF_A_KIND: Final = 3
_LATELY: Final = 5
_EXCHANGE: Final = ("interaction",)

KINDS: Final = (
    ("Notes", ("person",)),
    ("Favours", ("favour",)),
    ("Follow-ups", ("follow_up",)),
    ("Decisions", ("decision", "consultation")),
    ("Missions", ("mission",)),
    ("Introductions", ("introduction",)),
    ("Lived, looked for, offered", ("experience", "need", "offer")),
)
"""The groups of what is no exchange: a word over it, and the kinds of hits in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some of what was noted, under a word in the user's language."""

    words: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What fits ``text``; for an empty one, those who were seen lately. ``today`` is the vault's day."""

    text: str
    today: date
    people: tuple[PersonRow, ...]
    groups: tuple[Group, ...] = ()


def read_whole(vault: Vault, _job: object, *, hit: Hit) -> tuple[str, ...]:
    """Every word of a hit."""
    return Search(vault).said(hit)


def find(vault: Vault, job: Any, *, text: str) -> Found:
    """Look for people, then for exchanges, the newest first, then for all that was noted beside."""
    search, today = Search(vault), vault.clock.today()
    if not text.strip():
        return Found(text, today, tuple(search.lately(_LATELY)))
    people = tuple(search.people(text, _PEOPLE))
    groups: list[Group] = []
    for group in _groups(vault, search.read(text), today):
        job.progress(len(groups), len(KINDS))  # a newer question ends this one here
        if group.hits:
            groups.append(group)
    return Found(text, today, people, tuple(groups))


def _groups(vault: Vault, sought: Sought, today: date) -> Iterator[Group]:
    fitting = Matches(vault, sought.words, sought.within)
    if not sought.when:
        yield from _by_year(fitting, today.year)
        for words, kinds in KINDS:
            yield Group(phrase(words), tuple(fitting.newest(kinds, _OF_A_KIND)))
        return
    # "devis 2025" may be when it was, or what was written
    written = Matches(vault, sought.text)
    then = tuple(fitting.newest(_EXCHANGE, _EXCHANGES))
    yield Group(tr("Exchanges {when}", when=at_words(sought.when, today)), then)
    yield Group(tr("Exchanges"), _others(written.newest(_EXCHANGE, _EXCHANGES), then)[:_OF_ANOTHER_YEAR])
    for words, kinds in KINDS:
        hits = tuple(fitting.newest(kinds, _OF_A_KIND))
        others = _others(written.newest(kinds, _OF_A_KIND), hits)
        yield Group(phrase(words), (*hits, *others)[:_OF_A_KIND])


def _by_year(fitting: Matches, year: int) -> Iterator[Group]:
    """Exchanges in three groups, so that what was said last year is a key away however much was said since."""
    for words, limit, within in (
        (tr("Exchanges"), _OF_THIS_YEAR, Span(since=f"{year:04}")),
        (tr("Exchanges last year"), _OF_ANOTHER_YEAR, Span.of(f"{year - 1:04}")),
        (tr("Earlier exchanges"), _OF_ANOTHER_YEAR, Span(until=f"{year - 2:04}-99-99")),
    ):
        yield Group(words, tuple(fitting.newest(_EXCHANGE, limit, within)))


def _others(hits: list[Hit], known: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Those that are not known yet; a hit may show another piece of the same note."""
    seen = {(hit.kind, hit.id) for hit in known}
    return tuple(hit for hit in hits if (hit.kind, hit.id) not in seen)
