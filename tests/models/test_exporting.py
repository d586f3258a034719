"""Everything comes out into one file, its owner's alone, and nothing is written over."""

from pathlib import Path

import pytest

from models.errors import Cancelled, Refused
from models.exporting import as_archive, export
from models.importing import rehearse_files
from models.interchange import vcard
from models.people import People
from models.vault import Vault
from models.vault.errors import DiskTrouble, VaultExists
from tests.builders import people
from tests.disks import fill, small_disk, unwritable_folder
from tests.furnished import furnish


@pytest.mark.parametrize("name", ["all.json", "ALL.JSON"])
def test_the_archive_is_everything(vault: Vault, tmp_path: Path, name: str) -> None:
    furnish(vault)
    file = tmp_path / name
    assert export(vault, file) == 4
    assert file.read_bytes() == as_archive(vault)
    assert file.stat().st_mode & 0o777 == 0o600
    rehearsal = rehearse_files(vault, [(name, file.read_bytes())])
    assert (rehearsal.new, rehearsal.updated, rehearsal.unchanged) == (0, 0, 4)


def test_the_address_book_is_everyone_those_put_away_included(vault: Vault, tmp_path: Path) -> None:
    furnish(vault)
    file = tmp_path / "all.vcf"
    assert export(vault, file) == 4
    assert file.stat().st_mode & 0o777 == 0o600
    reading = vcard.read(file.read_bytes())
    everyone = [*People(vault).ids(), *People(vault).ids(archived=True)]
    assert [card.name for card in reading.cards] == [People(vault).get(person).name for person in everyone]
    assert not reading.rejected
    rehearsal = rehearse_files(vault, [("all.vcf", file.read_bytes())])
    assert rehearsal.new == 0


@pytest.mark.parametrize("name", ["all.json", "all.vcf", "all.csv", "all.xlsx"])
def test_an_empty_vault_is_written_too(vault: Vault, tmp_path: Path, name: str) -> None:
    assert export(vault, tmp_path / name) == 0
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["all", "all.ods", "all.json.gz", ".json"])
def test_another_ending_is_refused(vault: Vault, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"\.json .* \.vcf"):
        export(vault, tmp_path / name)
    assert list(tmp_path.glob("all*")) == []


@pytest.mark.parametrize("name", ["all.json", "all.vcf"])
def test_nothing_is_written_over(vault: Vault, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(VaultExists):
        export(vault, tmp_path / name)
    assert (tmp_path / name).read_text() == "mine"


def test_a_folder_that_is_gone_or_not_ours_is_told(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match="no longer there"):
        export(vault, tmp_path / "gone" / "all.json")
    with unwritable_folder() as folder:
        with pytest.raises(DiskTrouble, match="cannot be written"):
            export(vault, folder / "all.json")
        assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_no_half_file(vault: Vault, tmp_path: Path) -> None:
    furnish(vault)
    People(vault).add("Long", note="x" * 100_000)
    with small_disk(tmp_path / "disk", 256) as disk:
        fill(disk, but_for=32 * 1024)
        for name in ("all.json", "all.vcf"):
            with pytest.raises(DiskTrouble, match="disk is full"):
                export(vault, disk / name)
        assert [path.name for path in disk.iterdir()] == ["filler"]


def test_how_far_it_is_is_told_and_it_can_be_stopped(vault: Vault, tmp_path: Path) -> None:
    people(vault, "Léa", "Sam", "Omar")
    heard: list[tuple[int, int]] = []
    export(vault, tmp_path / "all.vcf", lambda done, total: heard.append((done, total)))
    assert heard[0][1] == heard[-1][1] == 3
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(vault, tmp_path / "stopped.vcf", stop)
    assert not (tmp_path / "stopped.vcf").exists()
