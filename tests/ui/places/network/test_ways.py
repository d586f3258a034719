"""Who leads to somebody, a trade or a world: the ways, and the words that go along them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from tests.builders import people
from tests.models.network.net import knows, spoke
from tests.ui.places.keys import tab_to
from tests.ui.places.network.conftest import Open
from tests.ui.places.network.seen import choose_the_way_to_xavier, heads, samira_leads_to_xavier
from ui.places.network.state import Section


def test_from_a_trade_to_a_mail_that_can_be_passed_on(vault: Vault, open_room: Open) -> None:
    email = ContactMethod(kind=ContactKind.EMAIL, value="samira@example.org")
    samira = People(vault).add("Samira", contacts=[email])
    xavier = People(vault).add("Xavier Petit", role="Notaire")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    room = open_room()
    room.keys("2")
    room.keys("notaire")
    assert heads(room.place.paths.ways.list) == ["Samira → Xavier Petit"]
    room.press(Qt.Key.Key_Tab)
    while not room.place.paths.ask.edit.hasFocus():
        room.press(Qt.Key.Key_Tab)
    room.keys("un bail")
    room.press(Qt.Key.Key_Return)
    assert room.place.paths.ways.list.cards[0].hasFocus()
    room.press(Qt.Key.Key_Return)
    letter = room.place.paths.ways.list.cards[0].letter
    assert letter is not None
    assert letter.draft.to == "samira@example.org"
    assert "Xavier Petit" in letter.draft.body and "un bail" in letter.draft.body
    room.keys("c")
    assert "Xavier Petit" in QApplication.clipboard().text()
    assert room.place.paths.ways.list.cards[0].hasFocus()
    with room.qtbot.waitSignal(room.place.person_requested) as asked:
        room.keys("o")
    assert asked.args == [xavier]
    room.press(Qt.Key.Key_Up)
    assert room.place.paths.sought.edit.hasFocus()


def test_the_keys_of_a_letter_are_in_sight_in_a_low_window(vault: Vault, open_room: Open) -> None:
    samira_leads_to_xavier(vault)
    room = open_room()
    room.place.resize(720, 420)
    choose_the_way_to_xavier(room)
    room.press(Qt.Key.Key_Return)
    entries = room.place.paths.ways.list
    letter = entries.cards[0].letter
    assert letter is not None
    shown = letter.hints.rect().translated(letter.hints.mapTo(entries.viewport(), QPoint()))
    assert entries.viewport().rect().contains(shown)


def test_a_digit_in_a_field_is_written_there(vault: Vault, open_room: Open) -> None:
    room = open_room()
    room.keys("2")
    room.keys("Studio 3")
    assert (room.place.section, room.place.paths.asked.sought) == (Section.PATHS, "Studio 3")


def test_where_nobody_leads_it_says_what_to_note(vault: Vault, open_room: Open) -> None:
    people(vault, "Xavier")
    room = open_room()
    room.keys("2")
    assert room.place.paths.ways.currentWidget() is not room.place.paths.ways.nothing
    room.keys("Xavier")
    assert room.place.paths.ways.currentWidget() is room.place.paths.ways.nothing


def test_a_letter_that_is_being_written_outlives_a_change_elsewhere(vault: Vault, open_room: Open) -> None:
    _, xavier = samira_leads_to_xavier(vault)
    room = open_room()
    choose_the_way_to_xavier(room)
    room.press(Qt.Key.Key_Return)
    tab_to(room.place.paths.ways.list.cards[0].letter.body)  # type: ignore[union-attr]
    room.keys("Merci !")
    other = people(vault, "Other")[0]
    knows(vault, (other, xavier))
    spoke(vault, other)
    room.jobs.write(room.place, _touch)
    room.settle()
    letter = room.place.paths.ways.list.cards[0].letter
    assert letter is not None and letter.draft.body.endswith("Merci !")
    room.press(Qt.Key.Key_Escape)
    assert sorted(heads(room.place.paths.ways.list)) == ["Other → Xavier", "Samira → Xavier"]


def _touch(vault: Vault, _job: object) -> None:
    People(vault).add("Somebody")


def test_a_way_leads_to_the_form_of_a_wish(vault: Vault, open_room: Open) -> None:
    samira, xavier = samira_leads_to_xavier(vault)
    room = open_room()
    room.place.paths.ask.edit.setText("Un bail")
    choose_the_way_to_xavier(room)
    with room.qtbot.waitSignal(room.place.wish_requested) as asked:
        room.keys("i")
    assert asked.args == [(samira, "Samira"), (xavier, "Xavier"), "Un bail"]


def test_nobody_is_asked_for_an_introduction_to_somebody_i_know(vault: Vault, open_room: Open) -> None:
    spoke(vault, people(vault, "Xavier")[0])
    room = open_room()
    choose_the_way_to_xavier(room)
    assert [button.hint.key for button in room.place.paths.ways.list.cards[0].hints.buttons] == ["Return", "O"]
