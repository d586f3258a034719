"""What stands in the form of a next step, as values and as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.errors import Refused
from models.recurrence import Duration
from models.words import date_words, day_words
from ui.places.told import is_id, text_in
from ui.places.typed_dates import read_due
from ui.places.who import people_in, telling_people
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
        if self.day is None or self.day == today:
            return replace(self, day=today)
        try:
            due = read_due(self.when, self.day)
        except Refused:
            return replace(self, day=today)
        return replace(self, when=typed_day(due, today), day=today)

    @property
    def telling(self) -> dict[str, Any]:
        """As values that JSON has."""
        return {
            "people": telling_people(self.people),
            "half_name": self.half_name,
            "text": self.text,
            "why": self.why,
            "when": self.when,
            "repeats": self.repeats,
            "every": self.every,
            "id": self.id,
            "day": self.day.isoformat() if self.day else "",
        }

    @classmethod
    def told(cls, told: Mapping[str, Any]) -> "StepDraft | None":
        """What ``telling`` told; nothing for nothing, and whatever is not as it told it is passed over."""
        if not told:
            return None
        try:
            day = date.fromisoformat(text_in(told, "day"))
        except ValueError:
            day = None
        return cls(
            people_in(told, "people"),
            text_in(told, "half_name"),
            text_in(told, "text"),
            text_in(told, "why"),
            text_in(told, "when"),
            text_in(told, "repeats"),
            _duration(text_in(told, "every")),
            told["id"] if is_id(told.get("id")) else None,
            day,
        )


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
