"""Python and Qt agree about when an object dies."""

import gc
import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.interpreter import GarbageKeeper, spare_what_is_loaded

_MANY_CALLS = """
from PySide6.QtCore import QCoreApplication, QObject
import ui
application = QCoreApplication([])
thing = QObject()
for _ in range(50_000):
    application.processEvents()
    thing.setProperty("a", 1)
    thing.isWidgetType()
    thing.signalsBlocked()
print("still here")
"""


def _printed(script: str) -> str:
    """What a process of its own prints."""
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_a_long_session_does_not_wear_out_none() -> None:
    assert _printed(_MANY_CALLS) == "still here"


_LATE_IMPORT = """
import linecache
import PySide6.QtCore
from ui.interpreter import import_as_python_does
{before}
import calendar
print(calendar.__file__ in linecache.cache)
"""


@pytest.mark.parametrize(("before", "kept"), [("", "True"), ("import_as_python_does()", "False")])
def test_what_is_imported_late_is_not_read_as_text(before: str, kept: str) -> None:
    """The first case shows what PySide does of itself: once it does not, this is needed no more."""
    assert _printed(_LATE_IMPORT.format(before=before)) == kept


class Cycle:
    """Something that only the collector can let go of; tells on which thread it went."""

    def __init__(self, gone_on: list[int]) -> None:
        self.itself = self
        self.gone_on = gone_on

    def __del__(self) -> None:
        self.gone_on.append(threading.get_ident())


def test_garbage_goes_on_the_gui_thread(qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    keeper = GarbageKeeper(parent)
    gone_on: list[int] = []

    def litter() -> None:
        for _ in range(5000):
            Cycle(gone_on)

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert gone_on == [], "nothing was collected on the other thread"
    keeper._on_timeout()
    assert set(gone_on) == {threading.get_ident()}
    assert not gc.isenabled()


def test_what_is_loaded_is_looked_through_no_more() -> None:
    loaded: list[int] = []
    later: list[int] = []
    Cycle(loaded)
    spare_what_is_loaded()
    Cycle(later)
    gc.collect()
    assert (len(loaded), len(later)) == (0, 1)
    gc.unfreeze()
    gc.collect()
    assert len(loaded) == 1
