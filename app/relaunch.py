"""Starting a fresh process at the unlock screen: nothing less clears a key from memory."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from models.clock import Clock, FixedClock

LOCKED_VARIABLE = "WHISPEER_LOCKED"
"""Set for a process that was started by a lock: the keyring must not open the vault again by itself."""


def was_locked() -> bool:
    """Whether this process was started by a lock. The sign is taken away: it is for one start."""
    return os.environ.pop(LOCKED_VARIABLE, "") == "1"


def start_locked(folder: Path, clock: Clock, files: Sequence[Path]) -> None:
    """Start the program again at the door of ``folder``, on its own, with sealed ``files`` to open behind it.

    Raises ``OSError`` when it cannot be.
    """
    environment = os.environ | {LOCKED_VARIABLE: "1", "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    subprocess.Popen(
        command(folder, clock, files),
        cwd=folder_of_the_code(),
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        close_fds=True,
    )


def command(folder: Path, clock: Clock, files: Sequence[Path]) -> list[str]:
    """How this very program is started for ``folder`` and ``files``, on the same day if that stands still."""
    day = ["--today", clock.today().isoformat()] if isinstance(clock, FixedClock) else []
    opening = ["open", *map(str, files)] if files else []
    return [*program(), "--vault", str(folder), *day, *opening]


def program() -> list[str]:
    """How this very program is started, from ``folder_of_the_code``."""
    return [sys.executable] if is_bundle() else [sys.executable, "-m", "app"]


def folder_of_the_code() -> Path | None:
    """Where the program starts from; a bundle, anywhere."""
    return None if is_bundle() else Path(__file__).resolve().parents[1]


def is_bundle() -> bool:
    """Whether this is a bundle, which starts without a Python beside it."""
    return bool(getattr(sys, "frozen", False))
