"""Writing people as a table, with the headers of Google Contacts, which most programs know."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from models.interchange.text import clean
from models.people.person import ContactKind, ContactMethod, DateKind, Person

_NAMES = {
    "File As": "name",
    "First Name": "given",
    "Middle Name": "additional",
    "Last Name": "family",
    "Name Prefix": "prefix",
    "Name Suffix": "suffix",
    "Nickname": "nickname",
    "Organization Name": "organisation",
    "Organization Title": "role",
    "City": "town",
    "Notes": "note",
}
_KINDS = {
    ContactKind.EMAIL: "E-mail",
    ContactKind.PHONE: "Phone",
    ContactKind.URL: "Website",
    ContactKind.IM: "IM",
}
_ADDRESS = ("PO Box", "Extended Address", "Street", "City", "Region", "Postal Code", "Country")
"""In the order of an address's parts."""

_SEVERAL = " ::: "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""

_NUMBER = re.compile(r"[+-]?[\d\s().\-/]+")


def rows_of(people: Sequence[Person]) -> list[list[str]]:
    """A row of headers, then one for each of ``people``, all of the same length.

    The tie, the worlds and what happened stay out, as does what only an archive can carry.
    """
    most = {kind: max((len(_of_kind(person, kind)) for person in people), default=0) for kind in ContactKind}
    dates = max((len(_dates(person)) for person in people), default=0)
    header = [*_NAMES, "Birthday", "Labels"]
    for kind, word in _KINDS.items():
        header += chain.from_iterable((f"{word} {n} - Label", f"{word} {n} - Value") for n in _counted(most[kind]))
    for number in _counted(most[ContactKind.ADDRESS]):
        header += [f"Address {number} - {part}" for part in ("Label", "Formatted", *_ADDRESS)]
    header += chain.from_iterable((f"Event {n} - Label", f"Event {n} - Value") for n in _counted(dates))
    return [header, *(_row(person, most, dates) for person in people)]


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8 with a byte order mark, for Excel reads no other UTF-8.

    A cell that a spreadsheet would compute stands behind an apostrophe.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([defused(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def defused(cell: str) -> str:
    """``cell`` as no spreadsheet computes it. A telephone number is left alone: its plus does no harm."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def fused(cell: str) -> str:
    """What ``defused`` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _row(person: Person, most: dict[ContactKind, int], dates: int) -> list[str]:
    birthdays = [day.on for day in person.dates if day.kind is DateKind.BIRTHDAY]
    row = [clean(getattr(person, field)) for field in _NAMES.values()]
    row += [next(iter(birthdays), ""), _SEVERAL.join(person.tags)]
    for kind in _KINDS:
        row += _padded(((one.label, one.value) for one in _of_kind(person, kind)), most[kind], 2)
    addresses = (
        (one.label, one.value, *(one.parts or [""] * len(_ADDRESS))) for one in _of_kind(person, ContactKind.ADDRESS)
    )
    row += _padded(addresses, most[ContactKind.ADDRESS], 2 + len(_ADDRESS))
    return row + _padded(_dates(person), dates, 2)


def _padded(groups: Iterable[Sequence[str]], most: int, width: int) -> list[str]:
    filled = zip_longest(groups, range(most), fillvalue=[""] * width)
    return [clean(cell) for group, _ in filled for cell in group]


def _of_kind(person: Person, kind: ContactKind) -> list[ContactMethod]:
    return [contact for contact in person.contacts if contact.kind is kind]


def _dates(person: Person) -> list[tuple[str, str]]:
    """The days of every year but the first birthday, each with its label."""
    birthdays = [day for day in person.dates if day.kind is DateKind.BIRTHDAY]
    others = [day for day in person.dates if day not in birthdays[:1]]
    words = {DateKind.BIRTHDAY: "Birthday", DateKind.ANNIVERSARY: "Anniversary"}
    return [(day.label or words.get(day.kind, ""), day.on) for day in others]


def _counted(most: int) -> range:
    return range(1, most + 1)
