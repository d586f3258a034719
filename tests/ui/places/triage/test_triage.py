"""Sorting people by keyboard alone: a key each, several at once, and every key can be taken back."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from models.circles import Circles
from models.interactions import Interactions
from models.people import ContactKind, ContactMethod, People
from models.triage import Triage
from models.vault import Vault
from resources import set_language
from tests.builders import crowd, everything, people
from tests.ui.places.keys import keyboard, type_text
from tests.ui.places.rooms import Room
from ui.places.triage import TriagePlace

Opened = Callable[[], Room[TriagePlace]]
SHIFT = Qt.KeyboardModifier.ShiftModifier

TWELVE = ("Ana", "Bea", "Cleo", "Dora", "Elsa", "Fay", "Gil", "Hugo", "Ida", "Joan", "Kim", "Lou")


@pytest.fixture
def twelve(vault: Vault) -> list[int]:
    """Twelve people, none of whom has a place."""
    return people(vault, *TWELVE)


def words(widget: QWidget) -> str:
    """All that is read on it."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def shown(room: Room[TriagePlace]) -> str:
    """Whose card it is."""
    return room.place.page.card.accessibleName()


def end(room: Room[TriagePlace]) -> str:
    """What is said where there is nobody."""
    assert room.place.end is not None and room.place.end.isVisible()
    return words(room.place.end)


def circle_of(vault: Vault, person: int) -> str:
    found = {circle.id: circle.name for circle in Circles(vault).all()}
    circle = People(vault).get(person).tie.circle
    return found[circle] if circle is not None else ""


def test_twelve_people_are_sorted_with_a_key_each(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    Circles(vault).add("Choir", 500)
    room = opened()
    assert shown(room) == "Ana"
    room.keys("1234")
    room.keys("5")  # a circle of their own
    room.keys("é")  # 2 on a French keyboard
    room.keys("0aa")
    room.press(Qt.Key.Key_Space)
    assert shown(room) == "Kim"
    room.keys("1")
    room.keys("A")
    assert room.pressed == 12
    assert end(room).startswith("That is all for now.")
    placed = [circle_of(vault, person) for person in twelve]
    assert placed == ["Core", "Close ones", "Allies", "Acquaintances", "Choir", "Close ones", *[""] * 4, "Core", ""]
    known = People(vault)
    assert [known.get(person).name for person in known.ids(archived=True)] == ["Hugo", "Ida", "Lou"]
    assert Triage(vault).waiting() == [twelve[9]]
    room.press(Qt.Key.Key_Return)
    assert shown(room) == "Joan"
    room.keys("0")
    assert end(room).startswith("That is all. | Everyone has a place.")


def test_the_next_one_is_there_before_anything_is_written(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room = opened()
    for name in TWELVE[1:5]:
        type_text("3")  # nothing of the vault is waited for
        assert shown(room) == name
    room.settle()
    assert shown(room) == "Elsa"
    assert Circles(vault).members(3) == twelve[:4]


def test_z_takes_back_one_after_the_other_and_returns_to_them(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room, before = opened(), everything(vault)
    room.keys("1a0")
    for name in ("Cleo", "Bea", "Ana"):
        room.keys("z")
        assert shown(room) == name
    assert everything(vault) == before
    with room.qtbot.waitSignal(room.place.said) as told:
        room.keys("z")
    assert told.args == ["Nothing was done here yet that could be taken back."]


def test_z_right_after_a_key_waits_for_nothing_and_takes_that_one_back(
    opened: Opened, vault: Vault, twelve: list[int]
) -> None:
    room, before = opened(), everything(vault)
    type_text("aaz")
    room.settle()
    assert shown(room) == "Bea"
    assert len(People(vault).ids()) == 11
    room.keys("z")
    assert everything(vault) == before


def test_an_undo_from_elsewhere_returns_to_them_too(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room = opened()
    room.keys("111")
    room.undo()
    assert shown(room) == "Cleo"
    assert Triage(vault).waiting() == twelve[2:]


def test_several_are_dealt_with_by_one_key_and_one_undo(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room, before = opened(), everything(vault)
    room.press(Qt.Key.Key_Down, SHIFT)
    room.press(Qt.Key.Key_Down, SHIFT)
    assert "Marked as well: Ana and Bea" in words(room.place.page.card)
    room.keys("a")
    assert People(vault).ids(archived=True) == twelve[:3]
    assert shown(room) == "Dora"
    room.keys("z")
    assert everything(vault) == before
    assert shown(room) == "Ana"


def test_x_marks_those_who_do_not_stand_together(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room = opened()
    room.keys("x")
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    room.keys("x")
    assert shown(room) == "Cleo"
    room.keys("4")
    assert Circles(vault).members(4) == [twelve[0], twelve[2]]
    assert shown(room) == "Bea"


def test_escape_first_forgets_the_marks_then_leaves(opened: Opened, twelve: list[int]) -> None:
    room = opened()
    room.press(Qt.Key.Key_Down, SHIFT)
    with room.qtbot.assertNotEmitted(room.place.left):
        room.press(Qt.Key.Key_Escape)
    with room.qtbot.waitSignal(room.place.left):
        room.press(Qt.Key.Key_Escape)


def test_arrows_leave_for_later_and_go_back(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room = opened()
    before = everything(vault)
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Space)
    assert shown(room) == "Cleo"
    room.press(Qt.Key.Key_Left)
    assert shown(room) == "Bea"
    assert everything(vault) == before


def test_a_tag_is_completed_and_one_stays_with_them(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    People(vault).change(twelve[-1], tags=["jardin"])
    room = opened()
    room.keys("t")
    room.keys("jar")
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert People(vault).get(twelve[0]).tags == ("jardin",)
    assert shown(room) == "Ana"
    assert "jardin" in words(room.place.page.card)
    room.keys("2")
    assert circle_of(vault, twelve[0]) == "Close ones"


def test_a_rhythm_is_typed_and_what_is_none_is_said(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room = opened()
    room.keys("r")
    room.keys("bananas")
    room.press(Qt.Key.Key_Return)
    assert "is no rhythm" in words(room.place.keys)
    for _ in range(7):
        room.press(Qt.Key.Key_Backspace)
    room.keys("every 2 weeks")
    room.press(Qt.Key.Key_Return)
    assert People(vault).get(twelve[0]).tie.cadence_days == 14
    assert "every two weeks" in words(room.place.page.card)
    room.keys("z")
    assert People(vault).get(twelve[0]).tie.cadence_days is None
    assert shown(room) == "Ana"


def test_escape_leaves_a_field_and_letters_in_it_are_no_keys(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room, before = opened(), everything(vault)
    room.keys("t")
    room.keys("a1z")
    with room.qtbot.assertNotEmitted(room.place.left):
        room.press(Qt.Key.Key_Escape)
    assert everything(vault) == before
    assert keyboard() is room.place.people


def test_a_likely_double_is_shown_made_one_and_taken_back(opened: Opened, vault: Vault) -> None:
    address = [ContactMethod(kind=ContactKind.EMAIL, value="nora@example.org")]
    nora = People(vault).add("Nora Martin", contacts=address)
    People(vault).add("N. Martin", contacts=address, town="Rezé")
    people(vault, "Zoé")
    room, before = opened(), everything(vault)
    while shown(room) != "Nora Martin":
        room.press(Qt.Key.Key_Right)
    room.keys("m")
    assert room.place.doubles.page.isVisible()
    room.keys("1")
    assert room.place.page.isVisible()
    assert shown(room) == "Nora Martin"
    assert People(vault).get(nora).town == "Rezé"
    room.keys("z")
    assert everything(vault) == before
    assert shown(room) == "Nora Martin"


def test_who_looks_like_nobody_is_made_one_with_who_is_chosen(opened: Opened, vault: Vault) -> None:
    people(vault, "Ana Paz", "Zoé Roy")
    room = opened()
    room.keys("m")
    assert room.place.doubles.chooser.field.hasFocus()
    room.press(Qt.Key.Key_Escape)
    assert shown(room) == "Ana Paz"
    room.keys("m")
    room.keys("zoé")
    room.press(Qt.Key.Key_Return)
    room.keys("1")
    assert shown(room) == "Ana Paz"
    assert len(People(vault).ids()) == 1


def test_what_is_known_is_told(opened: Opened, vault: Vault) -> None:
    ana = People(vault).add(
        "Ana Paz",
        role="Joiner",
        organisation="Atelier",
        town="Rezé",
        contacts=[ContactMethod(kind=ContactKind.PHONE, value="+33 6 12 34 56 78")],
        tags=["jardin"],
    )
    Interactions(vault).log(on="2026-03-10", people=[ana], text="Elle déménage")
    room = opened()
    told = words(room.place.page.card)
    for each in ("Ana Paz", "Joiner, Atelier · Rezé", "+33 6 12 34 56 78", "jardin", "“Elle déménage”"):
        assert each in told
    assert "Last exchange: on Tuesday" in room.place.page.card.accessibleDescription()
    with room.qtbot.waitSignal(room.place.person_requested) as asked:
        room.press(Qt.Key.Key_Return)
    assert asked.args == [ana]


def test_where_nobody_waits_that_is_said_and_everyone_can_be_gone_through(opened: Opened, vault: Vault) -> None:
    ana, bea = people(vault, "Ana", "Bea")
    Triage(vault).place([ana, bea], 1)
    room = opened()
    assert end(room).startswith("Nobody waits for a place.")
    room.press(Qt.Key.Key_Return)
    assert shown(room) == "Ana"
    room.keys("3")
    assert shown(room) == "Bea"
    assert circle_of(vault, ana) == "Allies"
    room.keys("a")
    assert People(vault).ids(archived=True) == [bea]
    room.keys("z")
    assert shown(room) == "Bea"


@pytest.mark.usefixtures("vault")
def test_where_there_is_nobody_that_is_said(opened: Opened) -> None:
    room = opened()
    assert end(room).startswith("Nobody is here yet.")
    with room.qtbot.waitSignal(room.place.left):
        room.press(Qt.Key.Key_Return)


def test_one_comes_back_to_where_one_was(opened: Opened, twelve: list[int]) -> None:
    room = opened()
    for _ in range(4):
        room.press(Qt.Key.Key_Right)
    state = room.place.state()
    again = opened()
    again.place.restore(state)
    again.settle()
    assert shown(again) == "Elsa"
    again.place.restore("no state at all")
    assert shown(again) == "Elsa"


def test_who_left_meanwhile_is_not_shown(opened: Opened, vault: Vault, twelve: list[int]) -> None:
    room = opened()
    room.jobs.write(room.place, lambda vault, _job: People(vault).remove(twelve[0]))
    room.settle()
    assert shown(room) == "Bea"


@pytest.mark.usefixtures("twelve")
def test_what_one_may_do_has_a_name(opened: Opened) -> None:
    room = opened()
    focusable = [
        each
        for each in room.place.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and not each.focusProxy()
    ]
    assert [each for each in focusable if not each.accessibleName()] == []


@pytest.mark.usefixtures("twelve")
def test_it_speaks_french(opened: Opened) -> None:
    set_language("fr")
    room = opened()
    room.keys("a")
    assert room.place.page.card.told.text() == "Mise de côté, pas effacée\u00a0: Ana. Z reprend."


def in_sight(room: Room[TriagePlace]) -> range:
    """The rows of the list that are seen."""
    view = room.place.people
    first, last = (view.indexAt(corner).row() for corner in (QPoint(5, 5), view.viewport().rect().bottomLeft()))
    return range(first, last + 1)


def test_ten_thousand_are_gone_through_by_the_page(opened: Opened, vault: Vault) -> None:
    everybody = crowd(vault, 10_000)
    room = opened()
    assert shown(room) == "Person 00000"
    page = len(in_sight(room))
    room.press(Qt.Key.Key_PageDown)
    down = room.place.people.currentIndex().row()
    assert page - 2 <= down <= page and down in in_sight(room)
    room.press(Qt.Key.Key_PageDown)
    assert room.place.people.currentIndex().row() - down in range(page - 2, page + 1)
    room.press(Qt.Key.Key_End)
    assert (shown(room), 9_999 in in_sight(room)) == ("Person 09999", True)
    room.press(Qt.Key.Key_PageUp)
    room.keys("2")  # whoever is a page above the end
    above = room.place.people.currentIndex().row()
    assert above in in_sight(room)
    assert Triage(vault).waiting() == [*everybody[:above], *everybody[above + 1 :]]
    assert shown(room) == f"Person {above + 1:05}"
    room.keys("Z")
    assert (shown(room), above in in_sight(room)) == (f"Person {above:05}", True)
    room.press(Qt.Key.Key_Home)
    assert (shown(room), in_sight(room)[0]) == ("Person 00000", 0)
    assert Triage(vault).waiting() == everybody
    rows = [row for row in range(10_000) if room.place.rows._rows.get(everybody[row])]
    assert len(rows) < 500, "only what was looked at is read"


def test_several_of_ten_thousand_are_dealt_with_far_down(opened: Opened, vault: Vault) -> None:
    everybody = crowd(vault, 10_000)
    room = opened()
    room.place.restore(json.dumps({"person": everybody[7_000]}))
    room.settle()
    assert (shown(room), 7_000 in in_sight(room)) == ("Person 07000", True)
    for _ in range(3):
        room.press(Qt.Key.Key_Down, SHIFT)
    room.keys("3")
    assert Triage(vault).waiting() == [*everybody[:7_000], *everybody[7_004:]]
    assert (shown(room), 7_000 in in_sight(room)) == ("Person 07004", True)
