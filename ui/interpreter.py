"""Keeping Python and Qt in step: whose turn it is, and when and on which thread an object dies."""

import builtins
import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_EVERY_MS = 1000
_TURN_SECONDS = 0.0002


def give_way_to_the_window() -> None:
    """Have a thread that computes let the window's go on after a fifth of a millisecond, and not after five.

    The window's thread asks for its turn many times while it paints, and each time it waited as long as that:
    beside a thread that computes, to paint takes twice as long as alone, and with Python's usual five, four times.
    """
    sys.setswitchinterval(_TURN_SECONDS)


def import_as_python_does() -> None:
    """Have what is imported from now on not be read a second time, as text.

    PySide looks through the source of each module for its own name, for the sake of a switch that nobody here uses
    (``from __feature__ import …``): that took a fifth of the time and 17 MB, for Python keeps the text.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def spare_what_is_loaded() -> None:
    """Have whatever is there by now looked through no more.

    It is code for the most part, which stays: to look through it took the window's thread 40 ms at a time.
    """
    gc.freeze()


class GarbageKeeper(QObject):
    """Lets Python look for unreachable cycles on the GUI thread only.

    Python looks wherever it happens to be, so also on the vault's threads.
    A widget in such a cycle would be destroyed there, with its timers still running here, and Qt would crash.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        """Collect what Python would have collected by now: the oldest generation that is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return
