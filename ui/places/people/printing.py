"""Somebody on paper, or in a file that is like it, after saying that anyone can read it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from models.people.portrait import Portrait, read_portrait
from models.vault import Vault
from models.vault.files import write_new
from resources import tr
from ui.jobs import Jobs
from ui.places.choosing import choose_new_file
from ui.places.people.sheet import EXCHANGES, MARGIN_MM, draw_sheet, sheet_as_pdf
from ui.printing.paper import NAME, lay_page, usual_paper
from ui.widgets import Message

Say = Callable[[str], object]


class SheetOffer(QObject):
    """Offers somebody's sheet, and makes what is chosen. ``say`` hears what came of it."""

    def __init__(self, jobs: Jobs, window: QWidget, say: Say) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._say = say

    def make(self, person: int) -> None:
        """Ask whether it is to be on paper or in a file, and make it."""
        self._jobs.read(self, partial(_whole, person=person), self._offer)

    def _offer(self, portrait: Portrait) -> None:
        asked = Message(
            self._window,
            tr("One sheet to take along"),
            tr(
                "What you need before a call, on one page. Whoever has the paper or the file can read it, "
                "without your passphrase. Delete the file when you no longer need it."
            ),
            tr("Print…"),
            tr("Cancel"),
            also=tr("Save as PDF…"),
        )
        agreed, as_file = asked.exec() == QDialog.DialogCode.Accepted, asked.said_also
        asked.deleteLater()
        if agreed and as_file:
            self._save(portrait)
        elif agreed:
            self._print(portrait)

    def _print(self, portrait: Portrait) -> None:
        # Loaded here: few print, and the module brings the desktop's printers along.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(NAME)  # print queues show it
        lay_page(printer, usual_paper(), MARGIN_MM)
        if QPrintDialog(printer, self._window).exec():
            draw_sheet(printer, portrait)

    def _save(self, portrait: Portrait) -> None:
        file = choose_new_file(self._window, tr("Save as PDF…"), Path.home() / f"{NAME}.pdf", {".pdf": "PDF"})
        if file is None:
            return
        self._jobs.run(self, partial(write_new, file, sheet_as_pdf(portrait)), self._on_saved, self._say)

    def _on_saved(self, _nothing: None) -> None:
        self._say(tr("Saved. Anyone who has the file can read it."))


def _whole(vault: Vault, _job: object, *, person: int) -> Portrait:
    return read_portrait(vault, person, EXCHANGES)
