"""Dates, spans and lists in words, in French and in English.

Vague dates are EDTF (``models.dates``). Everything is measured from ``today``, which is passed in.
Sources are chosen at run time, so a test of its own checks that each has its French.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

from models.dates import Season, VagueDate
from models.people import PersonRow
from models.recurrence import Duration
from resources import phrase, tr

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
ON_WEEKDAYS: Final = (
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "on Thursday",
    "on Friday",
    "on Saturday",
    "on Sunday",
)
FOR_WEEKDAYS: Final = (
    "for Monday",
    "for Tuesday",
    "for Wednesday",
    "for Thursday",
    "for Friday",
    "for Saturday",
    "for Sunday",
)
WERE_FOR_WEEKDAYS: Final = (
    "was for Monday",
    "was for Tuesday",
    "was for Wednesday",
    "was for Thursday",
    "was for Friday",
    "was for Saturday",
    "was for Sunday",
)
NUMBERS: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
SEASONS: Final = {
    Season.SPRING: ("spring {year}", "in spring {year}"),
    Season.SUMMER: ("summer {year}", "in summer {year}"),
    Season.AUTUMN: ("autumn {year}", "in autumn {year}"),
    Season.WINTER: ("winter {year}", "in winter {year}"),
}

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})

_NEAR_MONTHS = 11
"""Within so many months a day or a month needs no year."""


def date_words(on: str, today: date) -> str:
    """A vague date by itself: "yesterday", "14 October", "May 2024", "spring 2024"; empty for an unknown one."""
    if not on:
        return ""
    when = VagueDate.parse(on)
    if when.is_exact:
        return _close_day(when.earliest, today) or day_words(when.earliest, today)
    if when.season:
        return phrase(SEASONS[when.season][0]).format(year=when.year)
    return _month_words(when, today) if when.month else str(when.year)


def at_words(on: str, today: date) -> str:
    """A vague date as when something was: "yesterday", "on 14 October", "in May 2024", "in 2023"."""
    if not on:
        return ""
    when = VagueDate.parse(on)
    if when.is_exact:
        return _close_day(when.earliest, today) or tr("on {day}", day=day_words(when.earliest, today))
    if when.season:
        return phrase(SEASONS[when.season][1]).format(year=when.year)
    if when.month:
        return tr("in {month}", month=_month_words(when, today))
    return tr("in {year}", year=when.year)


def last_words(on: str, today: date) -> str:
    """When one last did something, no more exact than one says it: "on Tuesday", "two weeks ago", "in October"."""
    if not on:
        return ""
    when = VagueDate.parse(on)
    days = (today - when.earliest).days
    if not when.is_exact or days < 2 or days >= 28:
        return at_words(on if not when.is_exact or days < 28 else on[:7], today)
    if days < 7:
        return phrase(ON_WEEKDAYS[when.earliest.weekday()])
    if days < 14:
        return tr("a week ago")
    return tr("{number} weeks ago", number=number_word(days // 7))


def span_words(since: str, today: date) -> str:
    """How long something has been so since a vague date: "for six years"; empty for an unknown or future one."""
    if not since:
        return ""
    start = VagueDate.parse(since)
    if start.earliest > today:
        return ""
    if not start.month and not start.season and start.year == today.year:
        return tr("since this year")
    months = 12 * (today.year - start.year) + today.month - start.earliest.month
    if start.day and today.day < start.day:
        months -= 1
    if not start.month and not start.season:
        months = 12 * (today.year - start.year)
    if months < 1:
        return tr("for a few weeks") if (today - start.earliest).days >= 14 else tr("for a few days")
    return _months_span(months)


def _months_span(months: int) -> str:
    if months == 1:
        return tr("for a month")
    if months < 12:
        return tr("for {number} months", number=number_word(months))
    if months < 18:
        return tr("for a year")
    if months < 24:
        return tr("for a year and a half")
    return tr("for {number} years", number=number_word(months // 12))


def due_words(due: str, today: date) -> str:
    """By when a promise is to be kept, from an ISO day: "for Friday", "before 20 March"; empty for none.

    A day that is past is said as gently: "was for Friday".
    """
    if not due:
        return ""
    day = date.fromisoformat(due)
    ahead = (day - today).days
    if ahead < 0:
        return _was_for(day, today)
    if ahead == 0:
        return tr("for today")
    if ahead == 1:
        return tr("for tomorrow")
    if ahead < 7:
        return phrase(FOR_WEEKDAYS[day.weekday()])
    return tr("before {day}", day=day_words(day, today))


def _was_for(day: date, today: date) -> str:
    behind = (today - day).days
    if behind == 1:
        return tr("was for yesterday")
    if behind < 7:
        return phrase(WERE_FOR_WEEKDAYS[day.weekday()])
    return tr("was for {day}", day=day_words(day, today))


def day_words(day: date, today: date) -> str:
    """An exact day; the year is said where it could be mistaken."""
    month = phrase(MONTHS[day.month - 1])
    if _needs_no_year(day.year, day.month, today):
        return tr("{day} {month}", day=_ordinal(day.day), month=month)
    return tr("{day} {month} {year}", day=_ordinal(day.day), month=month, year=day.year)


def weekday_words(day: date, today: date) -> str:
    """An exact day with its weekday: "Friday 20 March", "Monday 4 May 2020"."""
    return tr("{weekday} {day}", weekday=phrase(WEEKDAYS[day.weekday()]), day=day_words(day, today))


def recent_words(on: str, today: date) -> str:
    """A vague date that is past, shortly: "yesterday", "Tuesday" within the week, "14 October", "2024"."""
    if on and (when := VagueDate.parse(on)).is_exact and 2 <= (today - when.earliest).days < 7:
        return phrase(WEEKDAYS[when.earliest.weekday()])
    return date_words(on, today)


def yearly_words(on: str) -> str:
    """A day of every year, ``1984-05-12`` or ``--05-12``: "12 May 1984", "12 May"; what is neither stays as it is."""
    try:
        month, day = int(on[-5:-3]), int(on[-2:])
        date(2000, month, day)
    except ValueError:
        return on
    name = phrase(MONTHS[month - 1])
    if on.startswith("--"):
        return tr("{day} {month}", day=_ordinal(day), month=name)
    return tr("{day} {month} {year}", day=_ordinal(day), month=name, year=on[:4])


def rhythm_words(days: int) -> str:
    """A wished interval: "every week", "every two months", "every ten days"."""
    if days == 1:
        return tr("every day")
    if days == 7:
        return tr("every week")
    if days in (30, 31):
        return tr("every month")
    if days in (365, 366):
        return tr("every year")
    if days % 30 in (0, 1, 2) and 60 <= days < 365:
        return tr("every {number} months", number=number_word(days // 30))
    if days % 7 == 0 and days < 60:
        return tr("every {number} weeks", number=number_word(days // 7))
    return tr("every {number} days", number=number_word(days))


def recurrence_words(recurrence: str) -> str:
    """How often something comes back, from its ISO 8601 duration: "every week", "every two years"; empty for never."""
    if not recurrence:
        return ""
    every = Duration.parse(recurrence)
    months = 12 * every.years + every.months
    days = 7 * every.weeks + every.days
    if not months:
        return rhythm_words(days)
    if days:
        return tr("every {number} days", number=number_word(every.longest_days))
    if months % 12 == 0:
        return rhythm_words(365) if months == 12 else tr("every {number} years", number=number_word(months // 12))
    return rhythm_words(30 * months) if months == 1 else tr("every {number} months", number=number_word(months))


def number_word(number: int) -> str:
    """A small number in letters, a large one in figures."""
    return phrase(NUMBERS[number]) if 0 <= number < len(NUMBERS) else str(number)


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return tr("{several} and {last}", several=", ".join(words[:-1]), last=words[-1])


def apart(text: str) -> str:
    """``text`` so that what is written from the right in it does not turn the sentence around it (UAX #9, isolates)."""
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text):
        return f"\u2068{text}\u2069"
    return text


def sentence(text: str) -> str:
    """``text`` with its first letter large."""
    return text[:1].upper() + text[1:]


def first_name(name: str) -> str:
    """What one calls someone of this name: its first word."""
    return next(iter(name.split()), name)


def person_line(row: PersonRow) -> str:
    """What a list says of someone under their name: what they do, and where."""
    return ", ".join(part for part in (row.role or row.organisation, row.town) if part)


def _close_day(day: date, today: date) -> str:
    return {-1: tr("tomorrow"), 0: tr("today"), 1: tr("yesterday")}.get((today - day).days, "")


def _month_words(when: VagueDate, today: date) -> str:
    month = phrase(MONTHS[(when.month or 1) - 1])
    if _needs_no_year(when.year, when.month or 1, today):
        return month
    return tr("{month} {year}", month=month, year=when.year)


def _needs_no_year(year: int, month: int, today: date) -> bool:
    return abs(12 * (today.year - year) + today.month - month) < _NEAR_MONTHS


def _ordinal(day: int) -> str:
    # French says "1er"
    return tr("1") if day == 1 else str(day)
