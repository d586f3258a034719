"""Two ways in which Python and Qt disagree about when an object dies, and how they are kept in step."""

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_EVERY_MS = 1000

_COUNTED_ON = (None, True, False, NotImplemented)


def keep_singletons_alive() -> None:
    """Make ``None``, ``True`` and ``False`` last on Python 3.11, as they do by themselves from 3.12 on.

    PySide6 6.12 relies on that: its functions hand them out without counting the reference.
    On 3.11 their counts sink with every call, until Python stops with "deallocating None".
    Measured: minus one a call with 6.12.0; none with 6.11.3.
    """
    if sys.version_info >= (3, 12):
        return
    for each in _COUNTED_ON:
        # The count is the first field of every object (PyObject_HEAD).
        ctypes.c_ssize_t.from_address(id(each)).value += sys.maxsize // 4


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
