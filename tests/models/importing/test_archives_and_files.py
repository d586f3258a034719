"""Archives of ours, what we wrote ourselves, and the address books of real programs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.exporting import as_archive, export
from models.importing import Rehearsal, carry_out, rehearse_files, writes_to_rehearse
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People
from models.vault import NewVault, Vault
from tests.builders import people
from tests.fixtures import TODAY
from tests.models.importing.books import LEA, SAM, bring_in, counts, rehearse

REAL = Path(__file__).parents[4] / "shared" / "fixtures" / "vcf"


@pytest.fixture
def other(new_vault: NewVault, tmp_path: Path) -> Iterator[Vault]:
    """A second vault, empty."""
    folder = shutil.copytree(new_vault.folder, tmp_path / "other.whispeer")
    with Vault(Path(folder), new_vault.key, FixedClock(TODAY)) as opened:
        yield opened


def archived(vault: Vault) -> Rehearsal:
    """The rehearsal, in ``vault``, of its own archive."""
    return rehearse(vault, as_archive(vault))


def test_an_archive_comes_back_identical(vault: Vault, other: Vault) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    Interactions(vault).log(on="2026-03-02", channel=Channel.COFFEE, people=[lea, sam], text="La mer")
    written = as_archive(vault)
    rehearsal = rehearse(other, written)
    assert people_of(other) == []
    result = carry_out(other, rehearsal)
    assert counts(rehearsal) == counts(result) == (2, 0, 0)
    assert as_archive(other) == written


def people_of(vault: Vault) -> list[int]:
    return People(vault).ids()


def test_an_archive_of_what_is_there_changes_nothing(vault: Vault) -> None:
    people(vault, "Léa Martin")
    rehearsal = archived(vault)
    assert (counts(rehearsal), rehearsal.archives_differ) == ((0, 0, 1), False)
    assert carry_out(vault, rehearsal).batch is None


def test_an_archive_with_one_more_note_differs_and_can_be_undone(vault: Vault, other: Vault) -> None:
    (lea,) = people(vault, "Léa Martin")
    carry_out(other, rehearse(other, as_archive(vault)))
    before = as_archive(other)
    Interactions(vault).log(on="2026-03-02", channel=Channel.CALL, people=[lea], text="Elle cherche un bureau")
    rehearsal = rehearse(other, as_archive(vault))
    assert (rehearsal.new, rehearsal.archives_differ) == (0, True)
    result = carry_out(other, rehearsal)
    assert as_archive(other) == as_archive(vault)
    assert result.batch is not None
    other.undo(result.batch)
    assert as_archive(other) == before


def test_only_an_archive_writes_to_be_rehearsed(vault: Vault) -> None:
    assert not writes_to_rehearse([("a.vcf", LEA), ("b.vcf", b"")])
    assert writes_to_rehearse([("a.vcf", LEA), ("b.json", as_archive(vault))])


def test_cards_and_an_archive_together(vault: Vault, other: Vault) -> None:
    people(vault, "Inès Caron")
    assert counts(bring_in(other, SAM, as_archive(vault))) == (2, 0, 0)


def test_what_we_wrote_we_know_again(vault: Vault, tmp_path: Path) -> None:
    lea, _ = people(vault, "Léa Martin", "Sam Dubois")
    People(vault).change(lea, contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")])
    file = tmp_path / "everyone.vcf"
    export(vault, file)
    before = as_archive(vault)
    assert counts(bring_in(vault, file.read_bytes())) == (0, 0, 2)
    assert as_archive(vault) == before


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real address books is not here")
def test_real_address_books_come_in_once_and_go_without_a_trace(vault: Vault) -> None:
    files = [(file.name, file.read_bytes()) for file in sorted(REAL.iterdir())]
    before = as_archive(vault)
    first = carry_out(vault, rehearse_files(vault, files))
    assert first.new > 30
    full = as_archive(vault)
    again = carry_out(vault, rehearse_files(vault, files))
    assert (again.new, again.updated, again.batch) == (0, 0, None)
    assert as_archive(vault) == full
    vault.undo(first.batch)
    assert as_archive(vault) == before
