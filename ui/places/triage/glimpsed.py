"""What is known of those around whom one is at: read ahead, so that the next one is there at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from models.triage import Glimpse
from ui.jobs import Job, Jobs
from ui.places.triage.work import read_glimpses


class Glimpsed(QObject):
    """Keeps the glimpses of a few people. ``arrived`` says that there are more."""

    arrived = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._known: dict[int, Glimpse | None] = {}  # None: they are gone
        self._before: dict[int, Glimpse | None] = {}
        self._asked: frozenset[int] = frozenset()

    def of(self, person: int) -> Glimpse | None:
        """What is known of somebody, or was until something changed; ``None`` while it is read for the first time."""
        return self._known.get(person) or self._before.get(person)

    def want(self, people: Sequence[int], first: int) -> None:
        """Have these people read, ``first`` before them if they are not known yet; others are let go of."""
        self._known = {id: glimpse for id, glimpse in self._known.items() if id in people}
        missing = [id for id in people if id not in self._known]
        if not missing or (self._asked.issuperset(missing) and self._reading):
            return
        now = [first] if first in missing else missing
        self._asked = frozenset(now)
        self._job = self._jobs.read(
            self, partial(read_glimpses, ids=now), partial(self._on_read, now), replacing=self._job
        )

    def forget(self) -> None:
        """Read everyone anew: something was changed. What was known is shown until then."""
        if self._job is not None:
            self._job.cancel()
        self._before, self._known = self._known, {}

    @property
    def _reading(self) -> bool:
        return self._job is not None and not self._job.over

    def _on_read(self, asked: Sequence[int], glimpses: Sequence[Glimpse]) -> None:
        self._known |= dict.fromkeys(asked) | {glimpse.side.person.id: glimpse for glimpse in glimpses}
        self.arrived.emit()
