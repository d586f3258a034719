"""What stands half written in the place, as values and as JSON for the vault."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from models.errors import Refused
from models.favours import Direction, FavourState, Shelf
from models.words import date_words
from ui.places.favours.sentences import KINDS, Kind
from ui.places.told import as_dict, day_in, id_in, read_told, text_in
from ui.places.typed_dates import read_date, read_due
from ui.places.who import people_in, telling_people
from ui.widgets.suggestions import Suggestion

GESTURES: Final = "gestures"
"""The key of the list of gestures, beside the shelves."""

FIRST: Final[Kind] = (Direction.FROM_ME, FavourState.PROMISED)
_SECTIONS: Final = (*Shelf, GESTURES)


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
class State:
    """Where one was in the place, and what was half written there. ``section`` is a shelf or ``GESTURES``."""

    section: str = Shelf.PROMISED.value
    chosen: int | None = None
    draft: FavourDraft | None = None
    part: PartDraft | None = None

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; what cannot be read is passed over."""
        told = read_told(written)
        section = text_in(told, "section")
        return cls(
            section if section in _SECTIONS else Shelf.PROMISED.value,
            id_in(told, "chosen"),
            _draft(as_dict(told["draft"])) if told.get("draft") else None,
            _part(as_dict(told.get("part"))),
        )

    @property
    def written(self) -> str:
        """As JSON."""
        draft, part = self.draft, self.part
        plain = {
            "section": self.section,
            "chosen": self.chosen,
            "draft": _telling(draft) if draft else None,
            "part": {"id": part.id, "text": part.text, "remains": part.remains} if part else None,
        }
        return json.dumps(plain, ensure_ascii=False)


def _telling(draft: FavourDraft) -> dict[str, Any]:
    direction, state = draft.kind
    return {
        "direction": direction.value,
        "state": state.value,
        "people": telling_people(draft.people),
        "text": draft.text,
        "due": draft.due,
        "effort": draft.effort,
        "on": draft.on,
        "id": draft.id,
        "source": draft.source,
        "half_name": draft.half_name,
        "day": draft.day.isoformat() if draft.day else "",
    }


def _draft(told: Mapping[str, Any]) -> FavourDraft:
    kind = (text_in(told, "direction"), text_in(told, "state"))
    return FavourDraft(
        next((known for known in KINDS if known == kind), FIRST),
        people_in(told, "people"),
        text_in(told, "text"),
        text_in(told, "due"),
        text_in(told, "effort"),
        text_in(told, "on"),
        id_in(told, "id"),
        id_in(told, "source"),
        text_in(told, "half_name"),
        day_in(told, "day"),
    )


def _part(told: Mapping[str, Any]) -> PartDraft | None:
    id = id_in(told, "id")
    return PartDraft(id, text_in(told, "text"), text_in(told, "remains")) if id else None
