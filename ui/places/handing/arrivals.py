"""Sealed files on their way in: one is opened after the other, and at the end it is said what came of all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from models.handing import OpenPostbox, Received
from ui.jobs import Job, Jobs
from ui.places.handing.presenter import ask_postbox

MOST_FILES: Final = 20
"""Of how many files the last may have to wait for the first: more come by a slip of the hand."""

ReadFile = Callable[[Path], bytes]
"""Reads a sealed file, and no more than one may hold. Raises ``Refused``."""


@dataclass(slots=True)
class Arrived:
    """What came of files: what was received, why a file was refused, and how many were too many to be opened."""

    received: list[Received] = field(default_factory=list)
    refused: list[tuple[Path, str]] = field(default_factory=list)
    too_many: int = 0

    @property
    def is_several(self) -> bool:
        """Whether there was more than one file."""
        return len(self.received) + len(self.refused) + self.too_many > 1


class Arrivals(QObject):
    """``ended`` brings what came of the files, once nothing more is to be opened."""

    ended = Signal(object)

    def __init__(self, parent: QObject, jobs: Jobs, open_postbox: OpenPostbox, read_file: ReadFile) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._open_postbox = open_postbox
        self._read_file = read_file
        self._job: Job | None = None
        self._arrived = Arrived()
        self.left: list[Path] = []
        """What is not opened yet; the first is being opened."""

    def add(self, files: Sequence[Path]) -> None:
        """Open these too, after those that are being opened."""
        is_idle = self._job is None or self._job.over
        if is_idle:
            del self.left[:1]  # there is one only if a mistake of ours kept it from being opened
        room = MOST_FILES - len(self.left)
        self._arrived.too_many += len(files[room:])
        self.left += files[:room]
        if is_idle:
            self._open_first()

    def _open_first(self) -> None:
        if self.left:
            self._job = self._jobs.run(self, partial(self._read_file, self.left[0]), self._on_read, self._on_refused)
            return
        arrived, self._arrived = self._arrived, Arrived()
        self.ended.emit(arrived)

    def _on_read(self, data: bytes) -> None:
        receive = partial(ask_postbox, open_postbox=self._open_postbox, do=methodcaller("receive", data))
        self._job = self._jobs.write(self, receive, self._on_received, self._on_refused)

    def _on_received(self, received: Received) -> None:
        self._arrived.received.append(received)
        self._go_on()

    def _on_refused(self, sentence: str) -> None:
        self._arrived.refused.append((self.left[0], sentence))
        self._go_on()

    def _go_on(self) -> None:
        del self.left[0]
        self._open_first()
