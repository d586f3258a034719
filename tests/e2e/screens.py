"""Someone at a screen of their own: a virtual X server, the program's real window on it, and real keys.

Needs the Debian packages ``xvfb`` and ``xdotool``.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.__main__ import ENDED
from tests.e2e.person import Person

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xdotool")
SIZE = "1280x800"


def missing() -> list[str]:
    """The programs that are needed and not here."""
    return [program for program in NEEDED if shutil.which(program) is None]


@dataclass(frozen=True, slots=True)
class Pulse:
    """How late the event loop of a window answered at most, in milliseconds, and how long its thread worked at a time.

    On a busy machine it is late for the sake of others as well: ``own`` is what is left of ``late`` without the time
    in which its thread could have run, but every processor had something else to do.
    """

    late: float
    own: float
    busy: float


class Window:
    """The program's window on a screen that it has to itself."""

    def __init__(self, person: Person, surroundings: dict[str, str]) -> None:
        self._surroundings = surroundings
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-X", "faulthandler", "-m", "tests.e2e.watched", *map(str, person.opening)],
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def have_keyboard(self) -> None:
        """Have what is typed go into the window, as a window manager would."""
        self._do("search", "--sync", "--onlyvisible", "--class", "whispeer", "windowfocus", "--sync")

    def press(self, *keys: str) -> None:
        """Press keys by their X names, one after the other, such as ``Return`` and ``ctrl+k``."""
        self._do("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type letters."""
        self._do("type", text)

    def until(self, text: str) -> list[str]:
        """Wait until ``text`` can be read in the window; all that can be."""
        told = self._ask(until=text)
        assert told["found"], f"“{text}” does not come. What can be read: {told['shown']}"
        shown: list[str] = told["shown"]
        return shown

    def begin_to_count(self) -> None:
        """Feel the pulse of the event loop from now on."""
        self._ask(count=True)

    def pulse(self) -> Pulse:
        """What was felt."""
        return Pulse(**self._ask(count=False))

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._surroundings, check=True)

    def _ask(self, **asked: object) -> Any:
        assert self._process.stdin is not None
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return self.answer()

    def answer(self) -> Any:
        """The next answer of who watches the window; the first comes of itself, when it begins."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the window ended with {self._process.wait()}"
        return json.loads(line)

    def close(self) -> int:
        """Ask the program to end; its exit code."""
        self._process.terminate()
        return self._process.wait(60)

    def kill(self) -> None:
        """End it in any case."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen; what goes into ``DISPLAY``."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answers:
            yield f":{answers.readline().strip()}"
    finally:
        server.kill()
        server.wait()


@contextmanager
def window_of(person: Person) -> Iterator[Window]:
    """Their window, on a screen of its own, once it can be read."""
    with screen() as display:
        window = Window(person, os.environ | person.surroundings | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
        try:
            window.answer()
            window.have_keyboard()
            yield window
            assert window.close() == ENDED
        finally:
            window.kill()
