"""A page of the help as it looks: Markdown in our fonts, in the colours of the theme.

Qt knows how to lay Markdown out, but sets it in sizes and colours of its own.
So each piece is dressed again, by what it is. Frames are drawn by whoever shows the page, at the places given back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from ui.places.help.book import key_of
from ui.theme import SPACE, font, tokens

_DIALECT: Final = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_NO_BREAK: Final = "\u00a0"
_LINE_HEIGHT: Final = 118
"""Of a line of text, in hundredths of what the font asks for."""

_FIRST_COLUMN: Final = 36
"""How much of a table its first column takes, in hundredths."""

Span = tuple[int, int]
"""The positions in a document between which something stands."""


@dataclass(slots=True)
class Frames:
    """What is to be drawn behind the words: caps of keys, and boxes around what is typed in a terminal."""

    caps: list[Span] = field(default_factory=list)
    boxes: list[Span] = field(default_factory=list)


def typeset(document: QTextDocument, markdown: str) -> Frames:
    """Have ``document`` show ``markdown``, which must be ours: nothing in it is distrusted but HTML."""
    document.setDocumentMargin(0)
    document.setIndentWidth(20)
    document.setDefaultFont(font("text"))
    document.setMarkdown(markdown, _DIALECT)
    for block in list(_blocks(document)):
        _set_block(block)
    # from the end, as a key's words are longer or shorter than its name
    for start, length, format in reversed(list(_fragments(document))):
        _set_fragment(document, start, length, format)
    for each in document.rootFrame().childFrames():
        if isinstance(each, QTextTable):
            _set_table(each)
    return Frames(list(_keys(document)), list(_code(document)))


_IS_KEY: Final = QTextFormat.Property.UserProperty.value + 1


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(document: QTextDocument) -> Iterator[tuple[int, int, QTextCharFormat]]:
    for block in _blocks(document):
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            yield piece.position(), piece.length(), piece.charFormat()
            pieces += 1


def _keys(document: QTextDocument) -> Iterator[Span]:
    """Where keys begin and end; each is of three pieces, see ``_insert_key``."""
    pieces = [(start, start + length) for start, length, made in _fragments(document) if made.property(_IS_KEY)]
    for first, last in zip(pieces[::3], pieces[2::3], strict=True):
        yield first[0], last[1]


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _code(document: QTextDocument) -> Iterator[Span]:
    """Where blocks of code begin and end, those that follow each other taken together."""
    start: int | None = None
    end = 0
    for block in _blocks(document):
        if _is_code(block):
            start = block.position() if start is None else start
            end = block.position()
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _set_block(block: QTextBlock) -> None:
    made = QTextBlockFormat(block.blockFormat())
    level = made.headingLevel()
    above, below = {0: (0, 10), 1: (0, SPACE.medium), 2: (SPACE.wide, SPACE.small)}.get(level, (SPACE.large, 6))
    if block.textList() is not None:
        below = 6
    if QTextCursor(block).currentTable() is not None:
        above, below = 0, 0
    if _is_code(block):
        above = 0 if _is_code(block.previous()) else 14
        below = 0 if _is_code(block.next()) else 24
        made.setLeftMargin(14)
        made.setRightMargin(14)
    made.setTopMargin(above)
    made.setBottomMargin(below)
    made.clearBackground()
    if not level:
        made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(made)
    if block.textList() is not None:  # its dot or number is drawn in the format of the block
        cursor.setBlockCharFormat(_words(font("text"), tokens().soft))


def _set_fragment(document: QTextDocument, start: int, length: int, was: QTextCharFormat) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    level = cursor.blockFormat().headingLevel()
    table = cursor.currentTable()
    key = key_of(cursor.selectedText()) if was.fontFixedPitch() else ""
    if level:
        cursor.setCharFormat(_words(font("title" if level == 1 else "heading" if level == 2 else "name")))
    elif key:
        _insert_key(cursor, key)
    elif was.fontFixedPitch() or _is_code(cursor.block()):
        cursor.setCharFormat(_words(_typewriter()))
    elif was.isAnchor():
        made = _words(font("text"), tokens().accent)
        made.setAnchor(True)
        made.setAnchorHref(was.anchorHref())
        made.setFontUnderline(True)
        cursor.setCharFormat(made)
    elif table is not None and table.cellAt(cursor).row() == 0:
        cursor.setCharFormat(_words(font("section"), tokens().soft))
    else:
        bold = was.fontWeight() > QFont.Weight.Normal
        cursor.setCharFormat(_words(font("strong" if bold else "text")))


def _insert_key(cursor: QTextCursor, key: str) -> None:
    """Its words, which no line end parts, between blanks as high as the text: the line stays where it was."""
    blank, words = _words(font("text")), _words(font("key"), tokens().soft)
    for made, text in ((blank, _NO_BREAK), (words, f" {key} ".replace(" ", _NO_BREAK)), (blank, _NO_BREAK)):
        made.setProperty(_IS_KEY, True)
        cursor.insertText(text, made)


def _set_table(table: QTextTable) -> None:
    made = table.format()
    made.setBorder(0)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(0)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    rest = (100 - _FIRST_COLUMN) / max(1, table.columns() - 1)
    shares = [_FIRST_COLUMN, *(rest for _ in range(table.columns() - 1))]
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
    made.setTopMargin(SPACE.hair)
    made.setBottomMargin(SPACE.large)
    table.setFormat(made)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            look = cell.format().toTableCellFormat()
            look.setTopPadding(6)
            look.setBottomPadding(6)
            look.setLeftPadding(0)
            look.setRightPadding(SPACE.medium)
            look.setBottomBorder(1)
            look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBottomBorderBrush(QBrush(QColor(tokens().line)))
            cell.setFormat(look)


def _words(shown: QFont, colour: str = "") -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(shown)
    made.setForeground(QColor(colour or tokens().ink))
    return made


def _typewriter() -> QFont:
    """The system's own: none is shipped, and only what is typed in a terminal is set in it."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPointSizeF(font("small").pointSizeF())
    return made
