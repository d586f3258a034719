"""Favours: what I do for people and what they do for me. They have states, never a price or a balance."""

from models.favours.favour import (
    DONE,
    NEXT,
    OPEN,
    SHELVES,
    Chain,
    Direction,
    Effort,
    Favour,
    FavourState,
    FavourWord,
    Shelf,
    may_become,
)
from models.favours.gestures import Gesture, GestureKind, Gestures
from models.favours.store import FavourFields, Favours

__all__ = [
    "DONE",
    "NEXT",
    "OPEN",
    "SHELVES",
    "Chain",
    "Direction",
    "Effort",
    "Favour",
    "FavourFields",
    "FavourState",
    "FavourWord",
    "Favours",
    "Gesture",
    "GestureKind",
    "Gestures",
    "Shelf",
    "may_become",
]
