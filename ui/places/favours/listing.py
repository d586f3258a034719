"""The list of favours, and the keys that lie on the chosen one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from models.favours import Favour
from resources import tr
from ui.item_models.paged_rows import Index
from ui.item_models.row_list import RowList
from ui.jobs import Jobs
from ui.places.favours.delegate import FavourDelegate, keys_line, text_fits
from ui.places.favours.rows import FavourRows
from ui.places.favours.sentences import KEYS, Act, FavourRow, acts_of
from ui.theme import SPACE
from ui.widgets import KeyButton

_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FavourView(RowList):
    """Favours, one of them chosen.

    ``chosen`` tells that another row is chosen, or that it is read by now; ``opened`` that Enter was pressed;
    ``acted`` brings the ``Act`` of a key that was clicked. Letters and Escape are for the place to hear.
    """

    chosen = Signal()
    opened = Signal()
    acted = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows = FavourRows(jobs, self)
        self._delegate = FavourDelegate(self)
        self._wanted: int | None = None
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._keys = RowKeys(self.viewport())
        self._keys.pressed.connect(self.acted)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.rows.dataChanged.connect(self._on_data_changed)
        self.rows.rowsInserted.connect(self._place_keys)
        self.rows.rowsRemoved.connect(self._place_keys)

    @property
    def row(self) -> FavourRow | None:
        """The chosen row; none while there is none, or it is read."""
        return self.rows.favour_row(self.currentIndex().row())

    @property
    def favour(self) -> Favour | None:
        """The chosen favour."""
        row = self.row
        return row.favour if row else None

    @property
    def chosen_id(self) -> int | None:
        """Which one is chosen, read or not."""
        return self.rows.id_at(self.currentIndex().row())

    @property
    def fits(self) -> bool:
        """Whether all that the chosen one is about can be read in its row."""
        row = self.row
        return row is None or text_fits(row, QRectF(self.visualRect(self.currentIndex())))

    def show_ids(self, ids: Sequence[int]) -> None:
        """Have these in the list. One is always chosen: who was, or who was asked for, else a neighbour."""
        self.rows.show(ids)
        wanted = self.rows.index_of(self._wanted) if self._wanted is not None else QModelIndex()
        if wanted.isValid():
            self._wanted = None
            self._choose(wanted)
        elif not self.currentIndex().isValid() and ids:
            self._choose(self.rows.index(0))

    def choose(self, id: int | None) -> None:
        """Choose one, now or when it comes into the list; without an id the first."""
        index = self.rows.index(0) if id is None else self.rows.index_of(id)
        self._wanted = None if index.isValid() else id
        if index.isValid():
            self._choose(index)

    def forget_choice(self) -> None:
        """Have nothing chosen, as before another list is shown."""
        self.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what is no way to move up and down."""
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
        if event.key() in _OPENING:
            self.opened.emit()
        elif sideways or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.acted.emit(Act.EDIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys stay at the end of their row."""
        super().resizeEvent(event)
        self._place_keys()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The keys go with their row."""
        super().scrollContentsBy(dx, dy)
        self._place_keys()

    def _choose(self, index: Index) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _index: QModelIndex, _previous: QModelIndex) -> None:
        self._show_choice()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, _roles: object = None) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self._show_choice()

    def _show_choice(self) -> None:
        favour = self.favour
        self._keys.show_acts(acts_of(favour) if favour else ())
        self._place_keys()
        self.chosen.emit()

    @Slot()
    def _place_keys(self, *_what: object) -> None:
        index = self.currentIndex()
        shown = index.isValid() and self._keys.any
        self._keys.setVisible(shown)
        self._delegate.keys_width = self._keys.sizeHint().width() + SPACE.small if shown else 0
        if shown:
            line = keys_line(QRectF(self.visualRect(index)))
            size = self._keys.sizeHint()
            corner = QPoint(round(line.right()) - size.width(), round(line.center().y() - size.height() / 2))
            self._keys.setGeometry(QRect(corner, size))


class RowKeys(QWidget):
    """The keys of one row, side by side. ``pressed`` brings the ``Act`` of the one that was clicked."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: list[tuple[Act, str]] = []
        self._buttons: dict[KeyButton, Act] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.hair)
        self.setAccessibleName(tr("Keys"))
        self.hide()

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return bool(self._shown)

    def show_acts(self, acts: Sequence[tuple[Act, str]]) -> None:
        """Have a key for each act, with its word."""
        if list(acts) == self._shown:
            return
        self._shown = list(acts)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {KeyButton(KEYS[act], word, parent=self): act for act, word in acts}
        for button in self._buttons:
            button.clicked.connect(self._on_clicked)
            self._row.addWidget(button)
            button.show()
        self.adjustSize()

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.pressed.emit(self._buttons[button])
