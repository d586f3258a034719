"""One thing to read beside the list that it was chosen in: a head, its keys, cards of lines, and a letter about it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from models.drafts import Draft
from resources import tr
from ui.places.letter import Letter, Written
from ui.theme import SPACE
from ui.widgets import Card, Chip, FlowLayout, KeyButton, PlainLabel
from ui.widgets.chip import ChipTone
from ui.widgets.flowing import FlowingLabel
from ui.widgets.upright_page import UprightArea


class ReadingPage(UprightArea):
    """A subclass fills ``column`` anew with ``begin``, and ends with ``finish``.

    ``key_pressed`` brings the name of a key that was pressed with the mouse, ``sent`` the draft of the letter,
    its deed and what it was for.
    """

    key_pressed = Signal(str)
    sent = Signal(object, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter: Letter | None = None
        self.letter_for: Any = None
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(1, 0, 1, SPACE.medium)
        self.column.setSpacing(SPACE.small)

    def open_letter(self, draft: Draft, about: object, written: Written | None = None) -> None:
        """Write what is still to be said; ``written`` is how far one had come with it."""
        self.close_letter()
        self.letter, self.letter_for = Letter(draft, written, parent=self.page), about
        self.letter.asked.connect(self._on_asked)
        self.column.insertWidget(self.column.count() - 1, self.letter)
        self.letter.show()
        self.letter.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._see_letter)  # once it is laid out

    def close_letter(self) -> None:
        """Put the letter away."""
        letter, self.letter = self.letter, None
        if letter is not None:
            letter.hide()
            self.column.removeWidget(letter)
            letter.deleteLater()

    def begin(self, *, keeps_letter: bool) -> None:
        """Empty the page; a letter stays at its end if it is still about what is shown."""
        if not keeps_letter:
            self.close_letter()
        if self.letter is not None:
            self.column.removeWidget(self.letter)
        while (item := self.column.takeAt(0)) is not None:
            self._drop(item)

    def finish(self) -> None:
        """Put the letter back under what was filled in."""
        if self.letter is not None:
            self.column.addWidget(self.letter)
        self.column.addStretch(1)

    def head(self, title: str, state: str, tone: ChipTone, about: str) -> None:
        """Its title, and under it how far it is."""
        self.column.addWidget(FlowingLabel(title, "heading", parent=self.page))
        below = QHBoxLayout()
        below.setSpacing(SPACE.small)
        below.addWidget(Chip(state, tone, parent=self.page))
        below.addWidget(PlainLabel(about, "text", "soft", parent=self.page))
        below.addStretch(1)
        self.column.addLayout(below)

    def keys(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """What can be done: the key, its word, and the name under which ``key_pressed`` tells of it."""
        held = QWidget(self.page)
        flow = FlowLayout(held, gap=SPACE.small, line_gap=SPACE.hair)
        for key, word, name in keys:
            button = KeyButton(key, word, parent=held)
            button.setProperty("key_name", name)
            button.clicked.connect(self._on_key)
            flow.addWidget(button)
        held.setAccessibleName(tr("Keys"))
        self.column.addWidget(held)

    def section(self, title: str, lines: Sequence[tuple[str, str]]) -> Card | None:
        """A card of lines under a title, each with what leads it in or nothing; none where there are no lines."""
        if not lines:
            return None
        card = Card(self.page, name=title)
        card.body.addWidget(PlainLabel(title, "section", "soft", wrap=True, parent=card))
        for text, lead in lines:
            card.body.addWidget(FlowingLabel(text, lead=lead, lead_tone="outline", parent=card))
        self.column.addWidget(card)
        return card

    def _see_letter(self) -> None:
        if self.letter is not None:
            self.ensureWidgetVisible(self.letter, 0, SPACE.medium)

    def _drop(self, item: QLayoutItem) -> None:
        widget, layout = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif layout is not None:
            while (inner := layout.takeAt(0)) is not None:
                self._drop(inner)

    @Slot()
    def _on_key(self) -> None:
        self.key_pressed.emit(self.sender().property("key_name"))

    @Slot(str)
    def _on_asked(self, deed: str) -> None:
        if self.letter is not None:
            self.sent.emit(self.letter.draft, deed, self.letter_for)
