"""The recovery sheet: one page of paper, or of PDF, that opens the vault."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QBuffer, QDate, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from resources import tr
from ui.theme import font
from ui.theme.fonts import Step
from ui.theme.tokens import LIGHT

_COLUMNS = 2
_MARGIN_MM = 22.0
_DPI = 96
_LINE = 34.0


def sheet_as_pdf(name: str, words: Sequence[str], made_on: date) -> bytes:
    """The sheet of the vault ``name`` as a PDF of one A4 page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("Recovery words"))
    writer.setCreator("Whispeer")
    paint_sheet(writer, name, words, made_on)
    return bytes(buffer.data().data())


def paint_sheet(page: QPagedPaintDevice, name: str, words: Sequence[str], made_on: date) -> None:
    """Draw the sheet on one page of a printer or a file."""
    page.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(page)
    scale = page.logicalDpiX() / _DPI
    painter.scale(scale, scale)
    pen = _Pen(painter, page.width() / scale)
    pen.write("Whispeer", "section", LIGHT.soft)
    pen.write(tr("Recovery words of “{name}”", name=name), "title")
    pen.write(
        tr("Made on {day}", day=QLocale().toString(QDate(made_on.year, made_on.month, made_on.day), "d MMMM yyyy")),
        "text",
        LIGHT.soft,
    )
    pen.leave(20)
    pen.grid(words)
    pen.leave(24)
    for words_to_say in (
        tr("These 20 words, in this order, open the notebook when the passphrase is forgotten."),
        tr("There is no third way in. Lose both and nobody, not even us, can open it."),
        tr("Keep this sheet on paper, where you keep what matters, and not on a computer."),
        tr("To use it: “Use the recovery words”, under the passphrase."),
    ):
        pen.write(words_to_say, "text")
        pen.leave(6)
    painter.end()


class _Pen:
    """Writes from the top of a page to its bottom. Lengths are in 1/96 inch."""

    def __init__(self, painter: QPainter, width: float) -> None:
        self._painter = painter
        self._width = width
        self._y = 0.0

    def write(self, text: str, step: Step, colour: str = LIGHT.ink) -> None:
        self._painter.setFont(_for_paper(font(step)))
        self._painter.setPen(QColor(colour))
        room = QRectF(0, self._y, self._width, 400)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        used = self._painter.boundingRect(room, flags, text)
        self._painter.drawText(room, flags, text)
        self._y += used.height() + 4

    def leave(self, height: float) -> None:
        self._y += height

    def grid(self, words: Sequence[str]) -> None:
        lines = -(-len(words) // _COLUMNS)
        column_width = self._width / _COLUMNS
        number_font = _for_paper(font("small"))
        word_font = _for_paper(font("heading"))
        for at, word in enumerate(words):
            column, line = divmod(at, lines)
            left, top = column * column_width, self._y + line * _LINE
            self._put(QRectF(left, top, 26, _LINE), str(at + 1), number_font, LIGHT.soft, right=True)
            self._put(QRectF(left + 40, top, column_width - 50, _LINE), word, word_font, LIGHT.ink)
            self._painter.setPen(QPen(QColor(LIGHT.line), 0.75))
            self._painter.drawLine(int(left), int(top + _LINE), int(left + column_width - 20), int(top + _LINE))
        self._y += lines * _LINE

    def _put(self, room: QRectF, text: str, with_font: QFont, colour: str, *, right: bool = False) -> None:
        self._painter.setFont(with_font)
        self._painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), text)


def _for_paper(chosen: QFont) -> QFont:
    """The same font in the page's own units, and as wide as it was drawn: paper needs no tightening."""
    sized = QFont(chosen)
    sized.setPixelSize(round(chosen.pointSizeF() * _DPI / 72))
    sized.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    return sized
