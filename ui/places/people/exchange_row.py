"""One interaction in a timeline: how and with whom, when, what was said."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.exchange_words import exchange_title
from models.interactions import Interaction
from resources import tr
from ui.places.people.rows import RevealingRow
from ui.places.people.sentences import CHANNEL_ICONS, exchange_date
from ui.theme import RADIUS, SPACE, tokens
from ui.widgets import Glyph, PlainLabel
from ui.widgets.flowing import FlowingLabel
from ui.widgets.labels import rule

ROOM: Final = 8
"""Free pixels at the sides of a row, for the line that shows where the keyboard is."""

_EDITING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class ExchangeRow(QWidget):
    """Shows an ``Interaction`` on the page of ``person``. Enter or a double click edits it, Delete removes it.

    One that was looked for can be marked: the next key, a click or the focus leaving takes the mark away.
    """

    edit_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, exchange: Interaction, person: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exchange = exchange
        self._marked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(f"exchange {exchange.id}")
        title, when = exchange_title(exchange, person), exchange_date(exchange.on, today)
        self.setAccessibleName(", ".join(part for part in (title, when, exchange.text) if part))
        self.setAccessibleDescription(tr("Press Enter to change it, Delete to remove it"))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._head = self._first_line(title, when)
        words.addWidget(self._head)
        if exchange.text:
            words.addWidget(FlowingLabel(exchange.text, parent=self))
        if exchange.tags:
            words.addWidget(FlowingLabel(" ".join(f"#{tag}" for tag in exchange.tags), "small", "soft", parent=self))
        across = QHBoxLayout()
        across.setContentsMargins(ROOM, 10, ROOM, 10)
        across.setSpacing(14)
        glyph = Glyph(CHANNEL_ICONS[exchange.channel], "accent", 18, parent=self)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 2, 0, 0)
        beside.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(beside)
        across.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(ROOM, 0, ROOM, 0)
        line.addWidget(rule(self))
        column.addLayout(line)
        column.addLayout(across)

    @property
    def is_marked(self) -> bool:
        """Whether it is marked."""
        return self._marked

    def set_marked(self, marked: bool) -> None:
        """Mark it, or no longer."""
        if marked != self._marked:
            self._marked = marked
            self._head.stand_on(tokens().tint if marked else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes."""
        self.set_marked(False)
        if event.key() in _EDITING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.edit_requested.emit(self.exchange.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(self.exchange.id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Edit it."""
        self.edit_requested.emit(self.exchange.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys act on it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They do no longer; behind another window the mark stays."""
        super().focusOutEvent(event)
        self.set_marked(self._marked and event.reason() == Qt.FocusReason.ActiveWindowFocusReason)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of a mark, and the line around it while the keyboard is on it."""
        if not (self._marked or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = tokens().focus_width
        painter.setPen(QPen(QColor(tokens().focus), width) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().tint) if self._marked else Qt.BrushStyle.NoBrush)
        area = QRectF(self.rect()).adjusted(width / 2, 3, -width / 2, -3)
        painter.drawRoundedRect(area, RADIUS.chip, RADIUS.chip)

    def _first_line(self, title: str, when: str) -> RevealingRow:
        date = PlainLabel(when, "small", "soft", parent=self)
        date.setContentsMargins(0, 3, 0, 0)  # level with the title, which is set larger
        content = QHBoxLayout()
        content.setSpacing(SPACE.medium)
        content.addWidget(FlowingLabel(title, "label", parent=self), 1)
        content.addWidget(date, 0, Qt.AlignmentFlag.AlignTop)
        head = RevealingRow(content, self)
        head.also_under(self)
        head.keep_clear(date)
        edit = head.add_button("pencil", tr("Change {what}", what=f"{title}, {when}"))
        remove = head.add_button("trash-2", tr("Remove {what}", what=f"{title}, {when}"))
        edit.clicked.connect(self._on_edit)
        remove.clicked.connect(self._on_remove)
        return head

    def _on_edit(self) -> None:
        self.edit_requested.emit(self.exchange.id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.exchange.id)
