"""How the program ends: with the code that was asked for, whenever it is asked."""

import os
import signal
import subprocess
import sys

import pytest

_BEGIN = """
from app.settings import Settings
from ui.desktop import Desktop
desktop = Desktop([], Settings())
"""
_LEFT_AS_A_THREAD_LETS_GO = """
import threading, time
from PySide6.QtCore import QObject, QTimer
from ui.jobs import Jobs

class Call:
    def __call__(self):
        runs.wait()
    def __del__(self):
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            QObject()

owner, jobs, runs = QObject(), Jobs(), threading.Event()
jobs.run(owner, Call(), lambda _: desktop.end(3))
QTimer.singleShot(0, runs.set)
raise SystemExit(desktop.run())
"""
_ASKED_BEFORE_IT_RUNS = """
desktop.end(3)
raise SystemExit(desktop.run())
"""
_SIGNALLED_BEFORE_THE_LOOP_RUNS = """
import signal
from PySide6.QtWidgets import QApplication

class Late(QApplication):
    def exec(self):
        signal.raise_signal(signal.SIGTERM)
        return super().exec()

QApplication.instance().__class__ = Late
raise SystemExit(desktop.run())
"""


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (_LEFT_AS_A_THREAD_LETS_GO, 3),
        (_ASKED_BEFORE_IT_RUNS, 3),
        pytest.param(
            _SIGNALLED_BEFORE_THE_LOOP_RUNS,
            128 + signal.SIGTERM,
            marks=pytest.mark.skipif(os.name == "nt", reason="there are no such signals on Windows"),
        ),
    ],
    ids=["while a thread lets go of what it held", "asked before it runs", "signalled just before its loop runs"],
)
def test_it_ends_well(script: str, code: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _BEGIN + script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (code, "")
