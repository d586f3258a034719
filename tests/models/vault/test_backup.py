"""A backup is one file that comes back as it was; nothing is written over."""

import json
from pathlib import Path

import pytest

from models.people import People
from models.vault import Vault, VaultKey, open_vault
from models.vault.backup import SUFFIX, back_up, restore, table_digests, verify_backup
from models.vault.errors import VaultExists, WrongPassphrase
from models.vault.key_file import KeyFile, twin_of
from tests.builders import everything, people
from tests.fixtures import PASSPHRASE
from tests.models.vault.backups import hidden, parts
from tests.models.vault.conftest import Unlock


def test_a_backup_comes_back_table_by_table(vault: Vault, file: Path, tmp_path: Path, unlock: Unlock) -> None:
    assert verify_backup(file, unlock).people == 4
    report = restore(file, tmp_path / "sub" / "again.whispeer", unlock)
    assert (report.file, report.people) == (file, 4)
    with open_vault(tmp_path / "sub" / "again.whispeer", PASSPHRASE) as again:
        assert everything(again) == everything(vault)
        assert table_digests(again.connection) == table_digests(vault.connection)
        assert [change.label for change in again.history()] == [change.label for change in vault.history()]
        assert People(again).ids("koenig") == People(vault).ids("koenig")
        again.undo()
        people(again, "Après")


def test_what_comes_back_is_a_vault_like_any_other(file: Path, tmp_path: Path, unlock: Unlock) -> None:
    folder = tmp_path / "again.whispeer"
    restore(file, folder, unlock)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "backups").is_dir()
    assert twin_of(folder / "vault.keys").read_bytes() == (folder / "vault.keys").read_bytes()
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()} == {0o600}
    assert hidden(tmp_path) == []


def test_a_backup_is_its_owners_alone_and_says_nothing_in_the_clear(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    content = file.read_bytes()
    for plain in ("Kœnig", "Atelier", "CREATE TABLE"):
        assert plain.encode() not in content
    assert hidden(file.parent) == []


def test_a_backup_holds_what_still_lies_in_the_log(vault: Vault, tmp_path: Path, unlock: Unlock) -> None:
    vault.checkpoint()
    people(vault, "Only in the log")
    file = back_up(vault, tmp_path / f"mine{SUFFIX}").file
    restore(file, tmp_path / "again.whispeer", unlock)
    with Vault(tmp_path / "again.whispeer", vault.key) as again:
        assert People(again).count() == 1


def test_a_backup_during_a_change_holds_what_was_before_it(vault: Vault, tmp_path: Path, unlock: Unlock) -> None:
    people(vault, "Before")
    with vault.change("Add"):
        people(vault, "During")
        report = back_up(vault, tmp_path / f"mine{SUFFIX}")
    assert report.people == 1
    assert People(vault).count() == 2


def test_a_torn_key_file_is_not_what_travels(vault: Vault, tmp_path: Path, unlock: Unlock) -> None:
    vault.paths.keys.write_bytes(b"torn")
    file = back_up(vault, tmp_path / f"mine{SUFFIX}").file
    restore(file, tmp_path / "again.whispeer", unlock)
    assert (tmp_path / "again.whispeer" / "vault.keys").read_bytes() == twin_of(vault.paths.keys).read_bytes()


def test_the_passphrase_of_a_backup_is_the_one_it_was_made_with(file: Path, tmp_path: Path) -> None:
    def wrong(key_file: KeyFile) -> VaultKey:
        return key_file.open_with_passphrase("not the right one")

    for attempt in (lambda: verify_backup(file, wrong), lambda: restore(file, tmp_path / "again", wrong)):
        with pytest.raises(WrongPassphrase):
            attempt()
    assert not (tmp_path / "again").exists()
    assert hidden(tmp_path) == []
    assert verify_backup(file, lambda key_file: key_file.open_with_passphrase(PASSPHRASE)).people == 4


def test_a_restored_vault_begins_its_mark_anew(vault: Vault, file: Path, tmp_path: Path, unlock: Unlock) -> None:
    for number in range(5):
        people(vault, str(number))
    vault.checkpoint()
    restore(file, tmp_path / "again.whispeer", unlock)
    with Vault(tmp_path / "again.whispeer", vault.key) as again:
        assert People(again).count() == 4


@pytest.mark.parametrize("what", ["folder", "file"])
def test_restore_writes_over_nothing(file: Path, tmp_path: Path, unlock: Unlock, what: str) -> None:
    target = tmp_path / "there.whispeer"
    target.mkdir() if what == "folder" else target.write_text("mine")
    with pytest.raises(VaultExists):
        restore(file, target, unlock)
    assert what == "folder" or target.read_text() == "mine"


def test_a_backup_writes_over_nothing(vault: Vault, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("mine")
    with pytest.raises(VaultExists):
        back_up(vault, there)
    assert there.read_text() == "mine"


def test_the_manifest_says_no_name(file: Path) -> None:
    manifest = json.loads(parts(file)["manifest.json"])
    said = json.loads(manifest["said"])
    assert said.keys() == {"format", "made_at", "people", "sha256", "tables"}
    assert "Léa" not in manifest["said"]
