"""The place of decisions: a question, the people who have lived it, the choice, and a look back."""

from ui.places.decisions.place import DecisionsPlace

__all__ = ["DecisionsPlace"]
