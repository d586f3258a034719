"""The window before a vault is open: its door, or the making of a new one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Doors(QWidget):
    """Holds one page at a time. Its title is the program's name and never the vault's.

    A ``small`` one stays above other windows: it is for one sentence, beside whatever is being done.
    """

    closed = Signal()

    def __init__(self, *, small: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("Whispeer")
        if small:
            self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint)
        self.setMinimumSize(QSize(480, 280) if small else QSize(640, 480))
        self.resize(QSize(720, 380) if small else QSize(900, 640))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._page: QWidget | None = None

    @property
    def page(self) -> QWidget | None:
        """What it holds."""
        return self._page

    def hold(self, page: QWidget) -> None:
        """Hold ``page`` in place of what was there, and give it the keyboard."""
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._layout.addWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window goes."""
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()
