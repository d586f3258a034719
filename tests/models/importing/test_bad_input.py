"""Whatever a file holds: one sentence and a place, or people; never half of it, never for ever, never all memory."""

import io
import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable

import openpyxl
import pytest

from models.errors import Refused
from models.exporting import as_csv
from models.importing import carry_out, rehearse_files
from models.interchange.formats import Format, format_of
from models.interchange.tables import UNSAID, Way
from models.people import People
from models.progress import unheard
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything
from tests.models.interchange.vcards import vcf

ENDINGS = ("vcf", "csv", "tsv", "xlsx", "ldif", "ics", "json", "txt", "")
LDIF = b"dn: cn=Sam\ncn: Sam\n"
CSV = b"Name,Email\nSam,sam@example.org\n"
LONG = "x" * 10_000 + "@example.org"


def calendar(*lines: str) -> bytes:
    inside = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT", "END:VCALENDAR", ""))
    return inside.encode()


def monica(*contacts: object, relationships: tuple[tuple[str, str], ...] = ()) -> bytes:
    bonds = [{"properties": {"contact_is": one, "of_contact": other, "type": "friend"}} for one, other in relationships]
    groups = [{"type": "contact", "values": contacts}, {"type": "relationship", "values": bonds}]
    return json.dumps({"app_version": "4.1.2", "version": "1", "account": {"data": groups}}).encode()


def sheet(*rows: list[object]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    assert made.active
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def bring_in(vault: Vault, name: str, data: bytes, encoding: str | None = None) -> str:
    """The refusal, of which nothing stays and which is one sentence or two; empty where the file was taken."""
    before, history = everything(vault), vault.history()
    try:
        result = carry_out(vault, rehearse_files(vault, [(name, data)], ways=[Way(encoding=encoding)]))
    except Refused as refusal:
        assert (everything(vault), vault.history()) == (before, history)
        assert str(refusal).endswith(".") and "\n" not in str(refusal)
        return str(refusal)
    assert all(refused.at and refused.why.endswith(".") for refused in result.rejected)
    return ""


NOISE = random.Random(7).randbytes(20_000)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n\t\n", b"\0" * 4_096, b"\xef\xbb\xbf", b"\xff\xfe", NOISE, b"\x89PNG\r\n\x1a\n" + NOISE,
     b"PK\x03\x04" + NOISE, b"{" * 5_000, b"[" * 100_000],
    ids=["empty", "blank", "NUL", "mark", "wide mark", "noise", "picture", "archive", "braces", "brackets"],
)  # fmt: skip
def test_what_is_no_address_book_is_refused_by_any_name(vault: Vault, data: bytes, ending: str) -> None:
    assert bring_in(vault, f"file.{ending}", data)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("data", "format"),
    [
        (vcf("FN:Sam"), Format.VCARD),
        (CSV, Format.CSV),
        (LDIF, Format.LDIF),
        (sheet(["Name"], ["Sam"]), Format.XLSX),
        (monica({"uuid": "1", "properties": {"first_name": "Sam"}}), Format.MONICA),
    ],
    ids=["vcf", "csv", "ldif", "xlsx", "monica"],
)
def test_a_wrong_ending_hides_nothing(vault: Vault, data: bytes, format: Format, ending: str) -> None:
    assert format_of(f"book.{ending}", data) is format
    assert bring_in(vault, f"book.{ending}", data) == ""
    assert [row.name for row in People(vault).named("Sam")] == ["Sam"]


def test_mixed_separators_cost_their_own_lines(vault: Vault) -> None:
    data = b"Name;Email\nSam;sam@example.org\nAna,ana@example.org\nBo\tbo@example.org\n"
    assert bring_in(vault, "mixed.csv", data) == ""
    assert {row.name for row in People(vault).rows(People(vault).ids())} == {
        "Sam", "Ana,ana@example.org", "Bo\tbo@example.org".replace("\t", " ")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Name,Email" + b",c" * 5_000 + b"\nSam\n", "Line 1 should hold the headers"),
        (b'Name,Email,"open\nSam,\n', "Line 1 should hold the headers"),
        (b"Name,Email\n" + b"Sam,x\n" * 100_002, "more than 100000 cards"),
        (b"Name,Email\n" + b"\n" * 2_000_001, "more than 100000 cards"),
        (LDIF * 1 + b"\n" + b"dn: a\nobjectclass: groupOfNames\n\n" * 100_001, "more than 100000 cards"),
    ],
    ids=["columns", "open header", "rows", "blank lines", "lists"],
)
def test_too_much_is_refused_with_its_place_or_its_limit(vault: Vault, data: bytes, said: str) -> None:
    assert said in bring_in(vault, "book.csv", data)


def test_a_row_of_five_thousand_columns_costs_itself(vault: Vault) -> None:
    rows = b"".join(b"P%d" % number + b"," * 5_000 + b"\n" for number in range(40))
    rehearsal = rehearse_files(vault, [("wide.csv", b"Name,Email\n" + rows + b"Sam,s@example.org\n")])
    assert (rehearsal.new, len(rehearsal.rejected)) == (1, 40)
    assert rehearsal.rejected[0].at == "line 2"


def test_an_entry_of_endless_attributes_costs_itself(vault: Vault) -> None:
    rehearsal = rehearse_files(vault, [("a.ldif", b"dn: a\ncn: Ada\n" + b"mail: a@b.fr\n" * 20_000 + b"\n" + LDIF)])
    assert [planned.name for planned in rehearsal.planned] == ["Sam"]
    assert [(refused.at, refused.why) for refused in rehearsal.rejected] == [
        ("line 1", "This card has more than 5000 lines.")
    ]


YEAR_0 = {
    "a.vcf": vcf("FN:Sam", "BDAY:0000-00-00", "ANNIVERSARY:0000-13-40"),
    "a.csv": b"Name,Birthday,Event 1 - Value,Birth Year,Birth Month,Birth Day\nSam,0000-00-00,0/0/00,0,0,0\n",
    "a.xlsx": sheet(["Name", "Birthday"], ["Sam", "0000-01-01"]),
    "a.ldif": LDIF + b"birthyear: 0\nbirthmonth: 0\nbirthday: 0\n",
    "a.ics": calendar("DTSTART:00000101T000000Z", "ATTENDEE;CN=Sam:mailto:sam@example.org"),
    "a.json": monica({"uuid": "1", "properties": {
        "first_name": "Sam", "deceased_date": 0, "birthdate": {"properties": {"date": "0000-00-00"}},
        "first_met_date": {"properties": {"date": "0000-01-01"}},
    }}),
}  # fmt: skip
ODD = {
    "a.vcf": vcf(f"FN:S\0am {LONG[:9]}", f"EMAIL:{LONG}", "NOTE:\u202eשלום עולם", "N:;مرحبا;;;"),
    "a.csv": f"Name,Email,First Name,Notes\nS\0am {LONG[:9]},{LONG},مرحبا,\u202eשלום עולם\n".encode(),
    "a.xlsx": sheet(["Name", "Email", "First Name", "Notes"], [f"Sam {LONG[:9]}", LONG, "مرحبا", "\u202eשלום עולם"]),
    "a.ldif": f"dn: a\ncn: S\0am {LONG[:9]}\nmail: {LONG}\ngivenName: مرحبا\ndescription: \u202eשלום עולם\n".encode(),
    "a.json": monica({"uuid": "1", "properties": {"first_name": f"S\0am {LONG[:9]}", "nickname": "مرحبا",
                      "description": "\u202eשלום עולם"},
                      "data": [{"type": "contact_field", "values": [{"properties": {"data": LONG}}]}]}),
}  # fmt: skip


@pytest.mark.parametrize("name", YEAR_0)
def test_days_of_year_0_are_no_days(vault: Vault, name: str) -> None:
    assert bring_in(vault, name, YEAR_0[name]) == ""
    for person in map(People(vault).get, People(vault).ids()):
        assert {day.on[:2] for day in person.dates} <= {"--"}


@pytest.mark.parametrize("name", ODD)
def test_nul_long_addresses_and_letters_from_right_to_left(vault: Vault, name: str) -> None:
    assert bring_in(vault, name, ODD[name]) == ""
    (person,) = map(People(vault).get, People(vault).ids())
    assert (person.name, person.note) == (f"Sam {LONG[:9]}", "\u202eשלום עולם")
    assert "مرحبا" in (person.given, person.nickname)
    assert 9_000 < len(person.contacts[0].value) <= 10_012


def test_formulas_come_in_as_text_and_go_out_as_text(vault: Vault) -> None:
    for name, data in (
        ("a.csv", b"Name,Notes\n=1+1,@SUM(A1)\n"),
        ("a.xlsx", sheet(["Name", "Notes"], ["'=2+2", "-x"])),
    ):
        assert bring_in(vault, name, data) == ""
    written = as_csv(vault, unheard).decode("utf-8-sig")
    cells = {cell for line in written.splitlines()[1:] for cell in line.split(",")}
    assert {"'=1+1", "'@SUM(A1)", "'=2+2", "'-x"} <= cells


def test_a_wrong_encoding_is_a_sentence_or_a_remark(vault: Vault) -> None:
    said = "Name,Email\nLéa,lea@example.org\n"
    assert bring_in(vault, "a.csv", said.encode("cp1252"), "klingon")
    assert bring_in(vault, "a.vcf", vcf("FN:Léa"), "utf-16")
    assert bring_in(vault, "a.csv", said.encode("cp1252"), "utf-8") == ""
    assert [row.name for row in People(vault).rows(People(vault).ids())] == ["L\ufffda"]


def test_circles_among_links_are_links(vault: Vault) -> None:
    contacts = [{"uuid": uuid, "properties": {"first_name": name}} for uuid, name in (("a", "Ana"), ("b", "Bo"))]
    links = (("a", "b"), ("b", "a"), ("a", "a"), ("b", "nobody"), ("a", "b"))
    assert bring_in(vault, "a.json", monica(*contacts, relationships=links)) == ""
    ana = People(vault).named("Ana")[0].id
    assert [each.other.name for each in Relations(vault).of(ana)] == ["Bo"]


def test_a_rule_of_every_second_is_never_followed(vault: Vault) -> None:
    People(vault).add("Sam")
    rules = ("RRULE:FREQ=SECONDLY;COUNT=999999999", "RDATE:" + ",".join(["20260101T000000Z"] * 5_000))
    data = calendar("DTSTART:20260101T000000Z", "ATTENDEE;CN=Sam:mailto:s@example.org", *rules)
    rehearsal = rehearse_files(vault, [("a.ics", data)])
    assert len(rehearsal.records) == 1


# Two hundred megabytes

MEGABYTES = 199
ALLOWED = 3_000_000_000
"""Bytes of memory that the whole of Python may take for it, the file's own 200 MB included."""

HUGE: dict[str, Callable[[], bytes]] = {
    "a.vcf": lambda: b"BEGIN:VCARD\n" * (MEGABYTES * 80_000),
    "b.vcf": lambda: b"BEGIN:VCARD\nFN:a\nNOTE:" + b"x" * (MEGABYTES * 1_000_000),
    "a.csv": lambda: b"Name\n" + b"\n" * (MEGABYTES * 1_000_000),
    "b.csv": lambda: b'Name\n"' + b"x" * (MEGABYTES * 1_000_000),
    "c.csv": lambda: b"," * (MEGABYTES * 1_000_000),
    "a.ldif": lambda: b"dn: a\n" * (MEGABYTES * 160_000),
    "b.ldif": lambda: b"dn: a\ncn: " + b"\n a" * (MEGABYTES * 330_000),
    "a.ics": lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * (MEGABYTES * 40_000),
    "a.json": lambda: b'{"app_version":"4","version":"1","account":{"data":[' + b"{}," * (MEGABYTES * 330_000),
    "b.json": lambda: b'{"format":"whispeer-archive","version":1,"tables":{"a":[' + b"{}," * (MEGABYTES * 330_000),
    "a.xlsx": lambda: b"PK\x03\x04" + b"\0" * (MEGABYTES * 1_000_000),
    "over.vcf": lambda: b"\n" * 200_000_001,
}


def read_within(name: str) -> str:
    """What is said of a huge file, in a process that may take no more memory than is allowed."""
    code = f"from tests.models.importing.test_bad_input import refusal_of; print(refusal_of({name!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout.strip()


def refusal_of(name: str) -> str:
    """In that process: read it, and say why not."""
    from models.interchange import archive, formats

    resource.setrlimit(resource.RLIMIT_AS, (ALLOWED, ALLOWED))
    data = HUGE[name]()
    format = formats.format_of(name, data)
    try:
        if format is Format.ARCHIVE:
            archive.from_bytes(data)
        else:
            reading = formats.read(format, data, UNSAID, unheard)
            return f"{len(reading.cards)} taken, {len(reading.rejected)} rejected"
    except Refused as refusal:
        return str(refusal)
    return "taken"


def test_a_cell_longer_than_any_is_refused(vault: Vault) -> None:
    assert "line 2" in rehearse_files(vault, [("a.csv", b'Name,Email\n"' + b"x" * 2_000_000)]).rejected[0].at


@pytest.mark.slow
@pytest.mark.parametrize("name", HUGE)
def test_two_hundred_megabytes_end_in_a_sentence_within_memory(name: str) -> None:
    said = read_within(name)
    assert said.endswith((".", "rejected")), said
    assert not said.startswith("0 taken, 0"), said
