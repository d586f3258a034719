"""When it is due: what may stand after ``>``."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.capture.days import (
    COUNT,
    MONTH,
    MONTHS,
    NUMBER,
    WEEKDAY,
    WEEKDAYS,
    WRITTEN_DAY,
    NamedDay,
    coming_days,
    count_of,
    days_from,
    named_day,
    next_weekday,
)
from models.errors import Refused
from models.recurrence import Duration

_FRIDAY: Final = 4
_LEAP_YEARS_APART: Final = 8
_AFTER_WORD: Final = re.compile(r"\w>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What stands after ``>``, up to ``end``: the day ``on``, or, where that is not certain, the days it may be.

    ``every`` is how often it comes back, an ISO 8601 duration or empty.
    """

    end: int
    on: date | None = None
    choices: tuple[date, ...] = ()
    every: str = ""


Reading = Callable[[re.Match[str], date], Due | None]

_SHORT_UNIT = r"(?:(?P<days>[jd])|(?P<weeks>[sw])|(?P<months>m)|(?P<quarters>q)|(?P<years>an?|y))"
_LONG_UNIT = (
    r"(?:(?P<days>jours?|days?)|(?P<weeks>semaines?|sem|weeks?)|(?P<months>mois|months?)"
    r"|(?P<quarters>trimestres?|quarters?)|(?P<years>ans?|annees?|years?))"
)
_PART_OF_DAY = r"(?: (?:soir|matin|midi|apres-midi|morning|afternoon|evening|night))?"
_ADVERBS: Final = {
    "quotidien": "P1D",
    "daily": "P1D",
    "hebdo": "P1W",
    "hebdomadaire": "P1W",
    "weekly": "P1W",
    "mensuel": "P1M",
    "monthly": "P1M",
    "trimestriel": "P3M",
    "quarterly": "P3M",
    "annuel": "P1Y",
    "yearly": "P1Y",
}


def due_at(text: str, start: int, end: int, today: date, *, day_first: bool) -> Due | None:
    """The date right after the ``>`` before ``start``, in the clause that ends before ``end``; ``None`` for no date.

    Words of a date may follow after a blank, and the ``>`` a word; "> 3 mois" and "5>3" are comparisons.
    """
    is_apart = text.startswith(" ", start, end)
    in_words = is_apart or bool(_AFTER_WORD.match(text, max(0, start - 2), end))
    at = start + 1 if is_apart else start
    for pattern, reading in _FORMS_IN_WORDS if in_words else _FORMS:
        found = pattern.match(text, at, end)
        if found and (due := reading(found, today)):
            return due
    found = _WRITTEN.match(text, at, end)
    if found is None or (in_words and not (found["month"] or found["month_first"])):
        return None
    return _named(found, today, named_day(found, day_first=day_first))


def _named(found: re.Match[str], today: date, named: NamedDay) -> Due | None:
    end = found.end()
    if not named.is_thinkable:
        other = named.swapped  # "10/25" is a day in the other order
        return Due(end=end, choices=_next(other, today)) if found["figures"] and other.is_thinkable else None
    on = named.next(today)
    if on is None:
        year = named.year or (today.year + 1 if (named.month, named.day) < (today.month, today.day) else today.year)
        real = named.real(range(year, year + _LEAP_YEARS_APART + 1)) if named.year is None else ()
        return Due(end=end, choices=tuple(day for day in (*named.near(year), *real) if day > today))
    if named.year is None and on == today:
        return Due(end=end, choices=(today, *_next(named, days_from(today, 1))))
    if on < today:
        return Due(end=end, choices=_next(NamedDay(named.day, named.month, None), today))
    return Due(end=end, on=on)


def _next(named: NamedDay, today: date) -> tuple[date, ...]:
    on = named.next(today)
    return (on,) if on and on >= today else ()


def _weekday(found: re.Match[str], today: date) -> Due:
    every = "P1W" if found.groupdict().get("each") else ""
    return Due(end=found.end(), on=next_weekday(WEEKDAYS[found["weekday"]], today), every=every)


def _numbered(found: re.Match[str], today: date) -> Due | None:
    """A day by its number alone, or by its weekday too; where the two do not meet, one is mistaken."""
    number, named = int(found["day"]), found.groupdict().get("weekday")
    days = coming_days(number, today)
    if not days:
        return None
    if named and days[0].weekday() != WEEKDAYS[named]:
        together = coming_days(number, today, WEEKDAYS[named])
        return Due(end=found.end(), choices=(*days, next_weekday(WEEKDAYS[named], today), *together))
    return Due(end=found.end(), on=days[0])


def _in_days(count: int) -> Reading:
    def reading(found: re.Match[str], today: date) -> Due:
        return Due(end=found.end(), on=days_from(today, count))

    return reading


def _past(found: re.Match[str], _today: date) -> Due:
    return Due(end=found.end())


def _in(found: re.Match[str], today: date) -> Due | None:
    count = count_of(found["count"])
    on = _later(today, _duration(found, count)) if count else None
    return Due(end=found.end(), on=on) if on else None


def _every(found: re.Match[str], today: date) -> Due | None:
    words = found.groupdict()
    count = count_of(words["count"]) if words.get("count") else 2 if words.get("other") else 1
    if not count:
        return None
    return _again(found, today, _duration(found, count))


def _adverb(found: re.Match[str], today: date) -> Due | None:
    return _again(found, today, Duration.parse(_ADVERBS[found["every"]]))


def _again(found: re.Match[str], today: date, every: Duration) -> Due | None:
    first = _later(today, every)
    return Due(end=found.end(), on=first, every=every.iso) if first else None


def _duration(found: re.Match[str], count: int) -> Duration:
    if found["days"]:
        return Duration(days=count)
    if found["weeks"]:
        return Duration(weeks=count)
    if found["years"]:
        return Duration(years=count)
    return Duration(months=3 * count if found["quarters"] else count)


def _later(day: date, by: Duration) -> date | None:
    try:
        return by.after(day)
    except Refused:  # past the last year of the calendar
        return None


def _end_of_month(found: re.Match[str], today: date) -> Due:
    named = found.groupdict().get("month")
    month = MONTHS[named] if named else today.month
    year = today.year + 1 if month < today.month else today.year
    return Due(end=found.end(), on=NamedDay(31, month, None).near(year)[0])


def _day_of_month(day: int) -> Reading:
    def reading(found: re.Match[str], today: date) -> Due:
        return Due(end=found.end(), on=NamedDay(day, MONTHS[found["month"]], None).next(days_from(today, 1)))

    return reading


def _month(found: re.Match[str], today: date) -> Due:
    first = NamedDay(1, MONTHS[found["month"]], None).next(days_from(today, 1))
    assert first is not None  # each month has a first day
    return Due(end=found.end(), choices=(first, NamedDay(31, first.month, None).near(first.year)[0]))


def _end_of_week(found: re.Match[str], today: date) -> Due:
    return Due(end=found.end(), on=next_weekday(_FRIDAY, days_from(today, -1)))


def _end_of_year(found: re.Match[str], today: date) -> Due:
    return Due(end=found.end(), on=date(today.year, 12, 31))


def _next_week(found: re.Match[str], today: date) -> Due:
    return Due(end=found.end(), on=next_weekday(0, today))


def _next_month(found: re.Match[str], today: date) -> Due:
    return Due(end=found.end(), on=NamedDay(1, today.month % 12 + 1, None).next(days_from(today, 1)))


def _next_year(found: re.Match[str], today: date) -> Due:
    return Due(end=found.end(), on=NamedDay(1, 1, None).next(days_from(today, 1)))


_IN_WORDS: Final[tuple[tuple[str, Reading], ...]] = (
    (rf"(?P<each>tous les|chaque|every|each) (?P<weekday>{WEEKDAY})s?\b\.?", _weekday),
    (rf"(?:tous les|toutes les|every|each) (?:(?P<count>{COUNT}) )?{_LONG_UNIT}", _every),
    (rf"(?:chaque|each|every(?: (?P<other>other))?) {_LONG_UNIT}", _every),
    (rf"une? {_LONG_UNIT} sur (?P<other>deux)", _every),
    (rf"(?P<every>{'|'.join(_ADVERBS)})", _adverb),
    (rf"(?:dans|in|d'ici|within) (?P<count>{COUNT}) {_LONG_UNIT}", _in),
    (rf"(?:apres[- ]demain|(?:the )?day after tomorrow){_PART_OF_DAY}", _in_days(2)),
    (rf"(?:demain|tomorrow|tmrw){_PART_OF_DAY}", _in_days(1)),
    (r"(?:aujourd'?hui|today|ce soir|tonight)", _in_days(0)),
    (r"(?:hier|yesterday)", _past),
    (rf"(?:le )?(?P<weekday>{WEEKDAY})\.? {NUMBER}", _numbered),
    (rf"(?:le|the) {NUMBER}(?:st|nd|rd|th)?", _numbered),
    (rf"(?:ce |this |next |on )?(?P<weekday>{WEEKDAY})\b\.?(?: prochain)?{_PART_OF_DAY}", _weekday),
    (r"(?:(?:la )?fin (?:du|de) mois|(?:the )?end of (?:the )?month|eom)", _end_of_month),
    (rf"(?:(?:la )?fin (?:de |d')?|(?:the )?end of )(?P<month>{MONTH})", _end_of_month),
    (rf"(?:mi|mid)[- ](?P<month>{MONTH})", _day_of_month(15)),
    (rf"(?:(?:le )?debut |(?:the )?(?:start|beginning) of )(?P<month>{MONTH})", _day_of_month(1)),
    (r"(?:(?:la )?fin de (?:la )?semaine|(?:the )?end of (?:the )?week|eow)", _end_of_week),
    (r"(?:(?:la )?fin (?:d'annee|de l'annee)|(?:the )?end of (?:the )?year|eoy)", _end_of_year),
    (r"(?:(?:la )?semaine prochaine|next week)", _next_week),
    (r"(?:(?:le )?mois prochain|next month)", _next_month),
    (r"(?:l'an prochain|l'annee prochaine|next year)", _next_year),
    (rf"(?P<month>{MONTH})\b(?!\.? \d)", _month),
)
_ENDS = r"(?![\w']|-\w)"
_FORMS_IN_WORDS: Final = tuple((re.compile(pattern + _ENDS), reading) for pattern, reading in _IN_WORDS)
_FORMS: Final = (
    *_FORMS_IN_WORDS,
    (re.compile(rf"(?P<count>\d{{1,3}})(?:{_SHORT_UNIT}){_ENDS}"), _in),
    (re.compile(rf"(?P<count>\d{{1,3}}) ?{_LONG_UNIT}{_ENDS}"), _in),
)
_WRITTEN: Final = re.compile(rf"(?:(?:{WEEKDAY})\.?,? )?(?:(?:le|on|the) )?{WRITTEN_DAY}{_ENDS}")
