"""The place of those who stand twice: two at a time, told apart in words, made one or kept apart by a key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.ui.answering import Answering, press
from tests.ui.places.keys import tab_to, type_text
from tests.ui.places.rooms import Room
from ui.places.doubles import DoublesPlace
from ui.places.doubles.pair_page import PairPage

Opened = Callable[[], Room[DoublesPlace]]
Answers = Callable[..., Answering]


def email(value: str) -> ContactMethod:
    return ContactMethod(kind=ContactKind.EMAIL, value=value)


def twice(vault: Vault, name: str, short: str, address: str) -> tuple[int, int]:
    """Somebody and, beyond doubt, the same one again."""
    known = People(vault)
    return known.add(name, contacts=[email(address)]), known.add(short, contacts=[email(address)])


@pytest.fixture
def lea(vault: Vault) -> tuple[int, int]:
    """Nora, whose firm and town are another where she stands the second time."""
    known = People(vault)
    phone = ContactMethod(kind=ContactKind.PHONE, value="+33 6 12 34 56 78")
    one = known.add("Nora Martin", town="Nantes", contacts=[email("nora@example.org")], note="Aime le chêne.")
    other = known.add("N. Martin", town="Rezé", contacts=[email("NORA@example.org"), phone], organisation="Atelier")
    Interactions(vault).log(on="2026-03-10", people=[other], channel=Channel.COFFEE, text="Elle déménage")
    return one, other


def names(vault: Vault) -> list[str]:
    known = People(vault)
    return [row.name for row in known.rows(known.ids())]


def words(widget: QWidget) -> str:
    """All that is read on it."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def come_back(room: Room[DoublesPlace]) -> None:
    """Be in the window again after a dialog, as a desktop sees to it."""
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)


def end(room: Room[DoublesPlace]) -> str:
    """What is said where there is no pair."""
    assert room.place.end is not None and room.place.end.isVisible()
    return words(room.place.end)


def test_both_are_read_side_by_side_and_what_differs_is_said_in_a_word(opened: Opened, lea: tuple[int, int]) -> None:
    room = opened()
    told = room.place.page.card.accessibleDescription()
    assert "Town: Nantes / Rezé (differs)" in told
    assert "E-mail: nora@example.org / NORA@example.org (the same)" in told
    assert "Phone: nothing / +33 6 12 34 56 78." in told
    assert "Last exchange: nothing / on Tuesday: “Elle déménage”" in told
    assert "Note: Aime le chêne. / nothing" in told
    for word in ("differs", "the same", "Rezé", "N. Martin", "Aime le chêne."):
        assert word in words(room.place.page.card)
    assert room.place.page.why.text() == "The same email and a name much alike: most likely one person."


@pytest.mark.parametrize(("key", "kept", "town"), [("1", 0, "Nantes"), ("2", 1, "Rezé"), ("é", 1, "Rezé")])
def test_a_digit_keeps_that_name_and_one_undo_makes_two_again(
    opened: Opened, vault: Vault, lea: tuple[int, int], key: str, kept: int, town: str
) -> None:
    room, before = opened(), everything(vault)
    with room.qtbot.waitSignal(room.place.dealt_with) as told:
        room.keys(key)
    assert People(vault).ids() == [lea[kept]]
    one = People(vault).get(lea[kept])
    assert (one.town, one.organisation, len(one.contacts)) == (town, "Atelier", 2)
    assert one.nickname in ("N. Martin", "Nora Martin")
    assert told.args[0] == f"{one.name} is one person now."
    assert end(room).startswith("That is all. | Everyone stands here once.")
    vault.undo(told.args[1])
    assert everything(vault) == before


def test_who_is_two_is_not_asked_about_again(opened: Opened, vault: Vault, lea: tuple[int, int]) -> None:
    room = opened()
    room.keys("n")
    assert "That is all." in end(room)
    assert sorted(names(vault)) == ["N. Martin", "Nora Martin"]
    again = opened()
    assert end(again).startswith("Everyone stands here once. | Should two look like one person")


def test_later_goes_on_and_what_was_left_is_still_there_at_the_end(opened: Opened, vault: Vault) -> None:
    twice(vault, "Nora Martin", "N. Martin", "nora@example.org")
    twice(vault, "Sam Dubois", "S. Dubois", "sam@example.org")
    room = opened()
    first = room.place.page.card.accessibleName()
    room.press(Qt.Key.Key_Right)
    assert room.place.page.card.accessibleName() != first
    room.keys("S")
    assert end(room).startswith("That is all for now. | Those you left for later are still there.")
    room.press(Qt.Key.Key_Return)
    assert room.place.page.card.accessibleName() == first
    assert room.place.page.card.hasFocus()
    assert len(names(vault)) == 4


def test_who_is_undone_comes_back_and_is_what_one_looks_at(opened: Opened, vault: Vault) -> None:
    twice(vault, "Nora Martin", "N. Martin", "nora@example.org")
    twice(vault, "Sam Dubois", "S. Dubois", "sam@example.org")
    room = opened()
    room.press(Qt.Key.Key_Right)
    second = room.place.page.card.accessibleName()
    room.keys("1")
    room.undo()
    assert room.place.page.card.accessibleName() == second
    assert len(names(vault)) == 4


def test_a_key_that_is_held_down_deals_with_one_pair(opened: Opened, vault: Vault) -> None:
    twice(vault, "Nora Martin", "N. Martin", "nora@example.org")
    twice(vault, "Sam Dubois", "S. Dubois", "sam@example.org")
    room = opened()
    type_text("11")  # the second one comes before the next pair is there to be seen
    room.settle()
    assert len(names(vault)) == 3


def test_all_who_are_sure_are_told_and_made_one_at_once(opened: Opened, vault: Vault, answers: Answers) -> None:
    twice(vault, "N. Martin", "Nora Martin", "nora@example.org")
    twice(vault, "Sam Dubois", "S. Dubois", "sam@example.org")
    people(vault, "Omar Haddad", "Omar Hadad")
    room, before = opened(), everything(vault)
    asked = answers(press("Cancel"), press("Make one of each"))
    room.keys("a")
    assert everything(vault) == before
    assert "Nora Martin and N. Martin become Nora Martin" in asked.shown[0]
    come_back(room)
    assert room.place.page.card.hasFocus()
    with room.qtbot.waitSignal(room.place.dealt_with) as told:
        room.keys("a")
    assert names(vault) == ["Nora Martin", "Omar Hadad", "Omar Haddad", "Sam Dubois"]
    assert told.args[0] == "Each of them is one person now."
    vault.undo(told.args[1])
    assert everything(vault) == before


def test_a_third_of_them_is_found_before_the_end_is_said(opened: Opened, vault: Vault) -> None:
    for name in ("Nora Martin", "Nöra Martin", "Nora Martín"):
        People(vault).add(name, contacts=[email("nora@example.org")])
    room = opened()
    for left in (2, 1):
        assert room.place.page.isVisible()
        room.keys("1")
        assert len(names(vault)) == left
    assert "That is all." in end(room)


def test_comparing_can_be_stopped_and_begun_again(opened: Opened, vault: Vault, lea: tuple[int, int]) -> None:
    room = opened()
    room.place._look()
    room.place.progress.stop_requested.emit()
    assert end(room).startswith("Stopped before the end.")
    room.press(Qt.Key.Key_Return)
    assert room.place.page.isVisible()
    assert len(names(vault)) == 2


@pytest.mark.usefixtures("lea")
def test_escape_leaves(opened: Opened) -> None:
    room = opened()
    with room.qtbot.waitSignal(room.place.left):
        room.press(Qt.Key.Key_Escape)


@pytest.mark.usefixtures("vault")
def test_where_nobody_stands_twice_that_is_said(opened: Opened) -> None:
    room = opened()
    assert end(room).startswith("Everyone stands here once.")
    with room.qtbot.waitSignal(room.place.left):
        room.press(Qt.Key.Key_Return)


def test_somebody_is_made_one_with_who_is_chosen(opened: Opened, vault: Vault) -> None:
    lea, zoe = people(vault, "Nora Martin", "Zoé Lambert")
    room = opened()
    room.place.choose_other(lea)
    room.settle()
    assert room.place.chooser.field.hasFocus()
    room.keys("nora")
    assert room.place.chooser.field.offered == []
    for _ in range(4):
        room.press(Qt.Key.Key_Backspace)
    room.keys("zoé")
    room.press(Qt.Key.Key_Return)
    assert room.place.page.why.text() == "You chose these two: look whether they are one."
    room.press(Qt.Key.Key_Right)  # there is no later
    assert room.place.page.card.accessibleName() == "Nora Martin or Zoé Lambert: one person?"
    with room.qtbot.waitSignal(room.place.person_requested) as shown:
        room.keys("2")
    assert shown.args == [zoe]
    assert names(vault) == ["Zoé Lambert"]


def test_who_left_meanwhile_is_not_asked_about(opened: Opened, vault: Vault, lea: tuple[int, int]) -> None:
    room = opened()
    room.jobs.write(room.place, lambda vault, _job: People(vault).remove(lea[1]))
    room.settle()
    assert end(room)
    assert names(vault) == ["Nora Martin"]


@pytest.mark.parametrize("size", [(1072, 716), (836, 530)])
@pytest.mark.usefixtures("lea")
def test_what_can_be_done_is_in_sight_and_has_a_name(opened: Opened, size: tuple[int, int]) -> None:
    room = opened()
    room.place.resize(*size)
    room.settle()
    page = room.place.page
    for button in (page.first, page.second, page.apart, page.later):
        assert room.place.rect().contains(button.mapTo(room.place, button.rect().bottomRight()))
    focusable = [
        each
        for each in room.place.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and not each.focusProxy()
    ]
    assert [each for each in focusable if not each.accessibleName()] == []


@pytest.mark.usefixtures("lea")
def test_it_speaks_french(opened: Opened) -> None:
    set_language("fr")
    room = opened()
    assert room.place.page.why.text() == "Le même e-mail et un nom très proche\u00a0: sans doute une seule personne."
    assert "Ville: Nantes / Rezé (différent)" in room.place.page.card.accessibleDescription()
    room.keys("n")
    assert end(room).startswith("C’est tout.")


def test_tab_comes_to_every_button(qtbot: QtBot) -> None:
    window, before, page = QWidget(), QLineEdit(), PairPage()
    qtbot.addWidget(window)
    across = QVBoxLayout(window)
    for widget in (before, page):
        across.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    for button in (page.first, page.second, page.apart, page.later):
        tab_to(button)
