"""Squares to photograph (a QR code), painted so that any camera reads them."""

from math import floor
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.carrying import Squares

_DARK, _LIGHT = QColor("black"), QColor("white")
"""Whatever the theme: readers want dark on light."""
_SIDE: Final = 4
_SMALL_SIDE: Final = 3
_MANY: Final = 61
"""Squares in a row from which on they are painted smaller."""


class SquaresView(QWidget):
    """Shows rows of squares with the light margin that belongs to them; without any it takes no room.

    Each is a whole number of the screen's own pixels wide, so that no edge is blurred. ``name`` says what they hold.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._squares: Squares = ()
        self.setAccessibleName(name)
        self.hide()

    def show_squares(self, squares: Squares) -> None:
        """Show these in place of those before, or none."""
        self._squares = squares
        self.setVisible(bool(squares))
        self.setFixedSize(self.sizeHint())
        self.update()

    def copy(self) -> None:
        """Put a picture of them into the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def sizeHint(self) -> QSize:
        """As wide as its squares."""
        count = len(self._squares)
        side = count * (_SIDE if count < _MANY else _SMALL_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them in the middle, in pixels of the screen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _LIGHT)
        if not self._squares:
            return
        ratio = painter.deviceTransform().m11()
        painter.scale(1 / ratio, 1 / ratio)
        count, room = len(self._squares), floor(min(self.width(), self.height()) * ratio)
        side = max(1, room // count)
        margin = (room - side * count) // 2
        for y, row in enumerate(self._squares):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRect(margin + x * side, margin + y * side, side, side), _DARK)
