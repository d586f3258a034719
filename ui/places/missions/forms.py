"""Writing a mission down, and what is asked when it ends. Enter keeps it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from models.errors import Refused
from models.missions import Mission
from models.words import date_words
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.missions.drafts import Form, MissionDraft
from ui.places.missions.edits import Entry
from ui.places.missions.presenter import read_chain
from ui.places.people_chips import PeopleChips
from ui.places.slip import Slip
from ui.places.typed_dates import read_date
from ui.places.who import everyone_of
from ui.theme import SPACE
from ui.widgets.suggestions import Suggestion

_MOST_CENTS = 10**13


def draft_of(mission: Mission, today: date) -> MissionDraft:
    """A mission as its form shows it."""
    client = Suggestion(mission.client, mission.client if mission.client_id is None else mission.client_id)
    return MissionDraft(
        Form.MISSION,
        mission.id,
        mission.title,
        (client,) if mission.client else (),
        tuple(Suggestion(one.name, one.person) for one in mission.chain),
        date_words(mission.heard_on, today),
        mission.note,
        "" if mission.amount_cents is None else f"{mission.amount_cents / 100:.2f}".removesuffix(".00"),
        mission.currency,
    )


class ChainSlip(Slip):
    """A slip with a field for those whom work came through, the first first; the way it may have come is proposed."""

    def __init__(self, jobs: Jobs, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._jobs = jobs
        self._asked: Job | None = None
        self.chain = self.names(tr("Through whom"), tr("The names, in their order"))

    def names(self, name: str, hint: str) -> PeopleChips:
        """A field of names."""
        field = PeopleChips(self._jobs, name, hint, parent=self)
        field.resolved.connect(self.keep)
        field.left.connect(self.given_up)
        return field

    def propose_chain(self, client: int) -> None:
        """Fill in the way that work of this client may have come, where nothing is said of it yet."""
        if not self.chain.chosen:
            ask = partial(read_chain, client=client)
            self._asked = self._jobs.read(self, ask, self._on_chain, replacing=self._asked)

    def _on_chain(self, chain: tuple[Suggestion, ...]) -> None:
        if not self.chain.chosen:
            self.chain.put(chain)


class MissionForm(ChainSlip):
    """A form for one mission. ``kept`` brings the ``Entry``; ``draft`` is what was left in it another time."""

    kept = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        today: date,
        mission: Mission | None = None,
        *,
        draft: MissionDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, tr("Change a mission") if mission else tr("Work you heard of"), parent)
        self.mission = mission
        self._today = today
        self._blank = draft_of(mission, today) if mission else MissionDraft(Form.MISSION)
        self._build()
        self._fill(draft or self._blank)
        self.client.added.connect(self._on_client)

    @property
    def draft(self) -> MissionDraft:
        """What stands in it now."""
        return replace(
            self._blank,
            title=self.title.text(),
            client=tuple(self.client.chosen),
            chain=tuple(self.chain.chosen),
            heard=self.heard.text(),
            note=self.note.text(),
            amount=self.amount.text(),
            currency=self.currency.text(),
        )

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell what it is; what is not clear is asked about first."""
        if self.client.takes_written_first() or self.chain.takes_written_first():
            return
        draft = self.draft
        if not draft.title.strip():
            self.complain(tr("Write a few words first."), self.title)
            return
        if len(draft.client) > 1:
            self.complain(tr("One client at a time: the others can stand in the note."), self.client.field)
            return
        self._keep_read(draft)

    def _keep_read(self, draft: MissionDraft) -> None:
        try:
            heard = self._heard_as_read(draft)
        except Refused as refusal:
            self.complain(str(refusal), self.heard)
            return
        try:
            cents = _cents(draft.amount)
        except Refused as refusal:
            self.complain(str(refusal), self.amount)
            return
        client = everyone_of(draft.client)
        self.kept.emit(
            Entry(
                title=draft.title.strip(),
                client=client[0] if client else "",
                chain=everyone_of(draft.chain),
                heard_on=heard,
                note=draft.note.strip(),
                amount_cents=cents,
                currency=(draft.currency.strip() or "EUR") if cents is not None else "",
            )
        )

    def _heard_as_read(self, draft: MissionDraft) -> str:
        unchanged = self.mission is not None and draft.heard == self._blank.heard
        return self.mission.heard_on if unchanged and self.mission else read_date(draft.heard, self._today)

    def _build(self) -> None:
        self.title = self.line(tr("What"), tr("A website, a training, a text…"))
        self.client = self.names(tr("For whom"), tr("The client"))
        self.heard = self.line(tr("When"), tr("today"))
        self.note = self.line(tr("Note"), tr("In a few words"))
        self.amount = self.line(tr("Amount"), tr("if you like"))
        self.currency = self.line(tr("Currency"), "EUR")
        self.currency.setMaximumWidth(90)
        money = QHBoxLayout()
        money.setSpacing(SPACE.small)
        money.addWidget(self.amount)
        money.addWidget(self.currency)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        for row, (words, field) in enumerate(
            ((tr("What"), self.title), (tr("For whom"), self.client), (tr("Through whom"), self.chain))
        ):
            grid.addWidget(self.caption(words), row, 0)
            grid.addWidget(field, row, 1, 1, 3)
        grid.addWidget(self.caption(tr("When")), 3, 0)
        grid.addWidget(self.heard, 3, 1)
        grid.addWidget(self.caption(tr("Amount")), 3, 2)
        grid.addLayout(money, 3, 3)
        grid.addWidget(self.caption(tr("Note")), 4, 0)
        grid.addWidget(self.note, 4, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        written: list[QWidget] = [
            self.title,
            self.client.field,
            self.chain.field,
            self.heard,
            self.amount,
            self.currency,
            self.note,
        ]
        self.lay_out(grid, written)
        self.first = self.title

    def _fill(self, draft: MissionDraft) -> None:
        self.title.setText(draft.title)
        self.client.put(draft.client)
        self.chain.put(draft.chain)
        self.heard.setText(draft.heard)
        self.note.setText(draft.note)
        self.amount.setText(draft.amount)
        self.currency.setText(draft.currency)

    @Slot(object)
    def _on_client(self, client: Suggestion) -> None:
        """Propose the way it may have come."""
        if isinstance(client.value, int):
            self.propose_chain(client.value)


class WonForm(ChainSlip):
    """It is a yes: thanks to whom? ``kept`` brings the chain, which may be empty."""

    kept = Signal(object)

    def __init__(
        self, jobs: Jobs, mission: Mission, *, draft: MissionDraft | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, tr("“{title}” is a yes. Thanks to whom?", title=mission.title), parent)
        self.mission = mission
        self._blank = MissionDraft(
            Form.WON, mission.id, chain=tuple(Suggestion(one.name, one.person) for one in mission.chain)
        )
        self.lay_out(_row(self.caption(tr("Through whom")), self.chain), [self.chain.field])
        self.chain.put((draft or self._blank).chain)
        self.first = self.chain.field
        if mission.client_id is not None:
            self.propose_chain(mission.client_id)

    @property
    def draft(self) -> MissionDraft:
        """What stands in it now."""
        return replace(self._blank, chain=tuple(self.chain.chosen))

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell whom it came through."""
        if not self.chain.takes_written_first():
            self.kept.emit(everyone_of(self.chain.chosen))


class LostForm(Slip):
    """It is a no: one line of why, if one likes. ``kept`` brings it."""

    kept = Signal(str)

    def __init__(self, mission: Mission, *, draft: MissionDraft | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("“{title}” is a no. What was it?", title=mission.title), parent)
        self.mission = mission
        self._blank = MissionDraft(Form.LOST, mission.id)
        self.because = self.line(tr("Why not"), tr("One line, for next time; it may stay empty"))
        self.because.setText((draft or self._blank).because)
        self.lay_out(_row(self.caption(tr("Why not")), self.because), [self.because])
        self.first = self.because

    @property
    def draft(self) -> MissionDraft:
        """What stands in it now."""
        return replace(self._blank, because=self.because.text())

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self.because.text().strip())


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.medium)
    for field in fields:
        row.addWidget(field)
    row.setStretch(len(fields) - 1, 1)
    return row


def _cents(typed: str) -> int | None:
    """An amount as it is typed, in hundredths. Raises ``Refused`` for what is none."""
    bare = "".join(typed.split()).replace(",", ".")
    if not bare:
        return None
    try:
        cents = int((Decimal(bare) * 100).to_integral_value())
    except (InvalidOperation, OverflowError, ValueError):
        cents = -1
    if not 0 <= cents < _MOST_CENTS:
        raise Refused(tr("Write the amount as a number, such as 1200."))
    return cents
