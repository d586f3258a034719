"""The place of favours: what is promised, what is to be thanked for, what was given."""

from ui.places.favours.place import FavoursPlace

__all__ = ["FavoursPlace"]
