"""``python -m tests.bench.triage PEOPLE``: how long a key takes where so many people wait to be sorted.

A process of its own, for it shows a window, on no screen.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.vault.worker import VaultWorker
from tests.bench import houses
from tests.bench.people import World
from ui.jobs import Jobs
from ui.places.triage import TriagePlace

_KEYS: Final = "1234 5a0 " * 8
"""Circles, later, put away, no circle, later."""


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one JSON document."""
    (people,) = map(int, arguments)
    app = QApplication([sys.argv[0], "-platform", "offscreen"])
    with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name:
        with houses.vault_of(World(people, people), Path(name) / "vault.whispeer")() as vault:
            folder, key = vault.paths.folder, vault.key
        worker = VaultWorker(folder, key)
        worker.start()
        shown, worked, settled = _measured(app, Jobs(worker))
        worker.close()
    print(
        json.dumps(
            {
                "key until the next one stands there p50, ms": _ms(shown, 0.5),
                "p95, ms": _ms(shown, 0.95),
                "of it the window’s own work p50, ms": _ms(worked, 0.5),
                "until all is written and read p50, ms": _ms(settled, 0.5),
            }
        )
    )


def _measured(app: QApplication, jobs: Jobs) -> tuple[list[float], list[float], list[float]]:
    place = TriagePlace(jobs)
    place.resize(1100, 720)
    place.show()
    _settle(app, jobs)
    shown, worked, settled = [], [], []
    for key in _KEYS:
        began, busy = time.perf_counter(), time.thread_time()
        QTest.keyClicks(place.people, key)
        app.processEvents()
        shown.append(time.perf_counter() - began)
        worked.append(time.thread_time() - busy)
        _settle(app, jobs)
        settled.append(time.perf_counter() - began)
    place.close()
    return shown, worked, settled


def _settle(app: QApplication, jobs: Jobs) -> None:
    """Wait until all that was asked for has come and is painted: what comes may ask for more."""
    for _ in range(3):
        app.processEvents()
        while jobs.pending:
            app.processEvents()


def _ms(times: Sequence[float], part: float) -> float:
    return round(1000 * sorted(times)[min(len(times) - 1, int(part * len(times)))], 1)


if __name__ == "__main__":
    main(sys.argv[1:])
