"""What stands in the form of a next step."""

from dataclasses import dataclass, replace
from datetime import date

from models.errors import Refused
from models.recurrence import Duration
from models.words import date_words, day_words
from ui.places.typed_dates import read_due
from ui.widgets.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class StepDraft:
    """As it was typed. ``id`` is the follow-up that is changed, if one is; ``half_name`` is no chip yet.

    ``day`` is the day it was typed, which "on Friday" rests on.
    ``every`` is a duration, ``repeats`` one of ``never``, ``due`` and ``last_interaction``.
    """

    people: tuple[Suggestion, ...] = ()
    half_name: str = ""
    text: str = ""
    why: str = ""
    when: str = ""
    repeats: str = "never"
    every: str = "P1M"
    id: int | None = None
    day: date | None = None

    def on_day(self, today: date) -> "StepDraft":
        """The same as it is to be shown ``today``: what was "Friday" another day is said as a date."""
        shown = replace(self, every=_duration(self.every), day=today)
        if self.day is None or self.day == today:
            return shown
        try:
            due = read_due(self.when, self.day)
        except Refused:
            return shown
        return replace(shown, when=typed_day(due, today))


def typed_day(due: str, today: date) -> str:
    """An ISO day as one would type it; one that is past with its year, or it would be read as the next such day."""
    if not due:
        return ""
    day = date.fromisoformat(due)
    return date_words(due, today) if day >= today else day_words(day, date.min)


def _duration(told: str) -> str:
    try:
        return Duration.parse(told).iso
    except Refused:
        return StepDraft().every
