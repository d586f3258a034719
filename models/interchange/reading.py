"""What was found in a file, whatever its format."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.interchange.card import Card, Rejected
from models.interchange.records import Record

if TYPE_CHECKING:  # tables make readings
    from models.interchange.tables.layout import Layout


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a file: people, what is told of them, and what could not be read.

    ``encoding`` is the one it was read in; empty where that is no question.
    ``explained`` are the headers of a table, and what the user said of its columns.
    """

    cards: list[Card]
    rejected: list[Rejected]
    encoding: str
    records: list[Record] = field(default_factory=list)
    explained: "tuple[tuple[str, ...], Layout] | None" = None
