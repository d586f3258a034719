"""The lock of Refuge: a wrong passphrase, another one, and taking all of it out without any."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.refuge import Refuge, RefugeKey, Weather, locks
from models.vault import Vault
from tests.fixtures import PASSPHRASE
from tests.furnished import REFUGE_PASSPHRASE, refuge_lock
from tests.ui.answering import Answering, press
from tests.ui.places.keys import enter, tab_to
from tests.ui.places.refuge.conftest import Open
from tests.ui.places.refuge.doors import CTRL, read_on, refuge_of, stretch, unlock
from ui.places.refuge.settings_slip import PassphraseSlip, SettingsSlip


def test_the_wrong_passphrase_is_told_and_the_next_key_replaces_it(open_room: Open, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    room = open_room()
    assert "dormi" not in read_on(room.place)
    unlock(room, PASSPHRASE)
    assert not room.place.is_open
    assert "does not open Refuge" in room.place.door.sentence.text()
    unlock(room)
    assert room.place.is_open
    assert room.place.room.board.shown.startswith("Today: heavy\nmal dormi")
    assert room.place.door.field.text() == ""


def test_the_vaults_own_passphrase_is_no_lock_for_it(vault: Vault, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_Return)
    enter("short")
    enter("short")
    assert "eight characters" in room.place.making.sentence.text()
    room.place.making.new.clear()
    room.place.making.new.first.setFocus()
    enter(PASSPHRASE)
    enter(PASSPHRASE)
    stretch(room)
    assert "vault’s own" in room.place.making.sentence.text()
    assert locks(vault) == ()
    room.press(Qt.Key.Key_Escape)
    assert room.place.invitation.isVisible()


def test_another_passphrase_is_asked_for_the_old_one(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    room = open_room()
    unlock(room)
    room.keys("s")
    slip = room.place.room.desk.slip
    assert isinstance(slip, SettingsSlip)
    tab_to(slip.passphrase)
    room.press(Qt.Key.Key_Return)
    asked = room.place.room.desk.slip
    assert isinstance(asked, PassphraseSlip)
    for typed in ("not the one of now", "another night", "another night"):
        enter(typed)
    stretch(room)
    assert "does not open Refuge" in read_on(asked)
    asked.old.clear()
    asked.new.clear()
    asked.old.setFocus()
    for typed in (REFUGE_PASSPHRASE, "another night", "another night"):
        enter(typed)
    stretch(room)
    assert room.place.notice.words == "From now on the new passphrase opens Refuge."
    assert room.place.is_open
    room.keys("1")
    room.press(Qt.Key.Key_Return)
    assert [one.line for one in refuge_of(vault, "another night").check_ins.all()] == ["mal dormi"]
    room.press(Qt.Key.Key_W, CTRL)
    unlock(room)
    assert not room.place.is_open
    unlock(room, "another night")
    assert room.place.is_open


def test_whoever_forgot_it_takes_all_of_it_out_and_is_asked_twice(
    vault: Vault, open_room: Open, refuge: Refuge, answers: Callable[..., Answering]
) -> None:
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    room = open_room()
    asked = answers(press("Go on…"), press("Cancel"), press("Go on…"), press("Take all of it out"))
    tab_to(room.place.door.lost)
    room.press(Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: len(asked.shown) == 2 and QApplication.activeModalWidget() is None)
    assert len(locks(vault)) == 1
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)
    room.place.door.lost.setFocus()
    room.press(Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: len(asked.shown) == 4 and QApplication.activeModalWidget() is None)
    room.settle()
    assert "nobody can open it" in asked.shown[0]
    assert locks(vault) == ()
    assert vault.rows("SELECT 1 FROM check_in") == []
    assert room.place.invitation.isVisible()


def test_a_refuge_that_is_gone_meanwhile_closes(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    room = open_room()
    unlock(room)
    room.undo()  # the beginning of it, by another hand
    assert not room.place.is_open
    assert room.place.invitation.isVisible()


def test_a_key_says_nothing_of_itself() -> None:
    assert isinstance(refuge_lock()[1], RefugeKey)
    assert "…" in repr(refuge_lock()[1])
