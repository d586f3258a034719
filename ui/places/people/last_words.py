"""The last thing said: what one wants to have in mind before a call."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from models.people.portrait import Portrait
from resources import tr
from ui.places.people.fact import Fact
from ui.places.people.sentences import Said, last_said
from ui.widgets.flowing import FlowText, shortened

_MOST_LINES: Final = 2


class LastWords(Fact):
    """A line or two; longer words end in an ellipsis. Pressing it says ``exchange_pressed``, to read on there."""

    exchange_pressed = Signal(int)
    side = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Last words"), parent=parent)
        self.setAccessibleDescription(tr("Press Enter to go there"))
        self._said: Said | None = None
        self._shortened: dict[int, str] = {}
        self.clicked.connect(self._on_clicked)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show what was said last; without any it hides."""
        self._said = last_said(portrait)
        self._shortened = {}
        self.show_words(self._said.line() if self._said else "")
        self.setVisible(self._said is not None)

    def _flow(self, room: float = 0.0) -> FlowText:
        said = self._said
        if said is None or room <= 0:
            return super()._flow(room)
        if int(room) not in self._shortened:
            words = shortened(said.words, partial(self._fits, said, room))
            self._shortened[int(room)] = said.line(words)
        return FlowText(self._shortened[int(room)], self.font())

    def _fits(self, said: Said, room: float, words: str) -> bool:
        flow = FlowText(said.line(words), self.font())
        flow.lay_out(room)
        return flow.lines <= _MOST_LINES

    @Slot()
    def _on_clicked(self) -> None:
        if self._said is not None:
            self.exchange_pressed.emit(self._said.interaction)
