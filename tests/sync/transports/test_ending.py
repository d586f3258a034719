"""A meeting can be stopped at any instant, and no process is left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from time import monotonic

import pytest

from app.carrier import program
from models.carrying import (
    CarrierEnded,
    CarryingCancelled,
    Ended,
    Met,
    News,
    Opened,
    OtherLeft,
    Reached,
    Ready,
    Received,
)
from sync.engine import Engine, Program
from sync.transports.codes import new_code
from sync.transports.wire import Patience
from tests.sync.transports.mailbox import MailboxServer

ROOT = Path(__file__).parents[3]
PATIENT = Patience(server=20.0, partner=30.0, silence=20.0)
SECONDS = 30


def is_there(pid: int) -> bool:
    """Whether a process of that number runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def until(true: Callable[[], bool]) -> bool:
    """Wait for what must become true soon."""
    end = monotonic() + SECONDS
    while not true() and monotonic() < end:
        Event().wait(0.05)
    return true()


class Side:
    """An engine that does something at a certain piece of news, and keeps all of it."""

    def __init__(self, at: type[News] | None = None, then: Callable[[Engine], None] = Engine.close) -> None:
        self.told: SimpleQueue[News] = SimpleQueue()
        self._at, self._then = at, then
        self.engine = Engine(program(), self._on_news)

    def _on_news(self, news: News) -> None:
        self.told.put(news)
        if self._at and isinstance(news, self._at):
            self._then(self.engine)

    def end(self) -> list[News]:
        """All news, once the process is gone."""
        assert self.engine.wait(SECONDS)
        return [self.told.get_nowait() for _ in range(self.told.qsize())]


@pytest.mark.parametrize("stop", [Engine.close, Engine.leave], ids=["close", "leave"])
@pytest.mark.parametrize("at", [Ready, Reached, Met, Opened, Received], ids=lambda kind: kind.__name__)
def test_stopped_at_any_instant_both_sides_end(
    server: MailboxServer, at: type[News], stop: Callable[[Engine], None]
) -> None:
    code = new_code()
    here, there = Side(at, stop), Side()
    for side in (here, there):
        side.engine.meet(code, [server.url], patience=PATIENT)
        side.engine.send(b"sealed")
    mine = here.end()
    assert [news for news in mine if isinstance(news, Ended)] == mine[-1:]
    assert ended_as(mine) in (CarryingCancelled, None)
    there.engine.close()
    theirs = there.end()
    assert [news for news in theirs if isinstance(news, Ended)] == theirs[-1:]
    assert not is_there(here.engine.pid or 0)
    assert not is_there(there.engine.pid or 0)


def ended_as(told: list[News]) -> type[Exception] | None:
    """The kind of failure that ended a meeting."""
    last = told[-1]
    assert isinstance(last, Ended)
    return type(last.failure) if last.failure else None


def test_the_other_side_hears_of_it(server: MailboxServer) -> None:
    code = new_code()
    here, there = Side(Opened, Engine.close), Side()
    for side in (here, there):
        side.engine.meet(code, [server.url], patience=PATIENT)
    there.engine.send(bytes(64 * 1024))
    assert ended_as(here.end()) in (CarryingCancelled, None)
    assert ended_as(there.end()) in (OtherLeft, None)


def test_killed_from_outside_it_is_told(server: MailboxServer) -> None:
    side = Side(Reached, lambda engine: os.kill(engine.pid or 0, signal.SIGKILL))
    side.engine.meet(new_code(), [server.url], patience=PATIENT)
    assert ended_as(side.end()) is CarrierEnded
    with pytest.raises(CarrierEnded):
        side.engine.meet(new_code(), [server.url])


def test_without_a_meeting_nothing_is_told() -> None:
    side = Side(Ready, Engine.close)
    assert side.end() == [Ready()]


def test_closed_before_its_process_is_started_it_ends_at_once_without_one() -> None:
    told: SimpleQueue[News] = SimpleQueue()
    engine = Engine(program(), told.put, after=10.0 * SECONDS)
    engine.meet(new_code(), [])
    engine.close()
    assert engine.wait(SECONDS)
    assert engine.pid is None
    assert ended_as([told.get_nowait()]) is CarryingCancelled


@pytest.mark.parametrize(
    "says",
    [
        "print('hello')",
        "print('{}')",
        "print('[' * 100000)",
        'print(\'{"is": "Ended", "failure": null}\')',
        "print('x' * 10_000_000)",
    ],
    ids=["no JSON", "no news", "deep", "an end that was not begun", "a line too long"],
)
def test_what_carries_is_not_trusted(says: str) -> None:
    told: SimpleQueue[News] = SimpleQueue()
    engine = Engine(Program([sys.executable, "-c", f"import time; {says}; time.sleep(60)"]), told.put)
    assert engine.wait(SECONDS)
    assert told.empty()
    with pytest.raises(CarrierEnded):
        engine.meet(new_code(), [])


def test_what_carries_makes_no_sense_midway() -> None:
    script = 'import sys; sys.stdin.readline(); print(\'{"is": "Met", "words": 3, "to_compare": 0}\', flush=True)'
    told: SimpleQueue[News] = SimpleQueue()
    engine = Engine(Program([sys.executable, "-c", script]), told.put)
    engine.meet(new_code(), [])
    assert engine.wait(SECONDS)
    assert isinstance(told.get_nowait(), Ended)


def test_a_program_that_is_not_there_is_told() -> None:
    told: SimpleQueue[News] = SimpleQueue()
    engine = Engine(Program(["/nowhere/whispeer"]), told.put)
    try:
        engine.meet(new_code(), [])
    except CarrierEnded:
        return  # it was seen before the meeting was asked for
    assert ended_as([told.get(timeout=SECONDS)]) is CarrierEnded


@pytest.mark.parametrize("in_a_meeting", [False, True], ids=["idle", "waiting for the other side"])
def test_when_the_program_dies_what_carries_goes_too(server: MailboxServer, in_a_meeting: bool) -> None:
    script = f"""
from threading import Event
from app.carrier import program
from models.carrying import Reached, Ready
from sync.engine import Engine
def told(news):
    if isinstance(news, Reached if {in_a_meeting} else Ready):
        print(engine.pid, flush=True)
engine = Engine(program(), told)
if {in_a_meeting}:
    engine.meet("402913-above-lizard-zoo", ["{server.url}"])
Event().wait()
"""
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_there(pid)
        parent.kill()
    assert until(lambda: not is_there(pid))
