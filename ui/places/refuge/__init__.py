"""Refuge: how one is, in a word a day, and whom one can call."""

from ui.places.refuge.place import RefugePlace

__all__ = ["RefugePlace"]
