"""Several sealed files at once: they come one after the other, and none stands in another's way."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.vault import Vault
from sync.postbox import Postbox
from sync.sealed_file import read_file
from tests.fakes import ScriptedMeetings
from tests.ui.places.handing.test_handing_place import Open
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.handing import HandingPlace
from ui.places.handing.forms import CardForm


@pytest.fixture
def cards(ben: Vault, paired: int, tmp_path: Path) -> Sequence[Path]:
    """Two cards of Ben's, and between them what is none."""
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    files = [tmp_path / f"{name}.introcard.age" for name in ("one", "odd", "two")]
    for file, fields in zip(files, (["name"], [], ["name", "email"]), strict=True):
        file.write_bytes(Postbox(ben).card_for(me, fields).data if fields else b"odd")
    return files


def take(room: Room[HandingPlace], files: Sequence[Path]) -> None:
    room.place.take_files(files)
    room.settle()


def rows(room: Room[HandingPlace]) -> int:
    return room.place.board.list.rows.rowCount()


def test_one_is_opened_after_the_other(vault: Vault, jobs: Jobs, cards: Sequence[Path], qtbot: QtBot) -> None:
    begun: list[Path] = []
    may_end = threading.Event()

    def read(file: Path) -> bytes:
        begun.append(file)
        assert may_end.wait(20)
        return read_file(file)

    room = Room(HandingPlace(jobs, Postbox, read, ScriptedMeetings()), jobs, vault, qtbot, (1000, 700))
    room.place.take_files(cards[:1])
    room.place.take_files(cards[1:])
    qtbot.waitUntil(lambda: bool(begun))
    QApplication.processEvents()
    assert begun == cards[:1]
    assert room.place.files_left == tuple(cards)
    may_end.set()
    room.settle()
    assert begun == cards
    assert room.place.files_left == ()


def test_one_that_is_refused_keeps_none_back_and_is_named(open_room: Open, cards: Sequence[Path]) -> None:
    room = open_room()
    take(room, cards)
    assert rows(room) == 2
    assert room.place.notice.words == (
        "2 wait here until you say what is to be done with each.\n"
        "odd.introcard.age: This is no card, or it was damaged on its way. Ask for it once more."
    )


def test_of_very_many_the_first_are_opened_and_how_many_were_not_is_said(
    open_room: Open, cards: Sequence[Path]
) -> None:
    room = open_room()
    take(room, [cards[0]] * 500)
    assert rows(room) == 1
    assert room.place.notice.words == (
        "It waits here until you say what is to be done with it.\n480 files were too many at once: open them once more."
    )
    take(room, [cards[2]])
    assert rows(room) == 2
    assert room.place.notice.words == "It waits here until you say what is to be done with it."


def test_whoever_writes_in_a_form_goes_on_writing(open_room: Open, cards: Sequence[Path]) -> None:
    room = open_room()
    room.keys("3e")
    take(room, cards)
    room.keys("Ana")
    form = room.place.form
    assert isinstance(form, CardForm)
    assert form.lines["name"].text() == "Ana Prado" + "Ana"
