"""What is coming, by date; next steps are written, changed and put off here."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.follow_ups import FollowUp
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.column import Column
from ui.places.deeds import Deed, Hint, asking_hints, later_hints
from ui.places.hints import Hints
from ui.places.today import sentences
from ui.places.today.ahead import Horizon, Step, deal_with_step, keep_step, names, read_horizon, step_key
from ui.places.today.ahead_list import AheadList
from ui.places.today.day_view import WIDTH
from ui.places.today.step_draft import StepDraft, typed_day
from ui.places.today.step_form import NEVER, StepForm
from ui.theme import SPACE
from ui.widgets import EmptyState, PlainLabel
from ui.widgets.suggestions import Suggestion


class ComingView(Column):
    """What is ahead, and the form of one next step.

    ``opened`` brings the row that Enter was pressed on, ``back_requested`` asks for the cards;
    ``dealt_with`` has a sentence and the id of the change it can take back, ``said`` a sentence only.
    """

    opened = Signal(object)
    back_requested = Signal()
    dealt_with = Signal(str, int)
    said = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent=parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._horizon: Horizon | None = None
        self._mode = Deed.OPEN
        self._form: StepForm | None = None
        self._draft: StepDraft | None = None
        self._wants_keyboard = False
        self.hints = Hints(self)
        self.list = AheadList(self)
        self.nothing = EmptyState("calendar-days", tr("Nothing is coming yet."), parent=self)
        self._build()
        self.hints.asked.connect(self._on_hint)
        self.list.pressed.connect(self.press)
        self.list.choice_changed.connect(self._on_choice_changed)
        self.list.row_shown.connect(self._see)

    @property
    def form(self) -> StepForm | None:
        """The form, while somebody writes in it."""
        return self._form

    @property
    def draft(self) -> StepDraft | None:
        """What is half written."""
        if self._form is not None:
            return self._form.draft if self._form.is_worth_keeping else None
        return self._draft

    def bring_back(self, draft: StepDraft | None) -> None:
        """Go on with what was half written, once the rows are there."""
        self._draft = draft

    def refresh(self) -> None:
        """Look again what is ahead."""
        self._job = self._jobs.read(self, read_horizon, self._show, replacing=self._job)

    def take_keyboard(self) -> None:
        """Have the keyboard on the form, the chosen row or what there is, now or when the rows are there."""
        self._wants_keyboard = self._horizon is None
        if self._form is not None:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.list.focus_chosen():
            self.hints.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def press(self, key: str) -> bool:
        """Do what ``key`` means now; whether it meant anything."""
        deed = self.hints.deed_of(key)
        if key == "Return" and self.list.chosen is not None:
            self.opened.emit(self.list.chosen.row)
        elif key == "Esc" and deed is None:
            self.back_requested.emit()
        elif deed is None:
            return False
        else:
            self._do(deed)
        return True

    def add(self) -> None:
        """Open the form for a new next step."""
        self._open(None)

    # Showing

    def _build(self) -> None:
        self.body.setSpacing(SPACE.hair)
        self.body.addWidget(PlainLabel(tr("What is coming"), "title", parent=self))
        self.body.addWidget(PlainLabel(tr("Next steps, days to remember, what you promised."), "text", "soft"))
        self.body.addSpacing(SPACE.small)
        line = QHBoxLayout()
        line.addWidget(self.hints)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addSpacing(SPACE.small)
        self.body.addWidget(self.list)
        self.body.addWidget(self.nothing)
        self.nothing.hide()
        self._offer(Deed.OPEN)

    def _show(self, horizon: Horizon) -> None:
        self._horizon = horizon
        self._lay_out()
        if self._form is None and self._draft is not None:
            draft, self._draft = self._draft, None
            self._open(draft.id, draft)
        if self._wants_keyboard:
            self.take_keyboard()

    def _lay_out(self) -> None:
        if self._horizon is not None:
            self.list.show_rows(self._horizon, self._form)
            self.nothing.setVisible(not self.list.rows and self._form is None)

    @Slot(QWidget)
    def _see(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, 0, SPACE.wide)

    # Choosing and doing

    def _step(self) -> FollowUp | None:
        row = self.list.chosen
        return row.row.step if row is not None else None

    @Slot()
    def _on_choice_changed(self) -> None:
        self._offer(Deed.OPEN)

    def _offer(self, mode: Deed) -> None:
        """Show the keys of the moment: what to do with the chosen row, for how long, or a third time’s question."""
        self._mode = mode
        step = self._step()
        if mode is Deed.LATER and step is not None:
            if step.snoozed_often:
                self.hints.offer(asking_hints(), tr("Let it go, or slower?"))
            else:
                self.hints.offer(later_hints(), tr("Later:"))
            return
        hints = [Hint("N", Deed.ADD, tr("add"))]
        if step is not None:
            hints += [
                Hint("E", Deed.CHANGE, tr("change")),
                Hint("D", Deed.DONE, tr("done")),
                Hint("S", Deed.LATER, tr("later")),
                Hint("L", Deed.LET_GO, tr("let go")),
                Hint("Del", Deed.REMOVE, tr("remove")),
            ]
        self.hints.offer([*hints, Hint("V", Deed.BACK, tr("today"))])

    @Slot(str)
    def _on_hint(self, deed: str) -> None:
        self.list.focus_chosen()
        self._do(Deed(deed))

    def _do(self, deed: Deed) -> None:
        step, row = self._step(), self.list.chosen
        if deed is Deed.ADD:
            self.add()
        elif deed is Deed.BACK and self._mode is Deed.OPEN:
            self.back_requested.emit()
        elif deed in (Deed.LATER, Deed.BACK):
            self._offer(deed if deed is Deed.LATER else Deed.OPEN)
        elif step is None or row is None:
            return
        elif deed is Deed.CHANGE:
            self._open(step.id)
        else:
            self._offer(Deed.OPEN)
            said = partial(self._on_dealt_with, sentences.deed_words(deed, names(row.row)))
            self._write(partial(deal_with_step, step=step.id, deed=deed), said)

    def _on_dealt_with(self, words: str, change: int) -> None:
        self.dealt_with.emit(words, change)

    def _write(self, call: Callable[..., Any], on_done: Callable[[Any], object]) -> None:
        self._jobs.write(self, call, on_done, self._on_refused)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self._form is not None:
            self._form.complain(sentence)
        else:
            self.said.emit(sentence)
            self.refresh()

    # Writing

    def _open(self, id: int | None, draft: StepDraft | None = None) -> None:
        if self._form is not None and self._form.is_worth_keeping:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)  # what is half written there comes first
            return
        if self._horizon is None:
            return
        self._close_form()
        step = next((row.step for row in self._horizon.rows if row.step is not None and row.step.id == id), None)
        form = StepForm(self._jobs, _blank(step, self._horizon), self._horizon.today, draft=draft, parent=self)
        form.kept.connect(self._on_kept)
        form.given_up.connect(self._on_given_up)
        self._form = form
        self._lay_out()
        form.show()
        if self.isVisible():
            form.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, form, partial(self._see, form))  # once it is laid out

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    @Slot(object)
    def _on_kept(self, step: Step) -> None:
        if self._form is not None:
            self._write(partial(keep_step, step=step, id=self._form.id), self._on_written)

    def _on_written(self, id: int) -> None:
        self._close_form()
        self.list.choose(step_key(id))
        self._wants_keyboard = True
        self.refresh()

    @Slot()
    def _on_given_up(self) -> None:
        self._close_form()
        self._lay_out()
        self.take_keyboard()


def _blank(step: FollowUp | None, horizon: Horizon) -> StepDraft:
    """The form as it opens: for a new next step, or for the one that is changed."""
    if step is None:
        return StepDraft()
    return StepDraft(
        tuple(Suggestion(name, person) for person, name in step.people),
        text=step.text,
        why=step.why,
        when=typed_day(step.due, horizon.today),
        repeats=step.recurs_from.value if step.recurrence else NEVER,
        every=step.recurrence or StepDraft().every,
        id=step.id,
    )
