"""Two threads for one vault: one writes, one reads, and neither is the window's.

Each has a connection of its own, so that a search answers while ten thousand people come in.
Callbacks are called on the thread that worked; ``ui.jobs`` brings them to the window.
"""

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Generic, TypeVar

from models.clock import Clock
from models.errors import Cancelled, Refused
from models.progress import Progress
from models.vault.changed import ANYTHING, Changed
from models.vault.keys import VaultKey
from models.vault.vault import Vault

Result = TypeVar("Result")

_IDLE_SECONDS = 30.0


class Job(Generic[Result]):
    """One call that waits for its thread, runs there, and can be asked to stop.

    ``future`` holds what comes of it: a result, or ``Cancelled``, ``Refused`` or a bug of ours.
    """

    def __init__(self, call: Callable[[Vault, "Job[Result]"], Result], on_progress: Progress | None = None) -> None:
        self.future: Future[Result] = Future()
        self._call = call
        self._on_progress = on_progress
        self._stop = threading.Event()
        self._running_on: Vault | None = None
        self._lock = threading.Lock()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to stop, from any thread: a statement that runs is interrupted, and what it wrote is rolled back."""
        self._stop.set()
        with self._lock:
            if self._running_on is not None:
                self._running_on.connection.interrupt()

    def progress(self, done: int, total: int) -> None:
        """Called by the work itself now and then. Raises ``Cancelled`` when it was asked to stop."""
        if self.cancelled:
            raise Cancelled
        if self._on_progress:
            self._on_progress(done, total)

    def run(self, vault: Vault) -> None:
        """Do the work on this thread; whatever happens goes into ``future``."""
        try:
            with self._lock:
                if self.cancelled:
                    raise Cancelled
                self._running_on = vault
            result = self._call(vault, self)
        except BaseException as error:
            self._finish()
            self.future.set_exception(error)
        else:
            self._finish()
            self.future.set_result(result)

    def abandon(self) -> None:
        """Say that it will never run."""
        self.future.set_exception(Cancelled())

    def _finish(self) -> None:
        with self._lock:
            self._running_on = None


class _Line:
    """One thread with one connection, and the jobs that wait for it."""

    def __init__(self, name: str, open_vault: Callable[[], Vault], when_idle: Callable[[Vault], None] | None) -> None:
        self._jobs: queue.SimpleQueue[Job[Any] | None] = queue.SimpleQueue()
        self._open_vault = open_vault
        self._when_idle = when_idle
        self._opened: Future[None] = Future()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def start(self) -> None:
        """Open the vault on the new thread. Raises what opening raises."""
        self._thread.start()
        self._opened.result()

    def put(self, job: Job[Any]) -> None:
        self._jobs.put(job)
        if self._ended.is_set():
            self._abandon_what_waits()

    def stop(self) -> None:
        """End after the jobs that run and wait now; what is asked for later is abandoned."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()

    def _work(self) -> None:
        try:
            vault = self._open_vault()
        except BaseException as error:
            self._opened.set_exception(error)
            self._ended.set()
            return
        self._opened.set_result(None)
        with vault:
            while self._do_next(vault):
                pass
        self._ended.set()
        self._abandon_what_waits()

    def _do_next(self, vault: Vault) -> bool:
        # a frame of its own: the thread that waits holds on to nothing of what it did last
        job = self._next(vault)
        if job is None:
            return False
        job.run(vault)
        return True

    def _abandon_what_waits(self) -> None:
        # by the thread that ends, or by one that asks too late, or by both
        with contextlib.suppress(queue.Empty):
            while True:
                if late := self._jobs.get_nowait():
                    late.abandon()

    def _next(self, vault: Vault) -> Job[Any] | None:
        if self._when_idle is None:
            return self._jobs.get()
        while True:
            try:
                return self._jobs.get(timeout=_IDLE_SECONDS)
            except queue.Empty:
                self._when_idle(vault)


class VaultWorker:
    """A vault kept open for a program with a window."""

    def __init__(self, folder: Path, key: VaultKey, clock: Clock | None = None) -> None:
        self._folder, self._key, self._clock = folder, key, clock
        self._writer = _Line("vault writer", self._open_writer, _checkpoint)
        self._reader = _Line("vault reader", self._open_reader, None)
        self._seen_data_version = 0
        self.on_changed: Callable[[Changed], None] | None = None

    def start(self) -> None:
        """Open both connections. Raises what opening a ``Vault`` raises; then nothing stays open."""
        self._writer.start()
        try:
            self._reader.start()
        except BaseException:
            self._writer.stop()
            raise

    def read(self, call: Callable[[Vault, Job[Result]], Result], on_progress: Progress | None = None) -> Job[Result]:
        """Run ``call`` on the reading thread, after those that wait already. It must not write."""
        job = Job(call, on_progress)
        self._reader.put(job)
        return job

    def write(self, call: Callable[[Vault, Job[Result]], Result], on_progress: Progress | None = None) -> Job[Result]:
        """Run ``call`` on the writing thread, after those that wait already."""
        job = Job(call, on_progress)
        self._writer.put(job)
        return job

    def poll(self) -> Job[None]:
        """Look whether another process changed the vault, and say so through ``on_changed``."""
        return self.write(self._look_for_others)

    def close(self) -> None:
        """Finish what was asked for and close both connections, the writing one last: it checkpoints and marks.

        What is asked for afterwards ends as ``Cancelled``, and nobody is told of changes any more:
        a thread that keeps the worker for a moment longer must not be the last to let go of a window.
        """
        self._reader.stop()
        self._writer.stop()
        self.on_changed = None

    def _open_writer(self) -> Vault:
        vault = Vault(self._folder, self._key, self._clock)
        vault.on_changed = self._tell
        self._seen_data_version = vault.data_version
        return vault

    def _open_reader(self) -> Vault:
        return Vault(self._folder, self._key, self._clock, read_only=True)

    def _tell(self, changed: Changed) -> None:
        if self.on_changed:
            self.on_changed(changed)

    def _look_for_others(self, vault: Vault, _job: Job[None]) -> None:
        # a connection's own commits do not move its data_version, so on this one only others' do
        version = vault.data_version
        if version != self._seen_data_version:
            self._seen_data_version = version
            self._tell(ANYTHING)


def _checkpoint(vault: Vault) -> None:
    try:
        vault.checkpoint()
    except Refused:
        return  # a reader holds the log, or the disk is full: the next idle time will do
