"""``python -m tests.fuzz [--budget 10m] [READER…]``: throws bytes at every reader, and prints a line for each.

The budget is shared among the readers. A reader fails when anything but a refusal comes out of it, when one input
takes ten seconds or a gigabyte, and when nothing of what was tried was accepted: then nothing was tried at all.
What it failed on lies in the folder that is printed. The exit code is 1 if anything failed.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.budgets import seconds_of
from tests.fuzz.readers import READERS

FULL_SECONDS = 600.0
ROOT = Path(__file__).parents[2]
_COVERED = re.compile(r"cov: (\d+) ft: (\d+)")
_GRACE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one harness. ``trouble`` is empty where all went well."""

    executions: int
    accepted: int
    coverage: int
    trouble: str

    @property
    def share(self) -> float:
        """How much of what was tried was accepted, from 0 to 1."""
        return self.accepted / self.executions if self.executions else 0.0


def fuzz(name: str, seconds: float, folder: Path) -> Outcome:
    """Run one harness for so long."""
    command = [sys.executable, "-P", "-m", "tests.fuzz.harness", name, str(max(1, round(seconds))), str(folder)]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=seconds + _GRACE_SECONDS,
        check=False,
    )
    counts = folder / "counts.json"
    told = json.loads(counts.read_text("ascii")) if counts.exists() else {"executions": 0, "accepted": 0}
    covered = _COVERED.findall(ran.stderr)
    trouble = ""
    if ran.returncode:
        said = (
            line for line in (ran.stdout + ran.stderr).splitlines() if not line.startswith(("#", "INFO", "WARNING"))
        )
        trouble = "\n".join(said)[:3000]
    elif not told["accepted"]:
        trouble = "nothing of what was tried was accepted"
    return Outcome(told["executions"], told["accepted"], int(covered[-1][0]) if covered else 0, trouble)


def main() -> int:
    """Fuzz the readers that were asked for; 1 if any failed."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Throw bytes at whatever reads a file.")
    parser.add_argument("--budget", type=seconds_of, default=FULL_SECONDS, metavar="10m", help="how long it may take")
    parser.add_argument(
        "readers", nargs="*", metavar="READER", help=f"of {', '.join(READERS)}; all of them unless named"
    )
    asked = parser.parse_args()
    if unknown := set(asked.readers) - set(READERS):
        parser.error(f"there is no reader {', '.join(sorted(unknown))}")
    if find_spec("atheris") is None:
        print(
            "atheris is not installed here: it is for Linux, and comes with the tools for development.", file=sys.stderr
        )
        return 1
    names = asked.readers or list(READERS)
    kept = Path(tempfile.mkdtemp(prefix="whispeer-fuzz-"))
    print(f"{'reader':<10} {'executions':>11} {'coverage':>9} {'accepted':>9}", flush=True)
    failed = False
    for name in names:
        (kept / name).mkdir()
        outcome = fuzz(name, asked.budget / len(names), kept / name)
        print(f"{name:<10} {outcome.executions:>11} {outcome.coverage:>9} {outcome.share:>8.0%}", flush=True)
        if outcome.trouble:
            failed = True
            print(f"    {outcome.trouble}\n    kept in {kept / name}", file=sys.stderr, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
