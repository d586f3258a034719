"""What is changed, and what stands half written and comes back."""

import pytest
from PySide6.QtCore import Qt

from app.leaving import without
from app.view import View
from models.introductions import Introductions, IntroductionState
from models.people import People
from models.vault import Vault
from tests.ui.places.introductions.steps import Open, asked_on, only, put_in_touch, strike, texts
from tests.ui.places.rooms import reopened
from ui.places.introductions.forms import ChangeForm, ProposeForm

# Changing, and what is half written


def test_what_was_said_is_noted_for_me_alone_and_the_words_asked_stay(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    id = asked_on(vault, two, "yes")
    room = open_room()
    room.keys("e")
    assert isinstance(room.place.form, ChangeForm)
    room.keys("not before May")
    room.press(Qt.Key.Key_Return)
    assert (only(vault).a.note, only(vault).a.teaser) == ("not before May", "A joiner")
    assert "not before May" in texts(room)
    assert Introductions(vault).get(id).state == IntroductionState.ASKING


def test_what_is_half_written_comes_back_after_a_lock(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.place.introduce(two[0], "Léa Martin")
    room.keys("Sam")
    room.press(Qt.Key.Key_Return)
    room.keys("a workshop")
    again = reopened(room, open_room)
    form = again.place.form
    assert isinstance(form, ProposeForm)
    assert ([one.value for one in form.other.chosen], form.why_one.text()) == ([two[1]], "a workshop")
    assert form.teaser_other.text() == "Designer, a workshop"


def test_a_letter_that_was_changed_comes_back_after_a_lock(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two, teaser_a="A joiner")
    room = open_room()
    strike(room, "w1")
    letter = room.place.board.page.letter
    assert letter is not None
    room.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)  # into the words
    room.keys(" Think about it.")
    body, was = letter.draft.body, room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    letter = again.place.board.page.letter
    assert letter is not None
    assert letter.draft.body == body
    assert body.endswith("Think about it.")


@pytest.mark.parametrize("keys", ["w2", "e", "o"])
def test_what_is_half_written_goes_with_either_of_the_two(
    vault: Vault, two: tuple[int, int], open_room: Open, keys: str
) -> None:
    if keys == "o":
        put_in_touch(vault, two)
    else:
        Introductions(vault).propose(*two, teaser_b="A designer")
    room = open_room()
    strike(room, "2" if keys == "o" else "")
    strike(room, keys)
    if keys == "w2":
        room.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)  # into the words
    room.keys("who paints")
    was = View("", b"", {"introductions": room.place.state()})
    assert "who paints" in was.pages["introductions"]
    for person in two:
        assert without(was, People(vault).get(person)).pages["introductions"] == ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"section": 3, "draft": {"form": "outcome", "id": "x"}}',
        '{"letter": {"id": 1, "word": {"kind": "ask", "people": [[1]]}, "written": []}}',
        "{" * 2000,
    ],
)
def test_a_state_that_makes_no_sense_is_passed_over(open_room: Open, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.form is None
