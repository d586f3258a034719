"""Favours and what is said of them, as a test reads them."""

from PySide6.QtCore import Qt

from models.favours import Direction, Favour, Favours
from models.vault import Vault
from tests.ui.places.favours.conftest import Room
from ui.places.favours.form import FavourForm

FROM_ME, TO_ME = Direction.FROM_ME, Direction.TO_ME
CTRL = Qt.KeyboardModifier.ControlModifier


def the_one(vault: Vault, text: str) -> Favour:
    [found] = [favour for favour in Favours(vault).all() if favour.text == text]
    return found


def said(room: Room) -> str:
    return room.place.notice.words


def undo_by_notice(room: Room) -> None:
    """Press the word at the end of the line at the bottom."""
    room.place.notice.focus_action()
    room.press(Qt.Key.Key_Return)


def form_of(room: Room) -> FavourForm:
    form = room.place.form
    assert isinstance(form, FavourForm)
    return form
