"""A vault is made whole or not at all, and each way in opens it until it is taken away."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from models.errors import Refused
from models.people import People
from models.vault import NewVault, Vault, VaultKey, create_vault, open_vault, unlock
from models.vault.doors import (
    change_passphrase,
    is_kept_by_keyring,
    keep_in_keyring,
    leave_keyring,
    renew_recovery_words,
    unlock_with_keyring,
    unlock_with_words,
)
from models.vault.errors import DiskTrouble, VaultExists, VaultMissing, WrongPassphrase
from models.vault.key_file import twin_of
from models.vault.keys import FLOOR
from models.vault.os_keyring import KeyringUnavailable, forget_secret, keep_secret, kept_secret
from models.vault.recovery import fresh_secret, from_words, known_words, to_words
from tests.disks import fill, small_disk, unwritable_folder
from tests.fixtures import PASSPHRASE


def make(folder: Path) -> NewVault:
    """A vault at ``folder``, at the least cost."""
    return create_vault(folder, PASSPHRASE, cost=FLOOR)


# Making one


def test_a_new_vault_is_empty_private_and_opens(new_vault: NewVault, vault_folder: Path) -> None:
    with open_vault(vault_folder, PASSPHRASE) as vault:
        assert People(vault).count() == 0
        assert vault.history() == []
        assert vault.key == new_vault.key
        with pytest.raises(Refused, match="nothing to undo"):
            vault.undo()


def test_what_a_vault_is_made_of_is_its_owners_alone(new_vault: NewVault, vault: Vault) -> None:
    People(vault).add("Léa")
    vault.checkpoint()
    for folder in (new_vault.folder, vault.paths.folder):
        assert folder.stat().st_mode & 0o777 == 0o700
    modes = {path.name: path.stat().st_mode & 0o777 for path in vault.paths.folder.iterdir()}
    assert modes.pop("backups") == 0o700
    assert modes.keys() >= {"vault.db", "vault.db-wal", "vault.keys", "vault.keys.twin", "vault.mark"}
    assert set(modes.values()) == {0o600}


def test_nothing_in_a_new_vault_reads_as_plain(new_vault: NewVault) -> None:
    content = (new_vault.folder / "vault.db").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"CREATE TABLE" not in content


def test_a_new_vault_shows_neither_key_nor_words(new_vault: NewVault) -> None:
    shown = f"{new_vault!r} {new_vault}"
    assert new_vault.recovery_words.split()[0] not in shown
    assert new_vault.key.subkey("database").hex() not in shown


@pytest.mark.parametrize("what", ["folder", "file"])
def test_nothing_is_ever_written_over(tmp_path: Path, what: str) -> None:
    target = tmp_path / "mine.whispeer"
    target.mkdir() if what == "folder" else target.write_text("mine")
    with pytest.raises(VaultExists, match="nothing is written over"):
        make(target)
    assert list(tmp_path.iterdir()) == [target]
    assert what == "folder" or target.read_text() == "mine"


def test_a_file_on_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DiskTrouble):
        make(tmp_path / "file" / "notebook.whispeer")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_short_passphrase_is_refused_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="at least 8 characters"):
        create_vault(tmp_path / "notebook.whispeer", "seven77", cost=FLOOR)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_ours_to_write_in_is_refused() -> None:
    with unwritable_folder() as folder:
        with pytest.raises(DiskTrouble, match="cannot be written"):
            make(folder / "notebook.whispeer")
        assert list(folder.iterdir()) == []


def test_a_folder_that_we_may_not_even_enter_is_refused(vault_key: VaultKey) -> None:
    with unwritable_folder() as folder:
        closed = folder.parent / f"{folder.name}-closed"
        closed.mkdir(mode=0o000)
        try:
            for attempt in (make, lambda path: unlock(path, PASSPHRASE), lambda path: Vault(path, vault_key)):
                with pytest.raises(DiskTrouble):
                    attempt(closed / "notebook.whispeer")
        finally:
            closed.rmdir()


def test_a_full_disk_leaves_nothing_of_a_new_vault(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 512) as disk:
        fill(disk, but_for=128 * 1024)
        with pytest.raises(DiskTrouble, match="disk is full"):
            make(disk / "notebook.whispeer")
        assert [path.name for path in disk.iterdir()] == ["filler"]


# The passphrase


def test_where_no_vault_is_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        unlock(tmp_path, PASSPHRASE)
    with pytest.raises(VaultMissing):
        unlock(tmp_path / "nowhere", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_opens_nothing(vault_folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        open_vault(vault_folder, PASSPHRASE + " ")


def test_a_renewed_passphrase_is_the_only_one(vault_folder: Path, vault_key: VaultKey, new_vault: NewVault) -> None:
    change_passphrase(vault_folder, vault_key, "another four words", cost=FLOOR)
    assert unlock(vault_folder, "another four words") == vault_key
    assert unlock_with_words(vault_folder, new_vault.recovery_words) == vault_key
    for _ in ("by the file", "by its twin"):
        with pytest.raises(WrongPassphrase):
            unlock(vault_folder, PASSPHRASE)
        (vault_folder / "vault.keys").unlink(missing_ok=True)
    assert unlock(vault_folder, "another four words") == vault_key


def test_a_new_passphrase_that_is_too_short_leaves_the_old_one(vault_folder: Path, vault_key: VaultKey) -> None:
    with pytest.raises(Refused, match="too short"):
        change_passphrase(vault_folder, vault_key, "short", cost=FLOOR)
    assert unlock(vault_folder, PASSPHRASE) == vault_key


def test_a_passphrase_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, new_vault: NewVault) -> None:
    with small_disk(tmp_path / "disk", 2048) as disk:
        folder = Path(shutil.copytree(new_vault.folder, disk / "notebook.whispeer"))
        fill(disk)
        with pytest.raises(DiskTrouble, match="disk is full"):
            change_passphrase(folder, new_vault.key, "another four words", cost=FLOOR)
        assert unlock(folder, PASSPHRASE) == new_vault.key
        assert not list(folder.glob(".*"))


# The recovery words


def test_twenty_words_open_the_vault_however_they_are_typed(vault_folder: Path, new_vault: NewVault) -> None:
    words = new_vault.recovery_words
    assert len(words.split()) == 20
    typed = words.upper().replace(" ", "\n  ")
    assert unlock_with_words(vault_folder, typed) == new_vault.key


def test_words_drawn_beforehand_are_those_of_the_vault(tmp_path: Path) -> None:
    secret = fresh_secret()
    made = create_vault(tmp_path / "notebook.whispeer", PASSPHRASE, cost=FLOOR, secret=secret)
    assert from_words(made.recovery_words) == secret
    assert unlock_with_words(made.folder, to_words(secret)) == made.key


@pytest.mark.parametrize("count", [0, 1, 19, 21])
def test_a_wrong_number_of_words_is_counted(vault_folder: Path, new_vault: NewVault, count: int) -> None:
    words = " ".join((new_vault.recovery_words.split() * 2)[:count])
    with pytest.raises(WrongPassphrase, match=f"There are {count} words here. The sheet has 20"):
        unlock_with_words(vault_folder, words)


def test_a_slip_of_the_pen_is_told_apart_from_words_of_another_vault(vault_folder: Path, new_vault: NewVault) -> None:
    words = new_vault.recovery_words.split()
    other = next(word for word in known_words() if word != words[7])
    for slip in (other, "wisper", "é"):
        with pytest.raises(WrongPassphrase, match="not as on the sheet"):
            unlock_with_words(vault_folder, " ".join([*words[:7], slip, *words[8:]]))
    with pytest.raises(WrongPassphrase, match="not as on the sheet"):
        unlock_with_words(vault_folder, " ".join([words[1], words[0], *words[2:]]))
    with pytest.raises(WrongPassphrase, match="belong to another vault"):
        unlock_with_words(vault_folder, to_words(fresh_secret()))


def test_renewed_words_are_the_only_ones(vault_folder: Path, vault_key: VaultKey, new_vault: NewVault) -> None:
    words = renew_recovery_words(vault_folder, vault_key)
    assert unlock_with_words(vault_folder, words) == vault_key
    for _ in ("by the file", "by its twin"):
        with pytest.raises(WrongPassphrase, match="earlier sheet"):
            unlock_with_words(vault_folder, new_vault.recovery_words)
        (vault_folder / "vault.keys").unlink(missing_ok=True)
    assert unlock(vault_folder, PASSPHRASE) == vault_key


# The keyring


class Keeper(KeyringBackend):
    """A keyring that works. The others here fail, each as keyrings do."""

    priority = 1  # type: ignore[assignment]  # a property of the class there

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Keeper):
    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked


class Gone(Keeper):
    def get_password(self, service: str, username: str) -> str | None:
        raise SystemExit("no such backend")

    set_password = delete_password = get_password  # type: ignore[assignment]


class Forgetful(Keeper):
    def set_password(self, service: str, username: str, password: str) -> None:
        return


class Babbling(Keeper):
    def get_password(self, service: str, username: str) -> str | None:
        return 7  # type: ignore[return-value]


class Hanging(Keeper):
    def __init__(self) -> None:
        super().__init__()
        self.answer = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.answer.wait()
        return None

    set_password = delete_password = get_password  # type: ignore[assignment]


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    """A keyring in place of this computer's."""
    before = keyring.get_keyring()
    keeper = Keeper()
    keyring.set_keyring(keeper)
    yield keeper
    keyring.set_keyring(before)


def test_the_keyring_opens_the_vault_until_it_is_left(vault_folder: Path, vault_key: VaultKey, keeper: Keeper) -> None:
    assert not is_kept_by_keyring(vault_folder)
    keep_in_keyring(vault_folder, vault_key)
    assert is_kept_by_keyring(vault_folder)
    assert unlock_with_keyring(vault_folder) == vault_key
    [kept] = keeper.kept.values()
    assert kept != vault_key._secret.hex()
    leave_keyring(vault_folder, vault_key)
    assert not is_kept_by_keyring(vault_folder)
    assert keeper.kept == {}
    with pytest.raises(Refused, match="Use the passphrase"):
        unlock_with_keyring(vault_folder)
    assert unlock(vault_folder, PASSPHRASE) == vault_key


@pytest.mark.parametrize("backend", [Locked, Gone, Babbling, Keeper])
def test_a_keyring_that_fails_means_the_passphrase(
    vault_folder: Path, vault_key: VaultKey, keeper: Keeper, backend: type[Keeper]
) -> None:
    keep_in_keyring(vault_folder, vault_key)
    keyring.set_keyring(backend())
    with pytest.raises(KeyringUnavailable, match="Use the passphrase"):
        unlock_with_keyring(vault_folder)
    assert unlock(vault_folder, PASSPHRASE) == vault_key


@pytest.mark.parametrize("kept", ["", "00", "zz" * 32, "é"])
def test_a_keyring_that_holds_no_secret_of_ours_means_the_passphrase(
    vault_folder: Path, vault_key: VaultKey, keeper: Keeper, kept: str
) -> None:
    keep_in_keyring(vault_folder, vault_key)
    keeper.kept = dict.fromkeys(keeper.kept, kept)
    with pytest.raises(KeyringUnavailable):
        unlock_with_keyring(vault_folder)


def test_a_keyring_that_was_changed_means_the_passphrase(
    vault_folder: Path, vault_key: VaultKey, keeper: Keeper
) -> None:
    keep_in_keyring(vault_folder, vault_key)
    keeper.kept = dict.fromkeys(keeper.kept, "00" * 32)
    with pytest.raises(WrongPassphrase, match="no longer opens the vault"):
        unlock_with_keyring(vault_folder)


@pytest.mark.parametrize("backend", [Locked, Gone, Forgetful])
def test_a_keyring_that_keeps_nothing_gets_no_slot(
    vault_folder: Path, vault_key: VaultKey, keeper: Keeper, backend: type[Keeper]
) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(KeyringUnavailable):
        keep_in_keyring(vault_folder, vault_key)
    assert not is_kept_by_keyring(vault_folder)


def test_the_vault_leaves_a_keyring_that_does_not_answer(
    vault_folder: Path, vault_key: VaultKey, keeper: Keeper
) -> None:
    keep_in_keyring(vault_folder, vault_key)
    keyring.set_keyring(Gone())
    leave_keyring(vault_folder, vault_key)
    keyring.set_keyring(keeper)
    assert not is_kept_by_keyring(vault_folder)
    assert twin_of(vault_folder / "vault.keys").read_bytes() == (vault_folder / "vault.keys").read_bytes()


def test_a_keyring_that_hangs_is_not_waited_for(keeper: Keeper) -> None:
    hanging = Hanging()
    keyring.set_keyring(hanging)
    started = time.perf_counter()
    for ask in (kept_secret, keep_secret, forget_secret):
        with pytest.raises(KeyringUnavailable):
            ask("a vault", seconds=0.2)
    assert time.perf_counter() - started < 2
    hanging.answer.set()
