"""Refuge closes a while after one went elsewhere, and what is half written in it stays sealed."""

import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.refuge import Refuge, Weather
from models.vault import Vault
from tests.ui.places.refuge.conftest import Open
from tests.ui.places.refuge.doors import CTRL, read_on, unlock
from ui.places.refuge.slips import WordSlip


def test_it_closes_a_while_after_one_went_elsewhere(
    open_room: Open, refuge: Refuge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.places.refuge.place.CLOSES_AFTER_MS", 50)
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    room = open_room()
    unlock(room)
    room.place.hide()
    assert room.place.is_open  # not at once
    room.qtbot.waitUntil(lambda: not room.place.is_open)
    assert "dormi" not in read_on(room.place)


def test_who_comes_back_in_time_finds_it_open(open_room: Open, refuge: Refuge, qtbot: QtBot) -> None:
    room = open_room()
    unlock(room)
    room.place.hide()
    room.place.show()
    assert not room.place._away.isActive()
    assert room.place.is_open


def test_what_is_half_written_is_sealed_and_comes_back(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    room = open_room()
    unlock(room)
    room.keys("5")
    room.keys("encore la TVA")
    was = room.place.state()
    assert "TVA" not in was and "heavy" not in was
    assert set(json.loads(was)) == {"drafts"}
    room.press(Qt.Key.Key_W, CTRL)
    room.qtbot.waitUntil(lambda: "TVA" not in read_on(room.place))  # the slip goes with the next turn of the loop
    assert room.place.state() == room.place.state()
    again = open_room()
    again.place.restore(was)
    unlock(again)
    slip = again.place.room.desk.slip
    assert isinstance(slip, WordSlip)
    assert slip.line_field.text() == "encore la TVA"
    again.press(Qt.Key.Key_Return)
    assert [(one.word, one.line) for one in refuge.check_ins.all()] == [(Weather.HEAVY, "encore la TVA")]


@pytest.mark.parametrize("state", ["", "[]", '{"drafts": 3}', '{"drafts": "!"}', '{"drafts": "AAAA"}', "{" * 2000])
def test_a_state_that_makes_no_sense_is_passed_over(open_room: Open, refuge: Refuge, state: str) -> None:
    room = open_room()
    room.place.restore(state)
    unlock(room)
    assert room.place.is_open
    assert room.place.room.desk.slip is None
