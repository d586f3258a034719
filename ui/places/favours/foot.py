"""Under the list: what the chosen favour hangs together with, and the keys that are the same for all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE
from ui.widgets import KeyButton
from ui.widgets.flowing import FlowingLabel


class Foot(QWidget):
    """A few lines, if there is something to say, and keys to press."""

    new_requested = Signal()
    opened = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = FlowingLabel("", "small", "soft", parent=self)
        self._lines.hide()
        new = KeyButton("N", tr("new favour"), parent=self)
        page = KeyButton("Return", tr("their page"), parent=self)
        remove = KeyButton("Del", tr("remove"), parent=self)
        new.clicked.connect(self.new_requested)
        page.clicked.connect(self.opened)
        remove.clicked.connect(self.removal_requested)
        self._of_one = (page, remove)
        keys = QHBoxLayout()
        keys.setSpacing(SPACE.small)
        for button in (new, *self._of_one):
            keys.addWidget(button)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        column.addWidget(self._lines)
        column.addLayout(keys)

    @property
    def words(self) -> str:
        """What it says of the chosen one."""
        return self._lines.text()

    def say(self, lines: Sequence[str]) -> None:
        """Say these of the chosen one."""
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))

    def set_any(self, any_chosen: bool) -> None:
        """Show the keys that act on the chosen one, if there is one."""
        for button in self._of_one:
            button.setVisible(any_chosen)
