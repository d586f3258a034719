"""Reading tables of people: CSV of any separator, as Google, Outlook, Thunderbird, LinkedIn and Excel write it."""

import re
from collections.abc import Callable

from models.errors import Refused
from models.interchange.reading import Reading
from models.interchange.tables.cards import cards_of, has_days_in_figures, tells_day_first
from models.interchange.tables.layout import Layout, is_understood, proposed
from models.interchange.tables.sheet import SEPARATORS, Sheet, read_sheet, sheet_of
from models.interchange.tables.targets import KEPT, SKIPPED, Meaning, Target, known_headers
from models.interchange.tables.way import UNSAID, Way
from resources import tr

__all__ = [
    "KEPT",
    "SEPARATORS",
    "SKIPPED",
    "UNSAID",
    "Layout",
    "Meaning",
    "Propose",
    "Sheet",
    "Target",
    "Way",
    "as_said",
    "has_days_in_figures",
    "is_day_first",
    "is_understood",
    "known_headers",
    "proposed",
    "read",
    "read_people",
    "read_sheet",
    "sheet_of",
]

_AN_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}")

Propose = Callable[[tuple[str, ...]], Layout]
"""What the columns with these headers are taken for, where the user says nothing."""


def read(
    data: bytes,
    way: Way = UNSAID,
    tick: Callable[[int, int], None] | None = None,
    *,
    propose: Propose = proposed,
) -> Reading:
    """The people in a table of text, and the lines that could not be read, each with the reason.

    Raises ``Refused`` for a file that is empty, too large, or whose columns name nobody, and what ``tick`` raises.
    """
    return read_people(read_sheet(data, known_headers, way.encoding, way.separator, tick), way, propose=propose)


def read_people(sheet: Sheet, way: Way = UNSAID, *, propose: Propose = proposed) -> Reading:
    """The same of a table that was read already. Raises ``Refused`` where its columns name nobody."""
    sheet = as_said(sheet, way)
    said = way.said_of(sheet.header)
    layout = said or propose(sheet.header)
    if not layout.names_someone:
        raise Refused(
            tr("No column of this table is known to be a name, an email or a phone number. Say which one is.")
        )
    cards, bonds, rejected = cards_of(sheet, layout, day_first=is_day_first(sheet, layout, way))
    return Reading(cards, rejected, sheet.encoding, list(bonds), (sheet.header, said) if said else None)


def as_said(sheet: Sheet, way: Way) -> Sheet:
    """The table as it is, or without a header, as somebody says.

    Where nobody says, a first line that holds an email, and nothing known as a header, is somebody.
    """
    has_header = way.has_header
    if has_header is None:
        has_header = known_headers(sheet.header) > 0 or not any(_AN_EMAIL.fullmatch(cell) for cell in sheet.header)
    return sheet if has_header else sheet.without_header()


def is_day_first(sheet: Sheet, layout: Layout, way: Way) -> bool:
    """Whether 12/10 is the twelfth of October in this table."""
    told = None if way.is_day_order_sure else tells_day_first(sheet, layout)
    return way.day_first if told is None else told
