"""An import is stopped at any instant: nothing of it remains, and meanwhile searches answer."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

from models.errors import Cancelled
from models.exporting import as_archive
from models.importing import ImportResult, carry_out, rehearse_files
from models.people import People
from models.search import Search
from models.vault import Vault, VaultKey
from models.vault.worker import Job, VaultWorker

CARDS = 3000
CANCELS = 50
LONGEST_WAIT_SECONDS = 10.0


@pytest.fixture
def worker(vault_folder: Path, vault_key: VaultKey) -> Iterator[VaultWorker]:
    """The two threads of a vault that holds one person."""
    worker = VaultWorker(vault_folder, vault_key)
    worker.start()
    worker.write(lambda vault, _: People(vault).add("Zoé Martin", note="likes rain")).future.result()
    yield worker
    worker.close()


def book(count: int) -> bytes:
    """An address book of made people."""
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:made-{number}\r\nFN:Someone {number}\r\nORG:Firm {number % 50}\r\n"
        f"TEL;TYPE=cell:+33 6 00 00 {number:04}\r\nEMAIL:someone{number}@example.org\r\nCATEGORIES:made\r\n"
        "NOTE:met at the fair\r\nEND:VCARD\r\n"
        for number in range(count)
    ).encode()


def bring_in(vault: Vault, job: Job[ImportResult]) -> ImportResult:
    """Import the book, as the window does."""
    rehearsal = rehearse_files(vault, [("book.vcf", book(CARDS))], progress=job.progress)
    return carry_out(vault, rehearsal, progress=job.progress)


def archive(worker: VaultWorker) -> bytes:
    """All that is in the vault, as another connection sees it."""
    return worker.read(lambda vault, _: as_archive(vault)).future.result()


class Reader(Thread):
    """Someone who searches all the while, and how long each answer took, in seconds."""

    def __init__(self, worker: VaultWorker) -> None:
        super().__init__(name="someone who searches")
        self.waits: list[float] = []
        self.wrong: list[object] = []
        self._worker = worker
        self._enough = Event()

    def run(self) -> None:
        while not self._enough.is_set():
            started = time.perf_counter()
            try:
                found = self._worker.read(_search).future.result(timeout=60)
            except Exception as error:
                self.wrong.append(error)
                return
            self.waits.append(time.perf_counter() - started)
            if found != (["Zoé Martin"], ["Zoé Martin"]):
                self.wrong.append(found)

    def stop(self) -> None:
        """Search no more."""
        self._enough.set()
        self.join()


def _search(vault: Vault, _job: Job[tuple[list[str], list[str]]]) -> tuple[list[str], list[str]]:
    return [row.name for row in Search(vault).people("zo")], [hit.title for hit in Search(vault).notes("rain")]


def test_an_import_cancelled_at_any_instant_leaves_the_same_bytes_while_searches_answer(
    worker: VaultWorker, record_property: Callable[[str, object], None]
) -> None:
    dice = Random(20260316)
    start = archive(worker)
    took = time.perf_counter()
    whole = worker.write(bring_in).future.result()
    took = time.perf_counter() - took
    assert whole.new == CARDS
    worker.write(lambda vault, _: vault.undo()).future.result()
    assert archive(worker) == start

    reader = Reader(worker)
    reader.start()
    cancelled = 0
    for _ in range(CANCELS):
        job = worker.write(bring_in)
        # while it is read, while it is written, or when it is done: someone who searches makes it last longer
        Event().wait(dice.uniform(0, 1.5 * took))
        job.cancel()
        try:
            job.future.result(timeout=60)
        except Cancelled:
            cancelled += 1
        else:  # it was done before: taken back, so that the next one begins where this one did
            worker.write(lambda vault, _: vault.undo()).future.result()
        assert archive(worker) == start
    reader.stop()

    assert reader.wrong == []
    assert cancelled >= CANCELS // 5  # on a busy machine many are done before
    longest = max(reader.waits)
    print(f"\n{cancelled} of {CANCELS} cancelled, {len(reader.waits)} searches, longest wait {longest * 1000:.0f} ms")
    record_property("searches", len(reader.waits))
    record_property("longest_wait_ms", round(longest * 1000))
    assert longest < LONGEST_WAIT_SECONDS
