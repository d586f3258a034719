"""How an interaction looks in the timeline: how and with whom, when, and the beginning of what was said."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.interactions import Interaction
from models.search import snippet
from ui.item_models.painting import paint_blank, paint_line, paint_row_ground
from ui.palette.marked import lines_of, write_marked
from ui.places.exchanges.rows import EXCHANGE, WHEN
from ui.places.people.sentences import CHANNEL_ICONS
from ui.theme import SPACE, font, paint_icon, tokens
from ui.widgets.flowing import LEADING

Index = QModelIndex | QPersistentModelIndex

_SIDE: Final = 12
_ICON: Final = 18
_BETWEEN: Final = 14
_AIR: Final = 10
_LINES: Final = 2
_WHOLE: Final = 180
"""Of a longer text, the place where it says what is sought is shown."""

_MOST: Final = 600
"""More letters than two lines hold in the widest window."""


class ExchangeDelegate(QStyledItemDelegate):
    """Paints the rows of ``ExchangeRows``, each as high as another; ``sought`` is what is marked in them."""

    sought = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A title and two lines: with another height for each, a list of 200,000 would be measured whole."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        exchange = index.data(EXCHANGE)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, area, option.state)
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        words = inner.adjusted(_ICON + _BETWEEN, 0, 0, 0)
        if isinstance(exchange, Interaction):
            top = self._paint_words(painter, words, exchange, str(index.data()), str(index.data(WHEN)))
            glyph = QRect(round(inner.x()), round(top) + 1, _ICON, _ICON)
            paint_icon(painter, glyph, CHANNEL_ICONS[exchange.channel], "accent")
        else:
            paint_blank(painter, QRectF(inner.x(), inner.center().y() - _ICON / 2, _ICON, _ICON), words)
        if index.row():
            painter.setPen(QPen(QColor(tokens().line), 1))
            painter.drawLine(QPointF(words.x(), area.y() + 0.5), QPointF(words.right(), area.y() + 0.5))
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, exchange: Interaction, title: str, when: str) -> float:
        """Write a title and what was said in the middle of the row's height; where that begins."""
        small, label, text = font("small"), font("label"), font("text")
        tags = "  ".join(f"#{tag}" for tag in exchange.tags)
        said = self._shown(exchange.text)
        at_most = _LINES - 1 if tags else _LINES
        lines = lines_of(said, text, self.sought, area.width(), at_most)
        title_height, line_height = QFontMetricsF(label).height(), QFontMetricsF(text).lineSpacing() * LEADING
        height = title_height + (len(lines) + bool(tags)) * line_height + (SPACE.hair if lines or tags else 0)
        y = area.center().y() - height / 2
        room = QFontMetricsF(small).horizontalAdvance(when) + 1
        paint_line(painter, QRectF(area.right() - room, y, room, title_height), when, small, tokens().soft)
        head = QRectF(area.x(), y, max(0.0, area.width() - room - _BETWEEN), title_height)
        write_marked(painter, head, title, label, tokens().ink, self.sought)
        below = QRectF(area.x(), y + title_height + SPACE.hair, area.width(), line_height)
        for line in lines:
            write_marked(painter, below, line, text, tokens().ink, self.sought)
            below.translate(0, line_height)
        if tags:
            write_marked(painter, below.translated(0, 2), tags, small, tokens().soft, self.sought)
        return y

    def _shown(self, text: str) -> str:
        """The text from its beginning, or around what is sought where that comes late."""
        return snippet(text, self.sought, _WHOLE) if self.sought.strip() else text[:_MOST]


def row_height() -> int:
    """The height of every row."""
    said = _LINES * QFontMetricsF(font("text")).lineSpacing() * LEADING
    return round(2 * _AIR + QFontMetricsF(font("label")).height() + SPACE.hair + said)
