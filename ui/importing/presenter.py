"""The way of an import, from files to what came in, without a widget."""

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from models.importing import ImportResult, Opened, Rehearsal, open_files, writes_to_rehearse
from ui.importing import work
from ui.importing.cards import Cards
from ui.jobs import Job, Jobs


class ImportFlow(QObject):
    """Reads, rehearses, brings in and takes back, one after the other, off the GUI thread."""

    progressed = Signal(int, int)
    rehearsed = Signal(object)
    """The ``Cards``."""

    unread = Signal(str)
    """Why the files cannot be read."""

    brought_in = Signal(object)
    """The ``ImportResult``."""

    stopped = Signal()
    """The import was stopped in time: nothing was written."""

    refused = Signal(str)
    """Why it could not be brought in, or not be taken back."""

    taken_back = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._opened = Opened()
        self._found_encodings: tuple[str, ...] = ()
        self._rehearsal = Rehearsal()
        self._result: ImportResult | None = None
        self._stop = threading.Event()

    @property
    def encoding(self) -> str:
        """The encoding of the first file that is not plainly UTF-8; empty when there is none."""
        pairs = zip(self._found_encodings, self._rehearsal.encodings, strict=True)
        return next((now for found, now in pairs if found not in ("", "utf-8")), "")

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, then rehearse them."""
        self._found_encodings = ()
        self._job = self._jobs.run(self, partial(open_files, paths), self._on_opened, self.unread.emit)

    def read_as(self, encoding: str) -> None:
        """Rehearse again, with those files in ``encoding`` that are not plainly UTF-8."""
        plain = ("", "utf-8")
        self._rehearse([None if found in plain else encoding for found in self._found_encodings])

    def stop_reading(self) -> None:
        """Let the reading or rehearsing go."""
        if self._job is not None:
            self._job.cancel()

    def bring_in(self, leave_out: frozenset[int]) -> None:
        """Make a backup, then do what was rehearsed."""
        self._stop = threading.Event()
        call = partial(work.bring_in, self._rehearsal, leave_out, self._stop)
        self._jobs.write(self, call, self._on_brought_in, self.refused.emit, self.progressed.emit)

    def stop(self) -> None:
        """Ask the import to stop. ``stopped`` tells that it did, ``brought_in`` that it was too late."""
        self._stop.set()

    def take_back(self) -> None:
        """Undo what was brought in."""
        if self._result is not None and self._result.batch is not None:
            call = partial(work.take_back, self._result.batch)
            self._jobs.write(self, call, self._on_taken_back, self.refused.emit)

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self._rehearse(None)

    def _rehearse(self, encodings: Sequence[str | None] | None) -> None:
        # an archive is rehearsed by loading it and rolling back, which the reader's vault would refuse
        way = self._jobs.write if writes_to_rehearse(self._opened.files) else self._jobs.read
        call = partial(work.rehearse, self._opened, encodings)
        self._job = way(self, call, self._on_rehearsed, self.unread.emit, self.progressed.emit, replacing=self._job)

    def _on_rehearsed(self, cards: Cards) -> None:
        self._rehearsal = cards.rehearsal
        self._found_encodings = self._found_encodings or cards.rehearsal.encodings
        self.rehearsed.emit(cards)

    def _on_brought_in(self, result: ImportResult | None) -> None:
        if result is None:
            self.stopped.emit()
            return
        self._result = result
        self.brought_in.emit(result)

    @Slot(object)
    def _on_taken_back(self, _nothing: None) -> None:
        self.taken_back.emit()
