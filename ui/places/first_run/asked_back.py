"""The fourth step: three of the words, asked back, to know that the sheet is there."""

from collections.abc import Callable, Sequence
from random import SystemRandom

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from resources import tr
from ui.places.first_run.step import Step
from ui.places.words_entry import WordsEntry

ASKED = 3
SAME_ON_EVERY_SHEET = frozenset({3, 4})
"""SLIP-39 says there how many shares make the whole, which is always one of one here."""

Draw = Callable[[int], Sequence[int]]
"""From the number of words on the sheet to the numbers of those that are asked, from 1 on, in their order."""


def draw(count: int) -> list[int]:
    """Three numbers by chance, of words that tell this sheet from others."""
    telling = [number for number in range(1, count + 1) if number not in SAME_ON_EVERY_SHEET]
    return sorted(SystemRandom().sample(telling, ASKED))


class AskedBackStep(Step):
    """Three fields for three words of ``words``; others are asked each time one comes back."""

    passed = Signal()

    def __init__(self, words: Sequence[str], draw_numbers: Draw = draw, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Three of them, from your sheet"),
            tr("Only to be sure that the paper is there and can be read."),
            parent=parent,
        )
        self._words = words
        self._draw = draw_numbers
        self.back.set_words(tr("See them again"))
        self.entry = WordsEntry((1,), parent=self)
        self.content.addWidget(self.entry)
        self.went_on.connect(self._on_went_on)

    def begin(self) -> None:
        """Ask for three words."""
        fresh = WordsEntry(self._draw(len(self._words)), columns=ASKED, parent=self)
        self.content.replaceWidget(self.entry, fresh)
        self.entry.hide()
        self.entry.deleteLater()
        self.entry = fresh
        fresh.changed.connect(self._on_changed)
        fresh.completed.connect(self.go_on)
        self.setFocusProxy(fresh)
        self.sentence.say("")
        self.on.setEnabled(False)

    @Slot()
    def _on_changed(self) -> None:
        self.on.setEnabled(all(self.entry.words()))
        self.sentence.say(self.entry.doubt())

    @Slot()
    def _on_went_on(self) -> None:
        for field in self.entry.fields:
            if field.word() != self._words[field.number - 1]:
                self.sentence.say(
                    tr("Word {number} reads otherwise on the sheet. Have another look at it.", number=field.number)
                )
                field.setFocus()
                field.edit.selectAll()
                return
        self.passed.emit()
