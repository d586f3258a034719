"""One exchange to be read whole."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.exchange_words import exchange_title
from models.interactions import Interaction
from models.words import date_words, sentence
from resources import tr
from ui.places.column import Column
from ui.places.people.sentences import CHANNEL_ICONS
from ui.theme import SPACE
from ui.widgets import FlowLayout, Glyph, KeyHint, PlainLabel, link_button, paint_card
from ui.widgets.flowing import FlowingLabel

_WIDTH: Final = 720
_EDITING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Reader(Column):
    """Shows an interaction, and who was there by name to go to. Enter changes it, Delete removes it,
    arrows go to the one before or after it, Escape goes back.
    """

    edit_requested = Signal(int)
    remove_requested = Signal(int)
    stepped = Signal(int)
    left = Signal()
    person_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent=parent)
        self._exchange: Interaction | None = None
        self._back = link_button(tr("All exchanges"), "arrow-left")
        self._back.clicked.connect(self.left)
        self._title = FlowingLabel("", "heading", parent=self)
        self._when = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self._text = PlainLabel("", "text", wrap=True, selectable=True, parent=self)
        self._tags = FlowingLabel("", "small", "soft", parent=self)
        self._sheet = _Sheet(self)
        self._head = QHBoxLayout()
        self._glyph: Glyph | None = None
        self._people = QWidget(self)
        self._flow = FlowLayout(self._people, gap=0, line_gap=0)
        self._build()

    @property
    def exchange(self) -> Interaction | None:
        """What is shown."""
        return self._exchange

    def show_exchange(self, exchange: Interaction, today: date) -> None:
        """Show it from its beginning."""
        other = self._exchange is None or self._exchange.id != exchange.id
        self._exchange = exchange
        title, when = exchange_title(exchange), sentence(date_words(exchange.on, today))
        self._title.setText(title)
        self._when.setText(when)
        self._text.setText(exchange.text)
        self._text.setVisible(bool(exchange.text))
        self._tags.setText(" ".join(f"#{tag}" for tag in exchange.tags))
        self._tags.setVisible(bool(exchange.tags))
        self._show_glyph(exchange)
        self._show_people(exchange)
        self._sheet.setAccessibleName(", ".join(part for part in (title, when, exchange.text) if part))
        if other:
            self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is done with it."""
        key = Qt.Key(event.key())
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._exchange is None or not bare:
            super().keyPressEvent(event)
        elif key in _EDITING or event.text().lower() == "e":
            self.edit_requested.emit(self._exchange.id)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit(self._exchange.id)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._head.setSpacing(SPACE.medium)
        self._head.addWidget(self._title, 1)
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.wide)
        sheet.setSpacing(SPACE.small)
        sheet.addLayout(self._head)
        sheet.addWidget(self._when)
        sheet.addWidget(self._people)
        sheet.addSpacing(SPACE.small)
        sheet.addWidget(self._text)
        sheet.addWidget(self._tags)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        hints = QWidget(self)
        keys = FlowLayout(hints, gap=SPACE.large)
        for sequence, words in (
            ("Return", tr("change it")),
            ("Del", tr("remove it")),
            ("Left", tr("the one after")),
            ("Right", tr("the one before")),
            ("Esc", tr("back")),
        ):
            keys.addWidget(KeyHint(sequence, words, parent=hints))
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._sheet)
        self.body.addSpacing(SPACE.hair)
        self.body.addWidget(hints)
        self.setFocusProxy(self._sheet)

    def _show_glyph(self, exchange: Interaction) -> None:
        if self._glyph is not None:
            self._head.removeWidget(self._glyph)
            self._glyph.hide()
            self._glyph.deleteLater()
        self._glyph = Glyph(CHANNEL_ICONS[exchange.channel], "accent", 22, parent=self)
        self._head.insertWidget(0, self._glyph, 0, Qt.AlignmentFlag.AlignTop)

    def _show_people(self, exchange: Interaction) -> None:
        while item := self._flow.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for person, name in exchange.people:
            link = link_button(name)
            link.setParent(self._people)
            link.clicked.connect(partial(self.person_pressed.emit, person))
            self._flow.addWidget(link)
            link.show()


class _Sheet(QWidget):
    """What is read, as one thing that takes the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper it is written on. It is all there is on the page, so no ring tells where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()))
