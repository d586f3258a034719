"""Five-minute gestures: a few cards, each with what could be done for whom, and why."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.favours import Gesture
from resources import tr
from ui.places.favours.sentences import names_of
from ui.theme import SPACE
from ui.widgets import Avatar, ElidedLabel, EmptyState, KeyButton, paint_card
from ui.widgets.flowing import FlowingLabel
from ui.widgets.upright_page import UprightPage

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GestureCard(QFrame):
    """One gesture. ``made`` tells that it was done, ``left`` that it is for later, ``opened`` that Enter was pressed.

    Its keys are shown while it has the keyboard; room is kept for them.
    """

    made = Signal()
    left = Signal()
    opened = Signal()
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, gesture: Gesture, parent: QWidget | None = None) -> None:
        names = names_of(gesture.people)
        super().__init__(parent)
        self.gesture = gesture
        self._chosen = False
        self.setAccessibleName(", ".join((names, gesture.text, gesture.why)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tr("D did it, S not now, Enter opens the page"))
        self._keys = self._make_keys()
        first = QHBoxLayout()
        first.setSpacing(SPACE.large)
        first.addWidget(ElidedLabel(names, "name", parent=self), 1)
        first.addWidget(self._keys)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(first)
        words.addWidget(FlowingLabel(gesture.text, parent=self))
        words.addWidget(FlowingLabel(gesture.why, "text", "soft", parent=self))
        across = QHBoxLayout(self)
        across.setContentsMargins(SPACE.large, SPACE.medium, SPACE.large, SPACE.medium)
        across.setSpacing(SPACE.medium + 2)
        across.addWidget(Avatar(gesture.people[0][1], size=40, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its keys; arrows go to its neighbours."""
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if bare and event.text() in ("d", "D"):
            self.made.emit()
        elif bare and event.text() in ("s", "S"):
            self.left.emit()
        elif bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif bare and event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Having the keyboard chooses it."""
        super().focusInEvent(event)
        self.entered.emit()

    def set_chosen(self, chosen: bool) -> None:
        """Give it the stronger line and its keys, or take them away."""
        self._chosen = chosen
        self._keys.setVisible(chosen)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw panel and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), chosen=self._chosen)

    def _make_keys(self) -> QWidget:
        held = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setRetainSizeWhenHidden(True)
        held.setSizePolicy(policy)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.hair)
        for key, word, signal in (("D", tr("did it"), self.made), ("S", tr("not now"), self.left)):
            button = KeyButton(key, word, parent=held)
            button.clicked.connect(signal)
            row.addWidget(button)
        held.hide()
        return held


class GesturesView(UprightPage):
    """The gestures of today. ``made``, ``left`` and ``opened`` bring the one that it is about."""

    made = Signal(object)
    left = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Five-minute gestures"), parent=parent)
        self.cards: list[GestureCard] = []
        self._chosen = 0
        more = tr("They come from what you note: what somebody looks for, offers, or did for you.")
        self._words = FlowingLabel(tr("Small things that are worth much to somebody."), "text", "soft")
        self._nothing = EmptyState("hand-heart", tr("No small gesture in sight."), more=more)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.small)
        self.column.addWidget(self._words)
        self.column.addLayout(self._list)
        self.column.addWidget(self._nothing)
        self.column.addStretch(1)
        self._words.hide()
        self._nothing.hide()

    def show_gestures(self, gestures: Sequence[Gesture]) -> None:
        """Show these. The keyboard stays where it was among them."""
        self._nothing.setVisible(not gestures)
        self._words.setVisible(bool(gestures))
        if [card.gesture for card in self.cards] == list(gestures):
            return
        had_keyboard = any(card.hasFocus() for card in self.cards)
        at = self._chosen  # a card that goes leaves the keyboard to its neighbour, which is chosen thereby
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._made(gesture) for gesture in gestures]
        self._choose(min(at, max(0, len(self.cards) - 1)))
        if had_keyboard:
            self.focus_chosen()

    def focus_chosen(self) -> None:
        """Bring the keyboard to the chosen card; to the view itself when there is none."""
        target: QWidget = self.cards[self._chosen] if self.cards else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, gesture: Gesture) -> GestureCard:
        card = GestureCard(gesture, self.widget())
        card.made.connect(self._on_made)
        card.left.connect(self._on_left)
        card.opened.connect(self._on_opened)
        card.stepped.connect(self._on_stepped)
        card.entered.connect(self._on_entered)
        self._list.addWidget(card)
        card.show()  # now, and not a moment later as the layout would
        return card

    def _choose(self, at: int) -> None:
        self._chosen = at
        for place, card in enumerate(self.cards):
            card.set_chosen(place == at)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        at = self._chosen + by
        if 0 <= at < len(self.cards):
            self._choose(at)
            self.focus_chosen()
            self.ensureWidgetVisible(self.cards[at], 0, SPACE.medium)

    @Slot()
    def _on_entered(self) -> None:
        self._choose(self.cards.index(self._sender()))

    @Slot()
    def _on_made(self) -> None:
        self.made.emit(self._sender().gesture)

    @Slot()
    def _on_left(self) -> None:
        self.left.emit(self._sender().gesture)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self._sender().gesture)

    def _sender(self) -> GestureCard:
        card = self.sender()
        assert isinstance(card, GestureCard)
        return card
