"""The clipboard, as far as what is in it came from here."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QClipboard, QGuiApplication


class OwnClipboard(QObject):
    """Knows whether the clipboard holds something of ours, to empty it when the vault is locked.

    Not every platform can tell who filled the clipboard, so it is noted whether one of our windows
    had the keyboard when its content changed.
    """

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._filled_here = False
        clipboard.dataChanged.connect(self._on_data_changed)

    def forget(self) -> None:
        """Empty the clipboard, if what is in it came from here."""
        if self._filled_here or self._clipboard.ownsClipboard():
            self._clipboard.clear()

    @Slot()
    def _on_data_changed(self) -> None:
        self._filled_here = QGuiApplication.focusWindow() is not None
