"""How much memory a process has taken."""

import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_megabytes() -> float:
    """The most that this process had in memory at once, as yet.

    Where there is none of Linux's own figure, what is told is never less than its parent had when it began.
    """
    if _STATUS.exists():
        words = _STATUS.read_text("ascii", "replace").split("VmHWM:")[1].split()
        return int(words[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
