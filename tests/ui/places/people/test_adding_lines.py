"""What is added to the cards of a page, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from models.experiences import MayAsk, Needs, Offers, WishState
from models.favours import Direction, Favours, FavourState
from models.follow_ups import RecursFrom
from models.interactions import Channel, Interactions
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.people.conftest import Room
from tests.ui.places.people.lines import Open, S, go_to, lines, typed
from ui.places.people.adding import BETWEEN, LIVED, AddMenu
from ui.places.people.line import LineInPlace


def open_menu(room: Room) -> AddMenu:
    """Press plus somewhere on the page."""
    room.place.page.head.fact("name").setFocus()
    room.keys("+")
    menu: AddMenu = room.place.page._add_menu
    assert menu.isVisible()
    return menu


def choose(room: Room, digit: int) -> None:
    """Press plus and a digit, as the menu has the keyboard then."""
    menu = open_menu(room)
    room.qtbot.keyClick(menu, Qt.Key(Qt.Key.Key_0 + digit))
    assert not menu.isVisible()
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)


# Adding


@pytest.mark.parametrize(
    ("digit", "direction", "state", "due", "on"),
    [
        (1, Direction.FROM_ME, S.PROMISED, "2026-03-20", "2026-03-16"),
        (2, Direction.TO_ME, S.AGREED, "2026-03-20", "2026-03-16"),
        (3, Direction.TO_ME, S.RECEIVED, "", "2026-03-13"),
        (4, Direction.FROM_ME, S.GIVEN, "", "2026-03-13"),
    ],
)
def test_each_kind_of_favour_is_noted_by_keys(
    vault: Vault, open_room: Open, digit: int, direction: Direction, state: FavourState, due: str, on: str
) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    choose(room, digit)
    room.keys("Un devis")
    room.press(Qt.Key.Key_Tab)
    room.keys("vendredi")
    room.press(Qt.Key.Key_Return)
    (kept,) = room.portrait(claire).favours
    assert (kept.direction, kept.state, kept.text, kept.due, kept.on) == (direction, state, "Un devis", due, on)
    room.undo()
    assert everything(vault) == before


def test_a_next_step_is_noted_with_why_date_and_how_often(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Interactions(vault).log(on="2026-03-01", people=[claire], channel=Channel.CALL)
    room = open_room()
    room.show(claire)
    choose(room, 5)
    room.keys("Prendre des nouvelles")
    room.press(Qt.Key.Key_Tab)
    room.keys("elle reprend")
    form = room.place.page.cards.between.findChildren(LineInPlace)[-1].editor
    assert form.input("recurs_from").isHidden(), "it makes no sense for what comes once"
    how_often = form.input("recurrence")
    assert isinstance(how_often, QComboBox)
    how_often.setCurrentIndex(how_often.findData("P3M"))
    assert not form.input("recurs_from").isHidden()
    room.press(Qt.Key.Key_Return)
    (step,) = room.portrait(claire).follow_ups
    assert (step.text, step.why) == ("Prendre des nouvelles", "elle reprend")
    assert (step.recurrence, step.recurs_from) == ("P3M", RecursFrom.LAST_INTERACTION)
    assert step.due == "2026-06-01", "three months after the last exchange"
    assert lines(room.place.page.cards.between) == ["Prendre des nouvelles · elle reprend, before 1 June"]


def test_a_fixed_recurrence_wants_its_first_day(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.cards.open("follow_up")
    room.keys("Payer")
    form = room.place.page.cards.between.findChildren(LineInPlace)[-1].editor
    form.fill({"recurrence": "P1M", "recurs_from": "due"})
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).follow_ups == ()
    assert room.focused is form.input("date")
    room.keys("31 mars")
    room.press(Qt.Key.Key_Return)
    (step,) = room.portrait(claire).follow_ups
    assert (step.due, step.recurs_from, step.recurs_since) == ("2026-03-31", RecursFrom.DUE, "2026-03-31")


def test_what_they_lived_is_noted_and_changed(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    lived = room.place.page.cards.lived
    choose(room, 6)
    room.keys("A fermé l’agence")
    room.press(Qt.Key.Key_Tab)
    room.keys("fermeture")
    room.press(Qt.Key.Key_Tab)
    room.keys("2O23")
    room.press(Qt.Key.Key_Return)
    assert "four digits" in lived.findChildren(LineInPlace)[-1].editor._complaint.text()
    room.focused.clear()
    room.keys("2023")
    room.press(Qt.Key.Key_Return)
    (kept,) = room.portrait(claire).experiences
    assert (kept.text, kept.theme, kept.year, kept.may_ask) == (
        "A fermé l’agence",
        "fermeture",
        2023,
        MayAsk.ASK_FIRST,
    )
    line = go_to(room, lived)
    room.press(Qt.Key.Key_Return)
    assert line.written == "A fermé l’agence\nfermeture\n2023\nask first"
    line.editor.fill({"may_ask": "no", "year": ""})
    room.press(Qt.Key.Key_Return)
    (kept,) = room.portrait(claire).experiences
    assert (kept.year, kept.may_ask) == (None, MayAsk.NO)
    assert lines(lived) == ["A fermé l’agence · not to be asked about"]


def test_needs_and_offers_are_noted_changed_and_closed(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    lived = room.place.page.cards.lived
    choose(room, 7)
    room.keys("Un bureau")
    room.press(Qt.Key.Key_Return)
    choose(room, 8)
    room.keys("Un regard")
    room.press(Qt.Key.Key_Return)
    assert lines(lived) == ["Looks for: Un bureau", "Offers: Un regard"]
    line = go_to(room, lived)
    assert line.hints == ["D found", "Return change"]
    room.press(Qt.Key.Key_Return)
    typed(room, "Un atelier")
    room.press(Qt.Key.Key_Return)
    assert lines(lived)[0] == "Looks for: Un atelier"
    room.press(Qt.Key.Key_D)
    assert lines(lived) == ["Offers: Un regard"]
    assert lived.lines.lines[0].hints == ["D no longer", "Return change"]
    room.press(Qt.Key.Key_D)
    assert ([one.state for one in Needs(vault).all()], [one.state for one in Offers(vault).all()]) == (
        [WishState.CLOSED],
        [WishState.CLOSED],
    )


def test_whom_they_know_is_two_keys_and_a_name_away(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    room = open_room()
    room.show(claire)
    choose(room, 9)
    room.keys("ine")
    room.settle()
    room.press(Qt.Key.Key_Return)
    assert [one.other.id for one in room.portrait(claire).relations] == [ines]
    knows = room.place.page.knows
    knows.plus.setFocus(Qt.FocusReason.TabFocusReason)
    room.press(Qt.Key.Key_Return)
    room.keys("Yves")
    room.press(Qt.Key.Key_Return)
    assert [one.other.name for one in room.portrait(claire).relations] == ["Inès Caron", "Yves"]


def test_a_card_offers_what_can_be_added_to_it(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Needs(vault).add(claire, "Un bureau")
    room = open_room()
    room.show(claire)
    card = room.place.page.cards.lived
    card._on_plus()
    (menu,) = [menu for menu in card.findChildren(AddMenu) if menu.isVisible()]
    assert [action.data() for action in menu.actions()] == list(LIVED)
    room.qtbot.keyClick(menu, Qt.Key.Key_3)
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)
    room.keys("Un regard")
    room.press(Qt.Key.Key_Return)
    assert lines(card) == ["Looks for: Un bureau", "Offers: Un regard"]


@pytest.mark.parametrize("key", [*BETWEEN, *LIVED])
def test_an_addition_that_is_given_up_leaves_nothing(vault: Vault, open_room: Open, key: str) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.cards.open(key)
    room.keys("À moitié")
    room.press(Qt.Key.Key_Escape)
    assert everything(vault) == before
    assert room.place.page.cards.isHidden()


@pytest.mark.parametrize("key", [*BETWEEN, *LIVED])
def test_an_addition_is_written_on_after_a_lock(vault: Vault, open_room: Open, key: str) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.cards.open(key)
    room.keys("À moi")
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    room.settle()
    assert everything(vault) == before, "a draft is no change"
    room = open_room()
    room.place.restore(state)
    room.settle()
    assert isinstance(room.focused, QPlainTextEdit)
    room.keys("tié")
    room.press(Qt.Key.Key_Return)
    kept = room.portrait(claire)
    noted = [*kept.favours, *kept.follow_ups, *kept.experiences, *kept.needs, *kept.offers]
    assert [one.text for one in noted] == ["À moitié"]


def test_a_change_far_down_a_card_is_written_on_after_a_lock(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = [Favours(vault).promise(to=[claire], text=f"Promesse {number}") for number in range(30)]
    room = open_room()
    room.show(claire)
    between = room.place.page.cards.between
    between.lines.show_all()
    go_to(room, between, 29)
    room.press(Qt.Key.Key_Return)
    typed(room, "Autre")
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    room = open_room()
    room.place.restore(state)
    room.settle()
    room.press(Qt.Key.Key_Return)
    assert Favours(vault).get(ids[29]).text == "Autre"
