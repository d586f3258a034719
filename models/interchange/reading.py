"""What was found in a file, whatever its format."""

from dataclasses import dataclass, field

from models.interchange.card import Card, Rejected
from models.interchange.records import Record


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a file: people, what is told of them, and what could not be read.

    ``encoding`` is the one it was read in; empty where that is no question.
    """

    cards: list[Card]
    rejected: list[Rejected]
    encoding: str
    records: list[Record] = field(default_factory=list)
