"""Correcting a chip: a small choice over it, whose answer becomes words of the sentence."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from resources import tr
from ui.capture_bar.corrections import Choices, Correction, as_text, choices_for, first_that_holds, typed_as
from ui.capture_bar.edits import Edit
from ui.capture_bar.pieces import Said
from ui.capture_bar.reading import Reader, Reading
from ui.widgets.suggestions import SuggestingField, Suggestion

_WIDTH: Final = 340


class Choice(SuggestingField):
    """Lies over a chip. What may be chosen is offered before anything is typed; ``left`` when it is left unused."""

    left = Signal()

    def __init__(self, name: str, bar: QWidget) -> None:
        super().__init__(name, parent=bar)
        self._bar = bar
        self.hide()

    def open(self, over: QRect) -> None:
        """Show it over ``over``, a place in its bar, and offer what may be chosen."""
        room = self._bar.rect()
        width = min(max(_WIDTH, over.width()), room.width())
        height = self.sizeHint().height()
        left = max(0, min(over.x(), room.width() - width))
        top = max(0, min(over.center().y() - height // 2, room.height() - height))
        self.clear()
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.looked_for.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves at once."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It goes with the focus."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.hide()

    def _on_edited(self, text: str) -> None:
        self.looked_for.emit(text.strip())


class Corrector(QObject):
    """Knows what a chip may become, and finds the words that are read so.

    ``rewritten`` brings the edits of the sentence; ``asked_again`` tells that what was answered is to be asked anew,
    ``left`` that the chip stays as it was, ``said`` a sentence for the user.
    """

    rewritten = Signal(object)
    asked_again = Signal()
    left = Signal()
    said = Signal(str)

    def __init__(self, reader: Reader, bar: QWidget) -> None:
        super().__init__(bar)
        self._reader = reader
        self._chip: tuple[Said, Reading] | None = None
        self._typed = ""
        self.choice = Choice(tr("What it should be"), bar)
        self.choice.looked_for.connect(self._on_looked_for)
        self.choice.chosen.connect(self._on_chosen)
        self.choice.left.connect(self.left)

    def open(self, said: Said, reading: Reading, over: QRect) -> None:
        """Let the user choose what ``said`` should be, over the place of its chip."""
        self._chip = (said, reading)
        self.choice.open(over)

    def make_text(self, said: Said, reading: Reading) -> None:
        """Have ``said`` mean nothing but its words."""
        self._chip = (said, reading)
        self._carry_out(as_text(said, reading))

    @Slot(str)
    def _on_looked_for(self, typed: str) -> None:
        if self._chip is not None:
            self._reader.ask(partial(choices_for, *self._chip, typed), partial(self._on_choices, typed))

    def _on_choices(self, typed: str, choices: Choices) -> None:
        self.choice.setPlaceholderText(choices.hint)
        self.choice.suggest(typed, choices.options)

    @Slot(object)
    def _on_chosen(self, suggestion: Suggestion) -> None:
        if self._chip is None:
            return
        correction = suggestion.value
        self._typed = ""
        if isinstance(correction, str):  # written, and not one of those that were offered
            self._typed = correction
            correction = typed_as(*self._chip, correction)
        if isinstance(correction, Correction):
            self._carry_out(correction)
        else:
            self._refuse()

    def _carry_out(self, correction: Correction) -> None:
        assert self._chip is not None
        if correction.asks_again:
            self.choice.hide()
            self.asked_again.emit()
            return
        _, reading = self._chip
        find = partial(first_that_holds, correction, reading.draft.sentence)
        self._reader.try_out(reading, find, self._on_tried)

    def _on_tried(self, edits: Sequence[Edit] | None) -> None:
        if edits is None:
            self._refuse()
            return
        self.choice.hide()
        self.rewritten.emit(edits)

    def _refuse(self) -> None:
        self.choice.setText(self._typed)
        self.said.emit(tr("That cannot be said like this here. Change the sentence itself."))
