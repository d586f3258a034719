"""Reading tables of people: CSV of any separator, as Google, Outlook, Thunderbird, LinkedIn and Excel write it."""

from collections.abc import Callable

from models.errors import Refused
from models.interchange.reading import Reading
from models.interchange.tables.cards import cards_of
from models.interchange.tables.layout import Layout, proposed
from models.interchange.tables.sheet import Sheet, read_sheet, sheet_of
from models.interchange.tables.targets import Meaning, Target, known_headers
from resources import tr

__all__ = [
    "Layout",
    "Meaning",
    "Sheet",
    "Target",
    "known_headers",
    "proposed",
    "read",
    "read_people",
    "read_sheet",
    "sheet_of",
]


def read(
    data: bytes,
    encoding: str | None = None,
    tick: Callable[[int, int], None] | None = None,
    *,
    layout: Layout | None = None,
    day_first: bool = True,
) -> Reading:
    """The people in a table of text, and the lines that could not be read, each with the reason.

    ``layout`` is what the user says the columns are; without it their headers tell.
    Raises ``Refused`` for a file that is empty, too large, or whose columns name nobody, and what ``tick`` raises.
    """
    return read_people(read_sheet(data, known_headers, encoding, tick=tick), layout, day_first=day_first)


def read_people(sheet: Sheet, layout: Layout | None = None, *, day_first: bool = True) -> Reading:
    """The same of a table that was read already. Raises ``Refused`` where its columns name nobody.

    Without a ``layout`` no column is left out: what nobody knows goes to the note.
    """
    found = layout or proposed(sheet.header)
    if not found.names_someone:
        raise Refused(
            tr("No column of this table is known to be a name, an email or a phone number. Say which one is.")
        )
    cards, bonds, rejected = cards_of(sheet, found, day_first=day_first, keeps_unknown=layout is None)
    return Reading(cards, rejected, sheet.encoding, list(bonds))
