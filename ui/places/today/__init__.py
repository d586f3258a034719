"""Today: a few cards, then "That’s all."; and what is coming."""

from ui.places.today.place import TodayPlace

__all__ = ["TodayPlace"]
