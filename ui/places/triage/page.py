"""The page of one person: the card, those who come next, and what can be done."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources import tr
from ui.places.triage.card import PersonCard
from ui.places.triage.key_bar import KeyBar
from ui.places.triage.next_ones import NextOnes
from ui.places.triage.sentences import left_words
from ui.theme import SPACE
from ui.widgets import PlainLabel

_LIST_SHARE: Final = 0.3
_LEAST, _MOST = 220, 320


class SortingPage(QWidget):
    """Shows somebody beside the list of those who wait."""

    def __init__(self, people: NextOnes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = people
        self.card = PersonCard(self)
        self.keys = KeyBar(self)
        self._left = PlainLabel("", "small", "soft", wrap=True, parent=self)
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, SPACE.wide, SPACE.large, SPACE.small)
        side.setSpacing(SPACE.small)
        side.addWidget(PlainLabel(tr("Who is close?"), "section", "soft", parent=self))
        side.addWidget(self.list, 1)
        side.addWidget(self._left)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.card, 1)
        across.addWidget(self._side)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(self.keys)
        self.setFocusProxy(self.list)

    def show_left(self, after: int) -> None:
        """Say how many come after this one, in words."""
        self._left.setText(left_words(after))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes a part of the width."""
        super().resizeEvent(event)
        self._side.setFixedWidth(max(_LEAST, min(_MOST, round(event.size().width() * _LIST_SHARE))))
