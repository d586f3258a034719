"""The door of a vault, by keyboard, over real vaults."""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.people import People
from models.vault import NewVault, Vault, VaultKey, VaultPaths, unlock
from models.vault.backup import back_up
from models.vault.doors import keep_in_keyring
from models.vault.errors import WrongPassphrase
from models.vault.key_file import twin_of
from tests.fakes import HangingKeyring, KeyringInMemory, LockedKeyring, using
from tests.fixtures import PASSPHRASE
from tests.ui.places.keys import enter, keyboard, press, tab_to, type_text
from ui.doors import Doors
from ui.jobs import Jobs
from ui.places import choosing
from ui.places.unlock import UnlockPlace
from ui.widgets import PlainLabel

ShowDoor = Callable[[Path], UnlockPlace]


@pytest.fixture
def show_door(qtbot: QtBot) -> Iterator[ShowDoor]:
    """Shows the door of a folder, which is opened for a moment only and given back."""
    shown: list[Doors] = []

    def go_in(folder: Path, key: VaultKey) -> Path:
        with Vault(folder, key):
            return folder

    def show(folder: Path) -> UnlockPlace:
        doors = Doors()
        qtbot.addWidget(doors)
        shown.append(doors)
        door = UnlockPlace(Jobs(), folder, go_in)
        doors.hold(door)
        doors.show()
        doors.activateWindow()
        qtbot.waitUntil(lambda: door.page.field.edit.hasFocus())
        return door

    yield show
    shown.clear()


def answered(door: UnlockPlace, qtbot: QtBot) -> str:
    """The sentence under the field, once the attempt is over."""
    qtbot.waitUntil(lambda: not door.page.busy and bool(door.page.sentence.text()), timeout=10_000)
    return door.page.sentence.text()


def test_the_right_passphrase_opens_and_leaves_no_trace_in_the_field(
    show_door: ShowDoor, vault_folder: Path, qtbot: QtBot
) -> None:
    door = show_door(vault_folder)
    with qtbot.waitSignal(door.entered, timeout=10_000) as entered:
        enter(PASSPHRASE)
        assert door.page.open.text() == "Opening…"
        assert not door.page.open.isEnabled()
        assert keyboard() is door.page.field.edit, "the field keeps the keyboard meanwhile"
    assert entered.args == [vault_folder]
    assert door.page.field.text() == ""


def test_a_wrong_passphrase_is_said_so_and_marked_to_be_typed_over(
    show_door: ShowDoor, vault_folder: Path, qtbot: QtBot
) -> None:
    door = show_door(vault_folder)
    enter("four words are bets")
    sentence = answered(door, qtbot)
    assert sentence == "This passphrase does not open the vault. Try again, or use the recovery words."
    assert keyboard() is door.page.field.edit
    assert door.page.field.edit.selectedText() != ""
    assert not door.page.backup.isVisible()
    with qtbot.waitSignal(door.entered, timeout=10_000):
        enter(PASSPHRASE)


def test_an_empty_field_asks_nothing(show_door: ShowDoor, vault_folder: Path) -> None:
    door = show_door(vault_folder)
    press(Qt.Key.Key_Return)
    assert not door.page.busy


def test_only_the_name_of_the_vault_is_shown(show_door: ShowDoor, vault_folder: Path) -> None:
    door = show_door(vault_folder)
    assert str(vault_folder.parent) not in said_in(door)
    assert "notebook" in said_in(door)


def said_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisible())


# Damage


def damage_keys(folder: Path) -> None:
    for file in (VaultPaths(folder).keys, twin_of(VaultPaths(folder).keys)):
        file.write_bytes(b"not json")


def damage_database(folder: Path) -> None:
    content = bytearray(VaultPaths(folder).database.read_bytes())
    content[4096:4196] = bytes(100)
    VaultPaths(folder).database.write_bytes(content)


@pytest.fixture
def agree(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> list[str]:
    """Press Enter on the first button that agrees in any dialog that is shown; the titles that were shown."""
    asked: list[str] = []

    def run(dialog: QDialog) -> int:
        asked.append(dialog.windowTitle())
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QDialog, "exec", run)
    return asked


@pytest.mark.parametrize("damage", [damage_keys, damage_database])
def test_damage_is_told_apart_and_the_newest_good_backup_is_named_and_restored(
    damage: Callable[[Path], None],
    show_door: ShowDoor,
    vault_folder: Path,
    vault_key: VaultKey,
    agree: list[str],
    qtbot: QtBot,
) -> None:
    with Vault(vault_folder, vault_key, FixedClock(date(2026, 3, 11))) as vault:
        People(vault).add("Léa Martin")
        back_up(vault)
    with Vault(vault_folder, vault_key, FixedClock(date(2026, 3, 12))) as vault:
        torn = back_up(vault).file
    torn.write_bytes(torn.read_bytes()[:-5000])
    damage(vault_folder)

    door = show_door(vault_folder)
    enter(PASSPHRASE)
    assert "damaged" in answered(door, qtbot)
    qtbot.waitUntil(door.page.backup.isVisible, timeout=20_000)
    assert "11 March" in door.page.backup.text(), "the torn one of the 12th is passed over"

    tab_to(door.page.backup)
    with qtbot.waitSignal(door.entered, timeout=20_000) as entered:
        press(Qt.Key.Key_Space)
    assert agree == ["Restore a backup"]
    restored = entered.args[0]
    assert restored == vault_folder.with_name("notebook 2026-03-11.whispeer")
    with Vault(restored, unlock(restored, PASSPHRASE)) as vault:
        assert People(vault).count() == 1
    assert vault_folder.exists(), "what is damaged stays as it is"


def test_damage_without_a_backup_asks_for_one_kept_elsewhere(
    show_door: ShowDoor,
    vault_folder: Path,
    vault_key: VaultKey,
    tmp_path: Path,
    agree: list[str],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    with Vault(vault_folder, vault_key) as vault:
        on_a_stick = back_up(vault, tmp_path / "on a stick.whispeer-backup").file
    damage_database(vault_folder)
    door = show_door(vault_folder)
    enter(PASSPHRASE)
    qtbot.waitUntil(door.page.other_backup.isVisible, timeout=20_000)
    assert "no good backup lies with it" in door.page.sentence.text()

    chosen = (str(on_a_stick), "")
    monkeypatch.setattr(choosing.QFileDialog, "getOpenFileName", lambda *_: chosen)
    tab_to(door.page.other_backup)
    with qtbot.waitSignal(door.entered, timeout=20_000) as entered:
        press(Qt.Key.Key_Space)
    assert entered.args[0] == vault_folder.with_name("notebook (2).whispeer")


def test_a_mistyped_passphrase_on_a_damaged_vault_is_not_called_its_backups_fault(
    show_door: ShowDoor, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    with Vault(vault_folder, vault_key) as vault:
        back_up(vault)
    damage_keys(vault_folder)
    door = show_door(vault_folder)
    enter("four words are bets")
    qtbot.waitUntil(door.page.other_backup.isVisible, timeout=20_000)
    assert door.page.sentence.text() == "The vault is damaged, and this passphrase opens none of its backups."


def test_a_folder_without_a_vault_says_what_to_do(show_door: ShowDoor, tmp_path: Path, qtbot: QtBot) -> None:
    door = show_door(tmp_path)
    enter(PASSPHRASE)
    assert answered(door, qtbot) == "There is no vault here. Choose another folder, or make a new vault."


def test_a_newer_vault_is_refused_with_a_sentence(show_door: ShowDoor, vault_folder: Path, qtbot: QtBot) -> None:
    keys = VaultPaths(vault_folder).keys
    document = json.loads(keys.read_bytes()) | {"format": 2}
    del document["checksum"]
    document["checksum"] = hashlib.sha256(canonical(document)).hexdigest()
    for file in (keys, twin_of(keys)):
        file.write_bytes(canonical(document) + b"\n")
    door = show_door(vault_folder)
    enter(PASSPHRASE)
    assert answered(door, qtbot) == "A newer Whispeer made this vault. Update the program to open it."


def canonical(document: dict[str, object]) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


# The keyring


@pytest.fixture
def kept(vault_folder: Path, vault_key: VaultKey) -> Iterator[KeyringInMemory]:
    """A keyring that opens the vault."""
    backend = KeyringInMemory()
    with using(backend):
        keep_in_keyring(vault_folder, vault_key)
        yield backend


def test_the_keyring_opens_by_itself(
    kept: KeyringInMemory, show_door: ShowDoor, vault_folder: Path, qtbot: QtBot
) -> None:
    door = show_door(vault_folder)
    with qtbot.waitSignal(door.entered, timeout=10_000):
        door.ask_keyring()


@pytest.mark.parametrize("state", ["changed", "empty", "locked"])
def test_a_keyring_that_fails_is_silent_and_the_passphrase_opens(
    state: str, kept: KeyringInMemory, show_door: ShowDoor, vault_folder: Path, qtbot: QtBot
) -> None:
    if state == "changed":
        kept.kept = dict.fromkeys(kept.kept, "00" * 32)
    elif state == "empty":
        kept.kept.clear()
    backend = LockedKeyring() if state == "locked" else kept
    door = show_door(vault_folder)
    jobs = door._jobs
    with using(backend):
        door.ask_keyring()
        qtbot.waitUntil(lambda: jobs.pending == 0, timeout=10_000)
    assert door.page.sentence.text() == ""
    with qtbot.waitSignal(door.entered, timeout=10_000):
        enter(PASSPHRASE)


def test_a_keyring_that_hangs_lets_the_passphrase_open_meanwhile(
    kept: KeyringInMemory, show_door: ShowDoor, vault_folder: Path, qtbot: QtBot
) -> None:
    hanging = HangingKeyring()
    hanging.kept = kept.kept
    door = show_door(vault_folder)
    entered: list[object] = []
    door.entered.connect(entered.append)
    with using(hanging):
        door.ask_keyring()
        qtbot.waitUntil(hanging.asked.is_set)
        with qtbot.waitSignal(door.entered, timeout=10_000):
            enter(PASSPHRASE)
        hanging.let_go.set()
    assert len(entered) == 1


def test_after_a_lock_the_keyring_is_offered_and_not_asked(
    kept: KeyringInMemory, show_door: ShowDoor, vault_folder: Path, qtbot: QtBot
) -> None:
    door = show_door(vault_folder)
    entered: list[object] = []
    door.entered.connect(entered.append)
    door.offer_keyring()
    qtbot.waitUntil(door.page.keyring.isVisible)
    assert entered == []
    tab_to(door.page.keyring)
    with qtbot.waitSignal(door.entered, timeout=10_000):
        press(Qt.Key.Key_Space)


def test_a_keyring_without_a_way_in_is_not_offered(show_door: ShowDoor, vault_folder: Path, qtbot: QtBot) -> None:
    door = show_door(vault_folder)
    door.offer_keyring()
    qtbot.waitUntil(lambda: door._jobs.pending == 0)
    assert not door.page.keyring.isVisible()


# The words


def open_words(door: UnlockPlace) -> None:
    tab_to(door.page.words)
    press(Qt.Key.Key_Space)


def test_the_words_are_finished_by_themselves_and_set_a_new_passphrase(
    show_door: ShowDoor, vault_folder: Path, new_vault: NewVault, qtbot: QtBot
) -> None:
    door = show_door(vault_folder)
    open_words(door)
    for word in new_vault.recovery_words.split():
        type_text(word[:4])
        press(Qt.Key.Key_Space)
    assert door.words.words.text() == new_vault.recovery_words
    enter("girafe tracteur velours")
    with qtbot.waitSignal(door.entered, timeout=20_000):
        enter("girafe tracteur velours")
    with pytest.raises(WrongPassphrase):
        unlock(vault_folder, PASSPHRASE)
    assert unlock(vault_folder, "girafe tracteur velours") == new_vault.key


def test_words_pasted_at_once_go_where_they_belong(
    show_door: ShowDoor, vault_folder: Path, new_vault: NewVault
) -> None:
    door = show_door(vault_folder)
    open_words(door)
    numbered = "\n".join(f"{at}. {word}" for at, word in enumerate(new_vault.recovery_words.split(), 1))
    QApplication.clipboard().setText(numbered)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()
    assert door.words.words.text() == new_vault.recovery_words
    assert door.words.go_on.isEnabled()


def test_a_word_that_is_on_no_sheet_is_named_by_its_number(show_door: ShowDoor, vault_folder: Path) -> None:
    door = show_door(vault_folder)
    open_words(door)
    type_text("academic")
    press(Qt.Key.Key_Space)
    assert door.words.sentence.text() == ""
    type_text("bonjour")
    assert door.words.sentence.text() == "Word 2 is not one of the sheet’s words."
    assert not door.words.go_on.isEnabled()


def test_words_that_do_not_go_together_are_kept_to_be_corrected(
    show_door: ShowDoor, vault_folder: Path, new_vault: NewVault, qtbot: QtBot
) -> None:
    door = show_door(vault_folder)
    open_words(door)
    words = new_vault.recovery_words.split()
    words[9], words[10] = words[10], words[9]
    if words[9] == words[10]:
        words[9] = "academic"
    door.words.words.fields[0].several_typed.emit(words)
    press(Qt.Key.Key_Return)
    enter("girafe tracteur velours")
    enter("girafe tracteur velours")
    qtbot.waitUntil(lambda: bool(door.words.sentence.text()), timeout=10_000)
    assert door.words.sentence.text() == "One of these words is not as on the sheet. Check them one by one."
    assert door.words.words.words() == words
    assert unlock(vault_folder, PASSPHRASE) == new_vault.key, "nothing was changed"


def test_escape_leaves_the_words(show_door: ShowDoor, vault_folder: Path) -> None:
    door = show_door(vault_folder)
    open_words(door)
    press(Qt.Key.Key_Escape)
    assert door.currentWidget() is door.page
    assert keyboard() is door.page.field.edit
