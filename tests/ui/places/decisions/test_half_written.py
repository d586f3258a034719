"""What stands half written in the place comes back after a lock."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.decisions import Decisions
from models.vault import Vault
from tests.builders import people
from tests.ui.places.decisions.conftest import OpenDecisions
from tests.ui.places.decisions.questions import QUESTION, SHIFT, Down, Escape, Space, Tab, lived, who_form
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.rooms import Room
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.forms import ChoiceForm, LookBackForm, QuestionForm, SaidForm
from ui.places.decisions.who_form import WhoForm


def half_written(room: Room[DecisionsPlace], again: Callable[[], Room[DecisionsPlace]]) -> DecisionsPlace:
    was = room.place.state()
    other = again()
    other.place.restore(was)
    other.settle()
    return other.place


# What is half written


def test_each_form_comes_back_after_a_lock(vault: Vault, open_room: OpenDecisions) -> None:
    decisions = Decisions(vault)
    id = decisions.ask(QUESTION)
    decisions.consult(id, lived(vault, "Inès"))
    question = reopened(open_room, "n", "Déménager")
    assert isinstance(question, QuestionForm) and question.question.text() == "Déménager"
    said = reopened(open_room, "l", "Sans dormir")
    assert isinstance(said, SaidForm) and said.lived.toPlainText() == "Sans dormir"
    choice = reopened(open_room, "d", "Oui")
    assert isinstance(choice, ChoiceForm) and choice.choice.text() == "Oui"
    decisions.decide(id, "Oui")
    back = reopened(open_room, "2b", "Bien")
    assert isinstance(back, LookBackForm) and back.happened.toPlainText() == "Bien"


def reopened(open_room: OpenDecisions, keys: str, words: str) -> object:
    """The form that ``keys`` open, after ``words`` were written in it and the vault was locked and opened."""
    room = open_room()
    for key in keys:
        room.keys(key)
    room.keys(words)
    return half_written(room, open_room).form


def test_who_was_marked_and_half_named_comes_back_after_a_lock(vault: Vault, open_room: OpenDecisions) -> None:
    lived(vault, "Inès")
    lived(vault, "Tom")
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("q")
    room.press(Space)
    with room.qtbot.waitSignal(room.place.draft_changed, timeout=2000):  # kept where a crash cannot take it
        QTest.keyClick(keyboard(), Down)
        QTest.keyClick(keyboard(), Space)
    marked = [card.person for card in who_form(room).cards if card.chosen]
    tab_to(who_form(room).others.field)
    room.keys("Zo")
    form = half_written(room, open_room).form
    assert isinstance(form, WhoForm)
    assert [card.person for card in form.cards if card.chosen] == marked
    assert form.others.field.text() == "Zo"


def changed_letter(vault: Vault, open_room: OpenDecisions) -> Room[DecisionsPlace]:
    """A letter that is open, with a few words of one's own in it."""
    Decisions(vault).choose(Decisions(vault).ask(QUESTION), people(vault, "Inès"))
    room = open_room()
    room.keys("w")
    room.press(Tab, SHIFT)
    room.keys(" Un mot à moi.")
    return room


def test_a_letter_that_was_changed_comes_back_after_a_lock(vault: Vault, open_room: OpenDecisions) -> None:
    letter = half_written(changed_letter(vault, open_room), open_room).board.page.letter
    assert letter is not None and letter.draft.body.endswith("Un mot à moi.")


def test_a_letter_that_was_put_away_is_there_still(vault: Vault, open_room: OpenDecisions) -> None:
    room = changed_letter(vault, open_room)
    room.press(Escape)
    assert room.place.board.page.letter is None
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None and letter.draft.body.endswith("Un mot à moi.")
    room.keys("c")
    room.keys("s")
    assert room.place.state().count("Un mot") == 0  # what was sent is no draft any more


def test_a_letter_waits_while_one_looks_at_another_question(vault: Vault, open_room: OpenDecisions) -> None:
    Decisions(vault).ask("Une autre ?", on="2020")
    room = changed_letter(vault, open_room)
    tab_to(room.place.board.list)
    room.press(Down)
    assert room.place.board.page.letter is None
    room.press(Qt.Key.Key_Up)
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None and letter.draft.body.endswith("Un mot à moi.")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"section": 3, "drafts": {"form": {"form": "who", "id": "x", "marked": [true, -1]}, "letters": [3, {}]}}',
        '{"drafts": {"form": {"form": "said", "said": 9}, "letters": [{"said": 9, "person": 9, "is_open": true}]}}',
        "{" * 2000,
    ],
)
def test_a_state_that_makes_no_sense_is_passed_over(open_room: OpenDecisions, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.form is None
    assert room.place.board.page.letter is None
