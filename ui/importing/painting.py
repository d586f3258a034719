"""What the rows of the lists of an import are painted with."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from models.words import apart
from ui.theme import RADIUS, font, tokens
from ui.theme.fonts import Step

HEIGHT: Final = 54
SIDE: Final = 12
_GAP: Final = 2.0


def paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    """The ground of a row, by whether it is chosen, has the keyboard, or is pointed at."""
    colours = tokens()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if not (selected or focused or state & QStyle.StateFlag.State_MouseOver):
        return
    painter.setPen(QPen(QColor(colours.accent), colours.chosen_width) if focused else QPen(Qt.PenStyle.NoPen))
    # a tint would swallow the chip on it
    painter.setBrush(QColor(colours.panel if selected and focused else colours.hover))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS.button, RADIUS.button)


def paint_lines(painter: QPainter, area: QRectF, upper: str, lower: str, ink: str) -> None:
    """A line in ``ink`` and, unless it is empty, a quieter one under it; what is too long is cut."""
    lines: list[tuple[str, Step, str]] = [(upper, "label", ink)]
    if lower:
        lines.append((lower, "small", tokens().soft))
    heights = [QFontMetricsF(font(step)).height() for _, step, _ in lines]
    top = area.center().y() - (sum(heights) + _GAP * (len(lines) - 1)) / 2
    for (words, step, colour), height in zip(lines, heights, strict=True):
        painter.setFont(font(step))
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(font(step)).elidedText(
            apart(" ".join(words.split())), Qt.TextElideMode.ElideRight, max(area.width(), 0.0)
        )
        painter.drawText(QRectF(area.x(), top, area.width(), height), int(Qt.AlignmentFlag.AlignVCenter), shown)
        top += height + _GAP
