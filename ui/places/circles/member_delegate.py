"""How somebody looks in a circle: initials and a name."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.item_models.painting import paint_blank, paint_line, paint_row_ground
from ui.theme import font, tokens
from ui.widgets import paint_avatar

HEIGHT: Final = 40
_AVATAR: Final = 26
_SIDE: Final = 8
_BETWEEN: Final = 9

Index = QModelIndex | QPersistentModelIndex


class MemberDelegate(QStyledItemDelegate):
    """Paints the rows of ``MemberRows`` in a narrow column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        paint_row_ground(painter, area, option.state)
        mark = QRectF(area.x() + _SIDE, area.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        left = mark.right() + _BETWEEN
        words = QRectF(left, area.y(), area.right() - left - _SIDE, area.height())
        name = str(index.data() or "")
        if name:
            paint_avatar(painter, mark, name)
            paint_line(painter, words, name, font("text"), tokens().ink)
        else:
            paint_blank(painter, mark, words)
        painter.restore()
