"""A document that goes over as many pages as it takes: a title, headings, and lines under them."""

from typing import Final

from PySide6.QtGui import QColor, QPagedPaintDevice, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from ui.printing.paper import INK, SOFT, lay_page, usual_paper
from ui.theme import SPACE, font
from ui.theme.fonts import Step

_NO_MARGIN: Final = 0.0
"""Qt leaves two centimetres around a document it breaks into pages."""


class Pages:
    """Is written from above. Nothing in what is written is taken for markup."""

    def __init__(self, title: str) -> None:
        self._document = QTextDocument()
        self._cursor = QTextCursor(self._document)
        self._begin(title, "title", INK, above=0)

    def heading(self, text: str) -> None:
        """Begin a section."""
        self._begin(text, "heading", INK, above=SPACE.wide)

    def line(self, text: str, *, lead: str = "", apart: bool = False) -> None:
        """Write a line, after a quiet ``lead`` if there is one; ``apart`` from the one before."""
        self._begin(f"{lead}  " if lead else "", "small", SOFT, above=SPACE.medium if apart else 0)
        # a line break and no new block: a long note stays one thing
        self._cursor.insertText(text.replace("\n", "\u2028"), _looking("text", INK))

    def draw(self, page: QPagedPaintDevice) -> None:
        """Draw it, its pages numbered, on the paper that is usual where the user is."""
        lay_page(page, usual_paper(), _NO_MARGIN)
        self._document.print_(page)

    def _begin(self, text: str, step: Step, colour: str, *, above: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        if self._cursor.atStart():
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._cursor.insertText(text, _looking(step, colour))


def _looking(step: Step, colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(font(step))
    look.setForeground(QColor(colour))
    return look
