"""What can be added to the cards of a page, and the menu of it: a digit chooses, wherever one is in it."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from resources import phrase
from ui.places.people.line_edits import NewFavour
from ui.places.people.presenter import KNOWS
from ui.widgets import digit_of
from ui.widgets.buttons import escape_mnemonic

BETWEEN: Final = {
    NewFavour.PROMISE.value: "A promise of mine",
    NewFavour.PROMISED.value: "A promise of theirs",
    NewFavour.RECEIVED.value: "Something received",
    NewFavour.GIVEN.value: "Something given",
    "follow_up": "A follow-up",
}
"""What can be noted between you, by its key."""

LIVED: Final = {
    "experience": "Something they lived",
    "need": "Something they look for",
    "offer": "Something they can give",
}
"""What can be noted of them."""

_WORDS: Final = {**BETWEEN, **LIVED, KNOWS: "Somebody they know"}

KEYS: Final = tuple(_WORDS)
"""All that can be noted by a digit."""


class AddMenu(QMenu):
    """A menu of ``KEYS``, or of some of them: ``chosen`` brings one. Others may follow below."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self.triggered.connect(self._on_triggered)

    def offer(self, keys: tuple[str, ...]) -> None:
        """Offer these, each with the digit that chooses it."""
        self._keys = keys
        for number, key in enumerate(keys, start=1):
            action = self.addAction(f"{escape_mnemonic(phrase(_WORDS[key]))}\t{number}")
            action.setData(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        digit = digit_of(event)
        if digit is not None and digit <= len(self._keys):
            self.close()
            self.chosen.emit(self._keys[digit - 1])
            return
        super().keyPressEvent(event)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data() in self._keys:
            self.chosen.emit(action.data())
