"""How the palette's rows look."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.people import PersonRow
from models.words import person_line
from ui.palette.marked import write_marked
from ui.palette.rows import ROW, Command, Heading, Note, Row
from ui.theme import RADIUS, font, paint_icon, tokens
from ui.widgets import key_cap_size, key_words, paint_avatar, paint_key_cap

Index = QModelIndex | QPersistentModelIndex

_SIDE: Final = 12
_MARK: Final = 32
"""Room for the avatar or the icon before the words."""
_BETWEEN: Final = 12
_ICON: Final = 18
_AIR: Final = 16
"""Above and below the words of a row together."""


class PaletteDelegate(QStyledItemDelegate):
    """Paints one row; ``sought`` is what is marked in it."""

    sought = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines of words."""
        return QSize(0, row_height(index.data(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            words = area.adjusted(_SIDE, 0, -_SIDE, -4)
            _write(painter, words, row.words, font("section"), tokens().soft, Qt.AlignmentFlag.AlignBottom)
        else:
            _paint_ground(painter, area, option.state)
            self._paint_row(painter, area.adjusted(_SIDE, 0, -_SIDE, 0), row)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, row: PersonRow | Note | Command) -> None:
        mark = QRectF(area.x(), area.center().y() - _MARK / 2, _MARK, _MARK)
        words = area.adjusted(_MARK + _BETWEEN, 0, 0, 0)
        match row:
            case Command():
                _paint_glyph(painter, mark, row.icon)
                self._paint_lines(painter, _paint_shortcut(painter, words, row.shortcut), row.title, "")
            case Note():
                _paint_glyph(painter, mark, row.icon)
                self._paint_lines(painter, words, row.title, row.hit.snippet, row.aside)
            case _:
                paint_avatar(painter, mark, row.name)
                self._paint_lines(painter, words, row.name, person_line(row))

    def _paint_lines(self, painter: QPainter, area: QRectF, upper: str, lower: str, aside: str = "") -> None:
        """A line, a quieter one under it if there is one, and ``aside`` at the end of the first."""
        first, second = font("label"), font("small")
        heights = [QFontMetricsF(first).height(), QFontMetricsF(second).height() if lower else 0.0]
        top = area.center().y() - (sum(heights) + (2 if lower else 0)) / 2
        line = QRectF(area.x(), top, area.width(), heights[0])
        if aside:
            room = QFontMetricsF(second).horizontalAdvance(aside) + 1
            end = QRectF(line.right() - room, line.y(), room, line.height())
            _write(painter, end, aside, second, tokens().soft, Qt.AlignmentFlag.AlignVCenter)
            line.setRight(end.left() - _BETWEEN)
        write_marked(painter, line, upper, first, tokens().ink, self.sought)
        below = QRectF(area.x(), top + heights[0] + 2, area.width(), heights[1])
        if lower:
            write_marked(painter, below, lower, second, tokens().soft, self.sought)


def row_height(row: Row) -> int:
    """The height of a row, for whoever makes room for several."""
    upper = QFontMetricsF(font("label")).height()
    if isinstance(row, Heading):
        return round(QFontMetricsF(font("section")).height()) + 18
    if isinstance(row, Command):
        return max(round(upper) + _AIR, 38)
    return round(upper + QFontMetricsF(font("small")).height()) + _AIR


def _paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if not selected and not state & QStyle.StateFlag.State_MouseOver:
        return
    colours = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint if selected else colours.hover))
    painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), RADIUS.button, RADIUS.button)
    if selected and colours.name == "contrast":
        painter.setPen(QColor(colours.focus))
        painter.drawRoundedRect(area.adjusted(1, 2, -1, -2), RADIUS.button, RADIUS.button)


def _paint_glyph(painter: QPainter, mark: QRectF, name: str) -> None:
    if name:
        left, top = round(mark.center().x() - _ICON / 2), round(mark.center().y() - _ICON / 2)
        paint_icon(painter, QRect(left, top, _ICON, _ICON), name, "accent")


def _paint_shortcut(painter: QPainter, area: QRectF, shortcut: str) -> QRectF:
    """Draw the keys at the end; the room that is left."""
    if not shortcut:
        return area
    words = key_words(shortcut)
    size = key_cap_size(words)
    cap = QRectF(area.right() - size.width(), area.center().y() - size.height() / 2, size.width(), size.height())
    paint_key_cap(painter, cap, words)
    return area.adjusted(0, 0, -size.width() - _BETWEEN, 0)


def _write(painter: QPainter, area: QRectF, words: str, made: QFont, colour: str, vertically: Qt.AlignmentFlag) -> None:
    painter.setFont(made)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(vertically | Qt.AlignmentFlag.AlignLeft), words)
