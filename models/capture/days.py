"""Days as words and figures name them, in both languages, for what was and for what is to come."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from types import MappingProxyType
from typing import Final

from models.dates import Season

_MONTHS: Final = (
    ("january", "janvier", "jan", "janv"),
    ("february", "fevrier", "feb", "fev", "fevr"),
    ("march", "mars", "mar"),
    ("april", "avril", "apr", "avr"),
    ("may", "mai"),
    ("june", "juin", "jun"),
    ("july", "juillet", "jul", "juil"),
    ("august", "aout", "aug"),
    ("september", "septembre", "sep", "sept"),
    ("october", "octobre", "oct"),
    ("november", "novembre", "nov"),
    ("december", "decembre", "dec"),
)
_WEEKDAYS: Final = (
    ("lundi", "monday", "lun", "mon"),
    ("mardi", "tuesday", "mar", "tue", "tues"),
    ("mercredi", "wednesday", "mer", "wed"),
    ("jeudi", "thursday", "jeu", "thu", "thur", "thurs"),
    ("vendredi", "friday", "ven", "fri"),
    ("samedi", "saturday", "sam", "sat"),
    ("dimanche", "sunday", "dim", "sun"),
)
_NUMBERS: Final = (
    ("un", "une", "a", "an", "one"),
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("six",),
    ("sept", "seven"),
    ("huit", "eight"),
    ("neuf", "nine"),
    ("dix", "ten"),
)


def _by_name(names: tuple[tuple[str, ...], ...], first: int) -> Mapping[str, int]:
    return MappingProxyType({name: number for number, each in enumerate(names, start=first) for name in each})


def either(*words: str) -> str:
    """A pattern for any of ``words``, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


MONTHS: Final = _by_name(_MONTHS, 1)
WEEKDAYS: Final = _by_name(_WEEKDAYS, 0)
"""Monday is 0, as in ``date.weekday()``."""
_COUNTS: Final = _by_name(_NUMBERS, 1)

MONTH: Final = either(*MONTHS)
WEEKDAY: Final = either(*WEEKDAYS)
WHOLE_WEEKDAY: Final = either(*(name for names in _WEEKDAYS for name in names[:2]))
"""``mon``, ``sam`` and ``mer`` are other words too, so a sentence must write its weekdays out."""
COUNT: Final = rf"\d{{1,3}}|{either(*_COUNTS)}"
SEASONS: Final = MappingProxyType(
    {
        **dict.fromkeys(("printemps", "spring"), Season.SPRING),
        **dict.fromkeys(("ete", "summer"), Season.SUMMER),
        **dict.fromkeys(("automne", "autumn"), Season.AUTUMN),
        **dict.fromkeys(("hiver", "winter"), Season.WINTER),
    }
)
SEASON: Final = either(*SEASONS)

_DAYS_AHEAD: Final = 400
"""Each number of a day falls on each weekday at least once in so many days."""

NUMBER: Final = rf"(?P<day>\d{{1,2}})(?![/.:]?\d| ?(?:h|{MONTH})\b)"
"""The number of a day, that is no time and no part of a date."""

# "mar 7" may be a Tuesday
_MONTH_FIRST = either(*(name for name in MONTHS if name != "mar"))
WRITTEN_DAY: Final = (
    r"(?<![\w/.,-])(?:"
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<figures>\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?|\d{1,2}(?P<between>[.-])\d{1,2}(?P=between)\d{4})"
    rf"|(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?(?: of| de)? (?P<month>{MONTH})\b\.?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<month_first>{_MONTH_FIRST})\.? (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year_after>\d{{4}}))?"
    r")(?![\w/%€$]|[.,-]\d)"
)
"""A day in figures, or with the name of its month; ``named_day`` reads what it finds."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the calendar as it was named: perhaps without a year, perhaps one that does not exist."""

    day: int
    month: int
    year: int | None

    @property
    def is_thinkable(self) -> bool:
        """Whether some year could have it: the rest is no date at all."""
        return 1 <= self.month <= 12 and 1 <= self.day <= 31 and (self.year is None or 1 <= self.year < date.max.year)

    def in_year(self, year: int) -> date | None:
        """The day in ``year``, if that year has it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def latest(self, today: date) -> date | None:
        """The last such day, today included; ``None`` where the year that comes first to mind does not have it."""
        if self.year is not None:
            return self.in_year(self.year)
        is_past = (self.month, self.day) <= (today.month, today.day)
        return self.in_year(today.year if is_past else today.year - 1)

    def next(self, today: date) -> date | None:
        """The next such day, today included; ``None`` likewise."""
        if self.year is not None:
            return self.in_year(self.year)
        is_past = (self.month, self.day) < (today.month, today.day)
        return self.in_year(today.year + 1 if is_past else today.year)

    def near(self, year: int) -> tuple[date, ...]:
        """For a day that ``year`` does not have: the last day of that month, and the first of the next."""
        after = date(min(max(year + self.month // 12, date.min.year), date.max.year), self.month % 12 + 1, 1)
        return (days_from(after, -1), after)

    def real(self, years: Iterable[int]) -> tuple[date, ...]:
        """The day in the first of ``years`` that has it; empty where none does."""
        days = (self.in_year(year) for year in years)
        return tuple(islice((day for day in days if day), 1))

    @property
    def swapped(self) -> "NamedDay":
        """The same figures read in the other order."""
        return NamedDay(self.month, self.day, self.year)


def named_day(found: re.Match[str], *, day_first: bool) -> NamedDay:
    """What ``WRITTEN_DAY`` found."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return NamedDay(day, month, year)
    if found["figures"]:
        first, second, *years = map(int, re.split("[/.-]", found["figures"]))
        day, month = (first, second) if day_first else (second, first)
        return NamedDay(day, month, _whole_year(years[0]) if years else None)
    year_said = found["year"] or found["year_after"]
    return NamedDay(
        int(found["day"] or found["day_after"]),
        MONTHS[found["month"] or found["month_first"]],
        int(year_said) if year_said else None,
    )


def _whole_year(year: int) -> int:
    return 2000 + year if year < 100 else year


def latest_weekday(weekday: int, today: date, *, before_today: bool = False) -> date:
    """The last such weekday, today included unless it shall be ``before_today``."""
    days = (today.weekday() - weekday) % 7
    return days_from(today, -(7 if before_today and days == 0 else days))


def next_weekday(weekday: int, today: date) -> date:
    """The next such weekday, never today."""
    return days_from(today, (weekday - today.weekday() - 1) % 7 + 1)


def coming_days(day: int, today: date, weekday: int | None = None) -> tuple[date, ...]:
    """The next day with this number, never today, and on this weekday if one is given; empty for no such number."""
    ahead = (days_from(today, count) for count in range(1, _DAYS_AHEAD))
    return tuple(islice((one for one in ahead if one.day == day and weekday in (None, one.weekday())), 1))


def past_days(day: int, today: date, weekday: int | None = None) -> tuple[date, ...]:
    """The last such day, today included."""
    back = (days_from(today, -count) for count in range(_DAYS_AHEAD))
    return tuple(islice((one for one in back if one.day == day and weekday in (None, one.weekday())), 1))


def days_from(day: date, count: int) -> date:
    """``count`` days after ``day``, or before it; the calendar's own first and last days are as far as it goes."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def count_of(word: str) -> int:
    """The number that ``COUNT`` found."""
    return int(word) if word.isdigit() else _COUNTS[word]
