"""Everyone you know: a list to find them in, and a page for each."""

from ui.places.people.forgetting import BackupsLeft, Leaving
from ui.places.people.place import PeoplePlace

__all__ = ["BackupsLeft", "Leaving", "PeoplePlace"]
