"""Two people beside each other, line by line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.doubles import Agreement, Pair, Side
from resources import tr
from ui.places.doubles.sentences import Line, lines
from ui.places.likeness import grid, head
from ui.theme import SPACE
from ui.widgets import KeyCap, PlainLabel, digit_of, paint_card, rule
from ui.widgets.flowing import FlowingLabel

FIRST: Final = "first"
SECOND: Final = "second"
APART: Final = "apart"
LATER: Final = "later"

_AVATAR: Final = 36


class PairCard(QFrame):
    """Shows a ``Pair``. ``asked`` brings what a key wants done with it: one of the words above."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._held = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE.large, SPACE.large, SPACE.large, SPACE.large)

    def show_pair(self, pair: Pair) -> None:
        """Show two people."""
        shown = lines(pair)
        self.setAccessibleName(
            tr("{one} or {other}: one person?", one=pair.one.person.name, other=pair.other.person.name)
        )
        self.setAccessibleDescription(". ".join(line.spoken for line in shown))
        self._held.hide()
        self._held.deleteLater()
        self._held = _table(pair, shown, self)
        self._column.addWidget(self._held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for what a key means; leave the others to the place."""
        # here and not further up, for on its way there an arrow would scroll the page
        if what := asked_by(event):
            self.asked.emit(what)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys are for it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they are no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), chosen=self.hasFocus())


def asked_by(event: QKeyEvent) -> str:
    """What a key asks for, or nothing: 1 and 2 keep a name, N says that they are two, S and → leave it for later."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    if held or event.isAutoRepeat():
        return ""
    if event.key() == Qt.Key.Key_Right or event.text() in ("s", "S"):
        return LATER
    if event.text() in ("n", "N"):
        return APART
    return {1: FIRST, 2: SECOND}.get(digit_of(event) or 0, "")


def _table(pair: Pair, shown: Sequence[Line], parent: QWidget) -> QWidget:
    held = QWidget(parent)
    table = grid(held, columns=2)
    for at, side in enumerate((pair.one, pair.other), start=1):
        table.addLayout(_head(side, str(at), held), 0, at)
    for row, line in enumerate(shown, start=1):
        table.addWidget(rule(held), 2 * row - 1, 0, 1, 3)
        table.addLayout(_label(line, held), 2 * row, 0, Qt.AlignmentFlag.AlignTop)
        for at, words in enumerate((line.one, line.other), start=1):
            table.addWidget(_value(words, line.agreement, held), 2 * row, at, Qt.AlignmentFlag.AlignTop)
    return held


def _head(side: Side, key: str, parent: QWidget) -> QHBoxLayout:
    person = side.person
    row, words = head(person.name, size=_AVATAR, step="name", parent=parent)
    if person.archived:
        words.addWidget(PlainLabel(tr("put away"), "small", "soft", parent=parent))
    words.addStretch(1)
    row.addWidget(KeyCap(key, parent=parent), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _label(line: Line, parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(PlainLabel(line.label, "small", "soft", parent=parent))
    if line.words:
        differs = line.agreement is Agreement.DIFFERS
        column.addWidget(PlainLabel(line.words, "section" if differs else "small", "ink", parent=parent))
    return column


def _value(words: str, agreement: Agreement, parent: QWidget) -> FlowingLabel:
    if not words:
        return FlowingLabel(tr("nothing"), "small", "soft", parent=parent)
    return FlowingLabel(words, "strong" if agreement is Agreement.DIFFERS else "text", parent=parent)
