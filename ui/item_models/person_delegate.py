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

Index = QModelIndex | QPersistentModelIndex


class PersonDelegate(QStyledItemDelegate):
    """Paints the rows of ``PeopleRows``. Names are elided, never cut; a row that is on its way is a pale shape.

    A narrower list gives other measures, in pixels, and ``paint_words`` of its own.
    """

    height = HEIGHT
    avatar = 36
    side = 12
    between = 12

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        paint_row_ground(painter, area, option.state)
        avatar = QRectF(area.x() + self.side, area.center().y() - self.avatar / 2, self.avatar, self.avatar)
        left = avatar.right() + self.between
        text = QRectF(left, area.y(), area.right() - left - self.side, area.height())
        name = str(index.data() or "")
        if name:
            paint_avatar(painter, avatar, name)
            self.paint_words(painter, text, name, index)
        else:
            paint_blank(painter, avatar, text)
        painter.restore()

    def paint_words(self, painter: QPainter, area: QRectF, name: str, index: Index) -> None:
        """Draw the name, and what is said under it."""
        _paint_words(painter, area, name, str(index.data(LINE) or ""))


def _paint_words(painter: QPainter, area: QRectF, name: str, line: str) -> None:
    upper, lower = font("label"), font("small")
    heights = [QFontMetricsF(one).height() for one in (upper, lower)]
    gap = 3.0
    top = area.center().y() - (sum(heights) + gap) / 2 if line else area.center().y() - heights[0] / 2
    paint_line(painter, QRectF(area.x(), top, area.width(), heights[0]), name, upper, tokens().ink)
    below = QRectF(area.x(), top + heights[0] + gap, area.width(), heights[1])
    paint_line(painter, below, line, lower, tokens().soft)
