"""The recovery sheet: one page of paper, or of PDF, that opens the vault."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageSize, QPainter, QPen

from resources import tr
from ui.printing.paper import INK, SOFT, as_pdf, draw_placed, drawing_on, for_paper, lay_page, place
from ui.theme import font
from ui.theme.fonts import Step
from ui.theme.tokens import LIGHT

_COLUMNS = 2
_MARGIN_MM = 22.0
_LINE = 34.0
_MOST_LINES = 6


def sheet_as_pdf(name: str, words: Sequence[str], made_on: date) -> bytes:
    """The sheet of the vault ``name`` as a PDF of one A4 page."""
    return as_pdf(tr("Recovery words"), partial(paint_sheet, name=name, words=words, made_on=made_on))


def paint_sheet(page: QPagedPaintDevice, name: str, words: Sequence[str], made_on: date) -> None:
    """Draw the sheet on one page of a printer or a file."""
    lay_page(page, QPageSize.PageSizeId.A4, _MARGIN_MM)
    with drawing_on(page) as (painter, width, _):
        pen = _Pen(painter, width)
        pen.write("Whispeer", "section", SOFT)
        pen.write(tr("Recovery words of “{name}”", name=name), "title")
        day = QLocale().toString(QDate(made_on.year, made_on.month, made_on.day), "d MMMM yyyy")
        pen.write(tr("Made on {day}", day=day), "text", SOFT)
        pen.leave(20)
        pen.grid(words)
        pen.leave(24)
        for words_to_say in (
            tr("These 20 words, in this order, open the notebook when the passphrase is forgotten."),
            tr("With a backup they bring all of it back on another computer: also the keys by which others know you."),
            tr("There is no third way in. Lose both and nobody, not even us, can open it."),
            tr("Keep this sheet on paper, where you keep what matters, and not on a computer."),
            tr("To use it: “Use the recovery words”, under the passphrase."),
        ):
            pen.write(words_to_say, "text")
            pen.leave(6)


class _Pen:
    """Writes from the top of a page to its bottom."""

    def __init__(self, painter: QPainter, width: float) -> None:
        self._painter = painter
        self._width = width
        self._y = 0.0

    def write(self, text: str, step: Step, colour: str = INK) -> None:
        placed = place(text, step, colour, (0, self._y), self._width, _MOST_LINES)
        draw_placed(self._painter, [placed])
        self._y += placed.height + 4

    def leave(self, height: float) -> None:
        self._y += height

    def grid(self, words: Sequence[str]) -> None:
        lines = -(-len(words) // _COLUMNS)
        column_width = self._width / _COLUMNS
        number_font = for_paper(font("small"))
        word_font = for_paper(font("heading"))
        for at, word in enumerate(words):
            column, line = divmod(at, lines)
            left, top = column * column_width, self._y + line * _LINE
            self._put(QRectF(left, top, 26, _LINE), str(at + 1), number_font, SOFT, right=True)
            self._put(QRectF(left + 40, top, column_width - 50, _LINE), word, word_font, INK)
            self._painter.setPen(QPen(QColor(LIGHT.line), 0.75))
            self._painter.drawLine(int(left), int(top + _LINE), int(left + column_width - 20), int(top + _LINE))
        self._y += lines * _LINE

    def _put(self, room: QRectF, text: str, with_font: QFont, colour: str, *, right: bool = False) -> None:
        self._painter.setFont(with_font)
        self._painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), text)
