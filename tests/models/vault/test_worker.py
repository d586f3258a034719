"""One thread writes, one reads, and whoever asks is told what came of it, whatever it was."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.errors import Cancelled, Refused
from models.people import People
from models.vault import ANYTHING, Changed, Vault, VaultKey
from models.vault.errors import VaultMissing
from models.vault.worker import Job, VaultWorker
from tests.fixtures import TODAY

SECONDS = 30


@pytest.fixture
def worker(vault_folder: Path, vault_key: VaultKey) -> Iterator[VaultWorker]:
    """A worker on an empty vault."""
    worker = VaultWorker(vault_folder, vault_key, FixedClock(TODAY))
    worker.start()
    yield worker
    worker.close()


def add(name: str, vault: Vault) -> int:
    return People(vault).add(name)


def names(worker: VaultWorker) -> list[str]:
    """Who is in the vault, as the reading thread sees it."""

    def read(vault: Vault, _: Job[list[str]]) -> list[str]:
        return [row.name for row in People(vault).rows(People(vault).ids())]

    return worker.read(read).future.result(SECONDS)


class Gate:
    """A job that is running until it is opened."""

    def __init__(self) -> None:
        self.began, self._open = threading.Event(), threading.Event()

    def __call__(self, _vault: Vault, _job: Job[None]) -> None:
        self.began.set()
        assert self._open.wait(SECONDS)

    def open(self) -> None:
        self._open.set()


# Two threads


def test_what_one_thread_wrote_the_other_reads(worker: VaultWorker) -> None:
    assert worker.write(lambda vault, _: add("Léa", vault)).future.result(SECONDS) == 1
    assert names(worker) == ["Léa"]


def test_neither_works_on_the_thread_that_asks(worker: VaultWorker) -> None:
    ask = [worker.write, worker.read]
    threads = [one(lambda _vault, _job: threading.current_thread().name).future.result(SECONDS) for one in ask]
    assert threads == ["vault writer", "vault reader"]


def test_reading_answers_while_something_is_being_written(worker: VaultWorker) -> None:
    gate = Gate()

    def write(vault: Vault, job: Job[None]) -> None:
        with vault.change("Add the first people"):
            add("Léa", vault)
            gate(vault, job)

    writing = worker.write(write)
    assert gate.began.wait(SECONDS)
    assert names(worker) == []
    gate.open()
    writing.future.result(SECONDS)
    assert names(worker) == ["Léa"]


def test_the_reading_thread_cannot_write(worker: VaultWorker) -> None:
    with pytest.raises(Refused):
        worker.read(lambda vault, _: add("Léa", vault)).future.result(SECONDS)
    assert names(worker) == []


def test_jobs_are_done_in_the_order_they_were_asked_for(worker: VaultWorker) -> None:
    jobs = [worker.write(lambda vault, _, name=name: add(name, vault)) for name in "abcdef"]
    assert [job.future.result(SECONDS) for job in jobs] == [1, 2, 3, 4, 5, 6]


# What comes of a job


def test_a_refusal_and_a_bug_come_back_as_they_are_and_the_thread_goes_on(worker: VaultWorker) -> None:
    with pytest.raises(Refused, match="name"):
        worker.write(lambda vault, _: add("", vault)).future.result(SECONDS)
    with pytest.raises(ZeroDivisionError):
        worker.write(lambda *_: 1 / 0).future.result(SECONDS)
    with pytest.raises(SystemExit):
        worker.write(lambda *_: exit()).future.result(SECONDS)
    assert worker.write(lambda vault, _: add("Léa", vault)).future.result(SECONDS)


def test_a_change_that_a_bug_ended_leaves_nothing(worker: VaultWorker) -> None:
    def write(vault: Vault, _job: Job[None]) -> None:
        with vault.change("Add the first people"):
            add("Léa", vault)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        worker.write(write).future.result(SECONDS)
    assert names(worker) == []


def test_progress_is_told_as_it_is_made(worker: VaultWorker) -> None:
    heard: list[tuple[int, int]] = []

    def work(_vault: Vault, job: Job[None]) -> None:
        for done in range(3):
            job.progress(done, 2)

    worker.write(work, lambda *how_far: heard.append(how_far)).future.result(SECONDS)
    assert heard == [(0, 2), (1, 2), (2, 2)]


# Cancelling


def test_a_job_cancelled_while_it_waits_never_runs(worker: VaultWorker) -> None:
    gate = Gate()
    worker.write(gate)
    waiting = worker.write(lambda vault, _: add("Léa", vault))
    waiting.cancel()
    gate.open()
    with pytest.raises(Cancelled):
        waiting.future.result(SECONDS)
    assert names(worker) == []


def test_a_job_cancelled_between_two_steps_stops_at_the_next_and_leaves_nothing(worker: VaultWorker) -> None:
    gate = Gate()

    def write(vault: Vault, job: Job[None]) -> None:
        with vault.change("Add the first people"):
            add("Léa", vault)
            gate(vault, job)
            job.progress(1, 2)
            add("Sam", vault)

    job = worker.write(write)
    assert gate.began.wait(SECONDS)
    job.cancel()
    gate.open()
    with pytest.raises(Cancelled):
        job.future.result(SECONDS)
    assert job.cancelled
    assert names(worker) == []


@pytest.mark.parametrize("thread", ["read", "write"])
def test_a_long_statement_is_cut_short(worker: VaultWorker, thread: str) -> None:
    began = threading.Event()

    def count_for_ever(vault: Vault, _job: Job[None]) -> None:
        began.set()
        vault.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")

    job: Job[None] = getattr(worker, thread)(count_for_ever)
    assert began.wait(SECONDS)
    until = threading.Event()
    # the statement begins a moment after the job, so it is asked to stop until it has
    while not job.future.done():
        job.cancel()
        until.wait(0.01)
    with pytest.raises(Cancelled):
        job.future.result(SECONDS)
    assert names(worker) == []


def test_cancelling_what_is_done_stops_nobody_else(worker: VaultWorker) -> None:
    first = worker.write(lambda vault, _: add("Léa", vault))
    first.future.result(SECONDS)
    first.cancel()
    assert worker.write(lambda vault, _: add("Sam", vault)).future.result(SECONDS)
    assert names(worker) == ["Léa", "Sam"]


# Notices


def test_each_change_is_told_with_its_rows(worker: VaultWorker) -> None:
    heard: list[Changed] = []
    worker.on_changed = heard.append
    lea = worker.write(lambda vault, _: add("Léa", vault)).future.result(SECONDS)
    assert [changed.rows for changed in heard] == [frozenset({("person", lea)})]
    worker.poll().future.result(SECONDS)
    assert len(heard) == 1


def test_what_another_process_wrote_is_noticed_once_at_the_next_look(
    worker: VaultWorker, vault_folder: Path, vault_key: VaultKey
) -> None:
    heard: list[Changed] = []
    worker.on_changed = heard.append
    worker.poll().future.result(SECONDS)
    assert heard == []
    with Vault(vault_folder, vault_key) as other:
        add("Léa", other)
    for _ in range(2):
        worker.poll().future.result(SECONDS)
    assert heard == [ANYTHING]
    assert names(worker) == ["Léa"]


# Beginning and end


def test_what_was_asked_for_before_the_end_is_done(
    worker: VaultWorker, vault_folder: Path, vault_key: VaultKey
) -> None:
    gate = Gate()
    jobs = [worker.write(gate), *(worker.write(lambda vault, _, name=name: add(name, vault)) for name in "ab")]
    ending = threading.Thread(target=worker.close)
    ending.start()
    gate.open()
    ending.join(SECONDS)
    assert not ending.is_alive()
    assert [job.future.result(0) for job in jobs] == [None, 1, 2]
    with Vault(vault_folder, vault_key) as vault:
        assert People(vault).count() == 2
    assert not vault_folder.joinpath("vault.db-wal").exists()


@pytest.mark.parametrize("thread", ["read", "write"])
def test_what_is_asked_for_after_the_end_is_cancelled(worker: VaultWorker, thread: str) -> None:
    worker.close()
    late: Future[None] = getattr(worker, thread)(lambda *_: None).future
    with pytest.raises(Cancelled):
        late.result(SECONDS)
    worker.close()


def test_a_vault_that_cannot_be_opened_is_refused_at_the_start(tmp_path: Path, vault_key: VaultKey) -> None:
    worker = VaultWorker(tmp_path / "nothing.whispeer", vault_key)
    with pytest.raises(VaultMissing):
        worker.start()
    worker.close()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("vault ")] == []
