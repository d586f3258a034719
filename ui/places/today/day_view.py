"""The day: its name, its cards, and the end of them."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources import tr
from ui.places.column import Column
from ui.places.deeds import Deed, Hint
from ui.places.hints import HintButton
from ui.places.today import sentences
from ui.places.today.card import GestureCard
from ui.places.today.day import Day
from ui.places.today.gestures import Gestures
from ui.theme import SPACE
from ui.widgets import EmptyState, PlainLabel, key_words

WIDTH: Final = 1000

_SHARE_OF_HEIGHT: Final = 0.7
"""Of the window, for what is said where no card is: it stands in the middle of that."""


class DayView(Column):
    """Shows a ``Day``.

    ``coming_requested`` asks for what is ahead, ``people_requested`` for the place of people,
    where there is nobody yet.
    """

    coming_requested = Signal()
    people_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent=parent)
        self.title = PlainLabel("", "title", parent=self)
        self.sentence = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self.coming = HintButton(Hint("V", Deed.OPEN, tr("what is coming")), self)
        self.gestures = Gestures(self)
        self.end = PlainLabel(tr("That’s all. Have a good week."), "text", "soft", parent=self)
        self._still: EmptyState | None = None
        self._build()
        self.coming.clicked.connect(self.coming_requested)
        self.gestures.chosen_shown.connect(self._on_chosen_shown)

    @property
    def still(self) -> str:
        """What is said where no card is; empty while there is one."""
        return self._still.accessibleName() if self._still is not None else ""

    def show_day(self, day: Day) -> None:
        """Show the cards of a day that are left, or say that there are none."""
        self.title.setText(sentences.title(day.today))
        cards = bool(self.gestures.cards)
        left = len(self.gestures.cards)
        self.sentence.setText(sentences.budget_sentence(left, day.today) if cards else "")
        self.sentence.setVisible(cards)
        self.gestures.setVisible(cards)
        self.end.setVisible(cards)
        self._say_still(None if cards else self._stillness(day))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said where no card is stands in the middle."""
        super().resizeEvent(event)
        self._centre_still()

    def _centre_still(self) -> None:
        if self._still is not None:
            self._still.setMinimumHeight(int(self.viewport().height() * _SHARE_OF_HEIGHT))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.large)
        head.addWidget(self.title, 1)
        head.addWidget(self.coming, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(SPACE.hair)
        self.body.addLayout(head)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(SPACE.large)
        self.body.addWidget(self.gestures)
        self.end.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.end.setContentsMargins(0, SPACE.large - GestureCard.free_below // 2, 0, SPACE.hair)
        self.foot.addWidget(self.end)
        self.end.hide()

    def _stillness(self, day: Day) -> tuple[str, str, str, str]:
        """Icon, sentence, action and more of what is said where no card is."""
        if not day.anybody:
            more = tr("Write down a few names, or tell in one sentence above what happened: coffee with @Léa.")
            return "users", tr("Nobody is here yet."), tr("Go to people"), more
        if day.drawn:
            return "sun", tr("That’s all. Have a good week."), "", ""
        more = tr("A coffee, a call? {keys}, and one sentence keeps it.", keys=key_words("Ctrl+Space"))
        return "coffee", tr("Nothing waits for you today."), "", more

    def _say_still(self, said: tuple[str, str, str, str] | None) -> None:
        if (said[1] if said else "") == self.still:
            return
        if self._still is not None:
            self._still.hide()
            self._still.deleteLater()
            self._still = None
        if said is None:
            return
        icon, sentence, action, more = said
        self._still = EmptyState(icon, sentence, action, more=more, parent=self)
        if not action:
            self._still.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that keys and screen readers find it
        self._still.acted.connect(self.people_requested)
        self.body.addWidget(self._still)
        self._centre_still()
        self._still.show()

    def take_keyboard(self) -> None:
        """Have the keyboard on the chosen card, or on what is there in its place."""
        (self.gestures.chosen or self._still or self.coming).setFocus(Qt.FocusReason.OtherFocusReason)

    def see(self, card: QWidget) -> None:
        """Scroll so that a card can be seen, its end before its beginning."""
        self.ensureWidgetVisible(card, 0, SPACE.wide)

    @Slot(QWidget)
    def _on_chosen_shown(self, card: QWidget) -> None:
        self.see(card)
