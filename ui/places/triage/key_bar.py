"""What can be done with whoever is shown: a key and a word each, and a field where a word is wanted."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.circles import Circle
from models.errors import Refused
from models.words import rhythm_words
from resources import tr
from ui.places.lookup import NamesLookup
from ui.places.typed_rhythms import read_rhythm
from ui.theme import SPACE
from ui.widgets import FlowLayout, KeyButton, KeyHint, PlainLabel, rule
from ui.widgets.suggestions import SuggestingField, Suggestion

NO_CIRCLE: Final = "0"
RHYTHM: Final = "R"
AWAY: Final = "A"
TAG: Final = "T"
MERGE: Final = "M"
LATER: Final = "Space"
BACK: Final = "Left"
UNDO: Final = "Z"
MARK: Final = "X"
OPEN: Final = "Return"

CIRCLES_WITH_A_KEY: Final = 9
_RHYTHMS: Final = (7, 14, 30, 60, 90, 180, 365)
"""Rhythms that are offered, in days; any other can be typed."""


class KeyBar(QWidget):
    """Keys, or a field for a tag or a rhythm in their place.

    ``asked`` brings a key of the words above or a circle's digit. ``tagged`` and ``paced`` bring what was typed,
    a tag or days (``None`` for no rhythm of their own); ``left`` says that the field was left.
    """

    asked = Signal(str)
    tagged = Signal(str)
    paced = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: Sequence[str] = ()
        self._shown: tuple[str, ...] | None = None
        self._keys = QWidget(self)
        self._asks = ""
        self.question = PlainLabel("", "text", parent=self)
        self.field = SuggestingField("")
        self._complaint = PlainLabel("", "small", "warm", parent=self)
        NamesLookup(self.field, self._offered)
        self.field.chosen.connect(self._on_chosen)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._keys)
        self._stack.addWidget(self._asking())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule(self))
        layout.addWidget(self._stack)

    @property
    def asks(self) -> bool:
        """Whether a word is asked for."""
        return self._stack.currentIndex() == 1

    def know(self, circles: Sequence[Circle], tags: Sequence[str]) -> None:
        """Offer these circles by their digits, and complete these tags."""
        self._tags = tags
        names = tuple(circle.words for circle in circles[:CIRCLES_WITH_A_KEY])
        if names != self._shown:
            self._shown = names
            before, self._keys = self._keys, self._buttons(names)
            self._stack.insertWidget(0, self._keys)
            self._stack.removeWidget(before)
            before.deleteLater()
            if not self._asks:
                self._stack.setCurrentIndex(0)

    def ask(self, what: str, question: str) -> None:
        """Ask for a tag or a rhythm: ``TAG`` or ``RHYTHM``."""
        self._asks = what
        self.question.setText(question)
        self.field.clear()
        self.field.setAccessibleName(question)
        self.field.setPlaceholderText(tr("a word or two") if what == TAG else tr("every month, 10 days, none…"))
        self._complaint.setText("")
        self._stack.setCurrentIndex(1)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Show the keys again."""
        self._asks = ""
        self._stack.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field; what is typed there is for nobody else."""
        if not self.asks:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
            self.left.emit()

    def _buttons(self, circles: Sequence[str]) -> QWidget:
        held = QWidget(self)
        flow = FlowLayout(held, gap=SPACE.medium, line_gap=SPACE.hair)
        flow.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.medium)
        for key, words in (*((str(at), name) for at, name in enumerate(circles, start=1)), *_deeds()):
            button = KeyButton(key, words, parent=held)
            button.clicked.connect(partial(self._on_clicked, key))
            flow.addWidget(button)
        return held

    def _asking(self) -> QWidget:
        held = QWidget(self)
        self.field.setMaximumWidth(320)
        row = QHBoxLayout(held)
        row.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.medium)
        row.setSpacing(SPACE.medium)
        row.addWidget(self.question)
        row.addWidget(self.field, 1)
        row.addWidget(self._complaint)
        for key, words in (("Return", tr("keep")), ("Esc", tr("leave it"))):
            row.addWidget(KeyHint(key, words, parent=held))
        row.addStretch(1)
        return held

    def _offered(self) -> Sequence[str]:
        return self._tags if self._asks == TAG else [rhythm_words(days) for days in _RHYTHMS]

    def _on_clicked(self, key: str, *_checked: bool) -> None:
        self.asked.emit(key)

    @Slot(object)
    def _on_chosen(self, chosen: Suggestion) -> None:
        if self._asks == TAG:
            self.end()
            self.tagged.emit(chosen.words.strip().removeprefix("#"))
            return
        try:
            days = read_rhythm(chosen.words)
        except Refused as refusal:
            self._complaint.setText(str(refusal))
            self.field.setText(chosen.words)
            return
        self.end()
        self.paced.emit(days)


def _deeds() -> tuple[tuple[str, str], ...]:
    return (
        (NO_CIRCLE, tr("known, no circle")),
        (AWAY, tr("put away")),
        (LATER, tr("later")),
        (RHYTHM, tr("rhythm")),
        (TAG, tr("tag")),
        (MERGE, tr("same as…")),
        (MARK, tr("mark")),
        (BACK, tr("back")),
        (UNDO, tr("take it back")),
        (OPEN, tr("whole page")),
    )
