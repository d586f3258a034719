"""What the rows of lists are painted with."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from models.words import apart
from ui.theme import RADIUS, tokens


def paint_row_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    """Draw what lies under a row: a tint where it is chosen, and the line of the keyboard around it."""
    colours = tokens()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(QPen(QColor(colours.accent), colours.chosen_width) if focused else QPen(Qt.PenStyle.NoPen))
    ground = colours.tint if selected else colours.hover
    painter.setBrush(QColor(ground) if selected or hovered else QColor(Qt.GlobalColor.transparent))
    if selected or focused or hovered:
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS.button, RADIUS.button)


def paint_line(painter: QPainter, area: QRectF, words: str, made: QFont, colour: str) -> float:
    """Write ``words`` on one line, letter by letter, elided where room ends; the width they took."""
    painter.setFont(made)
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(made)
    shown = metrics.elidedText(apart(" ".join(words.split())), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)


def paint_blank(painter: QPainter, mark: QRectF, text: QRectF) -> None:
    """Draw the pale shape of a row that is on its way: a disc at ``mark``, two lines in ``text``."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().hover))
    painter.drawEllipse(mark)
    for share, y in ((0.6, -12.0), (0.4, 6.0)):
        painter.drawRoundedRect(QRectF(text.x(), text.center().y() + y, text.width() * share, 8), 4, 4)
