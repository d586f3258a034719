"""Where the keyboard was before it came in, to be given back there."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.running import application


class WayBack(QObject):
    """Remembers who in the window had the keyboard before ``inside`` or something in it; ``entered`` when it comes."""

    entered = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        self._before: QWidget | None = None
        application().focusChanged.connect(self._on_focus_changed)

    def go(self) -> bool:
        """Give the keyboard back; false where nobody can take it."""
        before = self._before
        if before is None or not isValid(before) or not before.isVisible() or not before.isEnabled():
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, left: QWidget | None, entered: QWidget | None) -> None:
        if entered is None or not self._inside.isAncestorOf(entered):
            return
        if left is not None and left.window() is self._inside.window() and not self._inside.isAncestorOf(left):
            self._before = left
        self.entered.emit()
