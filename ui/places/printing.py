"""A sheet on paper, or in a file that is like it, after saying that anyone can read it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QPagedPaintDevice
from PySide6.QtWidgets import QDialog, QWidget

from models.vault.files import write_new
from resources import tr
from ui.jobs import Jobs
from ui.places.choosing import choose_new_file
from ui.printing.paper import NAME, as_pdf
from ui.widgets import Message

Draw = Callable[[QPagedPaintDevice], object]
"""Lays the page and draws on it."""

Say = Callable[[str], object]


def asks_for_paper(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+P."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return held == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_P


class PaperOffer(QObject):
    """Offers a sheet, and makes what is chosen. ``say`` hears what came of it."""

    def __init__(self, jobs: Jobs, window: QWidget, say: Say) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._say = say

    def offer(self, title: str, sentence: str, draw: Draw) -> None:
        """Ask whether it is to be on paper or in a file, and make it."""
        warning = tr(
            "Whoever has the paper or the file can read it, without your passphrase. "
            "Delete the file when you no longer need it."
        )
        words = f"{sentence} {warning}"
        asked = Message(self._window, title, words, tr("Print…"), tr("Cancel"), also=tr("Save as PDF…"))
        agreed, as_file = asked.exec() == QDialog.DialogCode.Accepted, asked.said_also
        asked.deleteLater()
        if agreed and as_file:
            self._save(draw)
        elif agreed:
            self._print(draw)

    def _print(self, draw: Draw) -> None:
        # Loaded here: few print, and the module brings the desktop's printers along.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(NAME)  # print queues show it
        if QPrintDialog(printer, self._window).exec():
            draw(printer)

    def _save(self, draw: Draw) -> None:
        file = choose_new_file(self._window, tr("Save as PDF…"), Path.home() / f"{NAME}.pdf", {".pdf": "PDF"})
        if file is not None:
            self._jobs.run(self, partial(write_new, file, as_pdf(NAME, draw)), self._on_saved, self._say)

    def _on_saved(self, _nothing: None) -> None:
        self._say(tr("Saved. Anyone who has the file can read it."))
