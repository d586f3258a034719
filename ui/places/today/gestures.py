"""The cards of the day, one under the other; one of them is chosen."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, Qt, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from models.today import Card
from ui.places.column import tab_as_it_lies
from ui.places.today.card import GestureCard


class Gestures(QWidget):
    """Shows ``Card``s by their keys. ``asked`` brings a key and a deed; ``chosen_shown`` the card to be seen."""

    asked = Signal(str, str)
    chosen_shown = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, GestureCard] = {}
        self._chosen = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)  # a card brings its own distance along

    @property
    def cards(self) -> Sequence[GestureCard]:
        """The cards in their order."""
        return tuple(self._cards.values())

    @property
    def chosen(self) -> GestureCard | None:
        """The card that keys act on."""
        return self._cards.get(self._chosen)

    def card(self, key: str) -> GestureCard | None:
        """The card of that key, while it is there."""
        return self._cards.get(key)

    def show_cards(self, cards: Sequence[Card], today: date) -> Sequence[str]:
        """Have these cards, leaving those as they are that stay; the keys of those that are new."""
        wanted = {card.key: card for card in cards}
        for key in [key for key in self._cards if key not in wanted]:
            self._let_go(self._cards.pop(key))
        new = [key for key in wanted if key not in self._cards]
        shown: dict[str, GestureCard] = {}
        for at, (key, card) in enumerate(wanted.items()):
            widget = self._cards.get(key)
            if widget is None:
                widget = self._made(key, card, today)
            elif widget.card != card:
                widget.show_card(card, today)
            shown[key] = widget
            self._column.removeWidget(widget)
            self._column.insertWidget(at, widget)
            widget.show()
        self._cards = shown
        tab_as_it_lies(self)
        if self._chosen not in shown:
            self._choose(next(iter(shown), ""))
        return new

    def choose(self, key: str, *, focus: bool) -> None:
        """Choose a card; ``focus`` brings the keyboard there."""
        if key not in self._cards:
            return
        self._choose(key)
        if focus:
            self._cards[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_out(self, key: str) -> None:
        """Let a card leave; the next one is chosen, or the one before where there is none."""
        keys = list(self._cards)
        at = keys.index(key)
        leaving = self._cards.pop(key)
        had_keyboard = leaving.isAncestorOf(self.window().focusWidget() or self.window()) or leaving.hasFocus()
        following = [*keys[at + 1 :], *reversed(keys[:at])]
        if key == self._chosen:
            self._choose("")
            if following:
                self.choose(following[0], focus=had_keyboard)
        self._close_gap(self._column.indexOf(leaving), leaving.height())
        self._let_go(leaving)

    def _made(self, key: str, card: Card, today: date) -> GestureCard:
        widget = GestureCard(card, today, self)
        widget.asked.connect(partial(self._on_asked, key))
        widget.stepped.connect(partial(self._on_stepped, key))
        widget.entered.connect(partial(self._choose, key))
        return widget

    def _choose(self, key: str) -> None:
        if key == self._chosen:
            return
        before, self._chosen = self.chosen, key
        if before is not None:
            before.set_chosen(False)
        if (now := self.chosen) is not None:
            now.set_chosen(True)
            self.chosen_shown.emit(now)

    def _on_asked(self, key: str, deed: str) -> None:
        self.asked.emit(key, deed)

    def _on_stepped(self, key: str, by: int) -> None:
        keys = list(self._cards)
        if key in keys:
            self.choose(keys[max(0, min(len(keys) - 1, keys.index(key) + by))], focus=True)

    def _close_gap(self, at: int, height: int) -> None:
        """Draw what is below up into the room that a card leaves, in as long as the desktop lets things move."""
        lasts = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if lasts <= 0 or height <= 0 or not self.isVisible():
            return
        gap = QWidget(self)
        gap.setFixedHeight(height)
        self._column.insertWidget(at, gap)
        closing = QVariantAnimation(gap)
        closing.setDuration(lasts)
        closing.setEasingCurve(QEasingCurve.Type.OutCubic)
        closing.setStartValue(height)
        closing.setEndValue(0)
        closing.valueChanged.connect(gap.setFixedHeight)
        closing.finished.connect(gap.deleteLater)
        closing.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def _let_go(self, card: GestureCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
