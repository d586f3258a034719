"""A backup is one file that comes back as it was, or is refused; the vault is never written over."""

import hashlib
import json
import os
import random
import resource
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.errors import Refused
from models.people import People
from models.vault import NewVault, Vault, VaultKey, open_vault
from models.vault.backup import (
    SUFFIX,
    back_up,
    back_up_daily,
    newest_backup,
    restore,
    table_digests,
    thin,
    verify_backup,
)
from models.vault.errors import DiskTrouble, VaultDamaged, VaultExists, WrongPassphrase
from models.vault.key_file import KeyFile, twin_of
from tests.builders import everything, people
from tests.disks import fill, small_disk
from tests.fixtures import PASSPHRASE, TODAY
from tests.furnished import furnish

Unlock = Callable[[KeyFile], VaultKey]


@pytest.fixture
def unlock(vault_key: VaultKey) -> Unlock:
    """The way in, without stretching a passphrase each time."""
    return lambda _: vault_key


@pytest.fixture
def file(vault: Vault, tmp_path: Path) -> Path:
    """A backup of a furnished vault, on a stick."""
    furnish(vault)
    return back_up(vault, tmp_path / f"mine{SUFFIX}").file


def hidden(folder: Path) -> list[Path]:
    """What was left half done."""
    return list(folder.glob(".whispeer-*"))


# There and back


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


# Nothing is written over


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


# What is no backup


def test_any_flipped_byte_is_noticed(file: Path, unlock: Unlock, tmp_path: Path) -> None:
    content = file.read_bytes()
    drawn = random.Random(2026)
    places = [*range(0, 60, 7), *drawn.sample(range(len(content)), 40), *range(len(content) - 300, len(content), 13)]
    torn = tmp_path / "torn"
    for place in places:
        torn.write_bytes(content[:place] + bytes([content[place] ^ 1 << drawn.randrange(8)]) + content[place + 1 :])
        with pytest.raises(VaultDamaged):
            verify_backup(torn, unlock)


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.999])
def test_a_truncated_backup_is_refused(file: Path, tmp_path: Path, unlock: Unlock, share: float) -> None:
    content = file.read_bytes()
    torn = tmp_path / "torn"
    torn.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(VaultDamaged, match="Take another one"):
        restore(torn, tmp_path / "again", unlock)
    torn.write_bytes(content + b"\n")
    with pytest.raises(VaultDamaged):
        restore(torn, tmp_path / "again", unlock)
    assert not (tmp_path / "again").exists()
    assert hidden(tmp_path) == []


@pytest.mark.parametrize(
    "content", [b"", b"x", b"PK\x05\x06" + bytes(18), b"0" * 64, b"BEGIN:VCARD\r\nEND:VCARD\r\n" * 99]
)
def test_what_is_no_backup_is_refused(tmp_path: Path, unlock: Unlock, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    with pytest.raises(VaultDamaged):
        verify_backup(other, unlock)


def test_no_file_and_a_folder_are_refused(tmp_path: Path, unlock: Unlock) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(DiskTrouble):
            verify_backup(path, unlock)


def sealed(file: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """A backup as a stranger would make it: its seal is right, for that needs no key."""
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = b"0" * 64
    content = file.read_bytes()[:-64]
    file.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    return file


def parts(file: Path) -> dict[str, bytes]:
    """The members of a backup."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_stranger_can_seal_a_backup_that_is_right(file: Path, tmp_path: Path, unlock: Unlock) -> None:
    assert verify_backup(sealed(tmp_path / "same", parts(file)), unlock).people == 4


@pytest.mark.parametrize(
    "altered",
    [
        {"manifest.json": b"[" * 60000},
        {"manifest.json": b"[]"},
        {"manifest.json": b"{}"},
        {"manifest.json": b'{"said": 7, "mac": "x"}'},
        {"manifest.json": b'{"said": "{}", "mac": "\xc3\xa9"}'},
        {"manifest.json": b'{"said": "{}", "mac": "00"}'},
        {"vault.keys": b"{}"},
        {"vault.db": b""},
        {"vault.db": b"x" * 8192},
    ],
)
def test_what_a_stranger_altered_is_refused(
    file: Path, tmp_path: Path, unlock: Unlock, altered: dict[str, bytes]
) -> None:
    with pytest.raises(VaultDamaged):
        restore(sealed(tmp_path / "other", parts(file) | altered), tmp_path / "again", unlock)
    assert not (tmp_path / "again").exists()
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("missing", ["manifest.json", "vault.keys", "vault.db"])
def test_a_part_that_is_missing_is_noticed(file: Path, tmp_path: Path, unlock: Unlock, missing: str) -> None:
    members = parts(file)
    del members[missing]
    with pytest.raises(VaultDamaged):
        verify_backup(sealed(tmp_path / "other", members), unlock)


def test_the_backup_of_another_vault_is_no_part_of_this_one(
    file: Path, vault: Vault, tmp_path: Path, unlock: Unlock
) -> None:
    with vault.change("Change"):
        people(vault, "Later")
    later = parts(back_up(vault, tmp_path / "later").file)
    mixed = parts(file) | {"vault.db": later["vault.db"]}
    with pytest.raises(VaultDamaged):
        verify_backup(sealed(tmp_path / "mixed", mixed), unlock)


def test_what_would_unpack_to_a_full_disk_is_refused_at_once(tmp_path: Path, file: Path, unlock: Unlock) -> None:
    members = parts(file) | {"vault.db": bytes(64 << 20)}
    bomb = sealed(tmp_path / "bomb", members, zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 2 << 20
    # written out it would be more than this process may write
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 20, before[1]))
    try:
        with pytest.raises(VaultDamaged):
            verify_backup(bomb, unlock)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_member_that_asks_for_a_password_is_refused(tmp_path: Path, file: Path, unlock: Unlock) -> None:
    content = bytearray(sealed(tmp_path / "locked", parts(file)).read_bytes())
    start = 0
    while (at := content.find(b"PK\x01\x02", start)) >= 0:  # each entry of the directory
        content[at + 8] |= 1
        start = at + 4
    body = bytes(content[:-64])
    (tmp_path / "locked").write_bytes(body + hashlib.sha256(body).hexdigest().encode())
    with pytest.raises(VaultDamaged):
        verify_backup(tmp_path / "locked", unlock)


# Among the vault's own


def test_a_backup_without_a_name_goes_among_the_vaults_own(vault: Vault, unlock: Unlock) -> None:
    assert newest_backup(vault.paths.folder) is None
    report = back_up(vault)
    assert report.file == vault.paths.backups / f"2026-03-16T120000Z{SUFFIX}"
    assert newest_backup(vault.paths.folder) == report.file
    assert verify_backup(report.file, unlock).people == 0


def test_a_folder_of_backups_that_is_gone_is_made_again(vault: Vault) -> None:
    vault.paths.backups.rmdir()
    assert back_up(vault).file.exists()
    assert vault.paths.backups.stat().st_mode & 0o777 == 0o700


def test_there_is_one_daily_backup_a_day(vault: Vault, vault_key: VaultKey) -> None:
    first = back_up_daily(vault)
    assert first is not None
    assert back_up_daily(vault) is None
    with Vault(vault.paths.folder, vault_key, FixedClock(TODAY + timedelta(days=1))) as tomorrow:
        second = back_up_daily(tomorrow)
    assert second is not None
    assert newest_backup(vault.paths.folder) == second.file
    assert first.file.exists()


def test_thinning_keeps_seven_days_four_weeks_and_twelve_months(tmp_path: Path) -> None:
    newest = date(2026, 3, 16)
    for days in range(800):
        for hour in (9, 18):
            made = datetime.combine(newest - timedelta(days=days), datetime.min.time(), UTC) + timedelta(hours=hour)
            (tmp_path / f"{made:%Y-%m-%dT%H%M%SZ}{SUFFIX}").touch()
    (tmp_path / f"before the move{SUFFIX}").touch()
    (tmp_path / "notes.txt").touch()
    thin(tmp_path)
    kept = sorted((path.name.removesuffix(SUFFIX) for path in tmp_path.glob(f"2*{SUFFIX}")), reverse=True)
    days = [date.fromisoformat(name[:10]) for name in kept]
    assert all(name.endswith("T180000Z") for name in kept)  # the newest of its day
    assert days[:7] == [newest - timedelta(days=number) for number in range(7)]
    sundays = [date(2026, 3, 15) - timedelta(weeks=number) for number in range(3)]
    assert set(sundays) <= set(days)
    month_ends = [date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31), date(2025, 4, 30)]
    assert set(month_ends) <= set(days)
    assert min(days) == date(2025, 4, 30)
    assert len(days) == 7 + 2 + 11  # two Sundays and eleven ends of months are none of the seven days
    assert (tmp_path / f"before the move{SUFFIX}").exists()
    assert (tmp_path / "notes.txt").exists()


def test_thinning_keeps_all_of_a_few(tmp_path: Path) -> None:
    names = [f"{year}-01-01T120000Z{SUFFIX}" for year in range(2020, 2027)]
    for name in names:
        (tmp_path / name).touch()
    thin(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == names


# When the disk refuses


def test_a_full_disk_leaves_no_half_backup(new_vault: NewVault, vault_key: VaultKey, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3072) as disk:
        folder = Path(shutil.copytree(new_vault.folder, disk / "notebook.whispeer"))
        with Vault(folder, vault_key, FixedClock(TODAY)) as vault:
            fill(disk, but_for=1 << 20)
            with pytest.raises(DiskTrouble, match="disk is full"):
                back_up(vault)
            assert list(vault.paths.backups.iterdir()) == []
            with pytest.raises(DiskTrouble, match="disk is full"):
                back_up(vault, disk / "mine")
            assert {path.name for path in disk.iterdir()} == {"notebook.whispeer", "filler"}


def test_a_full_disk_leaves_no_half_vault(file: Path, unlock: Unlock, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 700) as disk:
        with pytest.raises(DiskTrouble, match="disk is full"):
            restore(file, disk / "again.whispeer", unlock)
        assert list(disk.iterdir()) == []


def test_verifying_leaves_nothing_behind(file: Path, unlock: Unlock, tmp_path: Path) -> None:
    scratch = Path(tempfile.gettempdir())
    before = set(hidden(scratch))
    verify_backup(file, unlock)
    (tmp_path / "torn").write_bytes(file.read_bytes()[:-1])
    with pytest.raises(Refused):
        verify_backup(tmp_path / "torn", unlock)
    assert set(hidden(scratch)) <= before


def test_the_manifest_says_no_name(file: Path) -> None:
    manifest = json.loads(parts(file)["manifest.json"])
    said = json.loads(manifest["said"])
    assert said.keys() == {"format", "made_at", "people", "sha256", "tables"}
    assert "Léa" not in manifest["said"]


def test_what_a_killed_backup_left_is_cleared_and_one_that_runs_is_left_alone(vault: Vault) -> None:
    old, fresh = (vault.paths.backups / f".whispeer-scratch-{name}" for name in ("old", "fresh"))
    for folder in (old, fresh):
        folder.mkdir()
        (folder / "vault.db").write_bytes(b"half a copy")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(old, (two_days_ago, two_days_ago))
    back_up(vault)
    assert not old.exists()
    assert fresh.exists()
