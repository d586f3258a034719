"""The vault's own backups, one a day and fewer as they age; a full disk leaves nothing half done."""

import os
import shutil
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.errors import Refused
from models.vault import NewVault, Vault, VaultKey
from models.vault.backup import SUFFIX, back_up, back_up_daily, newest_backup, restore, thin, verify_backup
from models.vault.errors import DiskTrouble
from tests.disks import fill, small_disk
from tests.fixtures import TODAY
from tests.models.vault.backups import hidden
from tests.models.vault.conftest import Unlock


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
