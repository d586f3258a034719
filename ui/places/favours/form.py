"""Writing a favour down: who for whom, what, by when, and how much it asks for. Enter keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from models.errors import Refused
from models.favours import Direction, Effort, Favour, FavourState, may_become
from models.words import date_words
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.favours.drafts import FIRST, FavourDraft
from ui.places.favours.edits import Entry
from ui.places.favours.sentences import KINDS, Kind, effort_words, names_of
from ui.places.people_chips import PeopleChips
from ui.places.slip import Slip
from ui.places.typed_dates import read_date, read_due
from ui.places.who import everyone_of
from ui.theme import SPACE
from ui.widgets.suggestions import Suggestion

_OF_A_NEW_ONE: Final[tuple[Kind, ...]] = (
    FIRST,
    (Direction.FROM_ME, FavourState.OFFERED),
    (Direction.FROM_ME, FavourState.GIVEN),
    (Direction.TO_ME, FavourState.AGREED),
    (Direction.TO_ME, FavourState.ASKED),
    (Direction.TO_ME, FavourState.RECEIVED),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form is about before anything is typed: its title, what it can be, and the dates behind its words."""

    title: str
    kinds: Sequence[Kind]
    blank: FavourDraft
    due: str = ""
    on: str = ""


def new_sheet(kind: Kind = FIRST) -> Sheet:
    """A favour that is new, of this kind to begin with."""
    return Sheet(tr("A favour"), _OF_A_NEW_ONE, FavourDraft(kind))


def forward_sheet(source: Favour) -> Sheet:
    """Something received that is passed on."""
    title = tr("Pays forward “{text}”, from {people}", text=source.text, people=names_of(source.people))
    mine = [kind for kind in _OF_A_NEW_ONE if kind[0] == Direction.FROM_ME]
    return Sheet(title, mine, FavourDraft(source=source.id))


def edit_sheet(favour: Favour, today: date) -> Sheet:
    """A favour that is there: it may take a step, or be turned round."""
    now = (favour.direction, favour.state)
    steps = [kind for kind in KINDS if kind[0] == now[0] and may_become(*now, kind[1])]
    turned = [kind for kind in _OF_A_NEW_ONE if kind[0] != now[0]]
    kinds = [kind for kind in (now, *steps, *turned) if kind == now or kind[1] != FavourState.RELEASED]
    blank = FavourDraft(
        now,
        tuple(Suggestion(name, person) for person, name in favour.people),
        favour.text,
        date_words(favour.due, today),
        favour.effort,
        date_words(favour.on, today),
        favour.id,
    )
    return Sheet(tr("Change a favour"), kinds, blank, favour.due, favour.on)


class FavourForm(Slip):
    """A form for one favour. ``kept`` brings the ``Entry``; ``draft`` is what was left in it another time."""

    kept = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        sheet: Sheet,
        today: date,
        *,
        draft: FavourDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(sheet.title, parent)
        self.sheet = sheet
        self._today = today
        self._blank = replace(sheet.blank, day=today)
        self._build(jobs)
        self._fill(draft.on_day(today) if draft else sheet.blank)

    @property
    def draft(self) -> FavourDraft:
        """What stands in it now."""
        return FavourDraft(
            self.sheet.kinds[self.kind.currentIndex()],
            tuple(self.people.chosen),
            self.text.text(),
            self.due.text(),
            self.effort.currentData(),
            self.on.text(),
            self._blank.id,
            self._blank.source,
            self.people.field.text(),
            self._today,
        )

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return replace(self.draft, kind=self._blank.kind) != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell what it is; a date or a name that is not clear is asked about first."""
        if self.people.takes_written_first():
            return
        draft = self.draft
        if not draft.people:
            self.complain(tr("Say whom it is about."), self.people.field)
        elif not draft.text.strip():
            self.complain(tr("Write a few words first."), self.text)
        else:
            self._keep_dated(draft)

    def _keep_dated(self, draft: FavourDraft) -> None:
        blank = self.sheet.blank
        try:
            due = self.sheet.due if draft.due == blank.due else read_due(draft.due, self._today)
        except Refused as refusal:
            self.complain(str(refusal), self.due)
            return
        try:
            on = self.sheet.on if draft.on == blank.on else read_date(draft.on, self._today)
        except Refused as refusal:
            self.complain(str(refusal), self.on)
            return
        direction, state = draft.kind
        self.kept.emit(
            Entry(
                direction=direction,
                state=state,
                people=everyone_of(draft.people),
                text=draft.text.strip(),
                due=due,
                effort=draft.effort,
                on=on,
            )
        )

    def _build(self, jobs: Jobs) -> None:
        self.kind = QComboBox(self)
        for kind in self.sheet.kinds:
            self.kind.addItem(phrase(KINDS[kind]))
        self.effort = QComboBox(self)
        self._fill_efforts()
        self.people = PeopleChips(jobs, tr("Who"), tr("Somebody among your people"), parent=self)
        self.text = self.line(tr("What"), tr("In a few words"))
        self.due = self.line(tr("By when"), tr("Friday, 12 May, in 2 weeks…"))
        self.on = self.line(tr("When"), tr("today"))
        for widget, name in ((self.kind, tr("What it is")), (self.effort, tr("Effort"))):
            widget.setAccessibleName(name)
        self.lay_out(self._grid(), [self.kind, self.effort, self.people.field, self.text, self.due, self.on])
        self.people.left.connect(self.given_up)
        self.people.resolved.connect(self.keep)
        self.first = self.text if self.sheet.blank.people else self.people.field

    def _fill_efforts(self) -> None:
        own = self.sheet.blank.effort
        self.effort.addItem(tr("not said"), "")
        for effort in (*Effort, *([own] if own and own not in tuple(Effort) else [])):
            self.effort.addItem(effort_words(effort), str(effort))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        halves = (
            (tr("What it is"), self.kind, 0, 0),
            (tr("Effort"), self.effort, 0, 2),
            (tr("By when"), self.due, 3, 0),
            (tr("When"), self.on, 3, 2),
        )
        for words, half, row, column in halves:
            grid.addWidget(self.caption(words), row, column)
            grid.addWidget(half, row, column + 1)
        wide: tuple[tuple[str, QWidget], ...] = ((tr("Who"), self.people), (tr("What"), self.text))
        for row, (words, field) in enumerate(wide, start=1):
            grid.addWidget(self.caption(words), row, 0)
            grid.addWidget(field, row, 1, 1, 3)
        return grid

    def _fill(self, draft: FavourDraft) -> None:
        kinds = list(self.sheet.kinds)
        self.kind.setCurrentIndex(kinds.index(draft.kind) if draft.kind in kinds else 0)
        self.people.put(draft.people)
        self.people.field.setText(draft.half_name)
        self.text.setText(draft.text)
        self.due.setText(draft.due)
        self.on.setText(draft.on)
        self.effort.setCurrentIndex(max(0, self.effort.findData(draft.effort)))
