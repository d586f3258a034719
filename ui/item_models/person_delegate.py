"""How a person looks in a list: initials, name, and a quiet line under it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.item_models.people_rows import LINE
from ui.theme import RADIUS, font, tokens
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
        _paint_ground(painter, area, state)
        avatar = QRectF(area.x() + _SIDE, area.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        left = avatar.right() + _BETWEEN
        text = QRectF(left, area.y(), area.right() - left - _SIDE, area.height())
        name = str(index.data() or "")
        if name:
            paint_avatar(painter, avatar, name)
            _paint_words(painter, text, name, str(index.data(LINE) or ""))
        else:
            _paint_shape(painter, avatar, text)
        painter.restore()


def _paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    colours = tokens()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(QPen(QColor(colours.accent), colours.chosen_width) if focused else QPen(Qt.PenStyle.NoPen))
    ground = colours.tint if selected else colours.hover
    painter.setBrush(QColor(ground) if selected or hovered else QColor(Qt.GlobalColor.transparent))
    if selected or focused or hovered:
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS.button, RADIUS.button)


def _paint_words(painter: QPainter, area: QRectF, name: str, line: str) -> None:
    upper, lower = font("label"), font("small")
    heights = [QFontMetricsF(one).height() for one in (upper, lower)]
    gap = 3.0
    top = area.center().y() - (sum(heights) + gap) / 2 if line else area.center().y() - heights[0] / 2
    _paint_line(painter, QRectF(area.x(), top, area.width(), heights[0]), name, upper, tokens().ink)
    below = QRectF(area.x(), top + heights[0] + gap, area.width(), heights[1])
    _paint_line(painter, below, line, lower, tokens().soft)


def _paint_line(painter: QPainter, area: QRectF, words: str, made: QFont, colour: str) -> None:
    painter.setFont(made)
    painter.setPen(QColor(colour))
    one_line = " ".join(words.split())
    shown = QFontMetricsF(made).elidedText(one_line, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _paint_shape(painter: QPainter, avatar: QRectF, text: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().hover))
    painter.drawEllipse(avatar)
    for share, y in ((0.6, -12.0), (0.4, 6.0)):
        painter.drawRoundedRect(QRectF(text.x(), text.center().y() + y, text.width() * share, 8), 4, 4)
