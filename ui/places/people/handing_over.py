"""Writing down all that is kept about somebody, for them to have, after saying that anyone can read it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.access_sheet import WRITERS, write_access_sheet
from models.vault import Vault
from resources import tr
from ui.jobs import Jobs
from ui.places.choosing import choose_new_file
from ui.places.printing import Say
from ui.printing.access_sheet import access_sheet_as_pdf
from ui.printing.paper import NAME
from ui.widgets import ask


class AccessOffer(QObject):
    """Offers all that is kept about somebody as a file. ``say`` hears what came of it."""

    def __init__(self, jobs: Jobs, window: QWidget, say: Say) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._say = say

    def make(self, person: int) -> None:
        """Warn, ask where to, and write it off the GUI thread."""
        agreed = ask(
            self._window,
            tr("Everything kept about them"),
            tr(
                "All of it goes into one file, your notes about them included. It names others where they were there "
                "too: read it before you hand it over. Whoever has the file can read it, without your passphrase."
            ),
            tr("Choose a file…"),
        )
        kinds = {".pdf": "PDF", ".txt": tr("Text"), ".json": tr("For a program")}
        file = choose_new_file(self._window, tr("Save"), Path.home() / f"{NAME}.pdf", kinds) if agreed else None
        if file is not None:
            self._jobs.read(self, partial(_write, person=person, file=file), self._on_written, self._say)

    def _on_written(self, _nothing: None) -> None:
        self._say(tr("Saved. Anyone who has the file can read it."))


def _write(vault: Vault, _job: object, *, person: int, file: Path) -> None:
    write_access_sheet(vault, person, file, {**WRITERS, ".pdf": access_sheet_as_pdf})
