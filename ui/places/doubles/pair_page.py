"""The page of one pair: why they may be one, the two side by side, and what becomes of what they have."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models.doubles import Pair
from resources import tr
from ui.places.column import Column
from ui.places.doubles.pair_card import PairCard
from ui.theme import SPACE
from ui.widgets import PlainLabel, key_words, link_button

_WIDTH: Final = 860


class PairPage(Column):
    """Shows a pair. ``asked`` as ``PairCard``; ``all_asked`` to make one of all who are beyond doubt."""

    asked = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent=parent)
        self.why = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self.card = PairCard(self)
        self.all = link_button(tr("Make one of all the sure ones (A)"), "merge")
        after = tr(
            "Nothing is lost: what both have comes together. Where they differ, the one you keep decides,"
            " and the other name becomes a nickname. {keys} makes two of them again.",
            keys=key_words("Ctrl+Z"),
        )
        self.body.setSpacing(SPACE.medium)
        self.body.addWidget(PlainLabel(tr("One person, or two?"), "title", parent=self))
        self.body.addWidget(self.why)
        self.body.addWidget(self.card)
        self.body.addWidget(PlainLabel(after, "small", "soft", wrap=True, parent=self))
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.asked.connect(self.asked)
        self.all.clicked.connect(self.all_asked)
        self.setFocusProxy(self.card)

    def show_pair(self, pair: Pair, why: str, *, has_later: bool, has_all: bool) -> None:
        """Show two people from the top; ``why`` says why they may be one."""
        self.why.setText(why)
        self.card.show_pair(pair, has_later=has_later)
        self.all.setVisible(has_all)
        self.verticalScrollBar().setValue(0)
