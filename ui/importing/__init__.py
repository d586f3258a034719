"""Bringing an address book in: what would come first, and nothing is written before a yes."""

from ui.importing.dialog import ImportDialog

__all__ = ["ImportDialog"]
