"""The columns of a table as the rows of a list, and how they look."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.importing import Column, Table
from models.interchange.tables import KEPT, SKIPPED, Layout, Meaning
from resources import tr
from ui.importing.column_words import meaning_words
from ui.importing.painting import HEIGHT, SIDE, paint_ground, paint_lines
from ui.theme import tokens
from ui.widgets import chip_size, paint_chip, plain_tooltip

COLUMN: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the ``Column``."""

MEANING: Final = COLUMN + 1
"""Role of its ``Meaning``."""

_NARROWEST_WORDS: Final = 120.0

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class ColumnRows(QAbstractListModel):
    """The columns of one table, each with what it is said to be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._meanings: list[Meaning] = []

    @property
    def layout(self) -> Layout:
        """What is said of all of them."""
        return Layout(tuple(self._meanings))

    def take(self, table: Table) -> None:
        """Show the columns of another table."""
        self.beginResetModel()
        self._columns = table.columns
        self._meanings = list(table.layout.meanings)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a role shows of a column."""
        if not index.isValid() or index.row() >= len(self._columns):
            return None
        column, meaning = self._columns[index.row()], self._meanings[index.row()]
        if role == COLUMN:
            return column
        if role == MEANING:
            return meaning
        if role == _Role.DisplayRole:
            return header_words(column, index.row())
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            said = ", ".join(filter(None, (header_words(column, index.row()), meaning_words(meaning), *column.samples)))
            return plain_tooltip(said) if role == _Role.ToolTipRole else said
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Only what a column is can be said of it."""
        if role != MEANING or not index.isValid() or not isinstance(value, Meaning):
            return False
        self._meanings[index.row()] = value
        self.dataChanged.emit(index, index, [MEANING, _Role.AccessibleTextRole, _Role.ToolTipRole])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ColumnDelegate(QStyledItemDelegate):
    """Paints the rows of ``ColumnRows``: the header, two values under it, and what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        paint_ground(painter, area, option.state)
        column, meaning = index.data(COLUMN), index.data(MEANING)
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        words = meaning_words(meaning)
        size = chip_size(words)
        width = min(float(size.width()), inner.width() - _NARROWEST_WORDS)
        chip = QRectF(inner.right() - width, inner.center().y() - size.height() / 2, width, size.height())
        paint_chip(painter, chip, words, "neutral" if meaning in (KEPT, SKIPPED) else "accent")
        text = QRectF(inner.x(), inner.y(), chip.left() - SIDE - inner.x(), inner.height())
        ink = tokens().soft if meaning == SKIPPED else tokens().ink
        paint_lines(
            painter, text, header_words(column, index.row()), " · ".join(column.samples) or tr("nothing in it"), ink
        )
        painter.restore()


def header_words(column: Column, place: int) -> str:
    """What the column at this place is called."""
    return " ".join(column.header.split()) or tr("Column {number}", number=place + 1)
