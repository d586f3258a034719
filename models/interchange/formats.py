"""The formats that address books come in: how each is known, and what reads it."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePath

from models.errors import Refused
from models.interchange import archive, ical, ldif, monica, spreadsheets, tables, vcard
from models.interchange.reading import Reading
from models.interchange.tables import Propose, Sheet, Way, proposed

Tick = Callable[[int, int], None]


class Format(StrEnum):
    """How a file says who is in it."""

    VCARD = "vcard"
    ARCHIVE = "archive"
    CSV = "csv"
    LDIF = "ldif"
    XLSX = "xlsx"
    ICAL = "ical"
    MONICA = "monica"


_BY_ENDING = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".txt"), Format.CSV),
    ".ldif": Format.LDIF,
    ".ics": Format.ICAL,
    ".xlsx": Format.XLSX,
    ".json": Format.ARCHIVE,
}
BOOKS = (".vcf", ".vcard", ".csv", ".tsv", ".xlsx", ".ldif", ".ics")
"""The endings of address books."""

ENDINGS = (*BOOKS, ".json")
"""The same, and that of an archive of ours."""

_LOOKED_AT = 1_000_000


def format_of(name: str, data: bytes) -> Format:
    """What a file is, by what is in it, and where that does not tell by its name."""
    if monica.is_monica(data):
        return Format.MONICA
    if archive.is_archive(data):
        return Format.ARCHIVE
    if _looks_like_vcard(data):
        return Format.VCARD
    if spreadsheets.is_spreadsheet(data):
        return Format.XLSX
    if ldif.is_ldif(data):
        return Format.LDIF
    if ical.is_calendar(data):
        return Format.ICAL
    if _looks_like_table(data):
        return Format.CSV
    return _BY_ENDING.get(PurePath(name).suffix.lower(), Format.VCARD)


def read(format: Format, data: bytes, way: Way, tick: Tick, propose: Propose = proposed) -> Reading:
    """What is in a file of any format but an archive. Raises ``Refused``, and what ``tick`` raises."""
    if format is Format.CSV:
        return tables.read(data, way, tick, propose=propose)
    if format is Format.XLSX:
        return tables.read_people(spreadsheets.read_sheet(data, tick), way, propose=propose)
    if format is Format.ICAL:
        return ical.read(data, tick)
    if format is Format.MONICA:
        return monica.read(data, tick)
    if format is Format.LDIF:
        return ldif.read(data, way.encoding, tick)
    return vcard.read(data, way.encoding, tick)


def table_of(format: Format, data: bytes, way: Way, tick: Tick) -> Sheet | None:
    """The table that a file is, ``None`` for one that is none. Raises as ``read``."""
    if format is Format.CSV:
        return tables.read_sheet(data, tables.known_headers, way.encoding, way.separator, tick)
    return spreadsheets.read_sheet(data, tick) if format is Format.XLSX else None


def _looks_like_vcard(data: bytes) -> bool:
    return b"BEGIN:VCARD" in data[:_LOOKED_AT].upper().replace(b"\0", b"")


def _looks_like_table(data: bytes) -> bool:
    """Whether its first lines hold a header that is known."""
    try:
        sheet = tables.read_sheet(data[:10_000], tables.known_headers)
    except Refused:
        return False
    return tables.known_headers(sheet.header) > 1
