"""The titles of the help's pages, to choose from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resources import tr
from ui.places.help.book import Page
from ui.theme import RADIUS, SPACE, font, tokens
from ui.widgets import plain_tooltip

_HEIGHT: Final = 36
_KEY: Final = Qt.ItemDataRole.UserRole
_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Index = QModelIndex | QPersistentModelIndex


class Titles(QListWidget):
    """One line a page. ``chosen`` tells on which the selection is, ``opened`` that Enter asked to read it.

    Letters and Escape are for the place to hear; Up on the first leaves the list.
    """

    chosen = Signal(str)
    opened = Signal()
    left_upwards = Signal()

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFont(font("text"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_TitleDelegate(self))
        for page in pages:
            item = QListWidgetItem(page.title, self)
            item.setData(_KEY, page.key)
            item.setToolTip(plain_tooltip(page.title))
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemClicked.connect(self._on_clicked)

    @property
    def shown(self) -> list[str]:
        """The pages that can be chosen now."""
        return [str(item.data(_KEY)) for item in self._items() if not item.isHidden()]

    def show_only(self, keys: Sequence[str]) -> None:
        """Leave these; the selection goes to the first of them if what it was on is gone."""
        for item in self._items():
            item.setHidden(item.data(_KEY) not in keys)
        current = self.currentItem()
        if keys and (current is None or current.isHidden()):
            self.choose(keys[0])

    def choose(self, key: str) -> None:
        """Put the selection on a page."""
        self.setCurrentItem(next(item for item in self._items() if item.data(_KEY) == key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what is no way to move in a list."""
        visible = self.shown
        current = self.currentItem()
        if event.key() in _OPENING and current is not None:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Up and (current is None or [current.data(_KEY)] == visible[:1]):
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_KEY)))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A link may have led away from the title that is pressed again."""
        self.chosen.emit(str(item.data(_KEY)))


class _TitleDelegate(QStyledItemDelegate):
    """A title on a quiet ground, in a line where the keyboard is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(_HEIGHT, option.fontMetrics.height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = tokens()
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(colours.accent), colours.chosen_width) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint if selected else colours.hover))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS.button, RADIUS.button)
        painter.setFont(font("label" if selected else "text"))
        painter.setPen(QColor(colours.ink if selected else colours.soft))
        words = area.adjusted(SPACE.medium, 0, -SPACE.small, 0)
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)
        painter.restore()
