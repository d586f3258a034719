"""Python and Qt agree about when an object dies."""

import gc
import os
import subprocess
import sys
import threading

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


def test_a_long_session_does_not_wear_out_none() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _MANY_CALLS],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert ran.stdout.strip() == "still here", ran.stderr


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
