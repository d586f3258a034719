"""``python -m tests.e2e.watched ARGS…``: the program, and beside its window somebody who reads it and feels its pulse.

A line of JSON on stdin asks, a line on stdout answers:
``{"until": TEXT}`` comes back once TEXT stands in a window that can be seen, or ``PATIENCE`` seconds later;
``{"count": true}`` begins to count how late the event loop is; ``{"count": false}`` ends that, and tells.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

import app.window
from app.__main__ import main
from ui.desktop import Desktop

PATIENCE: Final = 60.0
_BEAT: Final = 0.005
_LOOK_MS: Final = 30
_SCHEDULED: Final = "/proc/thread-self/schedstat"
"""What Linux counts of a thread, in nanoseconds: how long it ran, and how long it could have but others did."""


class Pulse(QObject):
    """Events that come every few milliseconds, as a key may at any time, and how late each was answered.

    They come from a thread of their own: a timer of Qt's own waits behind everything else that happens.
    """

    _beat = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beat.connect(self._on_beat, Qt.ConnectionType.QueuedConnection)
        self._ended = threading.Event()
        self._scheduled = os.open(_SCHEDULED, os.O_RDONLY)

    def begin(self) -> None:
        """Count from now on."""
        self._late = self._own = self._busy = 0.0
        self._take_stock()
        self._ended.clear()
        threading.Thread(target=self._send, daemon=True).start()

    def end(self) -> dict[str, float]:
        """The worst of each, in milliseconds: see ``tests.e2e.screens.Pulse``."""
        self._ended.set()
        return {"late": 1000 * self._late, "own": 1000 * self._own, "busy": 1000 * self._busy}

    def _send(self) -> None:
        due = time.perf_counter()
        while not self._ended.wait(max(0.0, due + _BEAT - time.perf_counter())):
            due += _BEAT
            self._beat.emit(due)

    @Slot(float)
    def _on_beat(self, due: float) -> None:
        last, worked, kept_waiting = self._last, self._worked, self._kept_waiting
        self._take_stock()
        late = self._last - due
        # whatever it waited for a processor since the last beat counts as before this one was due, as far as it may
        waited = max(0.0, self._kept_waiting - kept_waiting - max(0.0, due - last))
        self._late, self._own = max(self._late, late), max(self._own, late - waited)
        self._busy = max(self._busy, self._worked - worked)

    def _take_stock(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._kept_waiting = int(os.pread(self._scheduled, 64, 0).split()[1]) / 1e9


class Reader(QObject):
    """Reads what can be seen, for whoever asks on stdin."""

    _asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pulse = Pulse(self)
        self._text = ""
        self._end = 0.0
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._asked.emit(json.loads(line))

    @Slot(object)
    def _answer(self, asked: dict[str, Any]) -> None:
        if "until" in asked:
            self._text, self._end = asked["until"], time.monotonic() + PATIENCE
            self._looking.start()
            self._look()
        elif asked["count"]:
            self._pulse.begin()
            tell({})
        else:
            tell(self._pulse.end())

    @Slot()
    def _look(self) -> None:
        shown = list(readable())
        found = any(self._text in text for text in shown)
        if found or time.monotonic() > self._end:
            self._looking.stop()
            tell({"found": found, "shown": shown})


def readable() -> Iterator[str]:
    """Every text that can be seen in a window, and of a field that is empty what it asks for: kind by kind.

    Only what has one is asked for: to look at each widget would keep the window's thread longer than its own work.
    """
    for window in filter(QWidget.isVisible, QApplication.topLevelWidgets()):
        for label in filter(QWidget.isVisible, window.findChildren(QLabel)):
            yield label.text()
        for button in filter(QWidget.isVisible, window.findChildren(QAbstractButton)):
            yield button.text() or button.accessibleName()
        for field in filter(QWidget.isVisible, window.findChildren(QLineEdit)):
            yield field.text() or field.placeholderText()
        for view in filter(QWidget.isVisible, window.findChildren(QAbstractItemView)):
            if model := view.model():
                yield from (str(model.index(row, 0).data()) for row in range(min(20, model.rowCount())))


def tell(answer: dict[str, Any]) -> None:
    """Answer, on one line."""
    print(json.dumps(answer), flush=True)


class WatchedDesktop(Desktop):
    """The desktop, with somebody who reads it."""

    def run(self) -> int:
        """As a desktop does."""
        Reader(self._application)
        tell({})
        return super().run()


if __name__ == "__main__":
    app.window.Desktop = WatchedDesktop  # type: ignore[misc]  # a desktop all the same
    sys.exit(main())
