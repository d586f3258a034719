"""Spreadsheets (.xlsx): read row by row, so that a small file that claims a million rows costs little."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time

from models.errors import Refused
from models.interchange.tables.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, require_size, sheet_of, too_large
from models.interchange.tables.targets import known_headers
from models.interchange.text import without_controls
from resources import tr

LARGEST_UNPACKED = 500_000_000
"""Bytes that the parts of a file may come to; more is a trap, for a few kilobytes can unpack to gigabytes."""

_EMPTY_ROWS = 5_000
"""Empty rows in succession after which a sheet is over: a stray cell at the very end makes a million of them."""

_WORKBOOK = "xl/workbook.xml"


def is_spreadsheet(data: bytes) -> bool:
    """Whether ``data`` is a spreadsheet as Excel and LibreOffice write them today."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _WORKBOOK in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read_sheet(data: bytes, tick: Callable[[int, int], None] | None = None) -> Sheet:
    """The first sheet that holds something.

    Raises ``Refused`` for a file that is damaged, locked by a password, empty or too large, and what ``tick`` raises.
    """
    require_size(data)
    _require_modest(data)
    for rows in _sheets(data):
        found = []
        for row in rows:
            found.append(row)
            if tick and len(found) % 1000 == 0:
                tick(min(len(found), MOST_ROWS), MOST_ROWS)
            if len(found) > MOST_ROWS:
                raise too_large()
        if any(map(any, found)):
            return sheet_of(found, known_headers)
    raise Refused(tr("This file is empty. Choose the file that your address book exported."))


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """A spreadsheet of these rows, each cell a text: none is ever taken for a formula."""
    import openpyxl  # slow to load, and few need it
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        cells = [WriteOnlyCell(sheet, without_controls(text)) for text in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _require_modest(data: bytes) -> None:
    with _damage_told(), zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise too_large()


def _sheets(data: bytes) -> Iterator[Iterator[tuple[str, ...]]]:
    """The rows of each sheet, read as they are asked for."""
    import openpyxl  # slow to load, and few imports need it

    with _damage_told():
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = list(book.worksheets)
    for sheet in sheets:
        with _damage_told():
            rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
        yield _rows(rows)


def _rows(cells: Iterator[tuple[object, ...]]) -> Iterator[tuple[str, ...]]:
    empty = 0
    while empty < _EMPTY_ROWS:
        with _damage_told():
            row = next(cells, None)
        if row is None:
            return
        filled = max((place for place, cell in enumerate(row, start=1) if cell is not None), default=0)
        empty = 0 if filled else empty + 1
        yield tuple(map(_written, row[:filled]))


@contextmanager
def _damage_told() -> Iterator[None]:
    """Whatever the library and its parsers raise on a damaged file is one refusal."""
    try:
        yield
    except Refused:
        raise
    except Exception:
        why = tr("This spreadsheet is damaged or locked. Save it again as CSV, then choose that file.")
        raise Refused(why) from None


def _written(cell: object) -> str:
    """A cell as one would type it: a day without its midnight, a whole number without its point."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return without_controls(str(cell))
