"""What the keys do to the chosen favour, and that each can be taken back."""

import pytest
from PySide6.QtCore import Qt

from models.favours import Direction, Favours, FavourState
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.favours.acts import CTRL, FROM_ME, TO_ME, said, the_one, undo_by_notice
from tests.ui.places.favours.conftest import Open

# At once


@pytest.mark.parametrize(
    ("section", "direction", "now", "key", "then", "words"),
    [
        ("1", FROM_ME, "promised", "d", "given", "Your word is kept."),
        ("1", FROM_ME, "offered", "L", "released", "Let go, with grace."),
        ("2", TO_ME, "agreed", "D", "received", "Received. Now it waits for your thanks."),
        ("2", TO_ME, "asked", "l", "released", "Let go, with grace."),
        ("3", TO_ME, "received", "t", "thanked", "The thanks are said."),
    ],
)
def test_one_key_takes_a_step_and_the_next_favour_is_chosen(
    vault: Vault, open_room: Open, section: str, direction: Direction, now: str, key: str, then: str, words: str
) -> None:
    sam = people(vault, "Sam")
    for number in range(3):
        Favours(vault).add(direction, f"numéro {number}", sam, FavourState(now), due=f"2026-04-0{number + 1}")
    before = everything(vault)
    room = open_room()
    room.keys(section)
    room.press(Qt.Key.Key_Down)
    text, below = room.chosen, room.texts[2]
    room.keys(key)
    assert the_one(vault, text).state == then
    assert text not in room.texts
    assert room.chosen == below
    assert said(room) == words
    undo_by_notice(room)
    assert everything(vault) == before
    assert room.chosen == text, "what was taken back is chosen again"
    room.keys(key)
    room.undo()
    assert everything(vault) == before


def test_delete_removes_and_the_notice_brings_back(vault: Vault, open_room: Open) -> None:
    Favours(vault).promise(to=people(vault, "Sam"), text="un devis")
    before = everything(vault)
    room = open_room()
    room.press(Qt.Key.Key_Delete)
    assert (room.texts, said(room)) == ([], "Removed.")
    undo_by_notice(room)
    assert everything(vault) == before
    assert room.chosen == "un devis"


def test_keys_that_make_no_sense_here_do_nothing(vault: Vault, open_room: Open) -> None:
    [sam] = people(vault, "Sam")
    favours = Favours(vault)
    favours.promise(to=[sam], text="un devis")
    favours.add(TO_ME, "un vélo", [sam], FavourState.RECEIVED)
    favours.add(FROM_ME, "un site", [sam], FavourState.RELEASED)
    before = everything(vault)
    room = open_room()
    for letters in ("tfw", "3dpl", "4dtplf", "5dtplf"):
        room.keys(letters)
    room.press(Qt.Key.Key_D, CTRL)
    assert everything(vault) == before
    assert room.place.form is None


def test_a_step_that_another_hand_took_first_is_refused_in_a_sentence(vault: Vault, open_room: Open) -> None:
    sam = people(vault, "Sam")
    favour = Favours(vault).promise(to=sam, text="un devis")
    room = open_room()
    Favours(vault).done(favour)  # not told to the place: it looks for others' changes now and then
    room.keys("d")
    assert said(room) == "This favour cannot take that step from where it is. Undo the earlier step first."
