"""The list of those in a circle: keys choose one or several and move them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.item_models.paged_rows import Index
from ui.item_models.row_list import RowList
from ui.places.circles.member_delegate import MemberDelegate
from ui.places.circles.members import MemberRows
from ui.widgets import digit_of

_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ASIDE: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WALKS: Final = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
_ZERO: Final = ("0", "à")
"""The key of nought, on a French keyboard without Shift too."""

_Select = QItemSelectionModel.SelectionFlag


class MemberView(RowList):
    """Arrows walk, Shift with them or Space chooses several, Enter opens, a digit moves; the rest is for the place.

    ``sent`` brings the number of the circle that a digit names, 0 for none. ``stepped`` asks for the circle beside.
    ``hovered`` tells that something which could be let go here comes, or goes.
    """

    opened = Signal(int)
    sent = Signal(int)
    stepped = Signal(int)
    hovered = Signal(bool)
    keyboard_came = Signal()
    keyboard_went = Signal()

    def __init__(self, rows: MemberRows, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows = rows
        self._picks = False  # whether Space has chosen some, which walking on should not undo
        self.setModel(rows)
        self.setItemDelegate(MemberDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def chosen(self) -> list[int]:
        """Those whom a key acts on, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        at = rows or [self.currentIndex().row()]
        return [id for row in at if (id := self._rows.id_at(row)) is not None]

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Only paint again: a list lays every row out anew, though here none ever changes its size."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def walk_in(self, row: int) -> None:
        """Take the keyboard, at this row or the last one above it."""
        at = self._rows.index(max(0, min(row, self._rows.rowCount() - 1)))
        if at.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().setCurrentIndex(at, _Select.ClearAndSelect)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_at(self, index: QModelIndex) -> None:
        """Have the keyboard at this row, and nobody chosen besides, after others came or went."""
        self._picks = False
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)

    def forget_choice(self) -> bool:
        """Choose only whoever the keyboard is on; whether there were others."""
        had = len(self.selectionModel().selectedRows()) > 1
        self._picks = False
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _Select.ClearAndSelect)
        return had

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the place what is no way to choose or to move."""
        key = Qt.Key(event.key())
        digit = 0 if event.text() in _ZERO else digit_of(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _OPENING and self.chosen:
            self.opened.emit(self.chosen[0])
        elif digit is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit(digit)
        elif key in _ASIDE:
            self.stepped.emit(_ASIDE[key])
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.pick()
        elif key in _WALKS and plain and self._picks:
            self._walk(_WALKS[key])
        elif key == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to somebody, not to nobody."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(self.currentIndex(), _Select.ClearAndSelect)
        self.keyboard_came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It goes elsewhere."""
        super().focusOutEvent(event)
        self.keyboard_went.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show where it would fall."""
        super().dragEnterEvent(event)
        self.hovered.emit(event.isAccepted())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It goes by."""
        super().dragLeaveEvent(event)
        self.hovered.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """It falls here."""
        super().dropEvent(event)
        self.hovered.emit(False)

    def pick(self) -> None:
        """Choose whoever the keyboard is on as well, or no longer."""
        if not self._picks:  # the first one is chosen by being walked to
            self._picks = True
        else:
            self.selectionModel().select(self.currentIndex(), _Select.Toggle)

    def _walk(self, action: QAbstractItemView.CursorAction) -> None:
        """Go to another row, with those that were picked staying so."""
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        self.selectionModel().setCurrentIndex(index, _Select.NoUpdate)
        self.scrollTo(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        id = self._rows.id_at(index.row())
        if id is not None:
            self.opened.emit(id)
