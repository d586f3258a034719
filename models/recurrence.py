"""How often something comes back: ISO 8601 durations, and the days they lead to."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from models.errors import Refused
from resources import tr

_DURATION = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?", re.ASCII)
_REPEATING = re.compile(r"R/(\d{4}-\d{2}-\d{2})/(P.+)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """Years, months, weeks and days between two days, as ISO 8601-1 (2019, 5.5.2.4) counts them."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """The duration written as ``P1Y``, ``P3M``, ``P2W``, ``P10D`` or several of these, greatest first.

        Raises ``Refused`` for anything else, and for no time at all.
        """
        matched = _DURATION.fullmatch(text)
        years, months, weeks, days = (int(part or 0) for part in matched.groups()) if matched else (0, 0, 0, 0)
        found = cls(years=years, months=months, weeks=weeks, days=days)
        if found == cls():
            raise Refused(tr("Say how often: P1W is each week, P1M each month, P1Y each year."))
        return found

    @property
    def iso(self) -> str:
        """The written form."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + "".join(f"{count}{unit}" for count, unit in parts if count)

    @property
    def longest_days(self) -> int:
        """No such duration, from whatever day, lasts more days than this."""
        return 366 * self.years + 31 * self.months + 7 * self.weeks + self.days

    def times(self, count: int) -> "Duration":
        """``count`` of these on end."""
        return Duration(
            years=self.years * count, months=self.months * count, weeks=self.weeks * count, days=self.days * count
        )

    def after(self, day: date) -> date:
        """The day this long after ``day``; where a month has no such day, its last one.

        Raises ``Refused`` past the year 9999.
        """
        months = day.month - 1 + self.months
        year, month = day.year + self.years + months // 12, months % 12 + 1
        try:
            within_month = day.replace(year=year, month=month, day=min(day.day, _days_in(year, month)))
            return within_month + timedelta(days=7 * self.weeks + self.days)
        except (ValueError, OverflowError):
            raise Refused(tr("That is too far away. Choose an earlier day.")) from None

    def before(self, day: date) -> date:
        """The day this long before ``day``; where a month has no such day, its last one. Never before the year 1."""
        months = day.month - 1 - self.months
        year, month = day.year - self.years + months // 12, months % 12 + 1
        if year < date.min.year:
            return date.min
        within_month = day.replace(year=year, month=month, day=min(day.day, _days_in(year, month)))
        return within_month - min(timedelta(days=7 * self.weeks + self.days), within_month - date.min)


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1] if year <= date.max.year else 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days at equal distances from a first one: what is due on the 31st, or on 29 February, stays due then."""

    first: date
    every: Duration

    @property
    def iso(self) -> str:
        """ISO 8601's repeating interval, ``R/2026-01-31/P1M``."""
        return f"R/{self.first.isoformat()}/{self.every.iso}"

    def next_after(self, day: date) -> date:
        """The first day of this schedule that comes after ``day``, and after its own first one."""
        count = max(1, (day - self.first).days // self.every.longest_days)
        while (found := self.every.times(count).after(self.first)) <= day:
            count += 1
        return found


def split(recurrence: str) -> tuple[str, str]:
    """A kept recurrence as its duration and the schedule's first day; empty where there is none.

    >>> split("R/2026-01-31/P1M")
    ('P1M', '2026-01-31')
    """
    matched = _REPEATING.fullmatch(recurrence)
    return (matched[2], matched[1]) if matched else (recurrence, "")
