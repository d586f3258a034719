"""Dates as people remember them: a day, a month, a season, a year.

Written in the Extended Date/Time Format, level 1 (Library of Congress, 2019; ISO 8601-2):
``2024-05-12``, ``2024-05``, ``2024-21`` for the spring of 2024 (22 summer, 23 autumn, 24 winter), ``2024``.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from models.errors import Refused
from resources import tr

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

TYPED_MONTHS = (
    ("january", "janvier"),
    ("february", "fevrier"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "aout"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "decembre"),
)
"""The months as one types them in English and in French, folded (``models.text.fold``)."""


class Season(IntEnum):
    """A season by its EDTF number; the months are those of the northern half of the world."""

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24

    @property
    def first_month(self) -> int:
        """The calendar month it begins in; a winter belongs to the year it begins in."""
        return 3 * (self.value - 20)


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date of which perhaps only the season or the year is known. ``edtf`` is its written form."""

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None

    @classmethod
    def parse(cls, text: str) -> "VagueDate":
        """The date written as ``text``.

        Raises ``Refused`` when it is none, or does not exist, as 29 February 2026.
        """
        try:
            return cls._parsed(text)
        except ValueError:
            raise Refused(tr("“{text}” is no date. Write it as 2024-05-12, 2024-05 or 2024.", text=text[:20])) from None

    @classmethod
    def _parsed(cls, text: str) -> "VagueDate":
        matched = _FORM.fullmatch(text)
        if matched is None:
            raise ValueError
        year, middle, day = (int(part) if part else None for part in matched.groups())
        assert year is not None  # the pattern cannot match without it
        if 0 in (middle, day):
            raise ValueError
        season = next((season for season in Season if season == middle and day is None), None)
        found = cls(year, season=season) if season else cls(year, middle, day)
        _ = found.earliest, found.latest  # a day that does not exist raises here
        return found

    @classmethod
    def of(cls, day: date) -> "VagueDate":
        """The exact ``day``."""
        return cls(day.year, day.month, day.day)

    @property
    def edtf(self) -> str:
        """The written form."""
        middle = self.season.value if self.season else self.month
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (middle, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def is_exact(self) -> bool:
        """Whether the very day is known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """The first day it can mean. Lists are ordered by it."""
        month = self.season.first_month if self.season else self.month
        return date(self.year, month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        if self.day:
            return self.earliest
        months = 3 if self.season else 1 if self.month else 12
        ahead = self.earliest.month - 1 + months
        if self.year + ahead // 12 > date.max.year:
            return date.max
        return date(self.year + ahead // 12, ahead % 12 + 1, 1) - timedelta(days=1)


def edtf(on: str | date) -> str:
    """The written form of a date given either way; empty stays empty. Raises ``Refused`` for what is no date."""
    if isinstance(on, date):
        return VagueDate.of(on).edtf
    return VagueDate.parse(on).edtf if on else ""


def remembered_day(on: str) -> str:
    """A day to remember each year, ``1984-05-12``, or ``--05-12`` where the year is unknown.

    Raises ``Refused`` for anything else.
    """
    if on.startswith("--"):
        # of a leap year, for some were born on 29 February
        return f"-{iso_day(f'2000{on[1:]}')[4:]}"
    return iso_day(on)


def sort_day(written: str) -> str:
    """The ISO day by which a vague date is ordered: its first; empty for an unknown one."""
    return VagueDate.parse(written).earliest.isoformat() if written else ""


def iso_day(on: str | date) -> str:
    """The very day, as ``2024-05-12``; empty stays empty. Raises ``Refused`` for a vague date, or none."""
    written = edtf(on)
    if written and not VagueDate.parse(written).is_exact:
        raise Refused(tr("Say which day. Write it as 2024-05-12."))
    return written


def week_of(day: date) -> str:
    """The ISO week, ``2026-W12``: it begins with Monday, and may belong to the year before or after."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def shifted(day: date, by: timedelta) -> date:
    """``day`` moved ``by`` so much, as far as the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min
