"""Changes as the rows of a list."""

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.history import Entry
from resources import phrase
from ui.item_models.paged_rows import PagedRows
from ui.item_models.painting import paint_blank, paint_line, paint_row_ground
from ui.jobs import Jobs
from ui.places.history.reading import read_entries
from ui.places.history.words import about_words, when_words
from ui.theme import font, tokens

ENTRY: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the ``Entry``; ``None`` while it is read."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_SIDE: Final = 12
_BETWEEN: Final = 12
_AIR: Final = 14


class HistoryRows(PagedRows):
    """The changes of some ids: what was done to display, the rest for the delegate and for a screen reader."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, read_entries, parent)
        self._today = date.min

    @property
    def today(self) -> date:
        """The day from which moments are told."""
        return self._today

    def see_from(self, today: date) -> None:
        """Tell moments as one does ``today``."""
        if today != self._today:
            self._today = today
            self.refresh()

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a role shows of a change; never read from the vault here."""
        if not index.isValid() or index.row() >= len(self.ids) or role not in _SHOWN:
            return None
        entry = self.row(index.row())
        if not isinstance(entry, Entry):
            return "…" if role == _Role.AccessibleTextRole else None
        if role == ENTRY:
            return entry
        if role == _Role.DisplayRole:
            return phrase(entry.label)
        parts = (phrase(entry.label), about_words(entry, self._today), when_words(entry.made_at, self._today))
        return ", ".join(filter(None, parts))


_SHOWN: Final = frozenset({ENTRY, int(_Role.DisplayRole), int(_Role.AccessibleTextRole)})


class HistoryDelegate(QStyledItemDelegate):
    """Paints the rows of ``HistoryRows``, each as high as another; what was taken back stands back."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(0, round(QFontMetricsF(font("label")).height() + QFontMetricsF(font("small")).height()) + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, area, option.state)
        words = area.adjusted(_SIDE, 0, -_SIDE, 0)
        entry, model = index.data(ENTRY), index.model()
        if isinstance(entry, Entry) and isinstance(model, HistoryRows):
            _paint_words(painter, words, entry, model.today)
        else:
            paint_blank(painter, QRectF(words.x(), words.center().y(), 0, 0), words)
        painter.restore()


def _paint_words(painter: QPainter, area: QRectF, entry: Entry, today: date) -> None:
    label, small, colours = font("label"), font("small"), tokens()
    about, when = about_words(entry, today), when_words(entry.made_at, today)
    heights = [QFontMetricsF(label).height(), QFontMetricsF(small).height() if about else 0.0]
    top = area.center().y() - sum(heights) / 2
    room = QFontMetricsF(small).horizontalAdvance(" ".join(when.split())) + 1
    paint_line(painter, QRectF(area.right() - room, top, room, heights[0]), when, small, colours.soft)
    head = QRectF(area.x(), top, max(0.0, area.width() - room - _BETWEEN), heights[0])
    paint_line(painter, head, phrase(entry.label), label, colours.soft if entry.undone else colours.ink)
    if about:
        paint_line(painter, QRectF(area.x(), top + heights[0], area.width(), heights[1]), about, small, colours.soft)
