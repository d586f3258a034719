"""What stands half written in the place."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from models.errors import Refused
from models.favours import Direction, FavourState, Shelf
from models.words import date_words
from ui.places.favours.sentences import Kind
from ui.places.told import Telling
from ui.places.typed_dates import read_date, read_due
from ui.widgets.suggestions import Suggestion

GESTURES: Final = "gestures"
"""The key of the list of gestures, beside the shelves."""

FIRST: Final[Kind] = (Direction.FROM_ME, FavourState.PROMISED)


@dataclass(frozen=True, slots=True)
class FavourDraft:
    """What stands in the form, as it was typed. ``day`` is the day it was typed, which "friday" rests on.

    ``id`` is the favour that is changed, ``source`` the one that is paid forward, if it is either.
    ``half_name`` is no chip yet.
    """

    kind: Kind = FIRST
    people: tuple[Suggestion, ...] = ()
    text: str = ""
    due: str = ""
    effort: str = ""
    on: str = ""
    id: int | None = None
    source: int | None = None
    half_name: str = ""
    day: date | None = None

    def on_day(self, today: date) -> "FavourDraft":
        """The same as it is to be shown ``today``: what was "tomorrow" on another day is said as a date."""
        if self.day is None or self.day == today:
            return replace(self, day=today)
        due, on = self.due, self.on
        try:
            due = date_words(read_due(self.due, self.day), today)
            on = date_words(read_date(self.on, self.day), today)
        except Refused:
            pass  # what could not be read stays as it was typed
        return replace(self, due=due, on=on, day=today)


@dataclass(frozen=True, slots=True)
class PartDraft:
    """What stands in the form for a part of the favour ``id``."""

    id: int
    text: str = ""
    remains: str = ""


@dataclass(frozen=True, slots=True)
class State(Telling):
    """Where one was in the place, and what was half written there. ``section`` is a shelf or ``GESTURES``."""

    section: str = Shelf.PROMISED.value
    chosen: int | None = None
    draft: FavourDraft | None = None
    part: PartDraft | None = None
