"""Work that the window does not wait for.

A place asks for something with its own widget as ``owner``; the call runs elsewhere,
and what comes of it arrives on the GUI thread, unless the owner is gone or the job was cancelled.
Nothing here knows what a vault is: calls are handed on to the worker as they are.
"""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol, TypeGuard

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot
from shiboken6 import isValid

from models.errors import Cancelled, Refused
from resources import tr

OnDone = Callable[[Any], object]
OnRefused = Callable[[str], object]
OnProgress = Callable[[int, int], object]

POLL_MS = 2000
"""How often other programs' writes to the vault are looked for."""

_SOON_MS = 5
"""What belongs to a change comes by then, and is shown before anything is read again."""

_PROGRESS_EVERY = 0.05
"""Seconds between two reports of progress: smooth to the eye, and no flood in the event queue."""


class Jobs(QObject):
    """Hands calls to a worker (or to a thread of their own) and brings the results back.

    ``worker`` is the vault's worker, or ``None`` while there is none: then only ``run`` may be used.
    """

    refused = Signal(str)
    """The sentence of a refusal that nobody else wanted to show."""

    changed = Signal(object)
    """What a write changed, ours or another program's, after it was committed."""

    _told = Signal(object)
    _arrived = Signal(object)
    _progressed = Signal(object)
    _changed_there = Signal(object)

    def __init__(self, worker: Any = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._on_told, queued)
        self._arrived.connect(self._on_arrived, queued)
        self._progressed.connect(self._on_progressed, queued)
        self._changed_there.connect(self.changed, queued)
        self._pending: set[Job] = set()
        self._worker = worker
        self._waiting: list[tuple[Job, Callable[..., Any], Callable[..., Any]]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._hand_over_waiting)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        if worker is not None:
            worker.on_changed = self._tell_changed
            self._timer.timeout.connect(self._on_poll)
            self._timer.start()

    @property
    def pending(self) -> int:
        """How many jobs have been asked for and not yet come back."""
        return len(self._pending)

    def read(
        self,
        owner: QObject,
        call: Callable[..., Any],
        on_done: OnDone | None = None,
        on_refused: OnRefused | None = None,
        on_progress: OnProgress | None = None,
        *,
        replacing: "Job | None" = None,
    ) -> "Job":
        """Run ``call(vault, job)`` on the reader; ``on_done`` gets what it returns, on the GUI thread.

        It begins once the window has painted what is going on: two threads of Python's that work at once both take
        twice as long. What is replaced before that never begins.
        ``on_refused`` gets the sentence of a ``Refused``; without it ``refused`` is emitted.
        A cancelled job is silent; any other exception is a bug, and goes to ``sys.excepthook``.
        ``replacing`` is cancelled first: an older answer never arrives after a newer question.
        """
        job = self._begin(owner, on_done, on_refused, on_progress, replacing)
        return self._hand_over_soon(job, self._worker.read, call)

    def write(
        self,
        owner: QObject,
        call: Callable[..., Any],
        on_done: OnDone | None = None,
        on_refused: OnRefused | None = None,
        on_progress: OnProgress | None = None,
        *,
        replacing: "Job | None" = None,
        soon: bool = False,
    ) -> "Job":
        """Run ``call(vault, job)`` on the writer; otherwise as ``read``.

        The write is made even if ``owner`` goes meanwhile; only its answer is dropped.
        It begins at once, and what is only looked up there ``soon``, as what is read.
        """
        job = self._begin(owner, on_done, on_refused, on_progress, replacing, outlives_owner=True)
        if soon:
            return self._hand_over_soon(job, self._worker.write, call)
        return self._hand_over(job, self._worker.write, call)

    def run(
        self,
        owner: QObject,
        call: Callable[[], Any],
        on_done: OnDone | None = None,
        on_refused: OnRefused | None = None,
        *,
        replacing: "Job | None" = None,
        timeout: float | None = None,
    ) -> "Job":
        """Run ``call()`` on a thread of its own: a key derivation, the keyring, a file.

        After ``timeout`` seconds the job counts as refused, and what the call brings later is dropped.
        The thread never keeps the program from ending, even if the call hangs for ever.
        """
        job = self._begin(owner, on_done, on_refused, None, replacing)
        future: Future[Any] = Future()
        _Running(future, call).start()
        if timeout is not None:
            self._give_up_after(timeout, job)
        future.add_done_callback(job._arrive)
        return job

    def hearing(self, owner: QObject, on_told: Callable[[Any], object]) -> "Hearing":
        """An ear for news of any thread: what it is called with arrives at ``on_told`` on the GUI thread, in order."""
        return Hearing(self, owner, on_told)

    def cancel_all(self) -> None:
        """Cancel every job, as before locking."""
        for job in list(self._pending):
            job.cancel()

    def _begin(
        self,
        owner: QObject,
        on_done: OnDone | None,
        on_refused: OnRefused | None,
        on_progress: OnProgress | None,
        replacing: "Job | None",
        *,
        outlives_owner: bool = False,
    ) -> "Job":
        if replacing is not None:
            replacing.cancel()
        job = Job(self, owner, on_done, on_refused, on_progress, outlives_owner=outlives_owner)
        self._pending.add(job)
        return job

    def _hand_over_soon(self, job: "Job", way: Callable[..., Any], call: Callable[..., Any]) -> "Job":
        self._waiting.append((job, way, call))
        self._soon.start()
        return job

    @Slot()
    def _hand_over_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for job, way, call in waiting:
            if not job.over:
                self._hand_over(job, way, call)

    def _hand_over(self, job: "Job", way: Callable[..., Any], call: Callable[..., Any]) -> "Job":
        job._taken_by(way(call, on_progress=job._progress))
        return job

    def _give_up_after(self, seconds: float, job: "Job") -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(job._give_up)
        timer.timeout.connect(timer.deleteLater)
        timer.start(round(seconds * 1000))

    def _forget(self, job: "Job") -> None:
        self._pending.discard(job)

    def _tell_changed(self, changed: object) -> None:
        _emit(self._changed_there, changed)

    @Slot()
    def _on_poll(self) -> None:
        self._worker.poll()

    @Slot(object)
    def _on_told(self, told: "tuple[Hearing, Any]") -> None:
        hearing, what = told
        hearing._deliver(what)

    @Slot(object)
    def _on_arrived(self, job: "Job") -> None:
        job._deliver()

    @Slot(object)
    def _on_progressed(self, job: "Job") -> None:
        job._deliver_progress()


class Job:
    """One piece of work, as the asking widget knows it."""

    def __init__(
        self,
        jobs: Jobs,
        owner: QObject,
        on_done: OnDone | None,
        on_refused: OnRefused | None,
        on_progress: OnProgress | None,
        *,
        outlives_owner: bool,
    ) -> None:
        self._jobs: Jobs | None = jobs
        self._owner: QObject | None = owner
        self._on_done = on_done
        self._on_refused = on_refused
        self._on_progress = on_progress
        self._work: Any = None
        self._future: Future[Any] | None = None
        self._cancelled = False
        self._last_report = 0.0
        self._latest: tuple[int, int] | None = None
        self._dies_with_owner = not outlives_owner
        if self._dies_with_owner:
            owner.destroyed.connect(self.cancel)

    @property
    def over(self) -> bool:
        """Whether its answer has come, or will not come any more."""
        return self._jobs is None

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled before its answer came."""
        return self._cancelled

    def cancel(self) -> None:
        """Stop the work where it can be stopped. None of its callbacks is called from now on."""
        if self.over:
            return
        self._cancelled = True
        self._end()
        if self._work is not None:
            self._work.cancel()

    def _taken_by(self, work: "_Work") -> None:
        self._work = work
        work.future.add_done_callback(self._arrive)

    # On the worker's thread.

    def _arrive(self, future: "Future[Any]") -> None:
        self._future = future
        if jobs := self._jobs:
            _emit(jobs._arrived, self)

    def _progress(self, done: int, total: int) -> None:
        self._latest = (done, total)
        now = monotonic()
        if self._on_progress is None or (now - self._last_report < _PROGRESS_EVERY and done < total):
            return
        self._last_report = now
        if jobs := self._jobs:
            _emit(jobs._progressed, self)

    # On the GUI thread.

    def _deliver_progress(self) -> None:
        latest, self._latest = self._latest, None
        if latest and self._on_progress and _is_there(self._owner):
            self._on_progress(*latest)

    def _deliver(self) -> None:
        future = self._future
        if self._jobs is None or future is None:
            return
        wanted = _is_there(self._owner)
        on_done, on_refused = self._on_done, self._on_refused or self._jobs.refused.emit
        self._end()
        try:
            result = future.result()
        except (Cancelled, CancelledError):
            self._cancelled = True
        except Refused as refusal:
            if wanted:
                on_refused(str(refusal))
        except Exception as bug:
            sys.excepthook(type(bug), bug, bug.__traceback__)
        else:
            if wanted and on_done is not None:
                on_done(result)

    def _give_up(self) -> None:
        if self._jobs is None:
            return
        wanted, on_refused = _is_there(self._owner), self._on_refused or self._jobs.refused.emit
        self._end()
        if wanted:
            on_refused(tr("This takes too long, so Whispeer goes on without it."))

    def _end(self) -> None:
        if self._jobs is not None:
            self._jobs._forget(self)
        if self._dies_with_owner and _is_there(self._owner):
            self._owner.destroyed.disconnect(self.cancel)
        # Let go of the window: the worker's thread may be the last that holds this job.
        self._jobs = self._owner = self._on_done = self._on_refused = self._on_progress = None


class Hearing:
    """Called by any thread, until it is ended or its owner is gone. The thread that keeps it holds on to no widget."""

    def __init__(self, jobs: Jobs, owner: QObject, on_told: Callable[[Any], object]) -> None:
        self._jobs: Jobs | None = jobs
        self._owner: QObject | None = owner
        self._on_told: Callable[[Any], object] | None = on_told
        owner.destroyed.connect(self.end)

    def __call__(self, what: Any) -> None:
        """Tell it."""
        if jobs := self._jobs:
            _emit(jobs._told, (self, what))

    def end(self) -> None:
        """Hear nothing more, what is on its way included. On the GUI thread."""
        if _is_there(self._owner):
            self._owner.destroyed.disconnect(self.end)
        self._jobs = self._owner = self._on_told = None

    def _deliver(self, what: Any) -> None:
        if self._on_told is not None and _is_there(self._owner):
            self._on_told(what)


def _is_there(owner: QObject | None) -> TypeGuard[QObject]:
    return owner is not None and isValid(owner)


def _emit(signal: SignalInstance, what: object) -> None:
    """From any thread: one may outlive the window by a moment when the program ends."""
    with suppress(RuntimeError):
        signal.emit(what)


class _Work(Protocol):
    """What a worker gives back for a call."""

    future: "Future[Any]"

    def cancel(self) -> None: ...


class _Running(threading.Thread):
    """Puts what a call returns or raises into ``future``."""

    def __init__(self, future: "Future[Any]", call: Callable[[], Any]) -> None:
        super().__init__(name="whispeer-run", daemon=True)
        self._future = future
        self._call = call
        self.is_ending = False

    def run(self) -> None:
        try:
            result = self._call()
        except BaseException as error:
            self.is_ending = True
            self._future.set_exception(error)
        else:
            self.is_ending = True
            self._future.set_result(result)
        finally:
            del self._future, self._call  # as long as this can be waited for


def let_threads_end() -> None:
    """Wait for the threads whose answers have come, before Python ends: they let go of what they held last.

    A Qt object that a thread lets go of while Python ends aborts the program. A call that hangs is not waited for.
    """
    for thread in threading.enumerate():
        if isinstance(thread, _Running) and thread.is_ending:
            thread.join()
