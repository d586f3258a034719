"""What the place asks of the vault, and how it finds its way between its lists."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from models.favours import Chain, Direction, Favour, Favours, FavourState, Gesture, Gestures, Shelf
from models.vault import Vault
from ui.places.favours.drafts import GESTURES
from ui.places.favours.sentences import Kind

SECTIONS: Final = (*(shelf.value for shelf in Shelf), GESTURES)
"""The lists in their order: the shelves have the keys 1 to 5, the gestures G."""

FAVOUR_TABLES: Final = ("favour", "favour_person", "person")
"""What the lists are made from."""

GESTURE_TABLES: Final = (
    *FAVOUR_TABLES,
    "need",
    "offer",
    "experience",
    "mission",
    "referral",
    "decision",
    "consultation",
    "introduction_party",
    "nudge",
)
"""What the gestures are drawn from."""

NEW_ON: Final[dict[str, Kind]] = {
    Shelf.PROMISED.value: (Direction.FROM_ME, FavourState.PROMISED),
    Shelf.AWAITED.value: (Direction.TO_ME, FavourState.AGREED),
    Shelf.TO_THANK.value: (Direction.TO_ME, FavourState.RECEIVED),
    Shelf.GIVEN.value: (Direction.FROM_ME, FavourState.GIVEN),
}
"""What a new favour is most likely to be, by the list that is shown."""


def neighbour(section: str, by: int) -> str:
    """The list beside ``section``, round and round."""
    return SECTIONS[(SECTIONS.index(section) + by) % len(SECTIONS)]


def numbered(digit: int) -> str | None:
    """The shelf that has this digit."""
    return SECTIONS[digit - 1] if 1 <= digit <= len(Shelf) else None


@dataclass(frozen=True, slots=True)
class Opened:
    """A favour as it is now, for a form that is about it, and what day it is."""

    favour: Favour | None
    today: date


def read_ids(vault: Vault, _job: object, *, shelf: Shelf) -> list[int]:
    """What stands on a shelf."""
    return Favours(vault).ids(shelf)


def read_gestures(vault: Vault, _job: object) -> tuple[Gesture, ...]:
    """The gestures of today."""
    return Gestures(vault).suggest()


def read_chain(vault: Vault, _job: object, *, id: int) -> Chain:
    """What hangs together with a favour. Raises ``Refused`` when it is gone."""
    return Favours(vault).chain(id)


def read_opened(vault: Vault, _job: object, *, id: int | None) -> Opened:
    """What a form needs that is about the favour ``id``, or a new one; none when that one is gone."""
    found = Favours(vault).rows([id]) if id is not None else []
    return Opened(found[0] if found else None, vault.clock.today())
