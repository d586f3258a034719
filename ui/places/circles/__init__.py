"""The place of circles: who is how close."""

from ui.places.circles.place import CirclesPlace

__all__ = ["CirclesPlace"]
