"""``python -m tests.e2e.watched ARGS…``: the program, and beside its window somebody who reads it and feels its pulse.

A line of JSON on stdin asks, a line on stdout answers:
``{"until": TEXT}`` comes back once TEXT stands in a window that can be seen, or ``PATIENCE`` seconds later;
``{"count": true}`` begins to count how late the event loop is; ``{"count": false}`` ends that, and tells.
"""

import json
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
_BEAT_MS: Final = 5
_LOOK_MS: Final = 30


class Pulse(QObject):
    """A timer that should go off every few milliseconds, and how late it did at most."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=_BEAT_MS)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self) -> None:
        """Count from now on."""
        self._late = self._busy = 0.0
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer.start()

    def end(self) -> dict[str, float]:
        """How late it was at most, and how long this thread worked at most between two beats; milliseconds."""
        self._timer.stop()
        return {"late": 1000 * self._late, "busy": 1000 * self._busy}

    @Slot()
    def _on_timeout(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self._late = max(self._late, now - self._last - _BEAT_MS / 1000)
        self._busy = max(self._busy, work - self._last_work)
        self._last, self._last_work = now, work


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
    """Every text that can be seen in a window, and of a field that is empty what it asks for."""
    for window in QApplication.topLevelWidgets():
        for widget in (one for one in window.findChildren(QWidget) if one.isVisible()):
            match widget:
                case QLabel():
                    yield widget.text()
                case QAbstractButton():
                    yield widget.text() or widget.accessibleName()
                case QLineEdit():
                    yield widget.text() or widget.placeholderText()
                case QAbstractItemView() if widget.model():
                    rows = range(min(20, widget.model().rowCount()))
                    yield from (str(widget.model().index(row, 0).data()) for row in rows)


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
