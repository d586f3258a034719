"""What the lists and the page tell, and the wish to be introduced oneself."""

import pytest
from PySide6.QtCore import Qt

from models.errors import Refused
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.introductions import Answer, Introductions
from models.introductions.sought import ask_to_be_introduced
from models.missions import Missions
from models.people import People
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.ui.places.introductions.steps import Open, asked_on, copied, only, put_in_touch, texts
from tests.ui.places.keys import keyboard
from tests.ui.places.rooms import reopened
from ui.places.introductions.forms import ProposeForm, WishForm
from ui.widgets import EmptyState

# The other way round


def test_i_ask_to_be_introduced_with_a_letter_to_pass_on_and_one_reminder(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    room = open_room()
    before = everything(vault)
    room.keys("k")
    assert isinstance(room.place.form, WishForm)
    room.keys("Léa")
    room.press(Qt.Key.Key_Return)
    room.keys("Sam")
    room.press(Qt.Key.Key_Return)
    room.keys("a workshop to share")
    room.press(Qt.Key.Key_Return)
    assert everything(vault) == before  # a letter is no question yet
    room.keys("c")
    assert copied().startswith("Hi Léa,")
    assert "Sam Dubois" in copied() and "a workshop to share" in copied() and "pass this message on" in copied()
    room.press(Qt.Key.Key_Return)
    (favour,) = Favours(vault).all()
    assert (favour.direction, favour.state, favour.text) == (
        Direction.TO_ME,
        FavourState.ASKED,
        "Introduce me to Sam Dubois: a workshop to share",
    )
    (reminder,) = FollowUps(vault).of_person(two[0])
    assert (reminder.due, reminder.recurrence, reminder.favour) == ("2026-03-26", "", favour.id)
    room.undo()
    assert everything(vault) == before


def test_a_wish_that_is_not_sent_is_noted_nowhere(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    before = everything(vault)
    room.keys("k")
    room.keys("Léa")
    room.press(Qt.Key.Key_Return)
    again = reopened(room, open_room)
    form = again.place.form
    assert isinstance(form, WishForm)
    assert [one.value for one in form.asked.chosen] == [two[0]]
    form.sought.field.setFocus()
    again.keys("Sam")
    again.press(Qt.Key.Key_Return)
    again.press(Qt.Key.Key_Return)
    again.press(Qt.Key.Key_Escape)
    assert again.place.form is None
    assert everything(vault) == before


def test_nobody_is_asked_to_introduce_me_to_themselves(vault: Vault, two: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="same person"):
        ask_to_be_introduced(vault, two[0], two[0])


# Reading


def test_each_list_tells_how_far_each_of_the_two_is_in_words(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    asked_on(vault, two, "yes")
    room = open_room()
    rows = room.place.board.list.rows
    spoken = rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Léa Martin and Sam Dubois, each is being asked, Léa: yes, Sam: asked"
    set_language("fr")
    again = open_room()
    spoken = again.place.board.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Léa Martin et Sam Dubois, ")


def test_work_that_came_of_it_is_told(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    put_in_touch(vault, two)
    Missions(vault).hear("Shop front", client=two[0], chain=[two[1]])
    room = open_room()
    room.keys("2")
    assert "Shop front" in texts(room)


def test_enter_asks_whose_page(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two)
    room = open_room()
    went: list[int] = []
    room.place.person_requested.connect(went.append)
    room.press(Qt.Key.Key_Return)
    room.keys("2")
    assert went == [two[1]]


def test_an_empty_list_has_the_keyboard_and_takes_a_new_one(vault: Vault, open_room: Open) -> None:
    people(vault, "Léa")
    room = open_room()
    assert isinstance(keyboard(), EmptyState)
    room.keys("n")
    form = room.place.form
    assert isinstance(form, ProposeForm)
    room.press(Qt.Key.Key_Return)
    assert room.place.form is form  # two people are needed
    assert form.one.field.hasFocus()
    room.press(Qt.Key.Key_Escape)
    assert room.place.form is None
    assert isinstance(keyboard(), EmptyState)


def test_somebody_new_can_be_introduced(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.place.introduce(two[0], "Léa Martin")
    room.keys("Zoé Lambert")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert only(vault).b.name == "Zoé Lambert"
    assert Answer.YES.value not in only(vault).b.state
    room.undo()
    assert People(vault).named("Zoé Lambert") == []
