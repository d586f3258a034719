"""A line that is too long is cut where it ends for whoever reads it."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.item_models.painting import paint_line
from ui.theme import font

WIDE, HIGH = 200, 30
_END = 7


def painted(words: str) -> QImage:
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as that of a widget is
    paint_line(painter, QRectF(0, 0, WIDE, HIGH), words, font("text"), "#000000")
    painter.end()
    return image


def rows_with_ink(image: QImage, begin: int, end: int) -> int:
    """How many rows have ink between two columns: of dots there are few."""
    return sum(any(image.pixelColor(x, y).lightness() < 160 for x in range(begin, end)) for y in range(image.height()))


@pytest.mark.parametrize(("word", "dots_at_left"), [("mmmm ", False), ("שםצק ", True)])
def test_the_dots_stand_where_one_would_read_on(qapp: QApplication, word: str, dots_at_left: bool) -> None:
    image = painted(word * 40)
    inked = [x for x in range(WIDE) if rows_with_ink(image, x, x + 1)]
    left = rows_with_ink(image, inked[0], inked[0] + _END)
    right = rows_with_ink(image, inked[-1] - _END + 1, inked[-1] + 1)
    assert (left < right) is dots_at_left
    assert min(left, right) < 5


def test_what_is_short_is_painted_whole(qapp: QApplication) -> None:
    assert rows_with_ink(painted("mm"), 0, 10) > 4
