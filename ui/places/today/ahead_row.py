"""One row of what is coming: when, with whom, what, and where it came from."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.words import apart
from ui.places.stepped_card import SteppedCard
from ui.places.today.ahead import Ahead, day_words, names, spoken
from ui.places.today.headline import Headline
from ui.places.today.sentences import in_short
from ui.theme import SPACE
from ui.widgets.flowing import FlowingLabel

_WHEN: Final = 168
"""Wide enough for the longest day with its name and month, in both languages, on one line."""


class AheadRow(SteppedCard):
    """Shows an ``Ahead``. ``pressed`` brings a key that was pressed on it."""

    pressed = Signal(str)

    def __init__(self, row: Ahead, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setAccessibleName(spoken(row, today))
        when = FlowingLabel(day_words(row.due, today), "small", "soft", parent=self)
        when.setFixedWidth(_WHEN)
        when.setContentsMargins(0, 2, 0, 0)
        head = Headline(self)
        head.show_words(names(row), row.why)
        column = QVBoxLayout()
        column.setSpacing(SPACE.hair // 2)
        column.addWidget(head)
        if row.text:
            column.addWidget(FlowingLabel(apart(in_short(row.text)), parent=self))
        if row.origin:
            column.addWidget(FlowingLabel(row.origin, "small", "soft", parent=self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.medium, SPACE.small + 1, SPACE.medium, SPACE.small + 1)
        layout.setSpacing(SPACE.medium)
        layout.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)

    def press(self, key: str) -> bool:
        """Any key may mean something to the view."""
        self.pressed.emit(key)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the chosen one lies on a panel."""
        if self.chosen:
            super().paintEvent(event)
