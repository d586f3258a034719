"""A part of a page that is made anew when what it shows changes, but never under somebody's hands."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.places.people.fact import InPlace


class Section(QWidget):
    """``show_data`` makes the widgets of some data, unless it is what is shown already.

    While somebody writes in it, new data waits until they are done.
    A widget with an ``objectName`` gets the focus back after it was made anew.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Any = None
        self._waiting: Any = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    @property
    def is_editing(self) -> bool:
        """Whether somebody writes in it."""
        return any(fact.is_editing for fact in self.findChildren(InPlace))

    def show_data(self, data: Any, *, anew: bool = False) -> None:
        """Show ``data``; ``anew`` even if it is what was shown, as after a refusal."""
        if data == self._shown and not anew:
            self._waiting = None
            return
        if self.is_editing:
            self._waiting = data
            return
        self._waiting = None
        self._shown = data
        focused = self._focused_name()
        while item := self.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.build(data)
        for at in range(self.column.count()):
            if (item := self.column.itemAt(at)) and (widget := item.widget()):
                widget.show()  # now, and not a moment later as the layout would
        self._focus(focused)

    def build(self, data: Any) -> None:
        """Make the widgets of ``data`` in ``column``."""
        raise NotImplementedError

    def watch(self, fact: InPlace, name: str) -> None:
        """Have a fact hold back new data while it is edited, and keep the focus under ``name``."""
        fact.fact.setObjectName(name)
        fact.closed.connect(self._on_closed)

    @Slot()
    def _on_closed(self) -> None:
        # what was kept is told after the editor is closed
        QTimer.singleShot(0, self, self._show_waiting)

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_data(self._waiting)

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""

    def _focus(self, name: str) -> None:
        for widget in self.findChildren(QWidget, name) if name else ():
            if widget.isVisibleTo(self):  # the old ones are still on their way out
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
