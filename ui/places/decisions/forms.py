"""Writing a question down, what somebody said of it, the choice, and what came of it. Enter keeps it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from models.decisions import Consultation, Decision, look_back_day
from models.errors import Refused
from models.words import date_words
from resources import tr
from ui.places.decisions.drafts import DecisionDraft, Form
from ui.places.decisions.edits import Choice, Entry
from ui.places.slip import Slip
from ui.places.typed_dates import read_due
from ui.theme import SPACE
from ui.widgets import FlowLayout, link_button
from ui.widgets.flowing import FlowingLabel

_WIDEST_OPTION: Final = 320
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class DecisionSlip(Slip):
    """A slip with captioned fields, one of a few that the place has. ``kept`` brings what was written.

    ``blank`` is how it looks before anything is written, ``written`` what was left in it another time.
    """

    kept = Signal(object)

    def __init__(self, title: str, blank: DecisionDraft, today: date, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.blank = replace(blank, day=today)
        self._today = today
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(SPACE.medium)
        self.grid.setVerticalSpacing(SPACE.small)
        self.grid.setColumnStretch(1, 1)

    @property
    def draft(self) -> DecisionDraft:
        """What stands in it now."""
        raise NotImplementedError

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self.blank

    def row(self, field: QWidget) -> None:
        """Put a field under the others, with its name before it."""
        at = self.grid.rowCount()
        caption = self.caption(field.accessibleName())
        self.grid.addWidget(caption, at, 0)
        if isinstance(field, QPlainTextEdit):
            caption.setContentsMargins(0, SPACE.medium, 0, 0)  # level with its first line
            self.grid.setAlignment(caption, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(field, at, 1)

    def day_in(self, field: QLineEdit, was: str, known: str) -> str:
        """The day to come that stands there; ``known`` where it still reads as it ``was``. Raises ``Refused``."""
        return known if field.text() == was else read_due(field.text(), self._today)


class QuestionForm(DecisionSlip):
    """A question: what is at stake, by when, which options. ``kept`` brings an ``Entry``."""

    def __init__(
        self,
        today: date,
        decision: Decision | None = None,
        *,
        draft: DecisionDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Change a question") if decision else tr("A question to decide"),
            _question_of(decision, today) if decision else DecisionDraft(Form.QUESTION),
            today,
            parent,
        )
        self.decision = decision
        self.question = self.line(tr("The question"), tr("Hire Emma? Move to Nantes?"))
        self.stake = self.words(tr("What is at stake"), tr("What depends on it, in a few words"), 2)
        self.deadline = self.line(tr("By when"), tr("Friday, 12 May, in 3 weeks; or nothing"))
        self.options = self.words(tr("The options"), tr("One a line"), 3, a_line_each=True)
        for field in (self.question, self.stake, self.deadline, self.options):
            self.row(field)
        self.lay_out(self.grid, [self.question, self.stake, self.deadline, self.options])
        shown = draft.on_day(today) if draft else self.blank
        self.question.setText(shown.question)
        self.stake.setPlainText(shown.stake)
        self.deadline.setText(shown.deadline)
        self.options.setPlainText(shown.options)
        self.first = self.question

    @property
    def draft(self) -> DecisionDraft:
        """What stands in it now."""
        return replace(
            self.blank,
            question=self.question.text(),
            stake=self.stake.toPlainText(),
            deadline=self.deadline.text(),
            options=self.options.toPlainText(),
        )

    @Slot()
    def keep(self) -> None:
        """Tell what it is; what is not clear is asked about first."""
        if not self.question.text().strip():
            self.complain(tr("Write a few words first."), self.question)
            return
        try:
            known = self.decision.deadline if self.decision else ""
            deadline = self.day_in(self.deadline, self.blank.deadline, known)
        except Refused as refusal:
            self.complain(str(refusal), self.deadline)
            return
        options = tuple(self.options.toPlainText().splitlines())
        entry = Entry(question=self.question.text(), stake=self.stake.toPlainText(), deadline=deadline, options=options)
        self.kept.emit(entry)


class SaidForm(DecisionSlip):
    """What somebody lived, apart from what they advise. ``kept`` brings the two."""

    def __init__(
        self, decision: Decision, said: Consultation, today: date, *, draft: DecisionDraft | None = None
    ) -> None:
        blank = DecisionDraft(Form.SAID, decision.id, said.id, said.person, lived=said.lived, advised=said.advised)
        super().__init__(
            tr("What {name} said of “{question}”", name=said.name, question=decision.question), blank, today
        )
        self.decision, self.said = decision, said
        self.lived = self.words(tr("Lived"), tr("What happened to them: facts, and how it felt"), 3)
        self.advised = self.words(tr("Advises"), tr("What they would do in your place"), 2)
        for field in (self.lived, self.advised):
            self.row(field)
        self.lay_out(self.grid, [self.lived, self.advised])
        shown = draft or self.blank
        self.lived.setPlainText(shown.lived)
        self.advised.setPlainText(shown.advised)
        self.first = self.lived

    @property
    def draft(self) -> DecisionDraft:
        """What stands in it now."""
        return replace(self.blank, lived=self.lived.toPlainText(), advised=self.advised.toPlainText())

    @Slot()
    def keep(self) -> None:
        """Tell both; without words there is nothing to tell."""
        lived, advised = self.lived.toPlainText().strip(), self.advised.toPlainText().strip()
        if lived or advised:
            self.kept.emit((lived, advised))
        else:
            self.complain(tr("Write a few words first."))


class ChoiceForm(DecisionSlip):
    """What I choose, and what I expect of it. ``kept`` brings a ``Choice``. Up and Down go through the options."""

    def __init__(self, decision: Decision, today: date, *, draft: DecisionDraft | None = None) -> None:
        day = date_words(decision.look_back_on or look_back_day(today.isoformat()).isoformat(), today)
        blank = DecisionDraft(
            Form.CHOICE, decision.id, choice=decision.choice, expected=decision.expected, look_back=day
        )
        super().__init__(decision.question, blank, today)
        self.decision = decision
        self._options = decision.options
        hint = tr("In your own words; ↓ takes an option") if decision.options else tr("In your own words")
        self.choice = self.line(tr("I choose"), hint)
        self.expected = self.words(tr("I expect"), tr("What will have come of it: you will read it again"), 2)
        self.look_back = self.line(tr("Look back on"), tr("in 90 days"))
        self.row(self.choice)
        if decision.options:
            self.grid.addWidget(self._offered(decision.options), self.grid.rowCount(), 1)
        self.row(self.expected)
        self.row(self.look_back)
        self.lay_out(self.grid, [self.choice, self.expected, self.look_back])
        shown = draft.on_day(today) if draft else self.blank
        self.choice.setText(shown.choice)
        self.expected.setPlainText(shown.expected)
        self.look_back.setText(shown.look_back)
        self.first = self.choice

    @property
    def draft(self) -> DecisionDraft:
        """What stands in it now."""
        return replace(
            self.blank,
            choice=self.choice.text(),
            expected=self.expected.toPlainText(),
            look_back=self.look_back.text(),
        )

    @Slot()
    def keep(self) -> None:
        """Tell it; without a choice there is nothing to tell."""
        if not self.choice.text().strip():
            self.complain(tr("Write a few words first."), self.choice)
            return
        known = self.decision.look_back_on  # empty before it is decided: the vault counts the 90 days
        try:
            look_back_on = self.day_in(self.look_back, self.blank.look_back, known) or known
        except Refused as refusal:
            self.complain(str(refusal), self.look_back)
            return
        made = Choice(choice=self.choice.text(), expected=self.expected.toPlainText(), look_back_on=look_back_on)
        self.kept.emit(made)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Up and Down in the choice."""
        if watched is self.choice and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self._options:
                self._take_option(step)
                return True
        return super().eventFilter(watched, event)

    def _take_option(self, step: int) -> None:
        """Have the option after the one that stands there, or the one before it; the first or last of them else."""
        written = self.choice.text()
        at = self._options.index(written) + step if written in self._options else min(step, 0)
        self.choice.setText(self._options[at % len(self._options)])

    def _offered(self, options: Sequence[str]) -> QWidget:
        held = QWidget(self)
        flow = FlowLayout(held, gap=SPACE.small, line_gap=SPACE.hair)
        for option in options:
            shown = self.fontMetrics().elidedText(option, Qt.TextElideMode.ElideRight, _WIDEST_OPTION)
            button = link_button(shown)
            button.setAccessibleName(option)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who has a keyboard presses an arrow
            button.clicked.connect(partial(self.choice.setText, option))
            flow.addWidget(button)
        return held


class LookBackForm(DecisionSlip):
    """What happened, under what was expected. ``kept`` brings the words."""

    def __init__(self, decision: Decision, today: date, *, draft: DecisionDraft | None = None) -> None:
        blank = DecisionDraft(Form.LOOK_BACK, decision.id, happened=decision.happened)
        super().__init__(decision.question, blank, today)
        self.decision = decision
        for name, said in ((tr("You chose"), decision.choice), (tr("You expected"), decision.expected)):
            if said:
                told = FlowingLabel(said, parent=self)
                told.setAccessibleName(name)
                self.row(told)
        self.happened = self.words(tr("What happened"), tr("As it was: there is no right answer"), 3)
        self.row(self.happened)
        self.lay_out(self.grid, [self.happened])
        self.happened.setPlainText((draft or self.blank).happened)
        self.first = self.happened

    @property
    def draft(self) -> DecisionDraft:
        """What stands in it now."""
        return replace(self.blank, happened=self.happened.toPlainText())

    @Slot()
    def keep(self) -> None:
        """Tell it; without words there is nothing to tell."""
        happened = self.happened.toPlainText().strip()
        if happened:
            self.kept.emit(happened)
        else:
            self.complain(tr("Write a few words first."))


def _question_of(decision: Decision, today: date) -> DecisionDraft:
    return DecisionDraft(
        Form.QUESTION,
        id=decision.id,
        question=decision.question,
        stake=decision.stake,
        deadline=date_words(decision.deadline, today),
        options="\n".join(decision.options),
    )
