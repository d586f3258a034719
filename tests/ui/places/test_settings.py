"""The settings, over a real vault and its threads."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.people import People
from models.vault import NewVault, Vault, VaultKey, unlock
from models.vault.backup import back_up
from models.vault.doors import is_kept_by_keyring, unlock_with_words
from models.vault.errors import WrongPassphrase
from models.vault.worker import VaultWorker
from tests.fakes import HangingKeyring, KeyringInMemory, LockedKeyring, using
from tests.fixtures import PASSPHRASE
from tests.ui.places.keys import enter, keyboard, press, tab_to
from ui.jobs import Jobs
from ui.places import choosing
from ui.places.settings import Chosen, SettingsPlace
from ui.widgets.focus_ring import FocusWatcher

TODAY = FixedClock(date(2026, 3, 16))


@pytest.fixture
def worker(vault_folder: Path, vault_key: VaultKey) -> Iterator[VaultWorker]:
    with Vault(vault_folder, vault_key, FixedClock(date(2026, 3, 11))) as vault:
        People(vault).add("Léa Martin")
        back_up(vault)
    started = VaultWorker(vault_folder, vault_key, TODAY)
    started.start()
    yield started
    started.close()


@pytest.fixture
def place(worker: VaultWorker, qtbot: QtBot) -> SettingsPlace:
    """The settings as they are shown, once they have looked how things stand."""
    jobs = Jobs(worker)
    shown = SettingsPlace(jobs, Chosen(language="en", theme="light"), "1.2.3")
    jobs.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    shown.show()
    shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(lambda: shown.data.where.text() != "")
    return shown


@pytest.fixture
def agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say yes to every question."""
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Accepted))


def choose(combo: QComboBox, downwards: int) -> None:
    tab_to(combo)
    for _ in range(abs(downwards)):
        press(Qt.Key.Key_Down if downwards > 0 else Qt.Key.Key_Up)


def test_what_is_set_is_shown(place: SettingsPlace, vault_folder: Path) -> None:
    assert place.language.currentText() == "English"
    assert place.theme.currentText() == "Light"
    assert place.opening.lock_after.currentText() == "After 15 minutes"
    assert place.today_budget.currentText() == "five cards"
    assert place.day_first.currentText() == "12 October"
    assert place.data.where.text() == str(vault_folder)
    assert not place.opening.keyring.isChecked()


def test_tab_goes_through_them_as_they_lie(place: SettingsPlace) -> None:
    stops: list[QWidget] = []
    while keyboard() not in stops:
        stops.append(keyboard())
        press(Qt.Key.Key_Tab)
        assert not keyboard().visibleRegion().isEmpty(), "it is come into sight"
    lines = [stop.mapTo(place.page, QPoint(0, stop.height() // 2)).y() for stop in stops]
    assert all(next_one > one - 12 for one, next_one in pairwise(lines)), "from the top to the bottom"
    named = [stop.accessibleName() for stop in stops]
    assert "Change the passphrase" in named
    assert any(name.startswith("Restore the backup") for name in named)


def test_what_the_keyboard_is_on_has_its_ring_also_where_it_just_came_into_sight(
    place: SettingsPlace, qapp: QApplication, qtbot: QtBot
) -> None:
    watcher = qapp.findChild(FocusWatcher)
    assert watcher is not None
    place.resize(900, 420)
    tab_to(place.language)
    press(Qt.Key.Key_Backtab)
    assert watcher.ringed is place.data.show_folder, "the last one, far below"
    qtbot.waitUntil(lambda: watcher.is_seen)


def test_what_is_chosen_is_told_by_its_value_and_not_its_words(place: SettingsPlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.language_chosen) as language:
        choose(place.language, -1)
    with qtbot.waitSignal(place.theme_chosen) as theme:
        choose(place.theme, 1)
    with qtbot.waitSignal(place.lock_after_chosen) as minutes:
        choose(place.opening.lock_after, 1)
    with qtbot.waitSignal(place.today_budget_chosen) as cards:
        choose(place.today_budget, 1)
    with qtbot.waitSignal(place.day_first_chosen) as day_first:
        choose(place.day_first, 1)
    assert [language.args, theme.args, minutes.args] == [["fr"], ["dark"], [30]]
    assert [cards.args, day_first.args] == [[6], [False]]


def test_everything_can_be_reached_by_tab_and_has_a_name(place: SettingsPlace) -> None:
    controls = [
        place.language,
        place.theme,
        place.today_budget,
        place.day_first,
        place.opening.passphrase,
        place.opening.words,
        place.opening.keyring,
        place.opening.lock_after,
        place.backups.back_up,
        *place.backups.list.buttons,
        place.data.doubles,
        place.data.export,
        place.data.show_folder,
    ]
    for control in controls:
        tab_to(control)
        assert control.accessibleName()


# The passphrase


def open_passphrase(place: SettingsPlace, qtbot: QtBot) -> None:
    tab_to(place.opening.passphrase)
    press(Qt.Key.Key_Space)
    dialog = place.opening.passphrase_dialog
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.old.edit.hasFocus)


def test_the_passphrase_is_changed_by_whoever_knows_the_old_one(
    place: SettingsPlace, vault_folder: Path, qtbot: QtBot
) -> None:
    open_passphrase(place, qtbot)
    enter(PASSPHRASE)
    enter("girafe tracteur velours")
    with qtbot.waitSignal(place.said, timeout=20_000) as said:
        enter("girafe tracteur velours")
    assert said.args == ["The new passphrase opens the notebook from now on."]
    assert unlock(vault_folder, "girafe tracteur velours")
    with pytest.raises(WrongPassphrase):
        unlock(vault_folder, PASSPHRASE)
    qtbot.waitUntil(lambda: len(place.backups.list.buttons) == 4)  # a backup was made first


def test_a_wrong_old_passphrase_changes_nothing_and_can_be_typed_again(
    place: SettingsPlace, vault_folder: Path, qtbot: QtBot
) -> None:
    open_passphrase(place, qtbot)
    dialog = place.opening.passphrase_dialog
    assert dialog is not None
    enter("four words are bets")
    enter("girafe tracteur velours")
    enter("girafe tracteur velours")
    qtbot.waitUntil(lambda: bool(dialog.sentence.text()), timeout=20_000)
    assert dialog.sentence.text() == "This is not the passphrase so far. Try again."
    assert dialog.old.edit.hasFocus()
    assert unlock(vault_folder, PASSPHRASE)


@pytest.mark.usefixtures("agree")
def test_new_words_are_shown_once_and_the_old_ones_open_nothing(
    place: SettingsPlace, vault_folder: Path, new_vault: NewVault, qtbot: QtBot
) -> None:
    tab_to(place.opening.words)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: place.opening.words_dialog is not None, timeout=20_000)
    dialog = place.opening.words_dialog
    assert dialog is not None
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible(), "Escape is too quickly pressed"
    with pytest.raises(WrongPassphrase):
        unlock_with_words(vault_folder, new_vault.recovery_words)
    dialog.done_button.click()
    assert not dialog.isVisible()


# The keyring


def toggle_keyring(place: SettingsPlace, qtbot: QtBot) -> str:
    tab_to(place.opening.keyring)
    with qtbot.waitSignal(place.said, timeout=20_000) as said:
        press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: place._jobs.pending == 0, timeout=10_000)
    return str(said.args[0])


def test_the_keyring_is_let_in_and_out(place: SettingsPlace, vault_folder: Path, qtbot: QtBot) -> None:
    backend = KeyringInMemory()
    with using(backend):
        assert toggle_keyring(place, qtbot).startswith("The keyring opens the notebook")
        assert is_kept_by_keyring(vault_folder)
        assert place.opening.keyring.isChecked()
        assert toggle_keyring(place, qtbot) == "The passphrase is asked for again from now on."
    assert not is_kept_by_keyring(vault_folder)
    assert backend.kept == {}


@pytest.mark.parametrize("backend", [LockedKeyring, HangingKeyring])
def test_a_keyring_that_refuses_or_hangs_is_told_and_the_box_stays_empty(
    backend: type[KeyringInMemory], place: SettingsPlace, vault_folder: Path, qtbot: QtBot
) -> None:
    with using(backend()):
        assert toggle_keyring(place, qtbot) == "This computer’s keyring did not answer. Use the passphrase."
    assert not place.opening.keyring.isChecked()
    assert place.opening.keyring.isEnabled()
    assert not is_kept_by_keyring(vault_folder)


# Backups


def test_backups_are_listed_made_and_looked_over(place: SettingsPlace, qtbot: QtBot) -> None:
    look_over, _ = place.backups.list.buttons
    assert "11 March" in look_over.accessibleName()
    tab_to(look_over)
    with qtbot.waitSignal(place.said, timeout=20_000) as said:
        press(Qt.Key.Key_Space)
    assert "11 March" in said.args[0]
    assert said.args[0].endswith("is whole: one person.")
    tab_to(place.backups.back_up)
    with qtbot.waitSignal(place.said, timeout=20_000) as said:
        press(Qt.Key.Key_Space)
    assert "16 March" in said.args[0]
    qtbot.waitUntil(lambda: len(place.backups.list.buttons) == 4)


def test_a_torn_backup_is_told(place: SettingsPlace, qtbot: QtBot) -> None:
    look_over = next(iter(place.backups.list.buttons))
    file = place.backups.list.buttons[look_over]
    file.write_bytes(file.read_bytes()[:-100])
    tab_to(look_over)
    with qtbot.waitSignal(place.said, timeout=20_000) as said:
        press(Qt.Key.Key_Space)
    assert "damaged" in said.args[0]


def test_a_backup_is_restored_into_a_new_folder(
    place: SettingsPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(choosing.QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    _, restore = place.backups.list.buttons
    tab_to(restore)
    with qtbot.waitSignal(place.said, timeout=20_000) as said:
        press(Qt.Key.Key_Space)
    restored = tmp_path / "notebook 2026-03-11.whispeer"
    assert restored.name in said.args[0]
    assert unlock(restored, PASSPHRASE)


# The way out


@pytest.mark.usefixtures("agree")
def test_everything_is_exported(
    place: SettingsPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "everything.json"
    monkeypatch.setattr(choosing.QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    tab_to(place.data.export)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(file.exists)
    assert json.loads(file.read_bytes())["tables"]["person"]
