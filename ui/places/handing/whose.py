"""Whose keys or whose card it is, asked where a name does not say it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.handing import NEW, Letter, Namesake
from resources import tr
from ui.places.handing.sentences import kind_words, namesake_words, whose_words
from ui.places.slip import Slip
from ui.widgets import KeyButton, digit_of
from ui.widgets.chip_row import ChipRow, Face
from ui.widgets.flowing import FlowingLabel

_DIGITS: Final = 9
"""So many people have a digit; whoever comes after them is reached with the arrows."""

_NEW: Final = "N"


class WhoseChoice(QWidget):
    """Those who may be meant, and somebody new. ``chosen`` brings an id, or ``NEW``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self.answers = ChipRow(tr("Who it may be"), self)
        self.answers.pressed.connect(self._on_pressed)
        self.answers.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.answers)

    @property
    def first(self) -> QWidget:
        """The first answer."""
        return self.answers.chips[0]

    def offer(self, namesakes: Sequence[Namesake]) -> None:
        """Show these, each with what tells them apart and with a digit."""
        self._ids = [*(one.person for one in namesakes), NEW]
        faces = [
            Face(namesake_words(one), "accent", str(at) if at <= _DIGITS else "")
            for at, one in enumerate(namesakes, start=1)
        ]
        self.answers.show_faces([*faces, Face(tr("somebody new"), "accent", _NEW)])

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key that was pressed is an answer."""
        digit = digit_of(event)
        if digit is not None and digit < len(self._ids):
            self._on_pressed(digit - 1)
        elif event.text().upper() == _NEW:
            self._on_pressed(len(self._ids) - 1)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape is for the page: to a row of chips it means the field above them."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @Slot(int)
    def _on_pressed(self, at: int) -> None:
        self.chosen.emit(self._ids[at])


class WhoseForm(Slip):
    """Asks it of a letter that waits. ``kept`` brings the answer; without one it goes on waiting."""

    kept = Signal(object)

    def __init__(self, letter: Letter) -> None:
        super().__init__(kind_words(letter.item))
        self.letter = letter
        choice = self._choice = WhoseChoice(self)
        choice.offer(letter.item.namesakes)
        choice.chosen.connect(self.kept)
        leave = KeyButton("Esc", tr("leave"), parent=self)
        leave.clicked.connect(self.given_up)
        self.body.addWidget(FlowingLabel(whose_words(letter.item), parent=self))
        self.body.addWidget(choice)
        self.body.addWidget(self._complaint)
        self.body.addWidget(leave)
        self.first = choice.first

    @property
    def is_worth_keeping(self) -> bool:
        """It is asked anew at any time."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An answer, by its key."""
        if not self._choice.takes(event):
            super().keyPressEvent(event)
