"""What was typed to find something: its words, and the time that some of them may name.

"devis 2025", "devis mars 2025", "devis l’an dernier": a year or a month narrows what is looked through.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.dates import TYPED_MONTHS, VagueDate
from models.errors import Refused
from models.text import fold

_YEAR: Final = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_ISO: Final = re.compile(r"(?:19|20)\d{2}-\d{2}(?:-\d{2})?", re.ASCII)
_BEFORE_A_TIME: Final = frozenset({"en", "in", "de", "of", "du", "from", "le", "the"})
_YEARS_AGO: Final = {
    ("last", "year"): 1,
    ("l'an", "dernier"): 1,
    ("l'an", "passe"): 1,
    ("l'annee", "derniere"): 1,
    ("l'annee", "passee"): 1,
    ("annee", "derniere"): 1,
    ("this", "year"): 0,
    ("cette", "annee"): 0,
}
_MONTHS_AGO: Final = {
    ("last", "month"): 1,
    ("mois", "dernier"): 1,
    ("mois", "passe"): 1,
    ("this", "month"): 0,
    ("ce", "mois"): 0,
    ("ce", "mois-ci"): 0,
}

_Time = tuple[str, int]
"""A vague date, as ``2025`` or ``2025-03``, and how many words name it."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one written date (``models.dates``) to another, both included, in the order of their letters."""

    since: str = ""
    until: str = "9999-99-99"

    @classmethod
    def of(cls, when: str) -> "Span":
        """All that is written with ``when`` at its beginning: 2025 holds 2025-03-16, 2025-03 and 2025-21."""
        return cls(when, f"{when}-99-99")


ALWAYS: Final = Span()


@dataclass(frozen=True, slots=True)
class Sought:
    """``text`` is all that was typed, ``words`` what is left without ``when``, a year, month or day in EDTF."""

    text: str
    words: str
    when: str

    @property
    def within(self) -> Span:
        """The time that is looked through."""
        return Span.of(self.when) if self.when else ALWAYS


def read_sought(text: str, today: date) -> Sought:
    """What ``text`` asks for; a month without a year is the latest that has begun."""
    words = text.split()
    folded = [fold(word) for word in words]
    for at in range(len(words)):
        if found := _time_at(folded[at : at + 2], today):
            when, count = found
            first = at
            while first and folded[first - 1] in _BEFORE_A_TIME:
                first -= 1
            return Sought(text, " ".join(words[:first] + words[at + count :]), when)
    return Sought(text, text, "")


def _time_at(words: list[str], today: date) -> _Time | None:
    """The time that ``words`` begin with."""
    pair = (words[0], words[1] if len(words) > 1 else "")
    if _YEAR.fullmatch(pair[0]):
        return pair[0], 1
    if _ISO.fullmatch(pair[0]):
        return (pair[0], 1) if _exists(pair[0]) else None
    if pair in _YEARS_AGO:
        return f"{today.year - _YEARS_AGO[pair]:04}", 2
    if pair in _MONTHS_AGO:
        return _month(12 * today.year + today.month - 1 - _MONTHS_AGO[pair]), 2
    number = next((at for at, names in enumerate(TYPED_MONTHS) if pair[0] in names), None)
    if number is None:
        return None
    if _YEAR.fullmatch(pair[1]):
        return _month(12 * int(pair[1]) + number), 2
    year = today.year if number < today.month else today.year - 1
    return _month(12 * year + number), 1


def _exists(written: str) -> bool:
    try:
        VagueDate.parse(written)
    except Refused:
        return False
    return True


def _month(count: int) -> str:
    """A month by how many came before it since the year 0."""
    return f"{count // 12:04}-{count % 12 + 1:02}"
