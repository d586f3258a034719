"""Proposing an introduction, and saying what came of it. Enter keeps it."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from models.drafts import Draft
from models.introductions import Introduction, Party, PartyState
from models.introductions.introduction import NEXT
from models.words import first_name
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.deeds import Deed
from ui.places.introductions.drafts import Form, IntroductionDraft
from ui.places.introductions.edits import Entry, Side, Wish
from ui.places.introductions.presenter import read_teasers
from ui.places.introductions.sentences import title
from ui.places.letter import Letter
from ui.places.people_chips import PeopleChips
from ui.places.slip import Slip
from ui.places.who import everyone_of
from ui.theme import SPACE
from ui.widgets.suggestions import Suggestion


def draft_of(introduction: Introduction) -> IntroductionDraft:
    """An introduction as its form shows it."""
    a, b = introduction.a, introduction.b
    return IntroductionDraft(
        Form.INTRODUCTION,
        introduction.id,
        (Suggestion(a.name, a.person),),
        (Suggestion(b.name, b.person),),
        why_one=a.why,
        why_other=b.why,
        teaser_one=a.teaser,
        teaser_other=b.teaser,
        said_one=a.note,
        said_other=b.note,
        note=introduction.note,
    )


class ProposeForm(Slip):
    """Who and whom, one line why for each, and what each may read of the other, drafted from what is known.

    ``kept`` brings the ``Entry``; ``draft`` is what was left in it another time.
    """

    kept = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        blank: IntroductionDraft,
        *,
        draft: IntroductionDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Two people to introduce"), parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._blank = blank
        self._build()
        self._fill(draft or blank)
        self._by_hand = {line for line in (self.teaser_one, self.teaser_other) if line.text()}
        self.first = self.other.field if self.one.chosen else self.one.field
        for chips in (self.one, self.other):
            chips.added.connect(self._on_people)
            chips.taken.connect(self._on_people)
            chips.added.connect(self._go_on)
        for line in (self.why_one, self.why_other):
            line.textEdited.connect(self._propose_teasers)
        for line in (self.teaser_one, self.teaser_other):
            line.textEdited.connect(self._on_teaser_edited)
        self._on_people()

    @property
    def draft(self) -> IntroductionDraft:
        """What stands in it now."""
        return replace(
            self._blank,
            one=tuple(self.one.chosen),
            other=tuple(self.other.chosen),
            is_wished=self.wished.isChecked(),
            why_one=self.why_one.text(),
            why_other=self.why_other.text(),
            teaser_one=self.teaser_one.text(),
            teaser_other=self.teaser_other.text(),
        )

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell what it is; what is not clear is asked about first."""
        if self.one.takes_written_first() or self.other.takes_written_first():
            return
        draft = self.draft
        for chips in (self.one, self.other):
            if len(chips.chosen) != 1:
                self.complain(tr("Choose one person at each end."), chips.field)
                return
        self.kept.emit(
            Entry(
                one=Side(who=everyone_of(draft.one)[0], why=draft.why_one, teaser=draft.teaser_one),
                other=Side(who=everyone_of(draft.other)[0], why=draft.why_other, teaser=draft.teaser_other),
                is_wished=draft.is_wished,
            )
        )

    def _build(self) -> None:
        self.one = _one_name(self, self._jobs, tr("Who"))
        self.other = _one_name(self, self._jobs, tr("And who"))
        self.why_one = self.line(tr("Why it would help the first"), tr("looks for a shared workshop…"))
        self.why_other = self.line(tr("Why it would help the other"), tr("one line is enough"))
        self.teaser_one = self.line(tr("What the first reads of the other"), tr("a line without a name"))
        self.teaser_other = self.line(tr("What the other reads of the first"), tr("a line without a name"))
        self.wished = QCheckBox(tr("The first asked me for it: a yes already"), self)
        self._captions = [self.caption("") for _ in range(4)]
        people = QHBoxLayout()
        people.setSpacing(SPACE.small)
        people.addWidget(self.one, 1)
        people.addWidget(self.caption(tr("and")))
        people.addWidget(self.other, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        grid.addWidget(self.caption(tr("Who")), 0, 0)
        grid.addLayout(people, 0, 1)
        lines = (self.why_one, self.why_other, self.teaser_one, self.teaser_other)
        for row, (caption, line) in enumerate(zip(self._captions, lines, strict=True), start=1):
            grid.addWidget(caption, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(self.wished, 5, 1)
        grid.setColumnStretch(1, 1)
        self.lay_out(grid, [self.one.field, self.other.field, *lines, self.wished])

    def _fill(self, draft: IntroductionDraft) -> None:
        self.one.put(draft.one)
        self.other.put(draft.other)
        self.why_one.setText(draft.why_one)
        self.why_other.setText(draft.why_other)
        self.teaser_one.setText(draft.teaser_one)
        self.teaser_other.setText(draft.teaser_other)
        self.wished.setChecked(draft.is_wished)

    @Slot()
    def _on_people(self, *_chip: object) -> None:
        """Say the names where they are known."""
        one, other = (_called(chips) for chips in (self.one, self.other))
        words = (
            tr("Why, for {name}", name=one or "…"),
            tr("Why, for {name}", name=other or "…"),
            tr("{name} reads", name=one or "…"),
            tr("{name} reads", name=other or "…"),
        )
        for caption, said in zip(self._captions, words, strict=True):
            caption.setText(said)
        self._propose_teasers()

    @Slot(object)
    def _go_on(self, _chip: Suggestion) -> None:
        """On from a name that was chosen to what is still to be written."""
        following = self.other.field if not self.other.chosen else self.why_one if self.one.chosen else self.one.field
        following.setFocus()

    @Slot(str)
    def _propose_teasers(self, *_text: str) -> None:
        if len(self.one.chosen) == 1 == len(self.other.chosen):
            ask = partial(
                read_teasers,
                one=everyone_of(self.one.chosen)[0],
                other=everyone_of(self.other.chosen)[0],
                why_one=self.why_one.text(),
                why_other=self.why_other.text(),
            )
            self._job = self._jobs.read(self, ask, self._on_teasers, replacing=self._job)

    def _on_teasers(self, teasers: tuple[str, str]) -> None:
        for line, teaser in zip((self.teaser_one, self.teaser_other), teasers, strict=True):
            if line not in self._by_hand:
                line.setText(teaser)

    @Slot(str)
    def _on_teaser_edited(self, text: str) -> None:
        line = self.sender()
        if isinstance(line, QLineEdit):
            (self._by_hand.add if text else self._by_hand.discard)(line)


class WishForm(Slip):
    """Whom I ask to introduce me, to whom, and what for. ``kept`` brings a ``Wish``."""

    kept = Signal(object)

    def __init__(self, jobs: Jobs, *, draft: IntroductionDraft | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Somebody you would like to meet"), parent)
        self._blank = IntroductionDraft(Form.WISH)
        shown = draft or self._blank
        self.asked = _one_name(self, jobs, tr("Whom you ask"))
        self.sought = _one_name(self, jobs, tr("Whom you would like to meet"))
        self.why = self.line(tr("For what"), tr("in a line, as it may be passed on"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Whom you ask"), self.asked),
            (tr("Whom you would like to meet"), self.sought),
            (tr("For what"), self.why),
        )
        for row, (words, field) in enumerate(rows):
            grid.addWidget(self.caption(words), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self.lay_out(grid, [self.asked.field, self.sought.field, self.why], words=tr("Draft the letter"))
        self.asked.put(shown.one)
        self.sought.put(shown.other)
        self.why.setText(shown.why_one)
        self.first = self.asked.field
        self.asked.added.connect(self.sought.setFocus)
        self.sought.added.connect(self.why.setFocus)

    @property
    def draft(self) -> IntroductionDraft:
        """What stands in it now."""
        one, other = tuple(self.asked.chosen), tuple(self.sought.chosen)
        return replace(self._blank, one=one, other=other, why_one=self.why.text())

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it; who is not clear is asked about first."""
        if self.asked.takes_written_first() or self.sought.takes_written_first():
            return
        for chips in (self.asked, self.sought):
            if len(chips.chosen) != 1:
                self.complain(tr("Choose one person at each end."), chips.field)
                return
        whom, to = everyone_of(self.asked.chosen)[0], everyone_of(self.sought.chosen)[0]
        self.kept.emit(Wish(whom, to, self.why.text().strip()))


class LetterSlip(Slip):
    """A letter that can be passed on. ``sent`` brings it as it stands, and the deed that takes it away."""

    sent = Signal(object, str)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(tr("A letter that can be passed on as it is"), parent)
        self.letter = Letter(draft, parent=self)
        self.letter.asked.connect(self._on_asked)
        self.body.addWidget(self.letter)
        self.first = self.letter

    @property
    def is_worth_keeping(self) -> bool:
        """It is drafted again at any time."""
        return False

    @Slot()
    def keep(self) -> None:
        """Enter in the letter sends it off; here there is nothing else to keep."""

    @Slot(str)
    def _on_asked(self, deed: str) -> None:
        if Deed(deed) is Deed.BACK:
            self.given_up.emit()
        else:
            self.sent.emit(self.letter.draft, deed)


class ChangeForm(Slip):
    """One that is on its way: the words of whoever was not asked yet, and what the others said, for me alone.

    ``kept`` brings the ``Entry``.
    """

    kept = Signal(object)

    def __init__(
        self, introduction: Introduction, *, draft: IntroductionDraft | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(title(introduction), parent)
        self.introduction = introduction
        self._blank = draft_of(introduction)
        shown = draft or self._blank
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        self._lines: dict[str, QLineEdit] = {}
        for party, side in ((introduction.a, "one"), (introduction.b, "other")):
            self._add_party(grid, party, side)
        self._add(grid, "note", tr("Note"))
        for name, line in self._lines.items():
            line.setText(getattr(shown, name))
        grid.setColumnStretch(1, 1)
        self.lay_out(grid, list(self._lines.values()))
        self.first = next(iter(self._lines.values()))

    @property
    def draft(self) -> IntroductionDraft:
        """What stands in it now."""
        written: dict[str, Any] = {name: line.text() for name, line in self._lines.items()}
        return replace(self._blank, **written)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        draft, both = self.draft, self.introduction
        one = Side(who=both.a.person, why=draft.why_one, teaser=draft.teaser_one, said=draft.said_one)
        other = Side(who=both.b.person, why=draft.why_other, teaser=draft.teaser_other, said=draft.said_other)
        self.kept.emit(Entry(one=one, other=other, note=draft.note))

    def _add_party(self, grid: QGridLayout, party: Party, side: str) -> None:
        name = first_name(party.name)
        if PartyState.ASKED in NEXT[party.state]:
            self._add(grid, f"why_{side}", tr("Why, for {name}", name=name))
            self._add(grid, f"teaser_{side}", tr("{name} reads", name=name))
        if party.answered_on:
            self._add(grid, f"said_{side}", tr("What {name} said, for you alone", name=name))

    def _add(self, grid: QGridLayout, name: str, words: str) -> None:
        self._lines[name] = self.line(words, "")
        grid.addWidget(self.caption(words), len(self._lines), 0)
        grid.addWidget(self._lines[name], len(self._lines), 1)


class OutcomeForm(Slip):
    """What came of it, in a line that may stay empty. ``kept`` brings it."""

    kept = Signal(str)

    def __init__(
        self, introduction: Introduction, *, draft: IntroductionDraft | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("What came of it for {names}?", names=title(introduction)), parent)
        self.introduction = introduction
        # with both names, so that what is half written goes when one of them is forgotten
        both = draft_of(introduction)
        self._blank = replace(both, form=Form.OUTCOME, outcome=introduction.outcome)
        self.outcome = self.line(tr("What came of it"), tr("A site, a friendship, nothing: one line is enough"))
        self.outcome.setText((draft or self._blank).outcome)
        row = QHBoxLayout()
        row.addWidget(self.outcome)
        self.lay_out(row, [self.outcome])
        self.first = self.outcome

    @property
    def draft(self) -> IntroductionDraft:
        """What stands in it now."""
        return replace(self._blank, outcome=self.outcome.text())

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self.outcome.text().strip())


def _one_name(slip: Slip, jobs: Jobs, name: str) -> PeopleChips:
    """A field of a slip for somebody."""
    field = PeopleChips(jobs, name, tr("a name"), parent=slip)
    field.resolved.connect(slip.keep)
    field.left.connect(slip.given_up)
    return field


def _called(chips: PeopleChips) -> str:
    return first_name(chips.chosen[0].words) if chips.chosen else ""
