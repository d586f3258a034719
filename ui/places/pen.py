"""The hand that writes for a page, and says what came of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.vault import Vault
from ui.jobs import Jobs


class Pen(QObject):
    """Writes off the GUI thread, each time one change.

    ``refused`` brings the sentence when the vault would not have it; what is shown is then wrong, and shown anew.
    ``said`` brings a line worth telling, and the id of the change that it can take back (0 for none).
    """

    refused = Signal(str)
    said = Signal(str, int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs

    def write(self, edit: Callable[..., Any], on_done: Callable[[Any], object] | None = None, **what: object) -> None:
        """Have ``edit(vault, job, **what)`` written; ``on_done`` gets what it gives back."""
        self.jobs.write(self, partial(edit, **what), on_done, self.refused.emit)

    def take_back(self, change: int, on_done: Callable[[Any], object] | None = None) -> None:
        """Have one change undone; refused when what it touched was changed again."""
        self.write(_undo, on_done, change=change)

    def refuse(self, sentence: str) -> None:
        """Say that something cannot be, before the vault is asked."""
        self.refused.emit(sentence)


def _undo(vault: Vault, _job: object, *, change: int) -> None:
    vault.undo(change)
