"""A child process that works until it is killed, and acknowledges on a pipe what it has done."""

import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.errors import Refused

Acknowledge = Callable[[], object]
Work = Callable[[Acknowledge], object]

REFUSED = 3
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class End:
    """How a victim ended: killed, or with an exit code; and how often it had acknowledged."""

    killed: bool
    code: int
    acknowledged: int

    @property
    def trouble(self) -> str:
        """What to say of an end that is neither done, refused nor killed."""
        return "" if self.killed or self.code in (0, REFUSED) else "the work itself failed"


class Victim:
    """A forked process that does ``work``. Fork it where no vault is open and no thread runs."""

    def __init__(self, work: Work) -> None:
        self._heard, told = os.pipe()
        self._id = os.fork()
        if self._id == 0:
            os._exit(_outcome(work, told))
        os.close(told)

    def kill_within(self, seconds: float) -> End:
        """Kill it after ``seconds``, if it has not ended by then."""
        time.sleep(seconds)
        os.kill(self._id, signal.SIGKILL)
        return self.end()

    def end(self) -> End:
        """Wait for its end."""
        acknowledged = 0
        while heard := os.read(self._heard, 65536):
            acknowledged += len(heard)
        os.close(self._heard)
        status = os.waitpid(self._id, 0)[1]
        killed = os.WIFSIGNALED(status)
        return End(killed and os.WTERMSIG(status) == signal.SIGKILL, os.waitstatus_to_exitcode(status), acknowledged)

    def wait_for_files(self, folder: Path) -> None:
        """Wait until a name in ``folder`` comes or goes, or the process ends: before it, it only computes."""
        before, until = set(folder.iterdir()), time.monotonic() + _PATIENCE
        while set(folder.iterdir()) == before and time.monotonic() < until:
            if os.waitid(os.P_PID, self._id, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return


def _outcome(work: Work, told: int) -> int:
    try:
        work(lambda: os.write(told, b"."))
    except Refused as refusal:
        return REFUSED if str(refusal) else 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0
