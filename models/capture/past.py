"""When it was: the past that a clause tells of, and what only looks like one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.capture.days import (
    COUNT,
    MONTH,
    MONTHS,
    NUMBER,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    WHOLE_WEEKDAY,
    WRITTEN_DAY,
    NamedDay,
    coming_days,
    count_of,
    days_from,
    latest_weekday,
    named_day,
    next_weekday,
    past_days,
)
from models.capture.future import due_at
from models.dates import VagueDate

_LEAP_YEARS_APART: Final = 8
_BEFORE: Final = 24
"""As many letters before a date can say that it is none of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A date that a clause tells, from ``start`` to before ``end``.

    ``on`` is the day it was, as far as the date alone can say; ``vague`` its EDTF where it was no single day,
    and ``on`` the first of it. Without ``on`` it is to come, or does not exist: ``choices`` are the days it may have
    been. ``ahead`` is the same day to come, of a weekday or of a date without a year.
    ``is_weak`` is a form that often says no day at all: "4/5", "le lundi", "mai 2024".
    """

    start: int
    end: int
    on: date | None = None
    vague: str = ""
    choices: tuple[date, ...] = ()
    ahead: date | None = None
    is_weekday: bool = False
    is_weak: bool = False


Reading = Callable[[re.Match[str], date, bool], Told | None]


def told_in(text: str, start: int, end: int, today: date, *, day_first: bool) -> Iterator[Told]:
    """The dates in a clause of ``text``, from left to right; none lies in another."""
    at = start
    nexts = [pattern.search(text, start, end) for pattern, _ in _TOLD]
    while True:
        for index, found in enumerate(nexts):
            if found and found.start() < at:
                nexts[index] = _TOLD[index][0].search(text, at, end)
        # at one place, what stands higher in the table says more
        places = [(found.start(), index) for index, found in enumerate(nexts) if found]
        if not places:
            return
        index = min(places)[1]
        first = nexts[index]
        assert first is not None
        at = first.end()
        if not _NOT_THEN.search(text, max(start, first.start() - _BEFORE), first.start()):
            told = _TOLD[index][1](first, today, day_first)
            if told is not None:
                yield told


def _days_ago(count: int) -> Reading:
    def reading(found: re.Match[str], today: date, _day_first: bool) -> Told:
        return Told(start=found.start(), end=found.end(), on=days_from(today, -count))

    return reading


def _ago(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    count, unit = count_of(found["count"]), found["unit"]
    if unit[0] in "jdsw":  # jours, days, semaines, weeks
        days = count if unit[0] in "jd" else 7 * count
        return Told(start=found.start(), end=found.end(), on=days_from(today, -days))
    return _months_ago(found, today, count if unit[0] == "m" else 12 * count, is_year=unit[0] != "m")


def _last_month(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    return _months_ago(found, today, 1)


def _last_year(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    return _months_ago(found, today, 12, is_year=True)


def _months_ago(found: re.Match[str], today: date, count: int, *, is_year: bool = False) -> Told | None:
    year, month = divmod(12 * today.year + today.month - 1 - count, 12)
    return _vague(found, VagueDate(year, None if is_year else month + 1)) if year > 0 else None


def _last_weekend(found: re.Match[str], today: date, _day_first: bool) -> Told:
    return Told(start=found.start(), end=found.end(), on=days_from(today, -today.weekday() - 2))


def _vague(found: re.Match[str], when: VagueDate) -> Told:
    return Told(start=found.start(), end=found.end(), on=when.earliest, vague=when.edtf)


def _to_come(found: re.Match[str], today: date, day_first: bool) -> Told:
    due = due_at(found.string, found.start(), found.end(), today, day_first=day_first)
    return Told(start=found.start(), end=found.end(), ahead=due.on if due else None)


def _weekday(found: re.Match[str], today: date, _day_first: bool) -> Told:
    weekday = WEEKDAYS[found["weekday"]]
    return Told(
        start=found.start(),
        end=found.end(),
        on=latest_weekday(weekday, today),
        ahead=next_weekday(weekday, today),
        is_weekday=True,
        is_weak=bool(found["habit"]),
    )


def _weekday_past(found: re.Match[str], today: date, _day_first: bool) -> Told:
    weekday = WEEKDAYS[found["before"] or found["after"]]
    return Told(start=found.start(), end=found.end(), on=latest_weekday(weekday, today, before_today=True))


def _numbered(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    """A day by its number alone, or by its weekday too; where the two do not meet, one is mistaken."""
    number, named = int(found["day"]), found.groupdict().get("weekday")
    past, ahead = past_days(number, today), coming_days(number, today)
    if not past or not ahead:
        return None
    start, end = found.start(), found.end()
    if named and past[0].weekday() != WEEKDAYS[named]:
        together = past_days(number, today, WEEKDAYS[named])
        days = (*past, latest_weekday(WEEKDAYS[named], today), *together)
        return Told(start=start, end=end, choices=days, ahead=ahead[0])
    return Told(start=start, end=end, on=past[0], ahead=ahead[0], is_weekday=True)


def _named(found: re.Match[str], today: date, day_first: bool) -> Told | None:
    named = named_day(found, day_first=day_first)
    start, end = found.start(), found.end()
    is_weak = bool(found["figures"]) and named.year is None
    if not named.is_thinkable:
        other = named.swapped
        if not (found["figures"] and other.is_thinkable):
            return None
        on = other.latest(today)
        return Told(start=start, end=end, choices=(on,) if on else (), is_weak=is_weak)
    on = named.latest(today)
    if on is None:
        return Told(start=start, end=end, choices=_instead(named, today), is_weak=is_weak)
    if on > today:
        past = NamedDay(named.day, named.month, None).latest(today)
        return Told(start=start, end=end, choices=(past,) if past else (), ahead=on)
    weekday = found["weekday"]
    if weekday and WEEKDAYS[weekday] != on.weekday():
        near = latest_weekday(WEEKDAYS[weekday], days_from(on, 3))  # the one nearest to it
        return Told(start=start, end=end, choices=(on, *((near,) if near <= today else ())))
    ahead = named.next(days_from(today, 1)) if named.year is None else None
    return Told(start=start, end=end, on=on, ahead=ahead, is_weak=is_weak)


def _instead(named: NamedDay, today: date) -> tuple[date, ...]:
    """The days that one may mean by a day which does not exist, none of them to come."""
    is_past = (named.month, named.day) <= (today.month, today.day)
    year = named.year or (today.year if is_past else today.year - 1)
    real = named.real(range(year, year - _LEAP_YEARS_APART - 1, -1)) if named.year is None else ()
    return tuple(day for day in (*named.near(year), *real) if day <= today)


def _month(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    return _vague_past(found, today, VagueDate(int(found["year"]), MONTHS[found["month"]]))


def _season(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    return _vague_past(found, today, VagueDate(int(found["year"]), season=SEASONS[found["season"]]))


def _last_season(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    """The last one that is over."""
    season = SEASONS[found["season"] or found["named"]]
    over = (VagueDate(year, season=season) for year in range(today.year, max(0, today.year - 3), -1))
    return next((_vague(found, one) for one in over if one.latest < today), None)


def _year(found: re.Match[str], today: date, _day_first: bool) -> Told | None:
    return _vague_past(found, today, VagueDate(int(found["year"])))


def _vague_past(found: re.Match[str], today: date, when: VagueDate) -> Told | None:
    if when.year < 1 or when.earliest > today:
        return None
    return Told(start=found.start(), end=found.end(), on=when.earliest, vague=when.edtf, is_weak=True)


_PART = r"(?: (?:soir|matin|midi|apres-midi|morning|afternoon|evening|night))?"
_LATER = rf"(?:dans|in) (?:{COUNT}) (?:jours?|semaines?|mois|ans?|days?|weeks?|months?|years?)"
_FORMS: Final[tuple[tuple[str, Reading], ...]] = (
    (rf"\bil y a (?P<count>{COUNT}) (?P<unit>jours?|semaines?|mois|ans?|annees?)\b", _ago),
    (rf"\b(?P<count>{COUNT}) (?P<unit>days?|weeks?|months?|years?) ago\b", _ago),
    (rf"\b(?:avant[- ]hier|(?:the )?day before yesterday){_PART}\b", _days_ago(2)),
    (rf"\b(?:hier|yesterday){_PART}\b|\blast (?:night|evening)\b", _days_ago(1)),
    (r"\b(?:aujourd'?hui|today|tonight|ce (?:matin|midi|soir)|cet apres-midi)\b", _days_ago(0)),
    (r"\bthis (?:morning|afternoon|evening)\b", _days_ago(0)),
    (rf"\b(?:apres[- ]demain|(?:the )?day after tomorrow){_PART}\b", _to_come),
    (rf"\b(?:demain|tomorrow|tmrw){_PART}\b", _to_come),
    (r"\b(?:(?:la )?semaine prochaine|next week|(?:le )?mois prochain|next month)\b", _to_come),
    (r"\b(?:l'an prochain|l'annee prochaine|next year)\b", _to_come),
    (rf"\b{_LATER}\b", _to_come),
    (r"\b(?:(?:le )?week-?end (?:dernier|passe)|last week-?end)\b", _last_weekend),
    (r"\b(?:(?:la )?semaine (?:derniere|passee)|last week)\b", _days_ago(7)),
    (rf"\b(?:l'|le )(?P<season>{SEASON}) (?:dernier|passe)\b|\blast (?P<named>{SEASON})\b", _last_season),
    (r"\b(?:(?:le )?mois (?:dernier|passe)|last month)\b", _last_month),
    (r"\b(?:l'an (?:dernier|passe)|l'annee (?:derniere|passee)|last year)\b", _last_year),
    (rf"(?:\b(?:le |on )?(?P<weekday>{WEEKDAY})\b\.?,? )?(?:\b(?:le|on|the) )?{WRITTEN_DAY}", _named),
    (
        rf"\b(?:le )?(?P<before>{WHOLE_WEEKDAY}) (?:dernier|passe){_PART}\b"
        rf"|\blast (?P<after>{WHOLE_WEEKDAY}){_PART}\b",
        _weekday_past,
    ),
    (rf"\b(?:le )?(?P<weekday>{WHOLE_WEEKDAY}) {NUMBER}", _numbered),
    (rf"\b(?:le|the) {NUMBER}(?:st|nd|rd|th)?(?= *(?:$|[,.;:!?()]|a |au |avec |chez |with |at ))", _numbered),
    (rf"\b(?:le )?(?:{WHOLE_WEEKDAY}) prochain\b|\bnext (?:{WHOLE_WEEKDAY})\b", _to_come),
    (rf"\b(?:on |(?P<habit>le ))?(?P<weekday>{WHOLE_WEEKDAY}){_PART}\b", _weekday),
    (rf"\b(?:(?:en|in) )?(?P<month>{MONTH})\.? (?P<year>\d{{4}})\b(?![/-])", _month),
    (rf"\b(?:(?:au|en|in) )?(?P<season>{SEASON}) (?P<year>\d{{4}})\b(?![/-])", _season),
    (r"\b(?:en|in) (?P<year>(?:19|20)\d{2})\b(?![/-])", _year),
)
_TOLD: Final = tuple((re.compile(pattern), reading) for pattern, reading in _FORMS)

# "depuis lundi", "by 12 April" and "every monday" do not say when this was.
_NOT_THEN: Final = re.compile(
    r"\b(?:depuis|since|jusqu'(?:a|au)|until|till|avant|before|by|pour|for|d'ici|des|from|a partir de|a compter de"
    r"|chaque|every|each|tous|apres|after|vers|around)(?: les?| la| the)? ?(?:l')?$"
)
