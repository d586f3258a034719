"""Colours in the sentence, by what was understood of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.capture_bar.pieces import Ink
from ui.theme import theme, tokens

_TOKENS: Final[dict[Ink, str]] = {
    "person": "accent",
    "accent": "accent",
    "warm": "warm",
    "gold": "gold",
}


@dataclass(slots=True)
class Coloured:
    """A stretch of the document in Qt's units, and its ink."""

    start: int
    end: int
    ink: Ink


class Highlighter(QSyntaxHighlighter):
    """Keeps the inks where their words are while one types, until what is new was understood."""

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._coloured: list[Coloured] = []
        # heard before Qt's own slot, which paints the block that was typed in
        document.contentsChange.connect(self._on_contents_change)
        self.setDocument(document)
        theme().changed.connect(self.rehighlight)

    def colour(self, coloured: Sequence[Coloured]) -> None:
        """Have these inks; where several lie on one word the last wins."""
        if coloured != self._coloured:
            self._coloured = list(coloured)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Qt's way to ask for a block's inks."""
        block = self.currentBlock()
        begin, length = block.position(), block.length()
        for each in self._coloured:
            start, end = max(each.start - begin, 0), min(each.end - begin, length)
            if each.ink == "asked":
                self._underline(start, end)
            elif start < end:
                self.setFormat(start, end - start, _format(each.ink))

    def _underline(self, start: int, end: int) -> None:
        """Dots under a doubt, whatever ink it is written in."""
        for at in range(start, end):
            made = QTextCharFormat(self.format(at))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(QColor(tokens().accent))
            self.setFormat(at, 1, made)

    def _on_contents_change(self, at: int, removed: int, added: int) -> None:
        for each in self._coloured:
            each.start = _moved(each.start, at, removed, added)
            each.end = _moved(each.end, at, removed, added)


def _moved(place: int, at: int, removed: int, added: int) -> int:
    """Where ``place`` is after ``added`` units took the place of ``removed`` ones at ``at``."""
    if place < at:
        return place
    return max(place - removed, at) + added if place >= at + removed else at + added


def _format(ink: Ink) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(getattr(tokens(), _TOKENS[ink])))
    if ink == "person":
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
