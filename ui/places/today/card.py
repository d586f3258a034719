"""One card: who, why now, what it is about, the last words; and its keys while it is chosen."""

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.drafts import Draft
from models.today import Card
from resources import tr
from ui.places.deeds import Deed, Hint, asking_hints, later_hints
from ui.places.hints import Hints
from ui.places.letter import Letter, Written
from ui.places.stepped_card import SteppedCard
from ui.places.today import sentences
from ui.places.today.headline import Headline
from ui.theme import SPACE
from ui.theme.fonts import Step
from ui.theme.palette import Tone
from ui.widgets import Avatar, Glyph
from ui.widgets.flowing import FlowingLabel

_AVATAR: Final = 44


class GestureCard(SteppedCard):
    """Shows a ``Card``. ``asked`` brings a deed for the place to do."""

    asked = Signal(str)

    free_below = SPACE.medium  # so that a card that leaves takes its distance along

    def __init__(self, card: Card, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = Deed.OPEN
        self._was_written = False
        self._letter: Letter | None = None
        self._avatar = Avatar(size=_AVATAR, parent=self)
        self._drawing = QWidget(self)
        self.headline = Headline(self)
        self.hints = Hints(self)
        self._about = _line("text", "ink", self)
        self._promised = _line("small", "warm", self)
        self._last = _line("text", "soft", self)
        self._build()
        self.hints.asked.connect(self._on_hint)
        self.hints.hide()
        self.card = card
        self.show_card(card, today)

    @property
    def letter(self) -> Letter | None:
        """The draft that is open in it."""
        return self._letter

    def show_card(self, card: Card, today: date) -> None:
        """Show what is known now."""
        self.card = card
        name = sentences.names(card)
        self.headline.show_words(name, card.why)
        self._avatar.setVisible(bool(card.people))
        self._drawing.setVisible(not card.people)
        if card.people:
            self._avatar.show_person(card.people[0][1])
        for label, words in (
            (self._about, sentences.about(card)),
            (self._promised, sentences.promised(card)),
            (self._last, sentences.last_words(card.last, today)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(sentences.spoken(card, today))
        self._offer(self._mode)

    def set_chosen(self, chosen: bool) -> None:
        """Give it its keys as well, or take them away."""
        super().set_chosen(chosen)
        if not chosen:
            self._was_written = False
            self._offer(Deed.OPEN)
        self.hints.setVisible(chosen or self.underMouse())

    def open_letter(self, draft: Draft, written: Written | None) -> None:
        """Open a draft in it; ``written`` is how far one had come with it."""
        if self._letter is not None:
            self._letter.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        letter = self._letter = Letter(draft, written, self)
        letter.asked.connect(self._on_letter)
        self._column.addWidget(letter)
        letter.show()
        self.hints.hide()
        letter.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_letter(self, *, sent: bool = False) -> None:
        """Put the draft away; after it was ``sent`` off, ask whether it is done."""
        letter, self._letter = self._letter, None
        if letter is None:
            return
        had_keyboard = letter.isAncestorOf(self.window().focusWidget() or self.window())
        self._was_written = sent
        self._offer(Deed.OPEN)
        self.hints.setVisible(self._chosen)
        if had_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        letter.hide()
        letter.deleteLater()

    def press(self, key: str) -> bool:
        """Its keys; Enter opens whom it is about."""
        deed = Deed.OPEN if key == "Return" else self.hints.deed_of(key)
        if deed is not None:
            self._do(deed)
        return deed is not None

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer sees the keys too, to press them."""
        super().enterEvent(event)
        self.hints.setVisible(self._letter is None)

    def leaveEvent(self, event: QEvent) -> None:
        """They go with it."""
        super().leaveEvent(event)
        self.hints.setVisible(self._chosen and self._letter is None)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACE.large)
        first.addWidget(self.headline, 1, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.hints, 0, Qt.AlignmentFlag.AlignTop)
        self._drawing.setFixedWidth(_AVATAR)
        drawn = QVBoxLayout(self._drawing)
        drawn.setContentsMargins(0, 1, 0, 0)
        drawn.addWidget(Glyph("circle-question-mark", "soft", 22), 0, Qt.AlignmentFlag.AlignHCenter)
        drawn.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        self._column.addLayout(first)
        for label in (self._about, self._promised, self._last):
            self._column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.large, 16, SPACE.large, 16 + self.free_below)
        row.setSpacing(15)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._drawing)
        row.addLayout(self._column, 1)

    def _offer(self, mode: Deed) -> None:
        """Show the keys of one of three moments: what to do, for how long, or the question of a third time."""
        self._mode = mode
        if mode is Deed.LATER and self.card.asks:
            question = tr("Let it go, or slower?") if self.card.can_let_go else tr("Slower?")
            self.hints.offer(asking_hints(may_let_go=self.card.can_let_go), question)
        elif mode is Deed.LATER:
            self.hints.offer(later_hints(), tr("Later:"))
        else:
            self.hints.offer(self._gestures(), tr("Sent?") if self._was_written else "")
        self.setAccessibleDescription(self.hints.words)

    def _gestures(self) -> list[Hint]:
        hints = [Hint("D", Deed.DONE, tr("done")), Hint("S", Deed.LATER, tr("later"))]
        if self.card.people:
            hints.insert(0, Hint("W", Deed.WRITE, tr("write")))
        if self.card.can_let_go:
            hints.append(Hint("L", Deed.LET_GO, tr("let go")))
        return hints

    @Slot(str)
    def _on_hint(self, deed: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._do(Deed(deed))

    @Slot(str)
    def _on_letter(self, deed: str) -> None:
        if deed == Deed.BACK:
            self.asked.emit(Deed.BACK.value)
            self.close_letter()
        else:
            self.asked.emit(deed)

    def _do(self, deed: Deed) -> None:
        if deed in (Deed.LATER, Deed.BACK):
            self._offer(deed if deed is Deed.LATER else Deed.OPEN)
            self.hints.setVisible(deed is Deed.LATER or self._letter is None)
        else:
            self.asked.emit(deed.value)


def _line(step: Step, tone: Tone, parent: QWidget) -> FlowingLabel:
    label = FlowingLabel("", step, tone, parent=parent)
    label.hide()
    return label
