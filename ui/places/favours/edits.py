"""What the place of favours writes: each is one change, so one step of undo, whose id is given back.

Each is called on the writing thread as ``call(vault, job)``, with the rest bound beforehand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.favours import Direction, Favours, FavourState, Gesture, Gestures
from models.vault import Vault
from ui.places.favours.sentences import Act
from ui.places.who import Who, id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A favour as the form gives it: ``due`` an ISO day, ``on`` a vague date; either may be empty."""

    direction: Direction
    state: FavourState
    people: tuple[Who, ...]
    text: str
    due: str
    effort: str
    on: str


def add_favour(vault: Vault, _job: object, *, entry: Entry) -> tuple[int, int]:
    """Keep a new one; its id, and that of the change."""
    label = "Promise a favour" if entry.state == FavourState.PROMISED else "Add a favour"
    with vault.change(label, entry.text):
        people = [id_of(vault, who) for who in entry.people]
        id = Favours(vault).add(
            entry.direction,
            entry.text,
            people,
            entry.state,
            due=entry.due,
            effort=entry.effort,
            on=entry.on or vault.clock.today(),
        )
        return id, vault.current_change


def change_favour(vault: Vault, _job: object, *, id: int, entry: Entry) -> tuple[int, int]:
    """Give one what the form says; its id, and that of the change."""
    with vault.change("Change a favour", entry.text):
        Favours(vault).change(
            id,
            direction=entry.direction,
            state=entry.state,
            people=[id_of(vault, who) for who in entry.people],
            text=entry.text,
            due=entry.due,
            effort=entry.effort,
            on=entry.on,
        )
        return id, vault.current_change


def pay_forward(vault: Vault, _job: object, *, source: int, entry: Entry) -> tuple[int, int]:
    """Pass on what was received; the id of the new favour, and that of the change."""
    with vault.change("Pay a favour forward", entry.text):
        id = Favours(vault).pay_forward(
            source,
            to=[id_of(vault, who) for who in entry.people],
            text=entry.text,
            state=entry.state,
            due=entry.due,
            effort=entry.effort,
            on=entry.on,
        )
        return id, vault.current_change


def do_part(vault: Vault, _job: object, *, id: int, text: str, remains: str) -> tuple[int, int]:
    """Note a part that was done; the id of what goes on, and that of the change."""
    with vault.change("Do a part of a favour", Favours(vault).get(id).text):
        Favours(vault).part_done(id, text, remains=remains)
        return id, vault.current_change


def take_step(vault: Vault, _job: object, *, id: int, act: Act) -> int:
    """Done, thanked or let go; the id of the change."""
    favours = Favours(vault)
    favour = favours.get(id)
    label, deed = _STEPS[act]
    if act == Act.DONE and favour.direction == Direction.TO_ME:
        label = "Receive a favour"
    with vault.change(label, favour.text):
        deed(favours, id)
        return vault.current_change


def remove_favour(vault: Vault, _job: object, *, id: int) -> int:
    """Take one out; the id of the change."""
    favours = Favours(vault)
    with vault.change("Remove a favour", favours.get(id).text):
        favours.remove(id)
        return vault.current_change


def make_gesture(vault: Vault, _job: object, *, gesture: Gesture) -> int:
    """Note that a gesture was made; the id of the change."""
    with vault.change("Make a gesture", gesture.text):
        Gestures(vault).make(gesture)
        return vault.current_change


def leave_gesture(vault: Vault, _job: object, *, gesture: Gesture) -> int:
    """Put a gesture off; the id of the change."""
    with vault.change("Leave a gesture for later", gesture.text):
        Gestures(vault).leave(gesture)
        return vault.current_change


def _done(favours: Favours, id: int) -> None:
    favours.done(id)


_STEPS: Final[dict[Act, tuple[str, Callable[[Favours, int], None]]]] = {
    Act.DONE: ("Keep a promise", _done),
    Act.THANK: ("Thank for a favour", Favours.thank),
    Act.LET_GO: ("Release a favour", Favours.release),
}
