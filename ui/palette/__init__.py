"""One field that finds people and notes, and runs any command."""

from ui.palette.overlay import Palette
from ui.palette.rows import Command

__all__ = ["Command", "Palette"]
