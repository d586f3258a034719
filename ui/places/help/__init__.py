"""The help: a few short pages, in the window, with nothing fetched from anywhere."""

from ui.places.help.place import HelpPlace

__all__ = ["HelpPlace"]
