"""Two people beside each other, line by line, and what can be done with them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.doubles import Agreement, Pair, Side
from resources import tr
from ui.places.doubles.sentences import Line, lines
from ui.theme import SPACE
from ui.widgets import Avatar, PlainLabel, digit_of, paint_card, plain_button, quiet_button, rule
from ui.widgets.flowing import FlowingLabel

FIRST: Final = "first"
SECOND: Final = "second"
APART: Final = "apart"
LATER: Final = "later"

_AVATAR: Final = 36
_LABEL_WIDTH: Final = 118


class PairCard(QFrame):
    """Shows a ``Pair``. ``asked`` brings what to do with it: one of the words above.

    1 and 2 keep the name at the left or the right, N says that they are two, S and → leave it for later.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._has_later = True
        self._held = QWidget(self)
        self.first = plain_button(tr("Keep this name (1)"))
        self.second = plain_button(tr("Keep this name (2)"))
        self.apart = quiet_button(tr("They are two (N)"))
        self.later = quiet_button(tr("Later (S)"))
        self._buttons = {self.first: FIRST, self.second: SECOND, self.apart: APART, self.later: LATER}
        for button in self._buttons:
            button.clicked.connect(self._on_clicked)
        self._build()

    def show_pair(self, pair: Pair, *, has_later: bool) -> None:
        """Show two people; ``has_later`` where it can be put off."""
        self._has_later = has_later
        self.later.setVisible(has_later)
        shown = lines(pair)
        names = pair.one.person.name, pair.other.person.name
        self.setAccessibleName(tr("{one} or {other}: one person?", one=names[0], other=names[1]))
        self.setAccessibleDescription(". ".join(line.spoken for line in shown))
        self.first.setAccessibleName(tr("Make one of them, named {name}", name=names[0]))
        self.second.setAccessibleName(tr("Make one of them, named {name}", name=names[1]))
        self._held.hide()
        self._held.deleteLater()
        self._held = _table(pair, shown, self)
        self._table.addWidget(self._held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for; leave the others to the place."""
        what = self._asked_by(event)
        if what and not event.isAutoRepeat():
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

    def _asked_by(self, event: QKeyEvent) -> str:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return ""
        if event.key() == Qt.Key.Key_Right or event.text() in ("s", "S"):
            return LATER if self._has_later else ""
        if event.text() in ("n", "N"):
            return APART
        return {1: FIRST, 2: SECOND}.get(digit_of(event) or 0, "")

    def _build(self) -> None:
        self._table = QVBoxLayout()
        keeping = QGridLayout()
        keeping.setColumnMinimumWidth(0, _LABEL_WIDTH)
        keeping.setHorizontalSpacing(SPACE.large)
        for at, button in enumerate((self.first, self.second), start=1):
            keeping.addWidget(button, 0, at, Qt.AlignmentFlag.AlignLeft)
            keeping.setColumnStretch(at, 1)
        rest = QHBoxLayout()
        rest.setSpacing(SPACE.small)
        rest.addStretch(1)
        rest.addWidget(self.apart)
        rest.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.large, SPACE.large, SPACE.large, SPACE.medium)
        column.setSpacing(SPACE.medium)
        column.addLayout(self._table)
        column.addLayout(keeping)
        column.addWidget(rule(self))
        column.addLayout(rest)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(next(what for button, what in self._buttons.items() if button is self.sender()))


def _table(pair: Pair, shown: Sequence[Line], parent: QWidget) -> QWidget:
    held = QWidget(parent)
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE.large)
    grid.setVerticalSpacing(SPACE.small)
    grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    for at, side in enumerate((pair.one, pair.other), start=1):
        grid.addLayout(_head(side, held), 0, at)
    for row, line in enumerate(shown, start=1):
        grid.addWidget(rule(held), 2 * row - 1, 0, 1, 3)
        grid.addLayout(_label(line, held), 2 * row, 0, Qt.AlignmentFlag.AlignTop)
        for at, words in enumerate((line.one, line.other), start=1):
            grid.addWidget(_value(words, line.agreement, held), 2 * row, at, Qt.AlignmentFlag.AlignTop)
    return held


def _head(side: Side, parent: QWidget) -> QHBoxLayout:
    person = side.person
    head = QHBoxLayout()
    head.setSpacing(SPACE.medium)
    head.addWidget(Avatar(person.name, person.uid, size=_AVATAR, parent=parent), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(FlowingLabel(person.name, "name", parent=parent))
    if person.archived:
        words.addWidget(PlainLabel(tr("put away"), "small", "soft", parent=parent))
    words.addStretch(1)
    head.addLayout(words, 1)
    return head


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
