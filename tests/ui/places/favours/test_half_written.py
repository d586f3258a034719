"""What stands half written among the favours comes back."""

import pytest
from PySide6.QtCore import Qt

from models.favours import Favours, FavourState
from models.people import People
from models.vault import Vault
from tests.builders import people
from tests.ui.places.favours.acts import FROM_ME, TO_ME, form_of, the_one
from tests.ui.places.favours.conftest import Open
from tests.ui.places.keys import tab_to
from ui.places.favours.form import FavourForm

# Drafts


def test_what_is_half_written_outlives(vault: Vault, open_room: Open) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    promise = favours.promise(to=[sam], text="un devis")
    received = favours.add(TO_ME, "un canapé", [sam], FavourState.RECEIVED)
    ways = {"n": "", "e": "", "3f": "", "p": "le premier"}
    for letters in ways:
        room = open_room()
        room.keys(letters)
        room.keys("Lé" if letters in ("n", "3f") else "à moitié")
        state = room.place.state()
        room.place.put_down()
        again = open_room()
        again.place.restore(state)
        again.settle()
        assert again.place.state() == state
        assert type(again.place.form) is type(room.place.form)
        slip = again.place.form
        if isinstance(slip, FavourForm):
            assert (slip.draft.id, slip.draft.source) == (
                promise if letters == "e" else None,
                received if letters == "3f" else None,
            )
            assert slip.draft.half_name == ("Lé" if letters in ("n", "3f") else "")
        again.place.put_down()
    assert [lea, sam] == People(vault).ids()


def test_what_was_half_written_of_a_favour_that_is_gone_becomes_a_new_one(vault: Vault, open_room: Open) -> None:
    favour = Favours(vault).promise(to=people(vault, "Sam"), text="un devis")
    room = open_room()
    room.keys("e")
    room.keys(" type")
    state = room.place.state()
    Favours(vault).remove(favour)
    again = open_room()
    again.place.restore(state)
    again.settle()
    assert form_of(again).accessibleName() == "A favour"
    again.press(Qt.Key.Key_Return)
    assert the_one(vault, "un devis type").id != favour


def test_a_day_that_was_tomorrow_when_it_was_typed_is_said_as_a_date(vault: Vault, open_room: Open) -> None:
    people(vault, "Sam")
    room = open_room()
    room.keys("n")
    tab_to(form_of(room).due)
    room.keys("demain")
    state = room.place.state().replace('"day": "2026-03-16"', '"day": "2026-03-10"')
    again = open_room()
    again.place.restore(state)
    again.settle()
    assert form_of(again).due.text() == "11 March"


def test_a_state_that_cannot_be_read_is_passed_over(vault: Vault, open_room: Open) -> None:
    Favours(vault).promise(to=people(vault, "Sam"), text="un devis")
    room = open_room()
    for broken in ("", "[]", "{", '{"section": 3, "chosen": "x", "draft": [1]}', '{"section": "given", "part": {}}'):
        room.place.restore(broken)
        room.settle()
    room.place.restore('{"draft": {"direction": "x", "people": [[1]], "id": -1, "day": "never", "effort": 3}}')
    room.settle()
    assert form_of(room).draft.kind == (FROM_ME, "promised")


def test_where_one_was_comes_back(vault: Vault, open_room: Open) -> None:
    [sam] = people(vault, "Sam")
    for number in range(5):
        Favours(vault).add(FROM_ME, f"numéro {number}", [sam], FavourState.GIVEN)
    room = open_room()
    room.keys("4")
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    again = open_room()
    again.place.restore(room.place.state())
    again.settle()
    assert (again.place.board.section, again.chosen) == ("given", room.chosen)


def test_a_draft_is_told_when_typing_pauses(vault: Vault, open_room: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.places.draft_watch.PAUSE_MS", 20)
    people(vault, "Sam")
    room = open_room()
    told: list[str] = []
    room.place.draft_changed.connect(lambda: told.append(room.place.state()))
    room.keys("nSa")
    room.qtbot.waitUntil(lambda: '"half_name": "Sa"' in "".join(told[-1:]))
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Escape)
    room.qtbot.waitUntil(lambda: '"draft"' not in told[-1])


def test_ctrl_j_in_the_middle_of_a_form_loses_nothing(vault: Vault, open_room: Open) -> None:
    sam = people(vault, "Sam")
    Favours(vault).promise(to=sam, text="un devis", due="2026-03-20")
    Favours(vault).promise(to=sam, text="plus tard")
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("4n")
    tab_to(form_of(room).text)
    room.keys("une idée")
    room.place.show_promises()
    room.settle()
    assert room.place.board.view.hasFocus()
    assert room.chosen == "un devis"
    assert form_of(room).text.text() == "une idée"
