"""A question from its first word to the thanks, by keyboard alone, over a real vault, through ninety days."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.decisions import Decision, Decisions, DecisionState
from models.experiences import Experiences, MayAsk
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault, VaultKey
from models.vault.worker import VaultWorker
from tests.fakes import PassingClock
from tests.fixtures import TODAY
from tests.ui.places.decisions.conftest import OpenDecisions
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.rooms import Room
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.forms import ChoiceForm, LookBackForm, QuestionForm, SaidForm
from ui.places.decisions.page import VoiceCard
from ui.places.decisions.who_form import AnswerCard, WhoForm
from ui.widgets import PlainLabel

Enter, Tab, Down, Space = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space


@pytest.fixture
def clock() -> PassingClock:
    """A clock that a test puts on."""
    return PassingClock(TODAY)


@pytest.fixture
def worker(vault_folder: Path, vault_key: VaultKey, clock: PassingClock) -> Iterator[VaultWorker]:
    """The test's vault, on the same clock."""
    started = VaultWorker(vault_folder, vault_key, clock)
    started.start()
    yield started
    started.close()


def only(vault: Vault) -> Decision:
    (decision,) = Decisions(vault).all()
    return decision


def shown(room: Room[DecisionsPlace]) -> list[str]:
    return [label.text() for label in room.place.board.page.findChildren(PlainLabel) if label.isVisible()]


def test_from_the_question_to_the_thanks(vault: Vault, open_room: OpenDecisions, clock: PassingClock) -> None:
    ines = People(vault).add("Inès Caron", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="ines@example.org")])
    tom = People(vault).add("Tom Ashworth")
    Experiences(vault).add(ines, "Première embauche : une semaine sans dormir.", "embauche", 2021, MayAsk.YES)
    Experiences(vault).add(tom, "A regretté son embauche au bout de deux mois.", "embauche", 2019)
    room = open_room()

    room.keys("n")
    assert isinstance(room.place.form, QuestionForm)
    room.keys("Faire une première embauche ?")
    room.press(Tab)
    room.keys("Un salaire chaque mois")
    room.press(Tab)
    room.keys("20/04")
    room.press(Tab)
    room.keys("Oui")
    room.press(Enter)  # a line each
    room.keys("Attendre")
    room.press(Enter, Qt.KeyboardModifier.ControlModifier)
    asked = only(vault)
    assert (asked.question, asked.stake) == ("Faire une première embauche ?", "Un salaire chaque mois")
    assert (asked.deadline, asked.options) == ("2026-04-20", ("Oui", "Attendre"))

    room.keys("q")
    form = room.place.form
    assert isinstance(form, WhoForm)
    assert {card.name for card in form.cards} == {"Inès Caron", "Tom Ashworth"}
    assert isinstance(keyboard(), AnswerCard)
    room.press(Space)
    room.press(Down)
    room.press(Space)
    room.press(Enter)
    chosen = only(vault)
    assert chosen.state == DecisionState.CONSULTING
    assert {said.name for said in chosen.to_ask} == {"Inès Caron", "Tom Ashworth"}

    while waiting := only(vault).to_ask:
        room.place.setFocus()
        room.keys("w")
        letter = room.place.board.page.letter
        assert letter is not None and letter.isAncestorOf(keyboard())
        assert waiting[0].name.split()[0] in letter.draft.body
        minutes = letter.draft.body
        assert "ten minutes" in minutes.lower()
        assert "sans dormir" not in minutes and "regretté" not in minutes  # what was noted is not quoted
        room.keys("c")
        assert QApplication.clipboard().text() == minutes
        assert only(vault).to_ask == waiting  # writing is not asking
        room.place.notice.focus_action()
        room.press(Enter)
    assert [said.asked_on for said in only(vault).consultations] == ["2026-03-16"] * 2

    room.place.setFocus()
    room.press(Enter)  # from the list to those who were asked
    card = keyboard()
    assert isinstance(card, VoiceCard)
    first = card.said.name
    room.press(Enter)
    assert isinstance(room.place.form, SaidForm)
    room.keys("Une semaine sans dormir")
    room.press(Tab)
    room.keys("Embaucher tard")
    room.press(Enter)
    (told,) = (said for said in only(vault).consultations if said.name == first)
    assert (told.lived, told.advised) == ("Une semaine sans dormir", "Embaucher tard")
    assert {"Une semaine sans dormir", "Embaucher tard"} <= set(shown(room))

    room.keys("d")
    assert isinstance(room.place.form, ChoiceForm)
    room.press(Down)
    room.press(Tab)
    room.keys("Moins de dimanches")
    room.press(Enter)
    decided = only(vault)
    assert (decided.state, decided.choice, decided.expected) == (DecisionState.DECIDED, "Oui", "Moins de dimanches")
    assert decided.look_back_on == "2026-06-14"
    assert "Look back on 14 June" in shown(room)

    clock.day = date(2026, 6, 14)
    again = open_room()
    again.keys("2")
    assert any(text.startswith("Decided on 16 March: how did it go?") for text in shown(again))
    again.keys("b")
    look_back = again.place.form
    assert isinstance(look_back, LookBackForm)
    assert "Moins de dimanches" in [label.text() for label in look_back.findChildren(PlainLabel)]
    again.keys("Elle a tout changé")
    again.press(Enter)
    assert (only(vault).state, only(vault).happened) == (DecisionState.REVIEWED, "Elle a tout changé")
    beside = [text for text in shown(again) if text in ("Moins de dimanches", "Elle a tout changé")]
    assert beside == ["Moins de dimanches", "Elle a tout changé"]

    assert len(only(vault).to_tell) == 2
    again.keys("w")
    letter = again.place.board.page.letter
    assert letter is not None and "what you told me" in letter.draft.body.lower()
    again.keys("c")
    again.place.notice.focus_action()
    again.press(Enter)
    assert len(only(vault).to_tell) == 1
    again.place.setFocus()
    again.keys("s")
    assert only(vault).to_tell == ()
    assert [(said.told_on, said.thanked_on) for said in only(vault).consultations] == [("2026-06-14",) * 2] * 2
    tab_to(again.place.board.page.voices[-1])  # every card is reached
