"""What is no vault of ours is never opened, never made, and told in a sentence that says what to do."""

import shutil
from pathlib import Path

import pytest

from models.people import People
from models.vault import NewVault, Vault, VaultKey
from models.vault.driver import Profile, connect, in_memory, versions
from models.vault.errors import DiskTrouble, VaultBusy, VaultDamaged, VaultMissing, VaultTooNew
from models.vault.integrity import check
from models.vault.mark import Mark, VaultRolledBack
from tests.builders import people
from tests.disks import fill, small_disk


def test_a_missing_or_empty_database_is_damage_and_never_a_new_vault(vault_folder: Path, vault_key: VaultKey) -> None:
    database = vault_folder / "vault.db"
    database.write_bytes(b"")
    with pytest.raises(VaultDamaged, match="missing or empty"):
        Vault(vault_folder, vault_key)
    assert database.stat().st_size == 0
    database.unlink()
    with pytest.raises(VaultDamaged, match="missing or empty"):
        Vault(vault_folder, vault_key)
    assert not database.exists()


def test_a_missing_folder_is_no_vault(tmp_path: Path, vault_key: VaultKey) -> None:
    with pytest.raises(VaultMissing):
        Vault(tmp_path / "nowhere.whispeer", vault_key)
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_the_clear_is_not_ours(vault_folder: Path, vault_key: VaultKey) -> None:
    plain = in_memory()
    plain.execute("CREATE TABLE person (id INTEGER PRIMARY KEY)")
    plain.execute("VACUUM INTO ?", (str(vault_folder / "plain.db"),))
    plain.close()
    (vault_folder / "plain.db").replace(vault_folder / "vault.db")
    with pytest.raises(VaultDamaged, match="not encrypted"):
        Vault(vault_folder, vault_key)


@pytest.mark.parametrize(
    "content", [b"x", b"x" * 511, b"x" * 8191, b"\0" * 8192, bytes(range(256)) * 64, b"not a database\n" * 1000]
)
def test_garbage_is_damage(vault_folder: Path, vault_key: VaultKey, content: bytes) -> None:
    (vault_folder / "vault.db").write_bytes(content)
    with pytest.raises(VaultDamaged):
        Vault(vault_folder, vault_key)
    assert (vault_folder / "vault.db").read_bytes() == content


@pytest.mark.parametrize("share", [0.001, 0.3, 0.9])
def test_a_truncated_database_does_not_pass(vault_folder: Path, vault_key: VaultKey, share: float) -> None:
    database = vault_folder / "vault.db"
    content = database.read_bytes()
    database.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(VaultDamaged), Vault(vault_folder, vault_key) as vault:
        check(vault)


def test_another_key_or_another_vaults_database_is_damage(vault_folder: Path, vault_key: VaultKey) -> None:
    with pytest.raises(VaultDamaged, match="does not belong to its key file"):
        Vault(vault_folder, VaultKey.fresh())
    with pytest.raises(VaultDamaged):
        connect(vault_folder / "vault.db", vault_key.for_database, Profile(hmac="HMAC_SHA512"))


def test_a_folder_in_the_databases_place_is_refused(vault_folder: Path, vault_key: VaultKey) -> None:
    (vault_folder / "vault.db").unlink()
    (vault_folder / "vault.db").mkdir()
    with pytest.raises((VaultDamaged, DiskTrouble)):
        Vault(vault_folder, vault_key)


def test_a_vault_of_a_newer_program_is_left_alone(vault: Vault, vault_folder: Path, vault_key: VaultKey) -> None:
    vault.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(VaultTooNew, match="Update"):
        Vault(vault_folder, vault_key)
    assert vault.version == 99


def test_a_key_that_is_too_short_never_becomes_a_passphrase(vault_folder: Path) -> None:
    with pytest.raises(ValueError, match="raw key"):
        connect(vault_folder / "vault.db", "x'" + "0" * 95 + "'", Profile())


def test_only_known_settings_reach_a_pragma(vault_folder: Path, vault_key: VaultKey) -> None:
    for profile in (Profile(page_size=1000), Profile(hmac="NONE; ATTACH 'x' AS y")):
        with pytest.raises(ValueError, match="profile"):
            connect(vault_folder / "vault.db", vault_key.for_database, profile)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH '{other}' AS other KEY ''",
        "VACUUM INTO '{other}'",
        "PRAGMA rekey = 'x'",
        "PRAGMA key = 'x'",
        "PRAGMA temp_store = FILE",
        "SELECT load_extension('{other}')",
    ],
)
def test_nothing_can_be_written_in_the_clear_beside_the_vault(vault: Vault, tmp_path: Path, statement: str) -> None:
    other = tmp_path / "other.db"
    with pytest.raises(Exception, match=r"not authorized|authorization denied|no such function"):
        vault.rows(statement.format(other=other))
    assert not other.exists()
    assert vault.row("PRAGMA temp_store")[0] == 2  # type: ignore[index]  # it is there


def test_the_connection_is_set_as_it_must_be(vault: Vault) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "cipher_page_size": "8192",
        "cipher_hmac_algorithm": "HMAC_SHA256",
    }
    assert {name: vault.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
    assert versions()["sqlite"] >= "3.51.3"
    assert versions()["sqlcipher"]


def test_what_was_written_never_stands_in_the_clear(vault: Vault, vault_folder: Path) -> None:
    marker = "wh1sp3r-marker"
    People(vault).add(marker, note=marker * 500)
    vault.keep_ui_state("draft", marker)
    for _ in ("in the log", "in the database"):
        for path in vault_folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert marker.encode() not in content
            assert marker.encode("utf-16-le") not in content
        vault.checkpoint()


# What the world does meanwhile


def test_a_second_writer_is_told_to_wait(vault: Vault, vault_folder: Path, vault_key: VaultKey) -> None:
    with Vault(vault_folder, vault_key) as other, vault.change("Hold the pen"):
        vault.write("UPDATE circle SET name = 'Mine' WHERE id = 1")
        other.connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(VaultBusy, match="Try again in a moment"):
            people(other, "Léa")
        assert other.rows("SELECT name FROM circle WHERE id = 1")[0][0] != "Mine"
    with Vault(vault_folder, vault_key) as later:
        assert People(later).count() == 0


def test_another_connections_writes_are_seen(vault: Vault, vault_folder: Path, vault_key: VaultKey) -> None:
    before = vault.data_version
    people(vault, "Léa")
    assert vault.data_version == before
    with Vault(vault_folder, vault_key) as other:
        assert People(other).count() == 1
        people(other, "Sam")
    assert vault.data_version != before


def test_a_full_disk_takes_nothing_and_loses_nothing(vault_key: VaultKey, new_vault: NewVault, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3072) as disk:
        folder = Path(shutil.copytree(new_vault.folder, disk / "notebook.whispeer"))
        vault = Vault(folder, vault_key)
        people(vault, "Léa")
        fill(disk)
        with pytest.raises(DiskTrouble, match="disk is full"), vault.change("Write a lot"):
            for number in range(2000):
                People(vault).add(f"Person {number}", note="x" * 1000)
        (disk / "filler").unlink()
        assert [row.name for row in People(vault).rows(People(vault).ids())] == ["Léa"]
        people(vault, "Sam")
        vault.close()
        with Vault(folder, vault_key) as again:
            assert People(again).count() == 2


def test_a_vault_that_reads_only_does_not_write(vault: Vault, vault_folder: Path, vault_key: VaultKey) -> None:
    people(vault, "Léa")
    with Vault(vault_folder, vault_key, read_only=True) as reader:
        assert People(reader).count() == 1
        with pytest.raises(DiskTrouble):
            people(reader, "Sam")
    assert People(vault).count() == 1


# The mark


def test_a_database_put_back_to_an_older_copy_is_noticed(vault_folder: Path, vault_key: VaultKey) -> None:
    with Vault(vault_folder, vault_key) as vault:
        people(vault, "Léa")
    old = (vault_folder / "vault.db").read_bytes()
    with Vault(vault_folder, vault_key) as vault:
        people(vault, "Sam")
    new = (vault_folder / "vault.db").read_bytes()
    (vault_folder / "vault.db").write_bytes(old)
    with pytest.raises(VaultRolledBack, match="Restore the newest backup"):
        Vault(vault_folder, vault_key)
    (vault_folder / "vault.db").write_bytes(new)
    with Vault(vault_folder, vault_key) as vault:
        assert People(vault).count() == 2


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"commits": 10, "mac": ""}',
        b'{"commits": 10, "mac": "\xc3\xa9"}',
        b'{"commits": "10", "mac": "00"}',
        b'{"commits": 10, "mac": 7}',
        b"[" * 1000,
        b"\xff" * 5000,
    ],
)
def test_a_mark_that_is_not_ours_says_nothing(vault_folder: Path, vault_key: VaultKey, forged: bytes) -> None:
    with Vault(vault_folder, vault_key) as vault:
        people(vault, "Léa")
    (vault_folder / "vault.mark").write_bytes(forged)
    with Vault(vault_folder, vault_key) as vault:
        assert People(vault).count() == 1
        people(vault, "Sam")
    assert (vault_folder / "vault.mark").read_bytes() != forged  # and is ours again


def test_a_mark_that_is_lost_or_of_another_vault_is_no_harm(vault_folder: Path, vault_key: VaultKey) -> None:
    Mark(10**6).write(vault_folder / "vault.mark", VaultKey.fresh())
    Vault(vault_folder, vault_key).close()
    (vault_folder / "vault.mark").unlink(missing_ok=True)
    Vault(vault_folder, vault_key).close()
    Mark(10**6).write(vault_folder / "vault.mark", vault_key)
    with pytest.raises(VaultRolledBack):
        Vault(vault_folder, vault_key)
