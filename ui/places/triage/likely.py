"""Looks for the one who most likely is the same person, until one goes elsewhere."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job, Jobs
from ui.places.triage import work


class LikelyOne(QObject):
    """``found`` brings somebody and the other one, or ``None`` for nobody; ``refused`` has a sentence.

    ``stopped`` says that it is no longer looked for.
    """

    found = Signal(int, object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    def seek(self, person: int) -> None:
        """Look for who may be the same as ``person``."""
        self.stop()
        ask = partial(work.read_likely, person=person)
        self._job = self._jobs.read(self, ask, partial(self._on_found, person), self.refused.emit)

    def stop(self) -> None:
        """Look no longer."""
        if self._job is not None and not self._job.over:
            self._job.cancel()
            self.stopped.emit()
        self._job = None

    def _on_found(self, person: int, other: int | None) -> None:
        self._job = None
        self.found.emit(person, other)
