"""A vault of an older program is brought up to date, whole or not at all, after a backup of it as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.people import People, Standing
from models.vault import Vault, VaultKey, migrations
from models.vault.backup import back_up, newest_backup, restore, verify_backup
from models.vault.driver import Connection
from models.vault.errors import DiskTrouble, VaultTooNew
from models.vault.integrity import check
from models.vault.key_file import KeyFile
from tests.builders import everything, people
from tests.fixtures import PASSPHRASE, TODAY
from tests.furnished import furnish

RELEASED = migrations.MIGRATIONS
NOW = len(RELEASED)
VERSIONS = Path(__file__).parent / "versions"
"""A small vault of each past version, as a backup of it."""


def add_colour(connection: Connection) -> None:
    """A further migration, as a later program may bring one."""
    connection.execute("ALTER TABLE circle ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    connection.execute("CREATE TABLE place (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT")


def break_half_way(connection: Connection) -> None:
    """One that fails after it has begun."""
    connection.execute("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT")
    connection.execute("DELETE FROM person")
    raise ZeroDivisionError


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A way to be a later program: the migrations are its one difference."""
    yield monkeypatch


def be(later: pytest.MonkeyPatch, *more: migrations.Migration) -> None:
    later.setattr(migrations, "MIGRATIONS", (*RELEASED, *more))


def test_an_older_vault_is_brought_up_to_date_after_a_backup_of_it(
    vault_folder: Path, vault_key: VaultKey, later: pytest.MonkeyPatch
) -> None:
    with Vault(vault_folder, vault_key) as vault:
        furnish(vault)
        stood = everything(vault)["person"]
    be(later, add_colour)
    with Vault(vault_folder, vault_key) as vault:
        assert vault.version == NOW + 1
        assert everything(vault)["person"] == stood
        assert vault.rows("SELECT colour FROM circle")[0][0] == ""
        check(vault)
    backup = newest_backup(vault_folder)
    assert backup is not None
    later.undo()
    assert verify_backup(backup, lambda _: vault_key).people == len(stood)
    restore(backup, vault_folder.with_name("older.whispeer"), lambda _: vault_key)
    with Vault(vault_folder.with_name("older.whispeer"), vault_key) as older:
        assert (older.version, everything(older)["person"]) == (NOW, stood)


def test_a_vault_that_is_up_to_date_is_not_backed_up(vault_folder: Path, vault_key: VaultKey) -> None:
    Vault(vault_folder, vault_key).close()
    assert newest_backup(vault_folder) is None


def test_a_migration_that_fails_half_way_leaves_the_vault_as_it_was(
    vault_folder: Path, vault_key: VaultKey, later: pytest.MonkeyPatch
) -> None:
    with Vault(vault_folder, vault_key) as vault:
        people(vault, "Léa")
        stood = everything(vault)
    be(later, add_colour, break_half_way)
    with pytest.raises(ZeroDivisionError):
        Vault(vault_folder, vault_key)
    be(later, add_colour)  # the first of the two was done, and stays
    with Vault(vault_folder, vault_key) as vault:
        assert vault.version == NOW + 1
        assert vault.rows("SELECT 1 FROM sqlite_master WHERE name = 'half'") == []
        assert everything(vault)["person"] == stood["person"]
        check(vault)


def test_without_a_backup_nothing_is_migrated(
    vault_folder: Path, vault_key: VaultKey, later: pytest.MonkeyPatch
) -> None:
    (vault_folder / "backups").rmdir()
    (vault_folder / "backups").write_text("a file in the way")
    be(later, add_colour)
    with pytest.raises(DiskTrouble):
        Vault(vault_folder, vault_key)
    later.undo()
    with Vault(vault_folder, vault_key) as vault:
        assert vault.version == NOW


def test_an_older_program_leaves_a_newer_vault_alone(
    vault_folder: Path, vault_key: VaultKey, later: pytest.MonkeyPatch
) -> None:
    be(later, add_colour)
    Vault(vault_folder, vault_key).close()
    later.undo()
    before = (vault_folder / "vault.db").read_bytes()
    with pytest.raises(VaultTooNew):
        Vault(vault_folder, vault_key)
    with pytest.raises(VaultTooNew):
        Vault(vault_folder, vault_key, read_only=True)
    assert (vault_folder / "vault.db").read_bytes() == before


def test_a_backup_of_an_older_vault_is_restored_and_then_brought_up_to_date(
    vault_folder: Path, vault_key: VaultKey, later: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Vault(vault_folder, vault_key) as vault:
        people(vault, "Léa")
        file = back_up(vault, tmp_path / "mine.whispeer-backup").file
    be(later, add_colour)

    def unlock(key_file: KeyFile) -> VaultKey:
        assert key_file.vault_id
        return vault_key

    assert verify_backup(file, unlock).people == 1
    assert restore(file, tmp_path / "restored.whispeer", unlock).people == 1
    with Vault(tmp_path / "restored.whispeer", vault_key) as restored:
        assert (restored.version, People(restored).count()) == (NOW + 1, 1)
        assert newest_backup(restored.paths.folder) is not None


def test_two_programs_that_migrate_at_once_do_it_once(
    vault_folder: Path, vault_key: VaultKey, later: pytest.MonkeyPatch
) -> None:
    ran: list[int] = []

    def count(_: Connection) -> None:
        ran.append(1)

    with Vault(vault_folder, vault_key) as vault:
        be(later, count)
        Vault(vault_folder, vault_key).close()
        migrations.run(vault.connection)  # it had seen the old version, and comes second
        assert (ran, vault.version) == ([1], NOW + 1)


@pytest.mark.parametrize("version", range(1, NOW))
def test_a_vault_of_each_past_version_opens_whole(tmp_path: Path, version: int) -> None:
    backup = VERSIONS / f"version_{version}.whispeer-backup"
    keys: list[VaultKey] = []

    def unlock(key_file: KeyFile) -> VaultKey:
        keys.append(key_file.open_with_passphrase(PASSPHRASE))
        return keys[-1]

    restore(backup, tmp_path / "old.whispeer", unlock)
    with Vault(tmp_path / "old.whispeer", keys[0], FixedClock(TODAY)) as vault:
        assert vault.version == NOW
        check(vault)
        assert all(
            rows for table, rows in everything(vault).items() if table not in ("nudge", "refuge", "merged_person")
        )
        (lea, *_) = People(vault).ids()
        before = everything(vault)
        People(vault).change(lea, standing=Standing.QUIET)
        assert People(vault).get(lea).standing == Standing.QUIET
        vault.undo()
        assert everything(vault) == before
        vault.undo()  # and what the older program had done
        check(vault)
