"""The process that carries, and the talk with it.

It is started anew for each place that hands something over, is told nothing but codes and sealed bytes,
and can be killed at any moment. Nothing here waits: orders are written, and news read, on threads of their own.
"""

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Unpack

from models.carrying import CarrierEnded, CarryingCancelled, CarryingFailed, Ended, Misbehaved, News, TooLarge
from sync.limits import FILE_BYTES
from sync.transports import wire
from sync.transports.wire import Compared, How, Leave, Meet, Order, Send

_SECONDS_TO_LEAVE = 3.0
_PRIVATE = "WHISPEER_"  # where the vault lies is none of its business
_KEPT = "WHISPEER_DEBUGGABLE"


@dataclass(frozen=True, slots=True)
class Program:
    """How the process that carries is started: a command, and the folder it starts in."""

    command: Sequence[str]
    folder: Path | None = None


class Engine:
    """One process that carries. It starts at once, or ``after`` some seconds, and ends with ``close``.

    What is closed before it starts never does.
    ``told`` is called with each piece of news on a thread of the engine's, one after the other.
    A meeting that began is told ``Ended`` once, whatever happens.
    """

    def __init__(self, program: Program, told: Callable[[News], None], after: float = 0.0) -> None:
        self._program = program
        self._told = told
        self._after = after
        self._orders: SimpleQueue[Order | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._state = threading.Lock()
        self._meets = False
        self._closed = threading.Event()
        self._over = False
        self._late: threading.Timer | None = None
        self._reader = threading.Thread(target=self._run, name="carrying", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int | None:
        """The number of the process, once there is one."""
        return self._process.pid if self._process else None

    def meet(self, code: str, servers: Sequence[str], **how: Unpack[How]) -> None:
        """Begin the meeting that ``wire.Meet`` tells of.

        Raises ``CarrierEnded`` when the process is gone.
        """
        with self._state:
            if self._over or self._closed.is_set():
                raise CarrierEnded
            self._meets = True
        self._orders.put(Meet(code, tuple(servers), **how))

    def send(self, body: bytes) -> None:
        """Bring ``body`` over once the meeting is open. Raises ``TooLarge``."""
        if len(body) > FILE_BYTES:
            raise TooLarge
        self._orders.put(Send(body))

    def compared(self, *, same: bool) -> None:
        """Say whether the words of ``Met`` are the same on both sides."""
        self._orders.put(Compared(same))

    def leave(self) -> None:
        """Take leave of the other side. What was not delivered stays here."""
        self._orders.put(Leave())

    def close(self) -> None:
        """Let the process go: it takes its leave, and is killed if that takes long. Does not wait."""
        with self._state:
            if self._closed.is_set():
                return
            self._closed.set()
        self._orders.put(None)
        self._late = threading.Timer(_SECONDS_TO_LEAVE, self._kill)
        self._late.daemon = True
        self._late.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the process is gone and everything was told; whether it is so."""
        self._reader.join(seconds)
        return not self._reader.is_alive()

    def _kill(self) -> None:
        if self._process:
            self._process.kill()

    def _run(self) -> None:
        reason: type[CarryingFailed] = CarrierEnded
        try:
            if not self._closed.wait(self._after):
                self._carry()
        except wire.Garbled:
            reason = Misbehaved
        except OSError:
            pass
        with self._state:
            left_open, self._meets, self._over = self._meets, False, True
            if self._closed.is_set():
                reason = CarryingCancelled
        if self._late:
            self._late.cancel()
        if left_open:
            self._told(Ended(reason()))

    def _carry(self) -> None:
        with _started(self._program) as process:
            self._process = process
            writer = threading.Thread(target=self._write, args=[process], name="carrying orders", daemon=True)
            writer.start()
            try:
                self._read(process)
            finally:
                process.kill()
                self._orders.put(None)
                writer.join()

    def _read(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None  # a pipe was asked for
        if self._closed.is_set():
            return
        while line := process.stdout.readline(wire.LARGEST_LINE):
            news = wire.news(line)
            if isinstance(news, Ended):
                with self._state:
                    if not self._meets:
                        raise wire.Garbled
                    self._meets = False
            self._told(news)

    def _write(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None  # a pipe was asked for
        with contextlib.suppress(OSError, ValueError):
            while (order := self._orders.get()) is not None:
                process.stdin.write(wire.encoded(order))
                process.stdin.flush()
            process.stdin.close()


def _started(program: Program) -> "subprocess.Popen[bytes]":
    named = {name: value for name, value in os.environ.items() if name == _KEPT or not name.startswith(_PRIVATE)}
    return subprocess.Popen(
        list(program.command),
        cwd=program.folder,
        env=named | {"PYINSTALLER_RESET_ENVIRONMENT": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Ctrl+C is for the program: it takes leave in order
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows has it
    )
