"""The list of exchanges."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from resources import tr
from ui.places.exchanges.delegate import row_height

_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ExchangeView(QTableView):
    """One column of rows, each as high as another. Enter opens one; letters and Escape are for the place to hear.

    A table and no list: whenever a row changes, Qt lays out a list anew, row by row, which of 200,000 takes
    half a second. A table only asks where it is.
    """

    opened = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Exchanges"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        # the delegate paints what is chosen, with round corners
        self.setStyleSheet(
            "QTableView { selection-background-color: transparent }"
            " QTableView::item:selected, QTableView::item:hover { background: transparent }"
        )
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height())
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for header in (rows, columns):
            header.hide()
        self.doubleClicked.connect(self.opened)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as in a list."""
        model = self.model()
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: model.rowCount() - 1,
        }
        return model.index(ends[action], 0) if action in ends else super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what is no way to move in a list."""
        if event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Delete) or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)
