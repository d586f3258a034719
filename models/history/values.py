"""The values of columns in words: days as one says them, states as words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from models.errors import Refused
from models.history.fields import STATES
from models.recurrence import Duration, split
from models.vault.undo_effects import Value
from models.words import date_words, rhythm_words, yearly_words
from resources import phrase, tr


def value_words(how: str, value: Value, today: date) -> str | None:
    """A value told as ``how`` says (``models.history.fields``); ``None`` where it is told by the name of a row."""
    if how in ("date", "day"):
        return _as_date(value, today)
    if how in PLAIN:
        return PLAIN[how](value)
    if how in STATES:
        word = STATES[how].get(str(value))
        return phrase(word) if word else one_line(value)
    return None


def one_line(value: Value) -> str:
    """A text without its line breaks; nothing for bytes."""
    return "" if value is None or isinstance(value, bytes) else " ".join(str(value).split())


def _as_date(value: Value, today: date) -> str:
    try:
        return date_words(one_line(value), today)
    except Refused:
        return one_line(value)


def _as_phrase(value: Value) -> str:
    return phrase(one_line(value)) if value else ""


def _as_yearly(value: Value) -> str:
    return yearly_words(one_line(value))


def _as_days(value: Value) -> str:
    return rhythm_words(value) if isinstance(value, int) else ""


def _as_yes(value: Value) -> str:
    return tr("yes") if value else tr("no")


def _as_cents(value: Value) -> str:
    return f"{value / 100:.2f}" if isinstance(value, int) else ""


def _as_recurrence(value: Value) -> str:
    every, _ = split(one_line(value))
    if not every:
        return ""
    duration = Duration.parse(every)
    return rhythm_words(365 * duration.years + 30 * duration.months + 7 * duration.weeks + duration.days)


PLAIN: Final[Mapping[str, Callable[[Value], str]]] = {
    "text": one_line,
    "phrase": _as_phrase,
    "yearly": _as_yearly,
    "days": _as_days,
    "yes": _as_yes,
    "cents": _as_cents,
    "recurrence": _as_recurrence,
}
"""The ways that need no day to measure from."""
