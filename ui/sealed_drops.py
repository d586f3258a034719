"""Sealed files that are dropped on a window, wherever in it: also on a field, which would take them for words."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from models.handing import ENDING
from ui.dropped import local_paths


class SealedDrops(QObject):
    """Lives as long as ``window``. ``dropped`` brings the paths. Under a dialog nothing is taken."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what the desktop tells the window, before any widget of it is asked."""
        if isinstance(event, QDropEvent):  # each of what a drag brings is one
            return self._take(event)
        if isinstance(event, QShowEvent) and watched is self._window:
            handle = self._window.windowHandle()
            handle.removeEventFilter(self)
            handle.installEventFilter(self)
        return False

    def _take(self, event: QDropEvent) -> bool:
        files = sealed_in(event.mimeData())
        if not files or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True


def sealed_in(data: QMimeData) -> list[Path]:
    """The sealed files among what is dragged."""
    return [Path(path) for path in local_paths(data) if path.endswith(ENDING)]
