"""One mission to read: the way it came, what is known, and what is still to be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

from models.drafts import Draft
from models.missions import Mission, Owed
from resources import phrase, tr
from ui.places.letter import Letter
from ui.places.missions.sentences import (
    KEYS,
    STATES,
    Act,
    acts_of,
    client_words,
    facts,
    owed_words,
    way_words,
)
from ui.theme import SPACE
from ui.widgets import Card, Chip, FlowLayout, KeyButton, PlainLabel
from ui.widgets.flowing import FlowingLabel


@dataclass(frozen=True, slots=True)
class _Shown:
    """What stands on the page."""

    mission: Mission | None
    owed: tuple[Owed, ...]
    today: date
    with_amount: bool


class MissionPage(QScrollArea):
    """Shows a mission. ``acted`` brings an ``Act``, ``sent`` the draft of the letter, its deed and what it was for."""

    acted = Signal(object)
    sent = Signal(object, str, object)
    amount_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter: Letter | None = None
        self._letter_for: Owed | None = None
        self._shown: _Shown | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget(self)
        self._page.setProperty("page", "true")
        self._page.setMinimumHeight(1)  # else wrapped words would count as narrow and high
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(1, 0, 1, SPACE.medium)
        self._column.setSpacing(SPACE.small)
        self.setWidget(self._page)

    def show_mission(self, mission: Mission | None, owed: Sequence[Owed], today: date, *, with_amount: bool) -> None:
        """Show one, or nothing. A letter that is being written stays while its mission does."""
        was, self._shown = self._shown, _Shown(mission, tuple(owed), today, with_amount)
        if was == self._shown:
            return
        same = mission and was and was.mission and mission.id == was.mission.id
        letter = self.letter if same and self._letter_for in owed else None
        if letter is None:
            self.close_letter()
        else:
            self._column.removeWidget(letter)
        self._clear()
        if mission is not None:
            self._fill(mission, owed, today, with_amount)
        if letter is not None:
            self._column.addWidget(letter)
        self._column.addStretch(1)

    def open_letter(self, draft: Draft, owed: Owed) -> None:
        """Write what is owed."""
        self.close_letter()
        self.letter, self._letter_for = Letter(draft, parent=self._page), owed
        self.letter.asked.connect(self._on_asked)
        self._column.insertWidget(self._column.count() - 1, self.letter)
        self.letter.show()
        self.letter.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._see_letter)  # once it is laid out

    def close_letter(self) -> None:
        """Put the letter away."""
        letter, self.letter = self.letter, None
        if letter is not None:
            letter.hide()
            self._column.removeWidget(letter)
            letter.deleteLater()

    def _see_letter(self) -> None:
        if self.letter is not None:
            self.ensureWidgetVisible(self.letter, 0, SPACE.medium)

    def _fill(self, mission: Mission, owed: Sequence[Owed], today: date, with_amount: bool) -> None:
        state, tone = STATES[mission.state]
        self._column.addWidget(FlowingLabel(mission.title, "heading", parent=self._page))
        below = QHBoxLayout()
        below.setSpacing(SPACE.small)
        below.addWidget(Chip(phrase(state), tone, parent=self._page))
        below.addWidget(PlainLabel(client_words(mission), "text", "soft", parent=self._page))
        below.addStretch(1)
        self._column.addLayout(below)
        self._column.addWidget(self._keys(acts_of(mission, owed), has_amount=mission.amount_cents is not None))
        way = way_words(mission) or tr("Nobody is noted yet whom it came through.")
        self._section(tr("The way it came"), [(way, "")])
        said = [(owed_words(one, mission, today), "") for one in owed]
        self._section(tr("Still to say"), said)
        known = facts(mission, today, with_amount=with_amount)
        self._section(tr("What is known"), [(text, what) for what, text in known])

    def _keys(self, acts: Sequence[tuple[Act, str]], *, has_amount: bool) -> QWidget:
        held = QWidget(self._page)
        flow = FlowLayout(held, gap=SPACE.small, line_gap=SPACE.hair)
        for act, word in acts:
            button = KeyButton(KEYS[act], word, parent=held)
            button.setProperty("act", act.value)
            button.clicked.connect(self._on_key)
            flow.addWidget(button)
        if has_amount:
            amount = KeyButton("M", tr("the amount"), parent=held)
            amount.clicked.connect(self.amount_requested)
            flow.addWidget(amount)
        held.setAccessibleName(tr("Keys"))
        return held

    def _section(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        if not lines:
            return
        card = Card(self._page, name=title)
        card.body.addWidget(PlainLabel(title, "section", "soft", parent=card))
        for text, lead in lines:
            card.body.addWidget(FlowingLabel(text, lead=lead, lead_tone="outline", parent=card))
        self._column.addWidget(card)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            self._drop(item)

    def _drop(self, item: QLayoutItem) -> None:
        widget, layout = item.widget(), item.layout()
        if widget is not None and widget is not self.letter:
            widget.hide()
            widget.deleteLater()
        elif layout is not None:
            while (inner := layout.takeAt(0)) is not None:
                self._drop(inner)

    @Slot()
    def _on_key(self) -> None:
        self.acted.emit(Act(self.sender().property("act")))

    @Slot(str)
    def _on_asked(self, deed: str) -> None:
        if self.letter is not None:
            self.sent.emit(self.letter.draft, deed, self._letter_for)
