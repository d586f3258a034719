"""A place of people that is left by a lock, and found again after it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from models.interactions import Interactions
from models.vault import Vault
from tests.ui.places.people.conftest import Room
from ui.places.people.exchange_form import ExchangeForm

Open = Callable[[], Room]


CONTROL = Qt.KeyboardModifier.ControlModifier


def form(room: Room) -> ExchangeForm:
    """The form that is open."""
    shown = room.place.page.timeline.form
    assert shown is not None
    return shown


def left(room: Room) -> str:
    """The state of a place that is left, as a lock leaves it."""
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    room.settle()
    return state


def again(open_room: Open, state: str) -> Room:
    """The place as one finds it after unlocking."""
    room = open_room()
    room.place.restore(state)
    room.settle()
    return room


def fill(vault: Vault, person: int, count: int) -> list[int]:
    """So many exchanges with somebody, the latest first."""
    with vault.change("Fill"):
        logged = [
            Interactions(vault).log(
                on=date(2020 + at // 300, 1 + at // 25 % 12, 1 + at % 25), people=[person], text="x "
            )
            for at in range(count)
        ]
    return logged[::-1]
