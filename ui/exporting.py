"""Writing everything to a file that anyone can read, after saying so."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.exporting import export
from models.interchange.vcard_dialects import Version
from models.vault import Vault
from resources import phrase, tr, tr_n
from ui.jobs import Job, Jobs
from ui.places.choosing import choose_new_file
from ui.shell import Shell
from ui.theme import SPACE
from ui.widgets import Message, Notice, PlainLabel, ProgressStrip, tell

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
    version = _agreed(parent, file)
    if version is not None:
        _Export(jobs, parent, file, version).begin()


def _choose_file(parent: QWidget) -> Path | None:
    kinds = {ending: phrase(words) for ending, words in _KINDS.items()}
    return choose_new_file(parent, tr("Export everything"), Path.home() / "whispeer.json", kinds)


def _agreed(parent: QWidget, file: Path) -> Version | None:
    """Warn, and for an address book ask which vCard it shall be; ``None`` for a change of mind."""
    is_book = file.suffix.lower() == ".vcf"
    warning = tr(
        "Whoever has this file can read all of it, without your passphrase. "
        "Keep it where only you can reach it, and delete it when you no longer need it."
    )
    which = tr(
        "vCard 4.0 is for today’s phones and address books, and says the most. "
        "Outlook, older phones and cars understand vCard 3.0 only."
    )
    asked = Message(
        parent,
        tr("A file that is not locked"),
        f"{warning}\n\n{which}" if is_book else warning,
        tr("Write vCard 4.0") if is_book else tr("Write it"),
        tr("Cancel"),
        also=tr("Write vCard 3.0") if is_book else "",
        hint=str(file),
    )
    try:
        agreed = asked.exec() == QDialog.DialogCode.Accepted
        return (Version.V3 if asked.said_also else Version.V4) if agreed else None
    finally:
        asked.deleteLater()


class _Export(QObject):
    """One export that goes on. It belongs to its window, and goes when it is over."""

    def __init__(self, jobs: Jobs, parent: QWidget, file: Path, version: Version) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._window = parent.window()
        self._file = file
        self._version = version
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
        call = partial(_write, self._file, self._version)
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


def _write(file: Path, version: Version, vault: Vault, job: Any) -> int:
    return export(vault, file, job.progress, version=version)


def _notice_of(window: QWidget) -> Notice:
    """The line at the bottom of the window."""
    if isinstance(window, Shell):
        return window.notice
    found = window.findChild(Notice, options=Qt.FindChildOption.FindChildrenRecursively)
    return found or Notice(window)
