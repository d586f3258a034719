"""A table of text from the bytes of a file: which separator, which letters, where each row began.

The separator is the one that makes the most of known headers, for guessing from the cells alone
goes wrong on short files (csv.Sniffer finds one in a name).
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from models.errors import Refused
from models.interchange.card import Rejected
from models.interchange.content_lines import MEGABYTE, physical_lines
from models.interchange.encodings import Decoder
from models.interchange.tables.writer import fused
from models.interchange.text import without_controls
from resources import tr

LARGEST_FILE = 200 * MEGABYTE
MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
LONGEST_CELL = 1 * MEGABYTE
MOST_LINES = 2_000_000
"""Lines of a file, of which a row may take several."""

SEPARATORS = (",", ";", "\t", "|")

_LONGEST_RECORD = 500
"""Lines that one row may go on for: a quote that is open for longer was never closed."""

_MOST_UNCLOSED = 20
"""Rows with an open quote after which the file is given up: it is not quoted as we think."""

_PREAMBLE = 30
"""Lines in which a header is looked for: some exporters write a few sentences first."""

Row = tuple[int, tuple[str, ...]]
"""Where it began, and its cells."""

Score = Callable[[Sequence[str]], int]
"""How many of these headers are known."""


@dataclass(slots=True)
class Sheet:
    """What was found: the header, the rows below it and those that could not be read.

    ``at`` is the line of the header.
    ``encoding`` and ``separator`` are those it was read with, empty for cells that were apart already.
    """

    header: tuple[str, ...]
    rows: list[Row]
    rejected: list[Rejected] = field(default_factory=list)
    encoding: str = ""
    separator: str = ""
    at: int = 1

    def without_header(self) -> "Sheet":
        """The same, where the first line is a row like the others, and no column has a header."""
        return replace(self, header=("",) * len(self.header), rows=[(self.at, self.header), *self.rows])


def read_sheet(
    data: bytes,
    score: Score,
    encoding: str | None = None,
    separator: str | None = None,
    tick: Callable[[int, int], None] | None = None,
) -> Sheet:
    """The table in ``data``. ``score`` tells known headers, by which the separator and the header are found.

    Raises ``Refused`` for a file that is empty, too large, or no table, and what ``tick`` raises.
    """
    require_size(data)
    decoder = Decoder(data, encoding)
    lines = list(_lines(data, decoder, tick))
    if not any(line.strip() for line in lines):
        raise Refused(tr("This file is empty. Choose the file that your address book exported."))
    separator, first = _shape(lines, score, separator)
    return _table(lines, first, separator, decoder.encoding)


def sheet_of(rows: Sequence[Sequence[str]], score: Score) -> Sheet:
    """The same of cells that are apart already, as those of a spreadsheet. Raises ``Refused`` for no row at all."""
    filled = [(number, tuple(map(_cell, row))) for number, row in enumerate(rows, start=1) if any(map(str.strip, row))]
    if not filled:
        raise Refused(tr("This file is empty. Choose the file that your address book exported."))
    if len(filled) > MOST_ROWS or max(len(row) for _, row in filled) > MOST_COLUMNS:
        raise too_large()
    at = max(range(min(len(filled), _PREAMBLE)), key=lambda place: (score(filled[place][1]), -place))
    return Sheet(filled[at][1], filled[at + 1 :], at=filled[at][0])


def _lines(data: bytes, decoder: Decoder, tick: Callable[[int, int], None] | None) -> Iterator[str]:
    count = 0
    for done, lines in physical_lines(decoder, data):
        count += len(lines)
        if count > MOST_LINES:
            raise too_large()
        for line in lines:
            yield without_controls(decoder.text(line))
        if tick:
            tick(done, len(data))


def _shape(lines: list[str], score: Score, separator: str | None) -> tuple[str, int]:
    """The separator, and the line of the header: where the most headers are known, else the first with words."""
    first = next(place for place, line in enumerate(lines) if line.strip())
    best = (0, -first, 0)
    found = separator or max(SEPARATORS, key=lines[first].count)
    at = first
    for place in range(first, min(first + _PREAMBLE, len(lines))):
        for number, each in enumerate((separator,) if separator else SEPARATORS):
            rank = (score(_parted(lines[place], each)), -place, -number)
            if rank > best:
                best, found, at = rank, each, place
    return found, at


def _parted(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line[:LONGEST_CELL]], delimiter=separator), [])[:MOST_COLUMNS]
    except csv.Error:
        return []


def _table(lines: list[str], first: int, separator: str, encoding: str) -> Sheet:
    records = _records(lines, first, separator)
    _, header = next(records)
    if isinstance(header, str):
        raise Refused(tr("Line {number} should hold the headers. {why}", number=first + 1, why=header))
    sheet = Sheet(header, [], encoding=encoding, separator=separator, at=first + 1)
    unclosed = 0
    for number, cells in records:
        if isinstance(cells, str):
            sheet.rejected.append(Rejected(tr("line {number}", number=number), cells))
            unclosed += cells == _never_closed()
            if unclosed > _MOST_UNCLOSED:
                raise Refused(tr("The quotes in this file do not match. Export it again, as CSV in UTF-8."))
        elif any(cell.strip() for cell in cells):
            sheet.rows.append((number, cells))
        if len(sheet.rows) + len(sheet.rejected) > MOST_ROWS:
            raise too_large()
    return sheet


def _records(lines: list[str], first: int, separator: str) -> Iterator[tuple[int, tuple[str, ...] | str]]:
    """Each row with the number of its first line; for one that cannot be read, a sentence why."""
    csv.field_size_limit(LONGEST_CELL)
    at = first
    while at < len(lines):
        taken = _Taken(lines, at)
        try:
            cells = next(csv.reader(taken, delimiter=separator, strict=True), [])
        except csv.Error:
            cells = _alone(lines, at, separator)
            if taken.count > 1 or len(cells) < 2:
                yield at + 1, _never_closed()
                at += 1
                continue
            # a quote in the middle of a cell: the line alone says what it means
            taken.count = 1
        if len(cells) > MOST_COLUMNS:
            yield at + 1, tr("This line has more than {limit} columns.", limit=MOST_COLUMNS)
        else:
            yield at + 1, tuple(map(_cell, cells))
        at += max(taken.count, 1)


def _alone(lines: list[str], at: int, separator: str) -> list[str]:
    """The cells of one line, whatever its quotes; none where one is longer than any cell."""
    try:
        return next(csv.reader(_Taken(lines, at, most=1), delimiter=separator), [])
    except csv.Error:
        return []


def _never_closed() -> str:
    return tr("A quote is opened here and never closed.")


class _Taken:
    """The lines from one on, counted as they are taken."""

    def __init__(self, lines: list[str], start: int, most: int = _LONGEST_RECORD) -> None:
        self._lines = lines
        self._start = start
        self._most = most
        self.count = 0

    def __iter__(self) -> "_Taken":
        return self

    def __next__(self) -> str:
        at = self._start + self.count
        if self.count >= self._most or at >= len(self._lines):
            raise StopIteration
        self.count += 1
        return f"{self._lines[at]}\n"


def _cell(text: str) -> str:
    return fused(text.strip())


def require_size(data: bytes) -> None:
    """Raise ``Refused`` for a file that is empty, or larger than any address book."""
    if len(data) > LARGEST_FILE:
        limit = LARGEST_FILE // MEGABYTE
        raise Refused(
            tr("This file is larger than {limit} MB. Export your contacts in several smaller files.", limit=limit)
        )
    if not data.strip(b"\0 \t\r\n"):
        raise Refused(tr("This file is empty. Choose the file that your address book exported."))


def too_large() -> Refused:
    """The refusal of more rows than we take in."""
    return Refused(
        tr("This file holds more than {limit} cards. Export your contacts in several smaller files.", limit=MOST_ROWS)
    )
