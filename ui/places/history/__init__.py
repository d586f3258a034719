"""The place of the history: every change, and what taking it back would touch."""

from ui.places.history.place import HistoryPlace

__all__ = ["HistoryPlace"]
