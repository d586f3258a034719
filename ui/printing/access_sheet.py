"""All that is kept about someone, on as many pages as it takes."""

from functools import partial
from typing import Final

from PySide6.QtGui import QColor, QPagedPaintDevice, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from models.access_sheet import AccessSheet, Entry
from ui.printing.paper import INK, NAME, SOFT, as_pdf, lay_page, usual_paper
from ui.theme import SPACE, font
from ui.theme.fonts import Step

_NO_MARGIN: Final = 0.0
"""Qt leaves two centimetres around a document it breaks into pages."""


def access_sheet_as_pdf(sheet: AccessSheet) -> bytes:
    """The sheet as a PDF, its pages numbered, on the paper that is usual where the user is."""
    return as_pdf(NAME, partial(_draw, sheet))


def _draw(sheet: AccessSheet, page: QPagedPaintDevice) -> None:
    lay_page(page, usual_paper(), _NO_MARGIN)
    _document(sheet).print_(page)


def _document(sheet: AccessSheet) -> QTextDocument:
    document = QTextDocument()
    cursor = QTextCursor(document)
    _write(cursor, sheet.title, "title", INK)
    for section in sheet.sections:
        _write(cursor, section.heading, "heading", INK, above=SPACE.wide)
        for entry in section.entries:
            _write_entry(cursor, entry)
    return document


def _write_entry(cursor: QTextCursor, entry: Entry) -> None:
    above = SPACE.medium
    for what, said in entry:
        _write(cursor, f"{what}  ", "small", SOFT, above=above)
        # a line break and no new block: a long note stays one thing
        cursor.insertText(said.replace("\n", "\u2028"), _looking("text", INK))
        above = 0


def _write(cursor: QTextCursor, text: str, step: Step, colour: str, *, above: int = 0) -> None:
    """Begin a paragraph with ``text``. Nothing in it is taken for markup."""
    block = QTextBlockFormat()
    block.setTopMargin(above)
    if cursor.atStart():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(text, _looking(step, colour))


def _looking(step: Step, colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(font(step))
    look.setForeground(QColor(colour))
    return look
