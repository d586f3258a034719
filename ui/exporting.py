"""Writing everything to a file that anyone can read, after saying so."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.exporting import export
from models.vault import Vault
from resources import phrase, tr, tr_n
from ui.jobs import Job, Jobs
from ui.places.choosing import choose_new_file
from ui.shell import Shell
from ui.theme import SPACE
from ui.widgets import Notice, PlainLabel, ProgressStrip, ask, tell

_PATIENCE_MS: Final = 400
"""What is over sooner needs no dialog."""
_WIDTH: Final = 400
_KINDS: Final = {
    ".json": "Everything, to come back identical",
    ".vcf": "An address book",
    ".csv": "A table of people",
    ".xlsx": "A spreadsheet of people",
    ".ics": "A calendar",
}
"""What can be written, by the ending of its file."""


def export_everything(jobs: Jobs, parent: QWidget) -> None:
    """Ask where to, warn that the file is open to all who have it, and write it off the GUI thread.

    The window's ``Notice`` tells the end; a refusal is told in a dialog, and nothing is written then.
    """
    file = _choose_file(parent)
    if file is None:
        return
    agreed = ask(
        parent,
        tr("A file that is not locked"),
        tr(
            "Whoever has this file can read all of it, without your passphrase. "
            "Keep it where only you can reach it, and delete it when you no longer need it."
        ),
        tr("Write it"),
        hint=str(file),
    )
    if agreed:
        _Export(jobs, parent, file).begin()


def _choose_file(parent: QWidget) -> Path | None:
    kinds = {ending: phrase(words) for ending, words in _KINDS.items()}
    return choose_new_file(parent, tr("Export everything"), Path.home() / "whispeer.json", kinds)


class _Export(QObject):
    """One export that goes on. It belongs to its window, and goes when it is over."""

    def __init__(self, jobs: Jobs, parent: QWidget, file: Path) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._window = parent.window()
        self._file = file
        self._job: Job | None = None
        self._dialog = QDialog(self._window)
        self._dialog.setWindowTitle(tr("Export everything"))
        self._strip = ProgressStrip(parent=self._dialog)
        self._strip.stop_requested.connect(self._dialog.reject)
        layout = QVBoxLayout(self._dialog)
        layout.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.wide)
        layout.setSpacing(SPACE.medium)
        layout.addWidget(PlainLabel(tr("Export everything"), "heading", parent=self._dialog))
        layout.addWidget(self._strip)
        self._dialog.setFixedWidth(_WIDTH)
        self._dialog.rejected.connect(self._on_stopped)

    def begin(self) -> None:
        """Write; the dialog comes if that takes a while."""
        self._strip.begin(tr("Writing…"))
        call = partial(_write, self._file)
        self._job = self._jobs.read(self, call, self._on_written, self._on_refused, self._strip.advance)
        QTimer.singleShot(_PATIENCE_MS, self, self._show)

    @Slot()
    def _show(self) -> None:
        if self._job is not None and not self._job.over:
            self._dialog.open()

    def _on_written(self, people: int) -> None:
        self._end()
        words = tr_n(
            "{count} person written to {file}", "{count} people written to {file}", people, file=self._file.name
        )
        _notice_of(self._window).say(words)

    def _on_refused(self, why: str) -> None:
        self._end()
        tell(self._window, tr("Nothing was written"), why)

    @Slot()
    def _on_stopped(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _end(self) -> None:
        self._dialog.hide()
        self._dialog.deleteLater()
        self.deleteLater()


def _write(file: Path, vault: Vault, job: Any) -> int:
    return export(vault, file, job.progress)


def _notice_of(window: QWidget) -> Notice:
    """The line at the bottom of the window."""
    if isinstance(window, Shell):
        return window.notice
    found = window.findChild(Notice, options=Qt.FindChildOption.FindChildrenRecursively)
    return found or Notice(window)
