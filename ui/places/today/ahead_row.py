"""One row of what is coming: when, with whom, what, and where it came from."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.words import apart
from ui.places.deeds import STEPS, key_of
from ui.places.today.ahead import Ahead, day_words, names, spoken
from ui.places.today.headline import Headline
from ui.places.today.sentences import in_short
from ui.theme import RADIUS, SPACE, tokens
from ui.widgets.flowing import FlowingLabel

_WHEN: Final = 132


class AheadRow(QWidget):
    """Shows an ``Ahead``. ``pressed`` brings a key that was pressed on it, ``stepped`` that the keyboard wants to
    go on by so many rows, ``entered`` that it has the keyboard now.
    """

    pressed = Signal(str)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, row: Ahead, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken(row, today))
        when = FlowingLabel(day_words(row.due, today), "small", "soft", parent=self)
        when.setFixedWidth(_WHEN)
        when.setContentsMargins(0, 2, 0, 0)
        head = Headline(self)
        head.show_words(names(row), row.why)
        column = QVBoxLayout()
        column.setSpacing(SPACE.hair // 2)
        column.addWidget(head)
        if row.text:
            column.addWidget(FlowingLabel(apart(in_short(row.text)), parent=self))
        if row.origin:
            column.addWidget(FlowingLabel(row.origin, "small", "soft", parent=self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.medium, SPACE.small + 1, SPACE.medium, SPACE.small + 1)
        layout.setSpacing(SPACE.medium)
        layout.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)

    def set_chosen(self, chosen: bool) -> None:
        """Mark it as the one that keys act on, or no longer."""
        self._chosen = chosen
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to its neighbours; any other key may mean something to the view."""
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(STEPS[int(event.key())])
        elif key := key_of(event):
            self.pressed.emit(key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Having the keyboard chooses it."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The line goes with the keyboard."""
        super().focusOutEvent(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit("Return")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of the chosen one, and the line around it while it has the keyboard."""
        if not self._chosen:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        width = colours.chosen_width if self.hasFocus() else colours.line_width
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.line), width))
        painter.setBrush(QColor(colours.panel))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, RADIUS.card, RADIUS.card)
