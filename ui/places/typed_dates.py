"""Dates as one types them, in French or in English, read as vague dates."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from models.dates import TYPED_MONTHS, Season, VagueDate
from models.errors import Refused
from models.recurrence import Duration
from models.text import fold
from resources import tr

_SEASONS: Final = {
    "spring": Season.SPRING,
    "printemps": Season.SPRING,
    "summer": Season.SUMMER,
    "ete": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "automne": Season.AUTUMN,
    "winter": Season.WINTER,
    "hiver": Season.WINTER,
}
_DAYS_AGO: Final = {"today": 0, "aujourd'hui": 0, "yesterday": 1, "hier": 1, "avant-hier": 2}
_WEEKDAYS: Final = (
    ("monday", "lundi"),
    ("tuesday", "mardi"),
    ("wednesday", "mercredi"),
    ("thursday", "jeudi"),
    ("friday", "vendredi"),
    ("saturday", "samedi"),
    ("sunday", "dimanche"),
)
_SMALL_WORDS: Final = re.compile(r"\b(?:le|la|l'|en|au|a|on|in|the|of|de|du|pendant|last|dernier|derniere)\s*\b|,")
_NUMBERS: Final = re.compile(r"(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}))?", re.ASCII)
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)
_WRITTEN: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_AGO: Final = re.compile(r"il y (\d{1,4}) jours?|(\d{1,4}) days? ago", re.ASCII)
_DAYS_AHEAD: Final = {"today": 0, "aujourd'hui": 0, "tomorrow": 1, "demain": 1, "apres-demain": 2}
_AHEAD: Final = re.compile(r"(?:dans )?(\d{1,4}) ?(j|jours?|d|days?|s|semaines?|w|weeks?|m|mois|months?)", re.ASCII)
_NEXT: Final = re.compile(r"(?:dans )?(?:une? )?(semaine|week|mois|month)")
_MONTH_ENDS: Final = ("end month", "month end", "fin mois")
_DUE_WORDS: Final = re.compile(r"\b(?:prochaine?|next|avant|before|pour|for|by|d'ici)\b")

_day_first = True


def put_day_first(day_first: bool) -> None:
    """Read 12/10 as the twelfth of October from now on, or as the tenth of December; only the notebook does."""
    global _day_first
    _day_first = day_first


def read_date(text: str, today: date) -> str:
    """The vague date typed as ``text``, in EDTF; what has no year is the latest that is past.

    Raises ``Refused`` for what is no date, or one that does not exist.
    """
    folded = fold(text)
    if not folded:
        return ""
    try:
        found = _relative(folded, today) or _absolute(folded, today)
    except (ValueError, Refused):
        found = None
    if found is None:
        raise Refused(
            tr("“{text}” is no date. Write 12 May 2024, May 2024, spring 2024 or 2024.", text=text.strip()[:30])
        )
    return found.edtf


def read_yearly(text: str) -> str:
    """A day of every year, as ``1984-05-12``, or ``--05-12`` when no year was typed. Raises ``Refused``."""
    folded = _bare(fold(text))
    try:
        day, month, year = _parts(folded)
        if not day or not month:
            raise ValueError
        date(year or 2000, month, day)
    except ValueError:
        raise Refused(
            tr("“{text}” is no day of the year. Write 12 May, or 12 May 1984.", text=text.strip()[:30])
        ) from None
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def read_due(text: str, today: date) -> str:
    """The day to come typed as ``text``, as an ISO day: "friday", "12/11", "20 mars", "2s", "fin du mois".

    A weekday is its next occurrence and never today; what has no year is the next such day.
    Raises ``Refused`` for what names no day, or one that does not exist.
    """
    folded = fold(text)
    if not folded:
        return ""
    try:
        return _due(folded, today).isoformat()
    except (ValueError, Refused):
        shown = text.strip()[:30]
        raise Refused(tr("“{text}” is no day to come. Write Friday, 12 May or in 2 weeks.", text=shown)) from None


def _due(folded: str, today: date) -> date:
    """The day, as ``read_due`` says. Raises ``ValueError`` or ``Refused``."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", folded, re.ASCII):
        return date.fromisoformat(folded)
    bare = _bare(_DUE_WORDS.sub(" ", folded))
    if bare in _DAYS_AHEAD:
        return today + timedelta(days=_DAYS_AHEAD[bare])
    if bare in _MONTH_ENDS:
        return VagueDate(today.year, today.month).latest
    if ahead := _AHEAD.fullmatch(bare):
        return _duration(int(ahead[1]), ahead[2]).after(today)
    if following := _NEXT.fullmatch(bare):
        return _duration(1, following[1]).after(today)
    for number, names in enumerate(_WEEKDAYS):
        if any(bare == name or (len(bare) >= 3 and name.startswith(bare)) for name in names):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    day, month, year = _parts(bare)
    if day is None or month is None:
        raise ValueError
    if year:
        return date(year, month, day)
    return next(found for found in _yearly(day, month, today.year) if found >= today)


def _yearly(day: int, month: int, year: int) -> Iterator[date]:
    """That day of this year, then of the next one. Raises ``ValueError`` where there is none."""
    for candidate in (year, year + 1):
        yield date(candidate, month, day)


def _duration(count: int, unit: str) -> Duration:
    if unit[0] in ("s", "w"):
        return Duration(weeks=count)
    return Duration(months=count) if unit[0] == "m" else Duration(days=count)


def _relative(folded: str, today: date) -> VagueDate | None:
    if folded in _DAYS_AGO:
        return VagueDate.of(today - timedelta(days=_DAYS_AGO[folded]))
    bare = _bare(folded)
    for number, names in enumerate(_WEEKDAYS):
        if bare in names:
            return VagueDate.of(today - timedelta(days=(today.weekday() - number) % 7))
    if ago := _AGO.fullmatch(bare):
        return VagueDate.of(today - timedelta(days=int(ago[1] or ago[2])))
    return None


def _absolute(folded: str, today: date) -> VagueDate | None:
    if _WRITTEN.fullmatch(folded):
        return VagueDate.parse(folded)
    words = _bare(folded).split()
    season = next((_SEASONS[word] for word in words if word in _SEASONS), None)
    if season:
        rest = [word for word in words if word not in _SEASONS]
        return _dated(VagueDate(_year(rest) or today.year, season=season), today, known=bool(rest))
    day, month, year = _parts(" ".join(words))
    if month is None:
        return VagueDate(year) if year and not day else None
    return _dated(VagueDate(year or today.year, month, day), today, known=bool(year))


def _dated(when: VagueDate, today: date, *, known: bool) -> VagueDate:
    """``when`` as it is if its year was ``known``, else the latest such date that is not to come."""
    past = when.earliest <= today  # a day that does not exist raises here
    if known or past:
        return when
    return VagueDate(when.year - 1, when.month, when.day, when.season)


def _parts(bare: str) -> tuple[int | None, int | None, int | None]:
    """Day, month and year of a date in figures or with the name of a month. Raises ``ValueError``."""
    if matched := _MONTH_YEAR.fullmatch(bare):
        return None, int(matched[1]), int(matched[2])
    if matched := _NUMBERS.fullmatch(bare):
        first, second = int(matched[1]), int(matched[2])
        day, month = (first, second) if _day_first else (second, first)
        return day, month, int(matched[3]) if matched[3] else None
    if _WRITTEN.fullmatch(bare):
        when = VagueDate.parse(bare)
        return when.day, when.month, when.year
    return _named_parts(bare)


def _named_parts(bare: str) -> tuple[int | None, int | None, int | None]:
    """The same of a date with the name of a month."""
    day = month = year = None
    for word in bare.split():
        if (named := _month(word)) and not month:
            month = named
        elif re.fullmatch(r"\d{4}", word, re.ASCII) and not year:
            year = int(word)
        elif (matched := re.fullmatch(r"(\d{1,2})(?:er|st|nd|rd|th)?", word, re.ASCII)) and not day:
            day = int(matched[1])
        else:
            raise ValueError
    return day, month, year


def _year(words: list[str]) -> int | None:
    if not words:
        return None
    if len(words) > 1 or not re.fullmatch(r"\d{4}", words[0], re.ASCII):
        raise ValueError
    return int(words[0])


def _month(word: str) -> int | None:
    """The month that ``word`` names, in full or by its first three letters or more; none if it could be two."""
    beginning = word.rstrip(".")
    found = [
        number
        for number, names in enumerate(TYPED_MONTHS, start=1)
        if any(name == beginning for name in names)
        or (len(beginning) >= 3 and any(name.startswith(beginning) for name in names))
    ]
    return found[0] if len(found) == 1 else None


def _bare(folded: str) -> str:
    return " ".join(_SMALL_WORDS.sub(" ", folded).split())
