"""The page of one pair: why they may be one, the two side by side, and what can be done about it."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.doubles import Pair
from resources import tr
from ui.places.column import Column
from ui.places.doubles.pair_card import APART, FIRST, LATER, SECOND, PairCard, asked_by
from ui.theme import SPACE
from ui.widgets import FlowLayout, PlainLabel, key_words, link_button, plain_button, quiet_button, rule

_WIDTH: Final = 860


class PairPage(QWidget):
    """Shows a ``Pair``, and under it what can be done, always in sight.

    ``asked`` brings one of the words of ``pair_card``; ``all_asked`` wants one made of all who are beyond doubt.
    """

    asked = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self.card = PairCard(self)
        self.all = link_button(tr("Make one of all the sure ones (A)"), "merge")
        self.first = plain_button(tr("Keep the left name (1)"))
        self.second = plain_button(tr("Keep the right name (2)"))
        self.apart = quiet_button(tr("They are two (N)"))
        self.later = quiet_button(tr("Later (S)"))
        self._buttons = {self.first: FIRST, self.second: SECOND, self.apart: APART, self.later: LATER}
        self._build()
        self.card.asked.connect(self._ask)
        self.all.clicked.connect(self.all_asked)
        for button in self._buttons:
            button.clicked.connect(self._on_clicked)

    def show_pair(self, pair: Pair, why: str, *, has_later: bool, has_all: bool) -> None:
        """Show two people from the top; ``why`` says why they may be one, ``has_later`` that it can be put off."""
        self.why.setText(why)
        self.card.show_pair(pair)
        for button, side in ((self.first, pair.one), (self.second, pair.other)):
            button.setAccessibleName(tr("Make one of them, named {name}", name=side.person.name))
        self.later.setVisible(has_later)
        self.all.setVisible(has_all)
        self._column.verticalScrollBar().setValue(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the card. (A focus proxy would have Tab pass by the buttons.)"""
        super().focusInEvent(event)
        self.card.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the card are those of its buttons too."""
        if what := asked_by(event):
            self._ask(what)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        after = tr(
            "Nothing is lost: what both have comes together. Where they differ, the one you keep decides,"
            " and the other name becomes a nickname. {keys} makes two of them again.",
            keys=key_words("Ctrl+Z").replace(" ", "\u00a0"),
        )
        self._column = Column(_WIDTH)
        self._column.body.setSpacing(SPACE.medium)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("One person, or two?"), "title", parent=self))
        head.addStretch(1)
        head.addWidget(self.all)
        self._column.body.addLayout(head)
        self._column.body.addWidget(self.why)
        self._column.body.addWidget(self.card)
        self._column.body.addWidget(PlainLabel(after, "small", "soft", wrap=True, parent=self))
        held = QWidget(self)
        held.setMaximumWidth(_WIDTH)
        flow = FlowLayout(held, gap=SPACE.medium, line_gap=SPACE.hair)
        for button in self._buttons:
            flow.addWidget(button)
        foot = self._foot = QHBoxLayout()
        self._on_range_changed(0, 0)
        self._column.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        foot.addStretch(1)
        foot.addWidget(held, 1000)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._column, 1)
        layout.addWidget(rule(self))
        layout.addLayout(foot)

    @Slot(int, int)
    def _on_range_changed(self, least: int, most: int) -> None:
        """Leave the room of the scroll bar beside the buttons too, so that they stand under the card."""
        bar = self._column.verticalScrollBar().sizeHint().width() if most > least else 0
        self._foot.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page + bar, SPACE.medium)

    @Slot(str)
    def _ask(self, what: str) -> None:
        if what != LATER or not self.later.isHidden():
            self.asked.emit(what)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(next(what for button, what in self._buttons.items() if button is self.sender()))
