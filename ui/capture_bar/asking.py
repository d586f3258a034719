"""What is not certain is asked, in a sentence and with the answers to choose from."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.capture import Question
from resources import tr
from ui.theme import SPACE
from ui.widgets.chip_row import ChipRow, Face
from ui.widgets.keys import digit_of
from ui.widgets.labels import PlainLabel

_KEYS: Final = 9
"""So many answers have a digit."""


class Asking(QWidget):
    """One question. ``answered`` brings its key and the value that was chosen; ``left`` goes back to the field."""

    answered = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._words = PlainLabel("", "text", "ink", wrap=True, parent=self)
        self._words.setContentsMargins(SPACE.hair, SPACE.small, SPACE.hair, 0)
        self.answers = ChipRow(tr("Answers"), self)
        self.answers.pressed.connect(self._on_pressed)
        self.answers.left.connect(self.left)
        self.answers.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._words)
        layout.addWidget(self.answers)
        self.hide()

    @property
    def question(self) -> Question | None:
        """What is asked now."""
        return self._question

    def ask(self, question: Question) -> None:
        """Show a question, and give the keyboard to its first answer if there is one to choose."""
        self.show_question(question)
        if question.options:
            self.answers.take_keyboard()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, question.text))

    def show_question(self, question: Question) -> None:
        """Show a question, and leave the keyboard where it is."""
        self._question = question
        self._words.setText(question.text)
        faces = [
            Face(option.label, "accent", str(at) if at <= _KEYS else "")
            for at, option in enumerate(question.options, start=1)
        ]
        self.answers.show_faces(faces)
        self.answers.setVisible(bool(faces))
        self.show()

    def put_away(self) -> None:
        """Ask nothing any more."""
        self._question = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit is an answer."""
        if watched is self.answers and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = digit_of(event)
            if digit is not None and digit <= len(self.answers.chips):
                self._on_pressed(digit - 1)
                return True
        return super().eventFilter(watched, event)

    @Slot(int)
    def _on_pressed(self, at: int) -> None:
        if self._question is not None:
            self.answered.emit(self._question.key, self._question.options[at].value)
