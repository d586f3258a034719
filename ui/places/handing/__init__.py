"""The place of cards: what came sealed, whose keys one has, and one's own card."""

from ui.places.handing.missing import HandingMissing
from ui.places.handing.place import HandingPlace

__all__ = ["HandingMissing", "HandingPlace"]
