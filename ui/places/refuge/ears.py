"""Whom one can call: at most five names, and a few words to send to one of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.drafts import Draft
from models.refuge import Ear
from resources import tr
from ui.places.letter import Letter
from ui.theme import SPACE
from ui.widgets import Card, FlowLayout, KeyButton, PlainLabel
from ui.widgets.flowing import FlowingLabel

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Ears(Card):
    """The names. ``write_wanted`` brings whom one would write to, ``sent`` a draft and what to do with it.

    ``names_wanted`` asks for the slip in which they are chosen.
    """

    write_wanted = Signal(int)
    names_wanted = Signal()
    sent = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter: Letter | None = None
        self._title = PlainLabel("", "section", "soft", wrap=True, parent=self)
        self._words = PlainLabel("", "text", "ink", wrap=True, parent=self)
        self._names = QVBoxLayout()
        self._names.setSpacing(SPACE.hair)
        self.rows: list[EarRow] = []
        self._keys = QWidget(self)
        self._write, choose = (KeyButton("W", tr("write to them")), KeyButton("N", tr("choose the names")))
        self._write.clicked.connect(self.take_focus)
        choose.clicked.connect(self.names_wanted)
        row = FlowLayout(self._keys, gap=SPACE.small)
        row.addWidget(self._write)
        row.addWidget(choose)
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addLayout(self._names)
        self.body.addWidget(self._keys)

    def show_ears(self, ears: Sequence[Ear], *, weighs: bool) -> None:
        """Show these; where it ``weighs`` they are asked after by name."""
        title = tr("Who can hear this?") if weighs else tr("Whom you can call")
        self._title.setText(title)
        self.setAccessibleName(title)
        self.set_chosen(weighs)
        self._words.setText(_words(ears, weighs=weighs))
        self._words.setVisible(bool(self._words.text()))
        self._write.setVisible(bool(ears))
        if [row.ear for row in self.rows] != list(ears):
            self._fill(ears)

    def take_focus(self) -> bool:
        """Bring the keyboard to the first name; whether there is one."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.rows)

    def open_letter(self, draft: Draft) -> Letter:
        """Show words to send, to be changed where they stand."""
        self.close_letter()
        self.letter = Letter(draft, parent=self)
        self.letter.asked.connect(self._on_asked)
        self.body.insertWidget(self.body.count() - 1, self.letter)
        self.letter.show()
        self.letter.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.letter

    def close_letter(self) -> None:
        """Put the letter away."""
        letter, self.letter = self.letter, None
        if letter is not None:
            letter.hide()
            self.body.removeWidget(letter)
            letter.deleteLater()

    def step(self, by: int) -> None:
        """Go to the name above or below the one that has the keyboard."""
        at = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        if at is not None and 0 <= at + by < len(self.rows):
            self.rows[at + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, ears: Sequence[Ear]) -> None:
        for row in self.rows:
            row.hide()
            self._names.removeWidget(row)
            row.deleteLater()
        self.rows = [EarRow(ear, self) for ear in ears]
        for row in self.rows:
            row.pressed.connect(self._on_pressed)
            row.stepped.connect(self.step)
            self._names.addWidget(row)

    def _on_pressed(self) -> None:
        row = self.sender()
        if isinstance(row, EarRow):
            self.write_wanted.emit(row.ear.id)

    @Slot(str)
    def _on_asked(self, deed: str) -> None:
        if self.letter is not None:
            self.sent.emit(self.letter.draft, deed)


class EarRow(Card):
    """One name, with the number to call. Enter writes to them, Up and Down go to the next."""

    stepped = Signal(int)

    def __init__(self, ear: Ear, parent: QWidget | None = None) -> None:
        super().__init__(parent, pressable=True, name=tr("Write to {name}", name=ear.name))
        self.ear = ear
        self.body.setContentsMargins(SPACE.medium, SPACE.small, SPACE.medium, SPACE.small)
        self.body.setSpacing(0)
        self.body.addWidget(FlowingLabel(ear.name, "label", parent=self))
        reach = ear.phone or ear.email
        if reach:
            self.body.addWidget(PlainLabel(reach, "small", "soft", parent=self))
            self.setAccessibleDescription(reach)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down leave it."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _words(ears: Sequence[Ear], *, weighs: bool) -> str:
    if not ears:
        return tr("At most five names: those who may ring at night, and whom you may.")
    if weighs:
        return tr("These days weigh. You need not carry that alone: choose a name, and a few words are ready.")
    return ""
