"""A stretch of time as one types it, in French or in English: a year, "spring 2024", "since May", "2023 to 2024"."""

import re
from datetime import date, timedelta
from typing import Final

from models.dates import VagueDate
from models.errors import Refused
from models.text import fold
from models.words import date_words
from resources import tr
from ui.places.typed_dates import read_date

_BETWEEN: Final = re.compile(r"(?:(?:from|between|de|du|entre)\s+)?(.+?)\s+(?:to|until|till|and|a|au|et|-|–|—)\s+(.+)")
_SINCE: Final = re.compile(r"(?:since|from|depuis|a partir de|des)\s+(.+)")
_UNTIL: Final = re.compile(r"(?:until|till|up to|at the latest|jusqu'(?:a|en|au)|au plus tard)\s+(.+)")
_BEFORE: Final = re.compile(r"(?:before|avant)\s+(.+)")
_YEAR: Final = re.compile(r"\b\d{4}\b", re.ASCII)
_YEARS: Final = {
    "this year": 0,
    "cette annee": 0,
    "last year": 1,
    "l'an dernier": 1,
    "l'annee derniere": 1,
    "l'an passe": 1,
    "l'annee passee": 1,
}

Span = tuple[str, str]
"""Since when and until when, as vague dates; empty where it is open."""


def read_span(text: str, today: date) -> Span:
    """The stretch typed as ``text``; both ends empty for an empty one. Raises ``Refused`` for what is none."""
    folded = fold(text)
    if folded in _YEARS:
        year = str(today.year - _YEARS[folded])
        return year, year
    try:
        on = read_date(text, today)
    except Refused as refusal:
        found = _stretch(folded, today)
        if found is None:
            raise refusal
        return found
    return on, on


def span_in_words(span: Span, today: date) -> str:
    """The same in words; empty for all of time."""
    since, until = (date_words(on, today) for on in span)
    if span[0] == span[1]:
        return since
    if not until:
        return tr("since {when}", when=since)
    if not since:
        return tr("until {when}", when=until)
    return tr("{since} to {until}", since=since, until=until)


def _stretch(folded: str, today: date) -> Span | None:
    """A stretch with an end that is said; ``None`` where it is not told as one. Raises ``Refused``."""
    if before := _BEFORE.fullmatch(folded):
        first = VagueDate.parse(read_date(before[1], today)).earliest
        return "", (max(first, date(1, 1, 2)) - timedelta(days=1)).isoformat()
    if until := _UNTIL.fullmatch(folded):
        return "", read_date(until[1], today)
    if between := _BETWEEN.fullmatch(folded):
        return _between(between[1], between[2], today)
    if since := _SINCE.fullmatch(folded):
        return read_date(since[1], today), ""
    return None


def _between(first: str, last: str, today: date) -> Span:
    """From one date to another; a first one without a year is the last such before the other."""
    until = read_date(last, today)
    if _YEAR.search(first):
        return read_date(first, today), until
    return read_date(first, VagueDate.parse(until).latest), until
