"""Silence, asking again, and taking steps back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from models.introductions import Introductions, IntroductionState, PartyState
from models.vault import Vault
from tests.builders import everything
from tests.fixtures import TODAY
from tests.ui.places.introductions.steps import LONG_AGO, Open, asked_on, copied, only, put_in_touch, strike, texts

# Silence, and asking again


def test_ten_days_of_silence_are_asked_about_or_let_rest(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    asked_on(vault, two, "yes", day=LONG_AGO.isoformat())
    room = open_room()
    assert "and no answer since" in texts(room)
    room.keys("a")
    assert (only(vault).b.state, only(vault).b.asked_on) == (PartyState.ASKED, "2026-03-16")
    room.undo()
    room.keys("s")
    assert only(vault).state == IntroductionState.EXPIRED
    room.keys("a")  # one may still ask again
    assert only(vault).state == IntroductionState.ASKING


def test_nobody_is_silent_before_ten_days(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    asked_on(vault, two, day=(LONG_AGO + timedelta(days=1)).isoformat())
    room = open_room()
    before = everything(vault)
    strike(room, "swa")
    assert everything(vault) == before
    assert room.place.board.page.letter is None


def test_and_then_is_asked_after_two_weeks(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    put_in_touch(vault, two, (TODAY - timedelta(days=13)).isoformat())
    room = open_room()
    strike(room, "2w")
    assert room.place.board.page.letter is None
    Introductions(vault).change(only(vault).id, shared_on=TODAY - timedelta(days=14))
    room = open_room()
    strike(room, "2w1c")
    assert "Sam" in copied() and copied().startswith("Hi Léa,")
    room.press(Qt.Key.Key_Return)
    assert room.place.board.book.words[only(vault).id] == ()  # and rests for two weeks again


# Taking back


@pytest.mark.parametrize("keys", ["a1", "y1", "x2", "l1", "r", "w1c\n", "d1"])
def test_each_step_on_the_way_is_taken_back(vault: Vault, two: tuple[int, int], open_room: Open, keys: str) -> None:
    Introductions(vault).propose(*two)
    if keys.startswith("d"):
        Introductions(vault).withdraw(only(vault).id)
        Introductions(vault).remove(only(vault).id)
        asked_on(vault, two)
        Introductions(vault).withdraw(only(vault).id)
    before = everything(vault)
    room = open_room()
    if keys.startswith("d"):
        room.keys("3")
    strike(room, keys)
    assert everything(vault) != before
    room.undo()
    assert everything(vault) == before


@pytest.mark.parametrize("keys", ["m", "oFine\n", "f", "d1"])
def test_each_step_after_it_is_taken_back(vault: Vault, two: tuple[int, int], open_room: Open, keys: str) -> None:
    put_in_touch(vault, two, "2026-01-05")
    before = everything(vault)
    room = open_room()
    room.keys("2")
    strike(room, keys)
    assert everything(vault) != before
    room.undo()
    assert everything(vault) == before


def test_once_it_was_shared_there_is_no_withdrawing(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    put_in_touch(vault, two)
    room = open_room()
    before = everything(vault)
    strike(room, "2r")
    assert everything(vault) == before


def test_one_is_removed_and_brought_back(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two)
    room = open_room()
    room.press(Qt.Key.Key_Delete)
    assert Introductions(vault).all() == []
    room.undo()
    assert only(vault).state == IntroductionState.DRAFT
