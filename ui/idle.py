"""Noticing that nobody is there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

from ui.running import application

_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
        QEvent.Type.TabletMove,
    }
)
_MINUTE_MS: Final = 60_000


class IdleWatch(QObject):
    """Says ``idled`` when nothing was typed or moved in our windows for so many minutes.

    It listens at the windows and not at the application, where every repaint would pass through Python.
    """

    idled = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idled)
        application().focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(application().focusWindow())
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait so long from now on; 0 is for ever."""
        self._timer.stop()
        self._timer.setInterval(minutes * _MINUTE_MS)
        self._restart()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: count from the beginning."""
        if event.type() in _SIGNS:
            self._restart()
        return False

    @Slot(QWindow)
    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing it twice moves it to the front, and does not call it twice.
            window.installEventFilter(self)
            self._restart()

    def _restart(self) -> None:
        if self._timer.interval():
            self._timer.start()
