"""``python -m tests.bench.meaning.speed PEOPLE INTERACTIONS``: vectors made in the background, then questions.

A process of its own, so that its peak of memory is that of a program which does nothing else. While vectors are made,
a thread that stands for the window's asks to run every ten milliseconds, and something is searched five times a second.
"""

import json
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from models.meaning import who
from models.meaning.keeping import Keeper
from models.search import Search
from models.vault import Vault
from models.vault.keys import VaultKey
from models.vault.worker import Job, VaultWorker
from tests.bench import houses
from tests.bench.meaning.recall import BOOKS, questions
from tests.bench.memory import peak_megabytes
from tests.bench.people import World

_TICK = 0.01
_BETWEEN_SEARCHES = 0.2
_QUESTIONS = 60


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one JSON document."""
    people, interactions = map(int, arguments)
    with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name:
        with houses.vault_of(World(people, interactions), Path(name) / "vault.whispeer")() as vault:
            folder, key = vault.paths.folder, vault.key
        print(json.dumps(_measured(folder, key)))


def _measured(folder: Path, key: VaultKey) -> dict[str, float]:
    worker = VaultWorker(folder, key)
    worker.start()
    before = peak_megabytes()
    window = _Window()
    began = time.perf_counter()
    Keeper(worker, pause_seconds=0).start()
    searches = []
    while worker.read(_waiting).future.result():
        searches.append(_timed_on(worker, _search))
        time.sleep(_BETWEEN_SEARCHES)
    seconds = time.perf_counter() - began
    late = window.close()
    sentences = worker.read(_sentences).future.result()
    asked = [one.ask for one in questions(BOOKS[0])][:_QUESTIONS]
    first = _timed_on(worker, _asking(asked[0]))
    times = sorted(_timed_on(worker, _asking(ask)) for ask in asked)
    worker.close()
    return {
        "sentences": sentences,
        "seconds": round(seconds, 1),
        "window late at most, ms": round(1000 * late, 1),
        "search meanwhile p95, ms": round(1000 * _p95(sorted(searches)), 1),
        "peak memory, MB": round(peak_megabytes()),
        "of which before, MB": round(before),
        "first question, ms": round(1000 * first, 1),
        "question p50, ms": round(1000 * times[len(times) // 2], 1),
        "question p95, ms": round(1000 * _p95(times), 1),
    }


class _Window:
    """A thread that wants to run every few milliseconds, and knows how late it was at most."""

    def __init__(self) -> None:
        self._closed = threading.Event()
        self._late = 0.0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def close(self) -> float:
        """How late it was at most, in seconds."""
        self._closed.set()
        self._thread.join()
        return self._late

    def _run(self) -> None:
        due = time.perf_counter() + _TICK
        while not self._closed.wait(_TICK):
            now = time.perf_counter()
            self._late = max(self._late, now - due)
            due = now + _TICK


def _timed_on(worker: VaultWorker, call: "object") -> float:
    began = time.perf_counter()
    worker.read(call).future.result()  # type: ignore[arg-type]
    return time.perf_counter() - began


def _waiting(vault: Vault, _job: Job[bool]) -> bool:
    return vault.row("SELECT 1 FROM meaning_stale LIMIT 1") is not None


def _sentences(vault: Vault, _job: Job[int]) -> int:
    return int(vault.rows("SELECT count(*) FROM meaning_vector")[0][0])


def _search(vault: Vault, _job: Job[object]) -> object:
    return Search(vault).notes("devis")


def _asking(question: str) -> object:
    return lambda vault, _job: who(vault, question)


def _p95(times: list[float]) -> float:
    return times[min(len(times) - 1, int(0.95 * len(times)))] if times else 0.0


if __name__ == "__main__":
    main(sys.argv[1:])
