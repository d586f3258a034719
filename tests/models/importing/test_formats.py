"""Whatever format people come in, they come in whole, once, and go again with one undo."""

from pathlib import Path

import pytest

from models.importing import carry_out, rehearse_files
from models.interchange.formats import Format, format_of
from models.people import People
from models.vault import Vault
from tests.builders import everything

FIXTURES = Path(__file__).parents[4] / "shared" / "fixtures" / "csv"
CSV = "Prénom;Nom;Courriel;Connected On\nLéa;Martin;lea@example.org;05 Mar 2024\n".encode("cp1252")
LDIF = b"dn: cn=Sam\ncn: Sam Dubois\nmail: sam@example.org\n"
VCARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Inès Caron\nEND:VCARD\n".encode("utf-16")


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("people.csv", CSV, Format.CSV),
        ("people", CSV, Format.CSV),
        ("people.csv", b"Wer;Wo\nL\xc3\xa9a;Brest\n", Format.CSV),
        ("people.txt", LDIF, Format.LDIF),
        ("people.csv", VCARD, Format.VCARD),
        ("people.bin", b"\x7fELF\0\0", Format.VCARD),
        ("all.vcf", b'{"format": "whispeer-archive"', Format.ARCHIVE),
    ],
)
def test_a_file_is_known_by_what_is_in_it(name: str, data: bytes, format: Format) -> None:
    assert format_of(name, data) is format


def test_three_formats_at_once_then_again_then_undone(vault: Vault) -> None:
    files = [("a.csv", CSV), ("b.ldif", LDIF), ("c.vcf", VCARD)]
    before = everything(vault)
    result = carry_out(vault, rehearse_files(vault, files))
    people = People(vault)
    assert [row.name for row in people.rows(people.ids())] == ["Inès Caron", "Léa Martin", "Sam Dubois"]
    assert people.get(people.named("Léa Martin")[0].id).tie.met_on == "2024-03-05"
    again = carry_out(vault, rehearse_files(vault, files))
    assert (result.new, again.new, again.unchanged, again.batch) == (3, 0, 3, None)
    vault.undo()
    assert everything(vault) == before


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the real address books are not beside the checkout")
def test_a_second_import_of_real_tables_adds_nobody(vault: Vault) -> None:
    files = [(file.name, file.read_bytes()) for file in sorted(FIXTURES.iterdir())]
    first = carry_out(vault, rehearse_files(vault, files, region="FR"))
    again = carry_out(vault, rehearse_files(vault, files, region="FR"))
    # fifteen cards: two of John Doe's and one of Jane's say the same in two files each,
    # and Élodie stands in four with a number or an address that the others have too
    assert (first.new, first.updated + first.unchanged, len(first.rejected)) == (9, 6, 1)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 15)
