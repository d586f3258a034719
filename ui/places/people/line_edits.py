"""What the lines of the two cards write: each is one change, so one step of undo.

Each is called on the writing thread as ``call(vault, job)``, with the rest bound beforehand.
``kind`` is the word a line's key begins with: ``favour``, ``follow_up``, ``experience``, ``need`` or ``offer``.
"""

from enum import StrEnum
from typing import Any, Final

from models.experiences import Experiences, Needs, Offers, WishState
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps, RecursFrom, Snooze, next_due, snoozed_until
from models.people import People
from models.vault import Vault
from ui.places.people.card_lines import Act


class NewFavour(StrEnum):
    """The four ways a favour is noted."""

    PROMISE = "promise"
    PROMISED = "promised"
    RECEIVED = "received"
    GIVEN = "given"


_NOTED: Final = {
    NewFavour.PROMISE: (Direction.FROM_ME, FavourState.PROMISED),
    NewFavour.PROMISED: (Direction.TO_ME, FavourState.AGREED),
    NewFavour.RECEIVED: (Direction.TO_ME, FavourState.RECEIVED),
    NewFavour.GIVEN: (Direction.FROM_ME, FavourState.GIVEN),
}

_STORES: Final[dict[str, Any]] = {
    "favour": Favours,
    "follow_up": FollowUps,
    "experience": Experiences,
    "need": Needs,
    "offer": Offers,
}


def _close(wishes: Needs | Offers, id: int) -> None:
    wishes.change(id, state=WishState.CLOSED)


_ACTS: Final[dict[tuple[str, Act], tuple[str, Any]]] = {
    ("favour", Act.DONE): ("Keep a promise", Favours.done),
    ("favour", Act.THANK): ("Thank for a favour", Favours.thank),
    ("favour", Act.LET_GO): ("Release a favour", Favours.release),
    ("favour", Act.REMOVE): ("Remove a favour", Favours.remove),
    ("follow_up", Act.DONE): ("Do a follow-up", FollowUps.done),
    ("follow_up", Act.LET_GO): ("Let a follow-up go", FollowUps.let_go),
    ("follow_up", Act.REMOVE): ("Remove a follow-up", FollowUps.remove),
    ("experience", Act.REMOVE): ("Remove an experience", Experiences.remove),
    ("need", Act.DONE): ("Change a need", _close),
    ("need", Act.REMOVE): ("Remove a need", Needs.remove),
    ("offer", Act.DONE): ("Change an offer", _close),
    ("offer", Act.REMOVE): ("Remove an offer", Offers.remove),
}
"""What each act does, and the label of the change that it is in the history."""


def act_on(vault: Vault, _job: object, *, kind: str, id: int, act: Act) -> int:
    """Do what a key of a line does; the id of the change, to undo it."""
    store, (label, do) = _STORES[kind](vault), _ACTS[kind, act]
    with vault.change(label, store.get(id).text):
        do(store, id)
        return vault.current_change


def snooze(vault: Vault, _job: object, *, id: int, how_long: Snooze, slower: bool) -> int:
    """Put a follow-up off, and have it come less often if that is said; the id of the change."""
    steps = FollowUps(vault)
    with vault.change("Snooze a follow-up", steps.get(id).text):
        steps.snooze(id, snoozed_until(vault.clock.today(), how_long), make_slower=slower)
        return vault.current_change


def change_line(vault: Vault, _job: object, *, kind: str, id: int, **fields: Any) -> None:
    """Give the named fields new values."""
    _STORES[kind](vault).change(id, **fields)


def note_favour(vault: Vault, _job: object, *, person: int, kind: NewFavour, text: str, due: str, on: str) -> None:
    """Note a favour between someone and me; ``on`` is a vague date, today if it is empty."""
    direction, state = _NOTED[kind]
    Favours(vault).add(direction, text, [person], state, due=due, on=on or vault.clock.today())


def note_step(
    vault: Vault, _job: object, *, person: int, text: str, due: str, why: str, recurrence: str, recurs_from: RecursFrom
) -> None:
    """Note a next step. One that recurs from the last exchange and has no date gets the one that follows from it."""
    steps = FollowUps(vault)
    with vault.change("Add a follow-up", text):
        id = steps.add(text, [person], due, why=why, recurrence=recurrence, recurs_from=recurs_from)
        if recurrence and not due:
            spoke_on = People(vault).get(person).last_interaction_on
            steps.change(id, due=next_due(steps.get(id), vault.clock.today(), spoke_on))


def note_experience(vault: Vault, _job: object, *, person: int, **fields: Any) -> None:
    """Note what someone has lived."""
    Experiences(vault).add(person, **fields)


def note_wish(vault: Vault, _job: object, *, person: int, kind: str, text: str) -> None:
    """Note what someone looks for or can give; ``kind`` says which."""
    _STORES[kind](vault).add(person, text)
