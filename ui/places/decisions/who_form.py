"""Who has lived this? Each who comes up, with the sentence that made them; one to three are chosen. Enter keeps it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.decisions import MOST_CHOSEN, Decision
from models.decisions.counsel import Counsel
from models.experiences import MayAsk
from models.meaning import Answer
from models.network import Someone
from models.today import reasons
from models.words import date_words, listed
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.column import tab_as_it_lies
from ui.places.decisions.drafts import DecisionDraft, Form
from ui.places.decisions.forms import DecisionSlip
from ui.places.decisions.page import named
from ui.places.decisions.presenter import read_counsel
from ui.places.decisions.sentences import ASKING, KINDS, MAY_ASK
from ui.places.people_chips import PeopleChips
from ui.places.sentence import Sentence
from ui.places.who import Who, everyone_of
from ui.theme import SPACE
from ui.widgets import Card, Chip
from ui.widgets.chip import ChipTone
from ui.widgets.flowing import FlowingLabel

_HIGHEST: Final = 400
_LOWEST: Final = 104
_RING: Final = 3
"""Room for the line around the card that has the keyboard."""

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class AnswerCard(Card):
    """Somebody who came up. Space or a click marks them, unless they do not want to be asked."""

    def __init__(
        self,
        person: int,
        name: str,
        because: str,
        about: str,
        asking: tuple[str, ChipTone],
        *,
        reserved: str = "",
        may_ask: bool = True,
    ) -> None:
        super().__init__(pressable=True, name=", ".join(filter(None, (name, asking[0], because, about, reserved))))
        self.person, self.name, self.may_ask = person, name, may_ask
        self.body.setContentsMargins(SPACE.large, SPACE.medium, SPACE.large, SPACE.medium)
        self.body.setSpacing(SPACE.hair)
        self._mark = Chip(tr("to ask"), "accent", parent=self)
        self._mark.hide()
        head = named(name, "ink" if may_ask else "soft", Chip(*asking, parent=self), self)
        head.addWidget(self._mark)
        self.body.addLayout(head)
        if because:
            self.body.addWidget(FlowingLabel(because, parent=self))
        self.body.addWidget(FlowingLabel(about, "small", "soft", parent=self))
        if reserved:
            self.body.addWidget(FlowingLabel(reserved, "small", "warm", parent=self))

    def set_marked(self, marked: bool) -> None:
        """Have them among those who are to be asked, or not any more."""
        self.set_chosen(marked)
        self._mark.setVisible(marked)
        self.setAccessibleDescription(tr("to ask") if marked else "")


class WhoForm(DecisionSlip):
    """``kept`` brings whom to ask: ids, and the names of those to add. ``marked`` tells that somebody is, or not."""

    marked = Signal()

    def __init__(self, jobs: Jobs, decision: Decision, today: date, *, draft: DecisionDraft | None = None) -> None:
        super().__init__(tr("Who has lived this?"), DecisionDraft(Form.WHO, decision.id), today)
        self.decision = decision
        self.cards: list[AnswerCard] = []
        self._marked = list(draft.marked) if draft else []
        self._status = Sentence(parent=self)
        self._answers = _Answers(self)
        self._answers.hide()
        self.others = PeopleChips(jobs, tr("Somebody else"), tr("A name, if one comes to mind"), parent=self)
        self.others.setAccessibleName(tr("Somebody else"))
        self.others.resolved.connect(self.keep)
        self.others.left.connect(self.given_up)
        self.row(self.others)
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        column.addWidget(self._status)
        column.addWidget(self._answers)
        column.addLayout(self.grid)
        self.lay_out(column, [self.others.field])
        self.first = self.others.field
        if draft:
            self.others.put(draft.others)
            self.others.field.setText(draft.half_name)
        self._status.say(tr("Looking through what you noted…"))
        jobs.read(self, partial(read_counsel, id=decision.id), self._on_counsel, self.complain)

    @property
    def draft(self) -> DecisionDraft:
        """What stands in it now."""
        return replace(
            self.blank,
            marked=tuple(self._marked),
            others=tuple(self.others.chosen),
            half_name=self.others.field.text(),
        )

    @Slot()
    def keep(self) -> None:
        """Tell who is chosen; where nobody is, the one that has the keyboard."""
        if self.others.takes_written_first():
            return
        chosen: tuple[Who, ...] = (*self._marked, *everyone_of(self.others.chosen))
        at = next((card for card in self.cards if card.hasFocus()), None)
        if not chosen and at is not None:
            if at.may_ask:
                self.kept.emit((at.person,))
            else:
                self._refuse(at)
        elif not chosen:
            self.complain(tr("Choose somebody first."))
        elif len(chosen) > MOST_CHOSEN:
            self._say_enough()
        elif refused := next((card for card in self.cards if not card.may_ask and card.person in chosen), None):
            self._refuse(refused)
        else:
            self.kept.emit(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through the cards, and from the last of them to the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            at = next((at for at, card in enumerate(self.cards) if card is watched), len(self.cards))
            going = at + _STEPS[Qt.Key(event.key())]
            in_list = watched is self.others.field and self.others.field.offered
            if self.cards and not in_list and going >= 0:
                target = self.cards[going] if going < len(self.cards) else self.others.field
                target.setFocus(Qt.FocusReason.TabFocusReason)
                self._answers.ensureWidgetVisible(target, 0, SPACE.small)
                return True
        return super().eventFilter(watched, event)

    def _on_counsel(self, counsel: Counsel) -> None:
        today = self._today
        self.cards = [_card_of(answer, _reserved(counsel, answer.person), today) for answer in counsel.lived]
        if counsel.dormant is not None:
            self.cards.append(_dormant_card(counsel.dormant, _reserved(counsel, counsel.dormant.id), today))
        self._marked = [one for one in self._marked if any(card.person == one and card.may_ask for card in self.cards)]
        for card in self.cards:
            card.set_marked(card.person in self._marked)
            card.pressed.connect(self._on_pressed)
            card.installEventFilter(self)
        self._status.say(_found_words(counsel))
        if not self.cards:
            return
        self._answers.show_cards(self.cards)
        tab_as_it_lies(self)
        self.first = self.cards[0]
        if self.others.field.hasFocus() and not self.others.field.text():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_pressed(self) -> None:
        card = self.sender()
        assert isinstance(card, AnswerCard)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        if not card.may_ask:
            self._refuse(card)
        elif card.person in self._marked:
            self._marked.remove(card.person)
            card.set_marked(False)
            self.marked.emit()
        elif len(self._marked) + len(self.others.chosen) >= MOST_CHOSEN:
            self._say_enough(card)
        else:
            self._marked.append(card.person)
            card.set_marked(True)
            self.marked.emit()

    def _refuse(self, card: AnswerCard) -> None:
        self.complain(tr("{name} does not want to be asked about this.", name=card.name), card)

    def _say_enough(self, field: QWidget | None = None) -> None:
        self.complain(tr("Three at a time are enough: choose those you would call first."), field)


class _Answers(QScrollArea):
    """Cards one under the other: as high as they are together, within reason."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget(self)
        self._page.setMinimumHeight(1)  # else wrapped words would count as narrow and high
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(_RING, _RING, _RING, _RING)
        self._column.setSpacing(SPACE.small)
        self.setWidget(self._page)
        for ground in (self._page, self.viewport()):
            ground.setAutoFillBackground(False)  # it stands on the slip

    def show_cards(self, cards: Sequence[AnswerCard]) -> None:
        """Have these."""
        for card in cards:
            self._column.addWidget(card)
        self.show()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """High enough for all of them, or as high as leaves room for the rest."""
        height = self._column.heightForWidth(max(1, self.viewport().width()))
        return QSize(super().sizeHint().width(), min(height, _HIGHEST))

    def minimumSizeHint(self) -> QSize:
        """Two or three of them at least."""
        return QSize(0, min(_LOWEST, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The narrower, the higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def _card_of(answer: Answer, reserved: str, today: date) -> AnswerCard:
    about = " · ".join(filter(None, (phrase(KINDS[answer.kind]), date_words(answer.on, today))))
    because = tr("“{text}”", text=answer.because)
    may_ask = answer.ask != MayAsk.NO
    asking = phrase(ASKING[answer.ask]), MAY_ASK[answer.ask]
    return AnswerCard(answer.person, answer.name, because, about, asking, reserved=reserved, may_ask=may_ask)


def _dormant_card(tie: Someone, reserved: str, today: date) -> AnswerCard:
    why = tr("{silence}: not your first idea, but one of the next nine.", silence=reasons.silent(tie.spoke_on, today))
    return AnswerCard(tie.id, tie.name, "", why, (tr("a sleeping tie"), "gold"), reserved=reserved)


def _reserved(counsel: Counsel, person: int) -> str:
    """What somebody is not to be asked about, whatever else one asks."""
    themes = counsel.reserved.get(person)
    return tr("Not to be asked about: {themes}.", themes=listed(themes)) if themes else ""


def _found_words(counsel: Counsel) -> str:
    if counsel.lived:
        return tr("These come up in what you noted. Space marks one, three at most.")
    if counsel.dormant:
        return tr("Nobody comes up in what you noted. Somebody you have lost sight of may know.")
    return tr("Nobody comes up in what you noted. Who comes to your mind?")
