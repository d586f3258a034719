"""How a person looks in a list: initials, name, and a quiet line under it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.item_models.painting import paint_blank, paint_line, paint_row_ground
from ui.item_models.people_rows import LINE
from ui.theme import font, tokens
from ui.widgets.avatar import paint_avatar

HEIGHT: Final = 57
_AVATAR: Final = 36
_SIDE: Final = 12
_BETWEEN: Final = 12

Index = QModelIndex | QPersistentModelIndex


class PersonDelegate(QStyledItemDelegate):
    """Paints the rows of ``PeopleRows``. Names are elided, never cut; a row that is on its way is a pale shape."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        paint_row_ground(painter, area, state)
        avatar = QRectF(area.x() + _SIDE, area.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        left = avatar.right() + _BETWEEN
        text = QRectF(left, area.y(), area.right() - left - _SIDE, area.height())
        name = str(index.data() or "")
        if name:
            paint_avatar(painter, avatar, name)
            _paint_words(painter, text, name, str(index.data(LINE) or ""))
        else:
            paint_blank(painter, avatar, text)
        painter.restore()


def _paint_words(painter: QPainter, area: QRectF, name: str, line: str) -> None:
    upper, lower = font("label"), font("small")
    heights = [QFontMetricsF(one).height() for one in (upper, lower)]
    gap = 3.0
    top = area.center().y() - (sum(heights) + gap) / 2 if line else area.center().y() - heights[0] / 2
    paint_line(painter, QRectF(area.x(), top, area.width(), heights[0]), name, upper, tokens().ink)
    below = QRectF(area.x(), top + heights[0] + gap, area.width(), heights[1])
    paint_line(painter, below, line, lower, tokens().soft)
