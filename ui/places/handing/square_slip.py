"""A sealed message as a square: whoever takes a picture of it has it, without a server and without a file."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.carrying import Squares
from models.handing import Sealed
from resources import tr
from ui.places.handing.sentences import picture_words
from ui.places.slip import Slip
from ui.theme import SPACE
from ui.widgets import KeyButton
from ui.widgets.flowing import FlowingLabel
from ui.widgets.squares import SquaresView

_COPIES: Final = "C"
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SquareSlip(Slip):
    """Stays until one has seen enough of it; ``kept`` says so."""

    kept = Signal(object)

    def __init__(self, sealed: Sealed, squares: Squares) -> None:
        super().__init__(tr("As a square, for {name}", name=sealed.reader) if sealed.reader else tr("As a square"))
        self.squares = SquaresView(tr("The message as a square to photograph"), self)
        self.squares.show_squares(squares)
        self.said = FlowingLabel(picture_words(), "text", "soft", parent=self)
        copies = KeyButton(_COPIES, tr("copy the square"), parent=self)
        copies.clicked.connect(self._copy)
        done = KeyButton("Return", tr("done"), parent=self)
        done.clicked.connect(self.keep)
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        column.addWidget(self.said)
        column.addStretch(1)
        for key in (copies, done):
            column.addWidget(key, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout()
        across.setSpacing(SPACE.large)
        across.addLayout(column, 1)
        across.addWidget(self.squares, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(across)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_worth_keeping(self) -> bool:
        """It is shown again at any time."""
        return False

    @Slot()
    def keep(self) -> None:
        """It was seen."""
        self.kept.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that are shown."""
        if event.key() in _ENTERS:
            self.keep()
        elif event.text().upper() == _COPIES:
            self._copy()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _copy(self) -> None:
        self.squares.copy()
        self.said.setText(tr("Copied. {words}", words=picture_words()))
