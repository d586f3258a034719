"""The place of missions, by keyboard alone, over a real vault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.missions import Mission, Missions, MissionState
from models.people import ContactKind, ContactMethod, People, Tie
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.answering import Answering, name, press
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.rooms import Room, reopened
from ui.jobs import Jobs
from ui.places.missions import MissionsPlace
from ui.places.missions.forms import LostForm, MissionForm, WonForm
from ui.widgets import EmptyState, PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[], Room[MissionsPlace]]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room[MissionsPlace]:
        place = MissionsPlace(jobs)
        QAbstractItemModelTester(place.board.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, place)
        return Room(place, jobs, vault, qtbot, (1000, 700))

    return opened


def only(vault: Vault) -> Mission:
    (mission,) = Missions(vault).all()
    return mission


def titles(room: Room[MissionsPlace]) -> list[str]:
    rows = room.place.board.list.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def said(room: Room[MissionsPlace]) -> str:
    return room.place.notice.words


def still_to_say(room: Room[MissionsPlace]) -> list[str]:
    return [one.name for one in room.place.board.book.owed[only(room.vault).id]]


def test_from_the_first_word_to_the_recommendation_by_keyboard(vault: Vault, open_room: Open) -> None:
    samira = People(vault).add("Samira")
    email = ContactMethod(kind=ContactKind.EMAIL, value="paul@example.org")
    paul = People(vault).add("Paul", tie=Tie(met_through=samira), contacts=[email])
    room = open_room()
    room.keys("n")
    room.keys("Refonte du site")
    room.press(Qt.Key.Key_Tab)
    room.keys("Pau")
    room.press(Qt.Key.Key_Return)
    form = room.place.form
    assert isinstance(form, MissionForm)
    assert [one.words for one in form.chain.chosen] == ["Samira"]  # the way one met the client
    room.press(Qt.Key.Key_Return)
    mission = only(vault)
    assert (mission.title, mission.client_id, [one.person for one in mission.chain]) == (
        "Refonte du site",
        paul,
        [samira],
    )
    assert said(room) == "Noted."
    room.keys("p")
    assert only(vault).state == MissionState.PROPOSED
    room.keys("y")
    assert isinstance(room.place.form, WonForm)
    room.press(Qt.Key.Key_Return)
    assert only(vault).state == MissionState.WON
    assert titles(room) == ["Refonte du site"]  # the list follows to where it stands now
    assert still_to_say(room) == ["Samira"]
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None and letter.isAncestorOf(keyboard())
    page = room.place.board.page
    assert page.viewport().rect().contains(letter.mapTo(page.viewport(), letter.rect().bottomLeft()))
    room.keys("c")
    assert "Samira" in QApplication.clipboard().text()
    assert still_to_say(room) == ["Samira"]  # writing is not saying
    room.place.notice.focus_action()
    room.press(Qt.Key.Key_Return)
    assert still_to_say(room) == []
    assert only(vault).to_thank == () and only(vault).to_tell == ()
    room.place.setFocus()
    room.keys("d")
    assert only(vault).delivered_on
    assert still_to_say(room) == ["Paul"]
    room.keys("s")
    assert still_to_say(room) == []


def test_a_no_is_noted_with_its_reason_and_leaves_the_door_open(vault: Vault, open_room: Open) -> None:
    sam, paul = people(vault, "Sam", "Paul")
    Missions(vault).hear("Refonte", client=paul, chain=[sam])
    room = open_room()
    room.keys("x")
    assert isinstance(room.place.form, LostForm)
    room.keys("le budget")
    room.press(Qt.Key.Key_Return)
    assert (only(vault).state, only(vault).lost_because) == (MissionState.LOST, "le budget")
    assert still_to_say(room) == ["Sam", "Paul"]


@pytest.mark.parametrize("key", ["t", "p"])
def test_each_step_is_taken_back(vault: Vault, open_room: Open, key: str) -> None:
    Missions(vault).hear("Refonte")
    room = open_room()
    before = everything(vault)
    room.keys(key)
    assert everything(vault) != before
    room.undo()
    assert everything(vault) == before
    assert only(vault).state == MissionState.HEARD


def test_a_mission_is_removed_and_brought_back(vault: Vault, open_room: Open) -> None:
    Missions(vault).hear("Refonte")
    room = open_room()
    room.press(Qt.Key.Key_Delete)
    assert titles(room) == []
    room.undo()
    assert titles(room) == ["Refonte"]


def test_amounts_are_shown_only_when_asked_for(vault: Vault, open_room: Open) -> None:
    Missions(vault).hear("Refonte", amount_cents=450_050, currency="EUR")
    room = open_room()
    shown = "4\N{NARROW NO-BREAK SPACE}500.50 EUR"
    assert shown not in texts(room)
    room.keys("m")
    assert shown in texts(room)
    room.keys("m")
    assert shown not in texts(room)


def texts(room: Room[MissionsPlace]) -> list[str]:
    return [label.text() for label in room.place.board.page.findChildren(PlainLabel) if label.isVisible()]


@pytest.mark.parametrize("amount", ["douze", "-3", "1e40", "NaN"])
def test_an_amount_that_is_no_number_is_asked_about(vault: Vault, open_room: Open, amount: str) -> None:
    room = open_room()
    room.keys("n")
    room.keys("Refonte")
    form = room.place.form
    assert isinstance(form, MissionForm)
    tab_to(form.amount)
    room.keys(amount)
    room.press(Qt.Key.Key_Return)
    assert Missions(vault).all() == []
    assert form.amount.hasFocus()


def test_what_is_half_written_comes_back_after_a_lock(vault: Vault, open_room: Open) -> None:
    (sam,) = people(vault, "Sam")
    room = open_room()
    room.keys("n")
    room.keys("Refonte")
    form = room.place.form
    assert isinstance(form, MissionForm)
    tab_to(form.chain.field)
    room.keys("Sam")
    room.press(Qt.Key.Key_Return)
    again = reopened(room, open_room)
    form = again.place.form
    assert isinstance(form, MissionForm)
    assert (form.title.text(), [one.value for one in form.chain.chosen]) == ("Refonte", [sam])


@pytest.mark.parametrize("written", ["", "[]", '{"section": 3, "draft": {"form": "won", "id": "x"}}', "{" * 2000])
def test_a_state_that_makes_no_sense_is_passed_over(open_room: Open, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.form is None


def test_all_together_is_told_in_words_too(vault: Vault, open_room: Open) -> None:
    sam, lea = people(vault, "Sam", "Léa")
    Missions(vault).hear("Refonte", chain=[sam, lea], state=MissionState.WON)
    room = open_room()
    room.keys("4")
    chains = room.place.board.chains
    assert chains.hasFocus()
    assert chains.picture.accessibleDescription() == "Sam and Léa: “Refonte”, it is a yes"
    assert chains.sentence.text().startswith("In 2026, all that you won")
    room.press(Qt.Key.Key_Right)
    assert room.place.board.thanks.lines == ["Sam, for “Refonte” · to thank", "Léa, for “Refonte” · to thank"]


@pytest.mark.parametrize("section", ["4", "5"])
def test_all_together_goes_on_paper(
    vault: Vault, open_room: Open, answers: Callable[..., Answering], tmp_path: Path, section: str
) -> None:
    (sam,) = people(vault, "Sam")
    for number in range(40):
        Missions(vault).hear(f"Refonte {number}", chain=[sam])
    room = open_room()
    room.keys(section)
    heard = answers(press("Save as PDF…"), name(tmp_path / "all.pdf"))
    room.press(Qt.Key.Key_P, CTRL)
    assert "without your passphrase" in heard.shown[0]
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")


def test_an_empty_list_has_the_keyboard_and_takes_a_new_one(open_room: Open) -> None:
    room = open_room()
    assert isinstance(keyboard(), EmptyState)
    room.keys("n")
    assert isinstance(room.place.form, MissionForm)
    room.press(Qt.Key.Key_Escape)
    assert room.place.form is None
    assert isinstance(keyboard(), EmptyState)


def test_tab_goes_through_the_form_as_it_lies(open_room: Open) -> None:
    room = open_room()
    room.keys("n")
    passed = []
    for _ in range(9):
        passed.append(keyboard().accessibleName())
        room.press(Qt.Key.Key_Tab)
    assert passed == ["What", "For whom", "Through whom", "When", "Amount", "Currency", "Note", "Cancel", "Keep"]
