"""The page of a place that is worked at in slips: a title, the slip that is open, and a board under it."""

from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.places.slip import Slip
from ui.theme import SPACE
from ui.widgets import PlainLabel


class Board(Protocol):
    """What lies under the slip."""

    def make_room(self, is_narrow: bool) -> None:
        """Do without what can be spared while something else is written above."""
        ...

    def take_focus(self) -> None:
        """Bring the keyboard to what is shown."""
        ...


class SlipDesk(QWidget):
    """Lies in the middle of ``place``, ``widest`` at most. One slip is open at a time."""

    def __init__(self, place: QWidget, title: str, words: str, board: Board, widest: int) -> None:
        super().__init__(place)
        self._board = board
        self.slip: Slip | None = None
        self.setMaximumWidth(widest)
        self._words = PlainLabel(words, "text", "soft", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.hair)
        self._column.addWidget(PlainLabel(title, "title"))
        self._column.addWidget(self._words)
        self._column.addSpacing(SPACE.small)
        assert isinstance(board, QWidget)
        self._column.addWidget(board, 1)
        across = QHBoxLayout(place)
        across.setContentsMargins(SPACE.page, SPACE.wide, SPACE.page, SPACE.medium)
        across.addStretch(1)
        across.addWidget(self, 1000)
        across.addStretch(1)

    def open(self, slip: Slip) -> None:
        """Have ``slip`` above the board, in the place of the one that was open."""
        self._put_away()  # room is not made and taken again where one slip follows another
        self.slip = slip
        self._column.insertWidget(self._column.count() - 1, slip)
        self._make_room(True)
        slip.show()
        slip.begin()

    def close_slip(self) -> None:
        """Put away the slip that is open, with what is in it."""
        if self.slip is not None:
            self._put_away()
            self._make_room(False)

    def take_focus(self) -> None:
        """Bring the keyboard to the slip that is open, or to the board."""
        if self.slip is not None:
            self.slip.begin()
        else:
            self._board.take_focus()

    def _put_away(self) -> None:
        slip, self.slip = self.slip, None
        if slip is not None:
            slip.hide()
            self._column.removeWidget(slip)
            slip.deleteLater()

    def _make_room(self, is_narrow: bool) -> None:
        self._words.setVisible(not is_narrow)
        self._board.make_room(is_narrow)
