"""Looking at tables before they are read: what their columns are, and with what letters and marks they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from models.errors import Refused
from models.importing.layouts import Layouts
from models.importing.opening import File
from models.interchange import formats, tables
from models.interchange.formats import Format
from models.interchange.tables import Layout, Sheet, Way
from models.progress import Progress, unheard
from models.vault.vault import Vault

_SAMPLES = 2
_LONGEST_SAMPLE = 80


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, and the first two values in it that differ."""

    header: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file that is a table, and how it is read.

    ``encoding`` and ``separator`` are empty for a spreadsheet. Without a header its columns are called nothing.
    ``has_days`` says that a day in it is written in figures, so that ``day_first`` matters.
    ``in_doubt`` says that a header is not known, and was not explained before.
    """

    file: str
    columns: tuple[Column, ...]
    layout: Layout
    encoding: str
    separator: str
    day_first: bool
    has_days: bool
    in_doubt: bool
    has_header: bool

    @property
    def header(self) -> tuple[str, ...]:
        """The headers of its columns."""
        return tuple(column.header for column in self.columns)


def look(
    vault: Vault,
    files: Sequence[File],
    ways: Sequence[Way],
    *,
    format: str | None = None,
    progress: Progress | None = None,
) -> tuple[Table | None, ...]:
    """What each of ``files`` is as a table, ``None`` for one that is none; ``ways`` says how each is to be read.

    One of several that cannot be read is none either, and is told of by the rehearsal.
    Raises ``Refused`` for a single one that cannot be read, and what ``progress`` raises.
    """
    heard = progress or unheard
    layouts = Layouts(vault)
    found: list[Table | None] = []
    for (name, data), way in zip(files, ways, strict=True):
        try:
            sheet = formats.table_of(Format(format) if format else formats.format_of(name, data), data, way, heard)
        except Refused:
            if len(files) == 1:
                raise
            sheet = None  # the rehearsal tells why
        found.append(_table(layouts, name, sheet, way) if sheet else None)
    return tuple(found)


def _table(layouts: Layouts, name: str, found: Sheet, way: Way) -> Table:
    sheet = tables.as_said(found, way)
    said = way.said_of(sheet.header)
    remembered = layouts.remembered(sheet.header)
    layout = said or remembered or tables.proposed(sheet.header)
    return Table(
        file=name,
        columns=tuple(
            Column(header, tuple(islice(_values(sheet, place), _SAMPLES))) for place, header in enumerate(sheet.header)
        ),
        layout=layout,
        encoding=sheet.encoding,
        separator=sheet.separator,
        day_first=tables.is_day_first(sheet, layout, way),
        has_days=tables.has_days_in_figures(sheet, layout),
        in_doubt=not (said or remembered or tables.is_understood(sheet.header)),
        has_header=sheet is found,
    )


def _values(sheet: Sheet, place: int) -> Iterator[str]:
    """The values of a column, each once, on one line."""
    seen = {""}
    for _, cells in sheet.rows:
        value = " ".join(cells[place][:_LONGEST_SAMPLE].split()) if place < len(cells) else ""
        if value not in seen:
            seen.add(value)
            yield value
