"""From the door to the notebook behind it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.relaunch import LOCKED_VARIABLE
from app.settings import load
from models.people import People
from models.vault import Vault, VaultKey
from models.vault.doors import keep_in_keyring
from tests.app.window.driving import DesktopOfTest, Sessions, door_of, names
from tests.fakes import KeyringInMemory, using
from tests.fixtures import PASSPHRASE
from tests.ui.places.keys import enter, press, type_text
from ui.places import choosing
from ui.places.first_run import FirstRun
from ui.single_instance import claim


def test_the_passphrase_leads_to_the_notebook_and_the_vault_is_remembered(
    sessions: Sessions, vault_folder: Path, qtbot: QtBot
) -> None:
    session = sessions.begin(vault_folder)
    door_of(session, qtbot)
    enter(PASSPHRASE)
    sessions.opened(session)
    assert session.notebook is not None
    assert session.notebook.window.isVisible()
    assert not isValid(session.doors), "the door is gone, with what was typed there"
    qtbot.waitUntil(lambda: load().last_vault == vault_folder)


def test_a_passphrase_that_was_given_opens_without_asking(sessions: Sessions, vault_folder: Path, qtbot: QtBot) -> None:
    session = sessions.begin(vault_folder, PASSPHRASE)
    sessions.opened(session)
    assert not isValid(session.doors), "the door is gone, with what was typed there"


def test_a_passphrase_that_was_given_wrongly_shows_the_door(
    sessions: Sessions, vault_folder: Path, qtbot: QtBot
) -> None:
    session = sessions.begin(vault_folder, "four words are bets")
    qtbot.waitUntil(session.doors.isVisible, timeout=10_000)
    assert door_of(session, qtbot).page.sentence.text().startswith("This passphrase does not open")


def test_the_keyring_opens_unless_it_was_just_locked(
    sessions: Sessions, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with using(KeyringInMemory()):
        keep_in_keyring(vault_folder, vault_key)
        monkeypatch.setenv(LOCKED_VARIABLE, "1")
        locked = sessions.begin(vault_folder)
        door = door_of(locked, qtbot)
        qtbot.waitUntil(lambda: locked._jobs.pending == 0)
        assert locked.notebook is None
        assert door.page.keyring.isVisible()
        locked._instance.release()
        sessions.opened(sessions.begin(vault_folder))


def test_where_there_is_no_vault_one_is_made_and_the_names_are_in_it(
    sessions: Sessions, tmp_path: Path, qtbot: QtBot
) -> None:
    session = sessions.begin(tmp_path / "notebook.whispeer")
    journey = session.doors.page
    assert isinstance(journey, FirstRun)
    session.doors.activateWindow()
    qtbot.waitUntil(journey.welcome.on.hasFocus)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(journey.passphrase.passphrase.first.edit.hasFocus)
    enter("girafe tracteur velours")
    enter("girafe tracteur velours")
    press(Qt.Key.Key_Space)
    for field in journey.asked_back.entry.fields:
        type_text(journey.asked_back._words[field.number - 1])
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: journey.currentWidget() is journey.names, timeout=30_000)
    enter("Léa Martin")
    enter("Sam Dubois")
    journey.names.on.click()
    worker = sessions.opened(session)
    assert names(worker) == ["Léa Martin", "Sam Dubois"]
    assert session.notebook is not None
    session.notebook.undo()
    qtbot.waitUntil(lambda: names(worker) == [])


def test_another_folder_is_claimed_in_place_of_the_first(
    sessions: Sessions,
    vault_folder: Path,
    vault_key: VaultKey,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    with Vault(vault_folder, vault_key) as vault:
        People(vault).add("Léa Martin")
    session = sessions.begin(tmp_path / "nothing here.whispeer")
    journey = session.doors.page
    assert isinstance(journey, FirstRun)
    monkeypatch.setattr(choosing.QFileDialog, "getExistingDirectory", lambda *_: str(vault_folder))
    journey.welcome.open_other.click()
    door_of(session, qtbot)
    enter(PASSPHRASE)
    assert names(sessions.opened(session)) == ["Léa Martin"]
    assert claim(vault_folder) is None, "it is ours now"
    given_up = claim(tmp_path / "nothing here.whispeer")
    assert given_up is not None
    given_up.release()


def test_a_vault_that_is_open_in_another_window_is_not_taken(
    sessions: Sessions, vault_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = claim(vault_folder)
    assert other is not None
    told: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: told.append(dialog.windowTitle()) or 0)
    session = sessions.begin(tmp_path / "nothing here.whispeer")
    session._on_other_folder_chosen(vault_folder)
    assert told == ["This vault is open already"]
    assert isinstance(session.doors.page, FirstRun)
    other.release()


def test_a_folder_that_is_no_vault_is_told_before_a_passphrase_is_typed(
    sessions: Sessions, tmp_path: Path, qtbot: QtBot
) -> None:
    session = sessions.begin(tmp_path)
    door = door_of(session, qtbot)
    qtbot.waitUntil(lambda: bool(door.page.sentence.text()))
    assert door.page.sentence.text() == "There is no vault here. Choose another folder, or make a new vault."


def test_a_new_vault_can_be_thought_better_of(sessions: Sessions, vault_folder: Path, qtbot: QtBot) -> None:
    session = sessions.begin(vault_folder)
    door_of(session, qtbot).new_vault_requested.emit()
    journey = session.doors.page
    assert isinstance(journey, FirstRun)
    assert not journey.welcome.folder.exists()
    journey.welcome.back.click()
    door_of(session, qtbot)


def test_closing_the_door_ends_the_program(
    sessions: Sessions, vault_folder: Path, desktop: DesktopOfTest, qtbot: QtBot
) -> None:
    session = sessions.begin(vault_folder)
    door_of(session, qtbot)
    press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert desktop.ended == [0]
    assert QApplication.instance() is not None
