"""People who may stand in the notebook twice, two at a time side by side."""

from ui.places.doubles.place import DoublesPlace

__all__ = ["DoublesPlace"]
