"""What the vault has to say to what is typed. Runs on the reading thread."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from models.people import PersonRow
from models.search import Hit, Search
from models.vault import Vault

_PEOPLE: Final = 6
_NOTES: Final = 8
_LATELY: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What fits ``text``; for an empty one, those who were seen lately. ``today`` is the vault's day."""

    text: str
    today: date
    people: tuple[PersonRow, ...]
    notes: tuple[Hit, ...] = ()


def find(vault: Vault, job: Any, *, text: str) -> Found:
    """Look for people, then for notes, the newest first."""
    search, today = Search(vault), vault.clock.today()
    if not text.strip():
        return Found(text, today, tuple(search.lately(_LATELY)))
    people = tuple(search.people(text, _PEOPLE))
    job.progress(1, 2)  # a newer question ends this one here
    return Found(text, today, people, tuple(search.notes(text, _NOTES)))
