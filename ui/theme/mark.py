"""The program's own mark: beside the titles of its windows, and where the desktop lists them."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from ui.theme.fonts import font_of
from ui.theme.tokens import LIGHT

_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)
_ROUND: Final = 0.22
_LETTER: Final = 0.58


def mark() -> QIcon:
    """A W on the accent, the same in every theme, as nobody knows on what ground a desktop shows it."""
    made = QIcon()
    for side in _SIDES:
        made.addPixmap(_drawn(side))
    return made


def _drawn(side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    area = QRectF(0, 0, side, side)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(area, side * _ROUND, side * _ROUND)
    painter.setPen(QColor(LIGHT.on_accent))
    painter.setFont(font_of(side * _LETTER, QFont.Weight.DemiBold))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "W")
    painter.end()
    return picture
