"""Writes what is done while one goes on sorting."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs
from ui.places.triage.steps import Step, Steps
from ui.places.triage.work import Deed


class Writer(QObject):
    """Has the steps of a visit written in their order; nobody waits for it.

    ``done`` says that one was written, ``taken_back`` that one was undone; ``refused`` has a sentence,
    and nothing of that step was done.
    """

    done = Signal()
    taken_back = Signal()
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._under_way = 0
        self.steps = Steps()

    @property
    def is_busy(self) -> bool:
        """Whether what is read now may lack what is being written."""
        return self._under_way > 0

    def write(self, people: Sequence[int], deed: Deed, *, leave: bool) -> None:
        """Do something with these people; ``leave`` says that they go from the list."""
        step = self.steps.add(people, leave=leave)
        self._under_way += 1
        self._jobs.write(self, partial(step.write, deed=deed), self._on_written, partial(self._on_refused, step))

    def take_back(self) -> Step | None:
        """Undo the last step, and tell which one it is; none where nothing was done yet."""
        step = self.steps.pop()
        if step is not None:
            self._under_way += 1
            self._jobs.write(self, step.take_back, self._on_taken_back, partial(self._on_refused, step))
        return step

    def _on_written(self, _nothing: object) -> None:
        self._under_way -= 1
        self.done.emit()

    def _on_taken_back(self, _nothing: object) -> None:
        self._under_way -= 1
        self.taken_back.emit()

    def _on_refused(self, step: Step, sentence: str) -> None:
        self._under_way -= 1
        self.steps.drop(step)
        self.refused.emit(sentence)
