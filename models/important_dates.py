"""Birthdays and other days of every year: when they come next, and what they make.

A day is written ``1984-05-12``, or ``--05-12`` where the year is unknown (``models.dates.remembered_day``).
"""

from calendar import isleap
from datetime import date


def next_occurrence(on: str, today: date) -> date | None:
    """The first day from ``today`` on that ``on`` falls on; ``None`` where the calendar ends before it.

    29 February is kept on the 28th of a common year: rather a day early than a day late.
    A day whose year is still to come does not come before that year.
    """
    year, month, day = _parts(on)
    first = max(today, date(year, month, day)) if year else today
    for candidate in (first.year, first.year + 1):
        if candidate <= date.max.year and (found := _in_year(candidate, month, day)) >= first:
            return found
    return None


def _parts(on: str) -> tuple[int, int, int]:
    """Year, month and day; year 0 where it is unknown."""
    if on.startswith("--"):
        return 0, int(on[2:4]), int(on[5:7])
    known = date.fromisoformat(on)
    return known.year, known.month, known.day


def _in_year(year: int, month: int, day: int) -> date:
    is_missing = (month, day) == (2, 29) and not isleap(year)
    return date(year, month, 28 if is_missing else day)
