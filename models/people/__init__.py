"""The people one knows, and the tie to each."""

from models.people.person import (
    ContactKind,
    ContactMethod,
    DateKind,
    ImportantDate,
    Person,
    PersonRow,
    Photo,
    Standing,
    Tie,
)
from models.people.store import People

__all__ = [
    "ContactKind",
    "ContactMethod",
    "DateKind",
    "ImportantDate",
    "People",
    "Person",
    "PersonRow",
    "Photo",
    "Standing",
    "Tie",
]
