"""Fields of real files, each read by eye in the raw file before it was written down here."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from models.interchange import formats
from models.interchange.card import Card
from models.interchange.reading import Reading
from models.interchange.tables import UNSAID
from models.people.person import DateKind
from models.progress import unheard
from tests.models.interchange.fidelity_books import BOOKS
from tests.models.interchange.fidelity_tables import TABLES

FOLDER = Path(__file__).parents[4] / "shared" / "fixtures"
MOST_ROWS_WANTED = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One field: the file, which card of it (from 1 on), the place, and what stands there."""

    file: str
    card: int
    place: str
    value: str

    def __str__(self) -> str:
        return f"{Path(self.file).stem} {self.card} {self.place}: {self.value[:30]!r}"


def rows(told: str) -> list[Row]:
    """The rows of a text: ``= file #card`` begins a card, then there is ``place: value`` a line."""
    found: list[Row] = []
    file, card = "", 0
    for line in filter(None, told.splitlines()):
        if line.startswith("= "):
            file, _, number = line[2:].partition(" #")
            card = int(number or 1)
        else:
            place, _, value = line.partition(": ")
            found.append(Row(file, card, place, value.replace("\\n", "\n")))
    return found


ROWS = rows(BOOKS) + rows(TABLES)
_READ: dict[str, Reading] = {}


def reading(file: str) -> Reading:
    if file not in _READ:
        data = (FOLDER / file).read_bytes()
        _READ[file] = formats.read(formats.format_of(file, data), data, UNSAID, unheard)
    return _READ[file]


def stands(card: Card, place: str) -> list[str]:
    """All that a card says in a place."""
    kind, _, label = place.partition(" ")
    if place in ("note line", "property", "tag"):
        return list({"note line": card.note.splitlines(), "property": card.properties, "tag": card.tags}[place])
    if place == "picture":
        return [card.photo.media_type] if card.photo else []
    if place == "picture bytes":
        return [str(len(card.photo.data))] if card.photo else []
    if kind in ("birthday", "anniversary", "date"):
        wanted = DateKind.OTHER if kind == "date" else DateKind(kind)
        return [day.on for day in card.dates if (day.kind, day.label) == (wanted, label)]
    if place == "met on":
        return [card.tie.met_on]
    if place == "rhythm":
        return [str(card.tie.cadence_days)]
    if kind in ("email", "phone", "url", "im", "address"):
        return [one.value for one in card.contacts if (one.kind.value, one.label) == (kind, label)]
    if kind == "parts":
        return [
            " | ".join(one.parts).rstrip()
            for one in card.contacts
            if one.kind.value == "address" and one.label == label
        ]
    return [getattr(card, place)]


def test_there_are_as_many_as_asked() -> None:
    assert len(set(ROWS)) == len(ROWS) >= MOST_ROWS_WANTED


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real address books is not here")
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_what_one_sees_in_the_file_is_what_is_read(row: Row) -> None:
    assert row.value in stands(reading(row.file).cards[row.card - 1], row.place)
