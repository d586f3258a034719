"""Keys that are shown with what they do, and can be pressed with the mouse too."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.places.deeds import Deed, Hint
from ui.theme import SPACE
from ui.widgets import FlowLayout, KeyButton, PlainLabel, key_words


class HintButton(KeyButton):
    """A key cap and a word, as in "[W] write". ``asked`` brings its deed. Tab comes to it as well."""

    asked = Signal(str)

    def __init__(self, hint: Hint, parent: QWidget | None = None) -> None:
        super().__init__(hint.key, hint.word, parent=parent)
        self.hint = hint
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # Qt would move the focus by arrows

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self.hint.deed.value)


class Hints(QWidget):
    """A line of keys; ``asked`` brings the deed of one that was pressed. A question may stand before them."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = PlainLabel("", "small", "accent", parent=self)
        self._buttons: list[HintButton] = []
        self._question.setContentsMargins(0, 3, 0, 0)  # level with the words on the buttons
        self._flow = FlowLayout(self, gap=SPACE.small, line_gap=SPACE.hair)
        self._flow.addWidget(self._question)
        self._question.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        policy.setRetainSizeWhenHidden(True)  # so that nothing moves when another card is chosen
        self.setSizePolicy(policy)

    @property
    def buttons(self) -> Sequence[HintButton]:
        """What can be pressed now."""
        return tuple(self._buttons)

    @property
    def question(self) -> str:
        """What is asked before the keys."""
        return self._question.text()

    @property
    def words(self) -> str:
        """All of it in words, for who does not see it."""
        keys = ", ".join(f"{key_words(button.hint.key)} {button.hint.word}" for button in self._buttons)
        return f"{self.question} {keys}".strip()

    def offer(self, hints: Sequence[Hint], question: str = "") -> None:
        """Show other keys."""
        if [button.hint for button in self._buttons] == list(hints) and question == self.question:
            return
        self._question.setText(question)
        self._question.setVisible(bool(question))
        before, self._buttons = self._buttons, [HintButton(hint, self) for hint in hints]
        for one, next_one in pairwise((*before[:1], *self._buttons)):
            QWidget.setTabOrder(one, next_one)  # those made now would else come last of all in the window
        for button in before:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for button in self._buttons:
            button.asked.connect(self.asked)
            self._flow.addWidget(button)
            button.show()
        self.updateGeometry()

    def deed_of(self, key: str) -> Deed | None:
        """What ``key`` does now."""
        return next((button.hint.deed for button in self._buttons if button.hint.key == key), None)
