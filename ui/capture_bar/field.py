"""The field in which one writes down what happened: one line, and more as they are needed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ui.capture_bar.edits import Edit, from_the_end
from ui.capture_bar.units import Units
from ui.theme import font

MOST_LINES: Final = 6
"""Beyond these the field scrolls."""

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEW_LINE: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_LINE_ENDS: Final = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class SentenceField(QPlainTextEdit):
    """As high as what is in it. Enter means ``entered``; with Shift or Ctrl it begins a new line.

    ``stepped_out`` tells of a Down that has no line below, ``recalled`` of an Up in an empty field,
    ``given_up`` of Escape.
    Places are counted in code points, as everywhere but in Qt.
    """

    entered = Signal()
    stepped_out = Signal()
    recalled = Signal()
    given_up = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._hint = hint
        self.setFont(font("text"))
        self.setProperty("bare", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def sentence(self) -> str:
        """What is written, letter by letter; Qt's own way would make plain spaces of no-break ones."""
        return self.document().toRawText().translate(_LINE_ENDS)

    @property
    def cursor_at(self) -> int:
        """Where the cursor is."""
        return Units(self.sentence).from_qt(self.textCursor().position())

    def put(self, sentence: str) -> None:
        """Have this in place of all, as if it had never been otherwise: there is nothing to undo."""
        self.setPlainText(sentence)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def rewrite(self, edits: Sequence[Edit]) -> None:
        """Put texts in place of stretches that do not overlap, as one step of undo; the cursor follows the last."""
        units = Units(self.sentence)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for edit in from_the_end(edits):
            cursor.setPosition(units.to_qt(edit.start))
            cursor.setPosition(units.to_qt(edit.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
            if edit is edits[-1]:
                after = QTextCursor(cursor)
        cursor.endEditBlock()
        if edits:
            self.setTextCursor(after)

    def select(self, start: int, end: int) -> None:
        """Mark a stretch, so that the next key replaces it."""
        units, cursor = Units(self.sentence), self.textCursor()
        cursor.setPosition(units.to_qt(start))
        cursor.setPosition(units.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def place_of(self, at: int) -> QRect:
        """Where the line begins at ``at``, in the field: a strip as high as the line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(Units(self.sentence).to_qt(at))
        found = self.cursorRect(cursor)
        return QRect(self.viewport().mapTo(self, found.topLeft()), found.size())

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z through to the vault when there is nothing to take back here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_idle_undo(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Escape and the arrows at the edges are told; the rest is writing."""
        if event.key() in _ENTERS:
            if event.modifiers() & _NEW_LINE:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            else:
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_Down and not event.modifiers() and not self._has_line_below():
            self.stepped_out.emit()
        elif event.key() == Qt.Key.Key_Up and not event.modifiers() and self.document().isEmpty():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is its letters, and the line ends around them are nobody's."""
        self.textCursor().insertText(source.text().strip("\r\n"))
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The narrower, the higher; a hint with too little room ends in …."""
        super().resizeEvent(event)
        room = self.viewport().width() - 8
        self.setPlaceholderText(self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room))
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self._height())

    def _is_idle_undo(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()

    def _has_line_below(self) -> bool:
        cursor = self.textCursor()
        return cursor.movePosition(QTextCursor.MoveOperation.Down)

    def _fit(self, *_size: object) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
        whole = self._lines() <= MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

    def _lines(self) -> int:
        # the layout of a plain text counts its height in lines
        return max(1, round(self.document().documentLayout().documentSize().height()))

    def _height(self) -> int:
        return min(self._lines(), MOST_LINES) * self.fontMetrics().lineSpacing() + 4
