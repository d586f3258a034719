"""What was done, newest first, and what taking it back would touch."""

from models.history.entries import Entry, History, change_words
from models.history.preview import Preview, Told, read_preview
from models.vault.undo_effects import Fate

__all__ = ["Entry", "Fate", "History", "Preview", "Told", "change_words", "read_preview"]
