"""Work off the GUI thread: what comes back, to whom, and what is dropped."""

import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QObject, QThread
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.errors import Cancelled, Refused
from models.people import People
from models.vault import VaultKey
from models.vault.worker import VaultWorker
from ui.jobs import Jobs


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def all_back(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)


def test_a_read_comes_back_on_the_gui_thread(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    came: list[object] = []

    def keep(count: int) -> None:
        came.append((count, QThread.currentThread() is QApplication.instance().thread()))

    jobs.read(owner, lambda vault, job: People(vault).count(), keep)
    assert came == [], "never before the asking function has returned"
    all_back(jobs, qtbot)
    assert came == [(0, True)]


def test_what_is_replaced_before_the_window_has_painted_never_begins(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    begun: list[str] = []
    job = jobs.read(owner, lambda vault, job: begun.append("first"))
    job = jobs.write(owner, lambda vault, job: begun.append("second"), replacing=job, soon=True)
    jobs.write(owner, lambda vault, job: begun.append("third"), replacing=job, soon=True)
    all_back(jobs, qtbot)
    assert begun == ["third"]


def test_a_read_begins_once_what_is_going_on_was_painted(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[str] = []

    class Painted(QLabel):
        def paintEvent(self, _event: QPaintEvent) -> None:
            order.append("painted")

    label = Painted()
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    order.clear()
    jobs.read(label, lambda vault, job: order.append("read"))
    label.update()
    all_back(jobs, qtbot)
    assert order == ["painted", "read"]


def test_a_write_begins_at_once(jobs: Jobs, owner: QObject) -> None:
    began = threading.Event()
    jobs.write(owner, lambda vault, job: began.set())
    assert began.wait(5)  # no event of the window's was handled


def test_a_write_tells_what_changed(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.changed) as told:
        jobs.write(owner, lambda vault, job: People(vault).add("Léa Martin"))
    assert told.args[0].tables


def test_what_is_written_can_be_read(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    names: list[str] = []

    def ask_back(_: object) -> None:
        jobs.read(
            owner,
            lambda vault, job: [row.name for row in People(vault).rows(People(vault).ids())],
            names.extend,
        )

    jobs.write(owner, lambda vault, job: People(vault).add("Léa Martin"), ask_back)
    qtbot.waitUntil(lambda: names == ["Léa Martin"])


def test_an_answer_for_a_widget_that_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot, qapp: QApplication) -> None:
    go_on = threading.Event()
    came: list[object] = []
    parent = QObject()
    label = QLabel()
    label.setProperty("kept_by", "C++")
    owner = QObject(parent)
    jobs.write(owner, lambda vault, job: go_on.wait(5), came.append)
    parent.deleteLater()
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    go_on.set()
    all_back(jobs, qtbot)
    assert came == []


def test_a_read_is_stopped_when_its_widget_goes(jobs: Jobs, qtbot: QtBot, qapp: QApplication) -> None:
    began = threading.Event()
    ended: list[BaseException] = []

    def long(vault: object, job: object) -> None:
        began.set()
        try:
            deadline = QDeadlineTimer(5000)
            while not deadline.hasExpired():
                job.progress(0, 1)  # type: ignore[attr-defined]
        except Cancelled as stopped:
            ended.append(stopped)
            raise

    parent = QObject()
    owner = QObject(parent)
    jobs.read(owner, long)
    qtbot.waitUntil(began.is_set)
    parent.deleteLater()
    qapp.sendPostedEvents(None, 52)
    qtbot.waitUntil(lambda: len(ended) == 1)


def test_a_refusal_is_told_to_whoever_asked(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    def refuse(vault: object, job: object) -> None:
        raise Refused("The disk is full.")

    told: list[str] = []
    with qtbot.assertNotEmitted(jobs.refused):
        jobs.read(owner, refuse, on_refused=told.append)
        all_back(jobs, qtbot)
    assert told == ["The disk is full."]


def test_a_refusal_nobody_wants_goes_to_the_notice(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    def refuse(vault: object, job: object) -> None:
        raise Refused("The disk is full.")

    with qtbot.waitSignal(jobs.refused) as told:
        jobs.write(owner, refuse)
    assert told.args == ["The disk is full."]


def test_a_bug_goes_to_the_excepthook(
    jobs: Jobs, owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))
    came: list[object] = []
    jobs.read(owner, lambda vault, job: 1 // 0, came.append)
    all_back(jobs, qtbot)
    assert caught == [ZeroDivisionError]
    assert came == []


def test_a_newer_question_silences_the_older(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    came: list[str] = []
    job = None
    for text in ("l", "le", "lea"):
        job = jobs.read(owner, lambda vault, job, text=text: text, came.append, replacing=job)
    all_back(jobs, qtbot)
    assert came == ["lea"]
    assert job is not None and job.over and not job.cancelled


def test_cancelling_is_silent(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    go_on = threading.Event()
    heard: list[object] = []

    def wait(vault: object, job: object) -> None:
        go_on.wait(5)
        job.progress(1, 2)  # type: ignore[attr-defined]

    job = jobs.read(owner, wait, heard.append, heard.append, lambda *at: heard.append(at))
    job.cancel()
    go_on.set()
    came: list[int] = []
    jobs.read(owner, lambda vault, job: 7, came.append)
    qtbot.waitUntil(lambda: came == [7])
    assert heard == []
    assert job.cancelled


def test_progress_is_told_but_not_in_a_flood(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []

    def count(vault: object, job: object) -> None:
        for at in range(10_001):
            job.progress(at, 10_000)  # type: ignore[attr-defined]

    jobs.read(owner, count, on_progress=lambda done, total: seen.append((done, total)))
    all_back(jobs, qtbot)
    assert seen[-1] == (10_000, 10_000)
    assert 1 <= len(seen) < 60
    assert seen == sorted(seen)


def test_another_programs_write_is_noticed(
    jobs: Jobs, owner: QObject, qtbot: QtBot, vault_folder: Path, vault_key: VaultKey
) -> None:
    other = VaultWorker(vault_folder, vault_key)
    other.start()
    try:
        other.write(lambda vault, job: People(vault).add("Sam Dubois")).future.result(5)
    finally:
        other.close()
    with qtbot.waitSignal(jobs.changed):
        jobs._on_poll()


def test_work_without_a_vault_runs_on_its_own(qapp: QApplication, owner: QObject, qtbot: QtBot) -> None:
    jobs = Jobs()
    came: list[object] = []
    jobs.run(owner, threading.get_ident, came.append)
    all_back(jobs, qtbot)
    assert len(came) == 1
    assert came[0] != threading.get_ident()


def test_work_that_hangs_is_given_up(qapp: QApplication, owner: QObject, qtbot: QtBot) -> None:
    jobs = Jobs()
    let_go = threading.Event()
    came: list[object] = []
    told: list[str] = []
    jobs.run(owner, lambda: let_go.wait(5), came.append, told.append, timeout=0.02)
    all_back(jobs, qtbot)
    let_go.set()
    qapp.processEvents()
    assert told == ["This takes too long, so Whispeer goes on without it."]
    assert came == []


def test_everything_can_be_cancelled_at_once(jobs: Jobs, owner: QObject) -> None:
    go_on = threading.Event()
    asked = [jobs.read(owner, lambda vault, job: go_on.wait(5)) for _ in range(3)]
    jobs.cancel_all()
    go_on.set()
    assert jobs.pending == 0
    assert all(job.cancelled for job in asked)


def test_a_thread_that_waits_holds_on_to_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    came: list[object] = []
    owner = QObject()
    jobs.read(owner, lambda vault, job: 1, came.append)
    jobs.write(owner, lambda vault, job: 2, came.append)
    all_back(jobs, qtbot)
    gone = weakref.ref(owner)
    del owner
    assert sorted(came) == [1, 2]
    assert gone() is None


def test_whoever_still_asks_a_closed_vault_holds_on_to_no_window(worker: VaultWorker, qapp: QApplication) -> None:
    jobs = Jobs(worker)
    worker.close()
    gone = weakref.ref(jobs)
    del jobs
    assert gone() is None


def test_what_a_thread_tells_arrives_in_order_on_the_gui_thread_and_not_for_a_widget_that_is_gone(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    came: list[tuple[int, bool]] = []

    def hear(what: int) -> None:
        came.append((what, QThread.currentThread() is QApplication.instance().thread()))

    gone, ended = QLabel(), jobs.hearing(owner, hear)
    tell, tell_gone = jobs.hearing(owner, hear), jobs.hearing(gone, hear)

    def talk() -> None:
        for number in range(100):
            tell_gone(-1)
            ended(-2)
            tell(number)

    speaker = threading.Thread(target=talk)
    speaker.start()
    speaker.join()
    delete(gone)
    ended.end()
    qtbot.waitUntil(lambda: len(came) >= 100)
    assert came == [(number, True) for number in range(100)]


def test_a_thread_that_still_tells_holds_on_to_no_widget(jobs: Jobs, qapp: QApplication) -> None:
    owner = QLabel()
    tell = jobs.hearing(owner, owner.setText)
    tell.end()
    gone = weakref.ref(owner)
    del owner
    assert gone() is None
    tell("nobody hears it")
