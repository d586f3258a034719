"""A question and its answers, as a test reads them."""

from datetime import date

from PySide6.QtCore import Qt

from models.decisions import Decision, DecisionState
from models.experiences import Experiences, MayAsk
from models.vault import Vault
from tests.builders import people
from tests.ui.places.rooms import Room
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.who_form import WhoForm

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Enter, Escape, Tab, Space, Down = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
)
QUESTION = "Faire une première embauche ?"
LIVED = "Première embauche, une semaine sans dormir."
TODAY = date(2026, 3, 16)


def who_form(room: Room[DecisionsPlace]) -> WhoForm:
    form = room.place.form
    assert isinstance(form, WhoForm)
    return form


def lived(vault: Vault, name: str, may_ask: MayAsk = MayAsk.ASK_FIRST) -> int:
    (person,) = people(vault, name)
    Experiences(vault).add(person, LIVED, "embauche", may_ask=may_ask)
    return person


def decision(opened_on: str, state: DecisionState = DecisionState.OPEN) -> Decision:
    return Decision(1, "u", QUESTION, "", "", opened_on, "", "", "", "", "", state, (), ())
