"""How the program looks and speaks, what opens the vault, its backups, and the way out for everything in it."""

from ui.places.settings.mailboxes import Meeting
from ui.places.settings.place import Chosen, SettingsPlace

__all__ = ["Chosen", "Meeting", "SettingsPlace"]
