"""Writing down a next step: with whom, what, why, when, and whether it comes back. Ctrl+Enter keeps it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.errors import Refused
from models.follow_ups import RecursFrom
from models.words import recurrence_words, sentence
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.long_form import LongForm
from ui.places.people_chips import PeopleChips
from ui.places.today.ahead import Step
from ui.places.today.step_draft import StepDraft
from ui.places.typed_dates import read_due
from ui.places.who import everyone_of
from ui.theme import SPACE

NEVER: Final = "never"
REPEATS: Final = {
    NEVER: "Never",
    RecursFrom.DUE.value: "On fixed days",
    RecursFrom.LAST_INTERACTION.value: "After you last spoke",
}
"""Whether it comes back, and from where it counts."""

EVERY: Final = ("P1D", "P1W", "P2W", "P1M", "P3M", "P1Y")
"""The rhythms that are offered; one that was made slower keeps its own."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form: its label, and what makes its widget."""

    label: str
    make: Callable[["StepForm"], QWidget]


class StepForm(LongForm):
    """A form for one follow-up. ``kept`` brings the ``Step``.

    ``blank`` is how it looks before anything is written, ``draft`` what was left in it another time.
    ``id`` is the follow-up that is changed, or ``None`` for a new one.
    """

    def __init__(
        self,
        jobs: Jobs,
        blank: StepDraft,
        today: date,
        *,
        draft: StepDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Add a next step") if blank.id is None else tr("Change a next step"), parent)
        self.id = blank.id
        self._blank = replace(blank, day=today)
        self._today = today
        self._jobs = jobs
        self._build()
        self._fill((draft or blank).on_day(today))
        self.people.resolved.connect(self.keep)
        self.repeats.currentIndexChanged.connect(self._on_repeats)

    @property
    def draft(self) -> StepDraft:
        """What stands in it now."""
        return StepDraft(
            tuple(self.people.chosen),
            self.people.field.text(),
            self.text.text(),
            self.why.text(),
            self.when.text(),
            str(self.repeats.currentData()),
            str(self.every.currentData()),
            self.id,
            self._today,
        )

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell what it is; a name or a date that is not clear is asked about first."""
        if self.people.takes_written_first():
            return
        draft = self.draft
        try:
            due = read_due(draft.when, self._today)
        except Refused as refusal:
            self.complain(str(refusal), self.when)
            return
        if not draft.people:
            self.complain(tr("Say with whom it was."), self.people.field)
        elif not draft.text.strip():
            self.complain(tr("Say what there is to do."), self.text)
        elif draft.repeats == RecursFrom.DUE and not due:
            self.complain(tr("Say when it is due first, then how often."), self.when)
        else:
            self.kept.emit(self._step(draft, due))

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is in the way, and go to ``field``, or to what there is to do."""
        super().complain(sentence, field or self.text)

    def _closes(self, event: QKeyEvent) -> bool:
        """Enter keeps from a line, too; Escape puts names away first that are offered."""
        if event.key() == Qt.Key.Key_Escape and self.people.field.offered:
            return False
        in_line = self.window().focusWidget() in (self.text, self.why, self.when)
        if in_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.keep()
            return True
        return super()._closes(event)

    def _step(self, draft: StepDraft, due: str) -> Step:
        comes_back = draft.repeats != NEVER
        return Step(
            people=everyone_of(draft.people),
            text=draft.text.strip(),
            why=draft.why.strip(),
            due=due,
            recurrence=draft.every if comes_back else "",
            recurs_from=RecursFrom(draft.repeats) if comes_back else RecursFrom.DUE,
        )

    def _build(self) -> None:
        fields = [(phrase(field.label), field.make(self)) for field in FIELDS]
        self.lay_out(fields, (self.people.field, self.text, self.why, self.when, self.repeats, self.every), "Return")
        self.setFocusProxy(self.people)

    def make_people(self) -> QWidget:
        """With whom."""
        self.people = PeopleChips(self._jobs, tr("With whom"), tr("Somebody among your people"), parent=self)
        return self.people

    def make_text(self) -> QWidget:
        """What there is to do."""
        self.text = self.line(tr("What"), tr("Call back, send the photos, ask how it went…"))
        return self.text

    def make_why(self) -> QWidget:
        """Why it matters."""
        self.why = self.line(tr("Why"), tr("What you will want to remember by then"))
        return self.why

    def make_when(self) -> QWidget:
        """The day."""
        self.when = self.line(tr("When"), tr("Friday, 12 May, in 2 weeks… or nothing"))
        return self.when

    def make_repeats(self) -> QWidget:
        """Whether it comes back, and how often."""
        self.repeats, self.every = QComboBox(self), QComboBox(self)
        self.repeats.setAccessibleName(tr("Comes back"))
        self.every.setAccessibleName(tr("How often"))
        for value, words in REPEATS.items():
            self.repeats.addItem(phrase(words), value)
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        row.addWidget(self.repeats, 1)
        row.addWidget(self.every, 1)
        return held

    def _fill(self, draft: StepDraft) -> None:
        self.people.put(draft.people)
        self.people.field.setText(draft.half_name)
        self.text.setText(draft.text)
        self.why.setText(draft.why)
        self.when.setText(draft.when)
        self.repeats.setCurrentIndex(max(0, self.repeats.findData(draft.repeats)))
        offered = EVERY if draft.every in EVERY else (*EVERY, draft.every)
        for recurrence in offered:
            self.every.addItem(sentence(recurrence_words(recurrence)), recurrence)
        self.every.setCurrentIndex(max(0, self.every.findData(draft.every)))
        self._on_repeats()

    @Slot()
    def _on_repeats(self) -> None:
        self.every.setVisible(self.repeats.currentData() != NEVER)


FIELDS: Final = (
    Field("With whom", StepForm.make_people),
    Field("What", StepForm.make_text),
    Field("Why", StepForm.make_why),
    Field("When", StepForm.make_when),
    Field("Comes back", StepForm.make_repeats),
)
"""The form, line by line."""
