"""Things as the cards of a list: a title, a word for how far they are, and a line about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.item_models.painting import paint_line
from ui.item_models.row_list import RowList
from ui.theme import SPACE, font, tokens
from ui.widgets import chip_size, paint_card, paint_chip, plain_tooltip
from ui.widgets.chip import ChipTone

ROW: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the ``Row``."""

_CARD: Final = 84
ROW_HEIGHT: Final = _CARD + SPACE.small
_LINE: Final = 26
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One card, by the ``id`` of what it shows. ``state`` says how far it is, in a word of its ``tone``."""

    id: int
    title: str
    state: str
    tone: ChipTone
    about: tuple[str, ...]


class CardRows(QAbstractListModel):
    """Some rows, in their order: as many as one has had in a life, so all of them are at hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Have these in the list."""
        if tuple(rows) != self.shown:
            self.beginResetModel()
            self.shown = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a role shows of a row."""
        if not index.isValid():
            return None
        row = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (row.title, row.state, *row.about)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(row.title)
        return row if role == ROW else None


class CardDelegate(QStyledItemDelegate):
    """Paints a row as a card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(1, 0, -1, -SPACE.small)
        paint_card(painter, card, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        words = card.adjusted(SPACE.large, SPACE.medium, -SPACE.large, -SPACE.medium)
        chip = chip_size(row.state)
        title = QRectF(words.x(), words.y(), words.width(), _LINE)
        below = QRectF(words.x(), words.bottom() - _LINE, words.width(), _LINE)
        paint_line(painter, title, row.title, font("name"), tokens().ink)
        paint_chip(painter, QRectF(below.x(), below.y(), chip.width(), _LINE), row.state, row.tone)
        below.setLeft(below.x() + chip.width() + SPACE.small)
        paint_line(painter, below, " · ".join(filter(None, row.about)), font("small"), tokens().soft)
        painter.restore()


class CardList(RowList):
    """Cards, one of them chosen. ``chosen`` tells that another one is; ``opened`` that Enter was pressed."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows = CardRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(CardDelegate(self))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def chosen_id(self) -> int | None:
        """What the chosen card shows."""
        at = self.currentIndex().row()
        return self.rows.shown[at].id if 0 <= at < len(self.rows.shown) else None

    def show_rows(self, rows: Sequence[Row], wanted: int | None) -> None:
        """Have these in the list. One is always chosen: ``wanted``, else who was, else the one at its place."""
        before, at = self.chosen_id, max(0, self.currentIndex().row())
        self.rows.show(rows)
        ids = [one.id for one in rows]
        sought = [id for id in (wanted, before) if id in ids]
        row = ids.index(sought[0]) if sought else min(at, len(ids) - 1)
        self.selectionModel().setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(self.currentIndex())
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what is no way to move up and down."""
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif sideways or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, *_indexes: QModelIndex) -> None:
        self.chosen.emit()
