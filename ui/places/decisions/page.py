"""One decision to read: what is at stake, what those who were asked said, the choice, and what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.decisions import Consultation, Decision
from resources import phrase, tr
from ui.places.decisions.sentences import (
    KEYS,
    STATES,
    TONES,
    Section,
    acts_of,
    open_words,
    section_of,
    voice_lines,
    voice_words,
    when_words,
)
from ui.places.reading_page import ReadingPage
from ui.theme import SPACE
from ui.theme.palette import Tone
from ui.widgets import Card, Chip, ElidedLabel, PlainLabel
from ui.widgets.flowing import FlowingLabel

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def named(name: str, tone: Tone, state: Chip, parent: QWidget) -> QHBoxLayout:
    """A name and a word beside it, which is whole however long the name is; there is room after it."""
    row = QHBoxLayout()
    row.setSpacing(SPACE.small)
    row.addWidget(ElidedLabel(name, "name", tone, parent=parent))
    state.setMinimumWidth(state.sizeHint().width())
    row.addWidget(state)
    row.addStretch(1)
    return row


class VoiceCard(Card):
    """Somebody who is asked: what they lived, apart from what they advise. It takes the keyboard."""

    def __init__(self, said: Consultation, decision: Decision, today: date, parent: QWidget) -> None:
        state, tone = voice_words(said, decision, today)
        lines = voice_lines(said)
        super().__init__(parent, pressable=True, name=", ".join((said.name, state, *(text for text, _ in lines))))
        self.said = said
        self.body.addLayout(named(said.name, "ink", Chip(state, tone, parent=self), self))
        for text, lead in lines:
            self.body.addWidget(FlowingLabel(text, lead=lead, lead_tone="outline", parent=self))


class DecisionPage(ReadingPage):
    """Shows a decision. A letter is for the id of a consultation, and whether it is to ask or to tell.

    ``voice_opened`` tells that Enter was pressed on somebody, ``left`` that Escape asks to go back to the list,
    ``letter_left`` for which consultation a letter was written when one went to another decision, and its words.
    """

    voice_opened = Signal()
    left = Signal()
    letter_left = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voices: list[VoiceCard] = []
        self._shown: tuple[Decision | None, date] | None = None

    @property
    def voice(self) -> Consultation | None:
        """Whom the keyboard is on."""
        return next((card.said for card in self.voices if card.hasFocus()), None)

    @property
    def has_keyboard(self) -> bool:
        """Whether it is on somebody, or in the letter."""
        focused = self.window().focusWidget()
        in_letter = self.letter is not None and focused is not None and self.letter.isAncestorOf(focused)
        return in_letter or self.voice is not None

    def show_decision(self, decision: Decision | None, today: date) -> None:
        """Show one, or nothing. A letter that is being written stays while it is still to be sent."""
        if self._shown == (decision, today):
            return
        self._shown = decision, today
        on = self.voice
        waiting = [letter_for(decision, said) for said in _to_write(decision)] if decision else []
        keeps_letter = self.letter_for in waiting
        if self.letter is not None and self.letter.written is not None and not keeps_letter:
            self.letter_left.emit(self.letter_for[0], self.letter.written)
        self.begin(keeps_letter=keeps_letter)
        self.voices = []
        if decision is not None:
            self._fill(decision, today)
        self.finish()
        if on is not None:
            self.focus_voice(on.id)

    def focus_voice(self, consultation: int | None = None) -> bool:
        """Bring the keyboard to somebody, the first if nobody is named; whether there is anybody."""
        named = [card for card in self.voices if card.said.id == consultation]
        target = next(iter(named or self.voices), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(target, 0, SPACE.small)
        return target is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from one voice to the next, Escape back to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at = next((at for at, card in enumerate(self.voices) if card is watched), None)
            if at is not None and event.key() in _STEPS:
                going = max(0, min(len(self.voices) - 1, at + _STEPS[Qt.Key(event.key())]))
                self.focus_voice(self.voices[going].said.id)
                return True
            if at is not None and event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, decision: Decision, today: date) -> None:
        state = phrase(STATES[decision.state])
        self.head(decision.question, state, TONES[decision.state], when_words(decision, today))
        if words := open_words(decision, today):
            self.column.addWidget(FlowingLabel(words, "small", "soft", parent=self.page))
        self.keys([(KEYS[act], word, act.value) for act, word in acts_of(decision)])
        self._choice(decision)
        self.section(tr("What is at stake"), [(decision.stake, "")] if decision.stake else [])
        self.section(tr("The options"), [(option, "") for option in decision.options])
        if decision.consultations:
            words = tr("Those you ask") if section_of(decision) == Section.OPEN else tr("Those you asked")
            title = PlainLabel(words, "section", "soft", parent=self.page)
            title.setContentsMargins(0, SPACE.small, 0, 0)
            self.column.addWidget(title)
        for said in decision.consultations:
            card = VoiceCard(said, decision, today, self.page)
            card.pressed.connect(self._on_pressed)
            card.installEventFilter(self)
            self.voices.append(card)
            self.column.addWidget(card)
            card.show()  # not in a moment: it may be about to take the keyboard

    def _choice(self, decision: Decision) -> None:
        """What was chosen, and what was expected of it beside what happened."""
        self.section(tr("What you chose"), [(decision.choice, "")] if decision.choice else [])
        told = [(tr("You expected"), decision.expected), (tr("What happened"), decision.happened)]
        told = [(title, text) for title, text in told if text]
        if told:
            beside = QHBoxLayout()
            beside.setSpacing(SPACE.small)
            for title, text in told:
                beside.addWidget(_column_of(title, text, self.page), 1)
            self.column.addLayout(beside)

    @Slot()
    def _on_pressed(self) -> None:
        card = self.sender()
        assert isinstance(card, VoiceCard)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.voice_opened.emit()


def letter_for(decision: Decision, said: Consultation) -> tuple[int, bool]:
    """What a letter to somebody is for: the consultation, and whether it is to ask."""
    return said.id, said in decision.to_ask


def _to_write(decision: Decision) -> Sequence[Consultation]:
    return (*decision.to_ask, *decision.to_tell)


def _column_of(title: str, text: str, parent: QWidget) -> Card:
    card = Card(parent, name=title)
    card.body.addWidget(PlainLabel(title, "section", "soft", parent=card))
    card.body.addWidget(FlowingLabel(text, parent=card))
    card.body.addStretch(1)
    return card
