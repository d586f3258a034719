"""What is written in Refuge: the word of a day, the five names, the page of numbers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from models.refuge import MOST_TRUSTED, CheckIn, Ear, Help, Weather
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.people_chips import PeopleChips
from ui.places.refuge.drafts import Form, RefugeDraft
from ui.places.refuge.sentences import HELPS, day_title, word_of
from ui.places.refuge.work import Entry
from ui.places.slip import Slip
from ui.places.who import everyone_of
from ui.theme import SPACE, font
from ui.widgets import FlowLayout, PlainLabel
from ui.widgets.suggestions import Suggestion

_LINES = 8


class WordSlip(Slip):
    """The word of a day, perhaps with a line and what would help. ``kept`` brings an ``Entry``."""

    kept = Signal(object)

    def __init__(self, draft: RefugeDraft, today: date, parent: QWidget | None = None) -> None:
        title = tr("{day}: {word}", day=day_title(draft.on, today), word=word_of(draft.word))
        super().__init__(title, parent)
        self._blank = draft
        self.line_field: QLineEdit = self.line(tr("A line, if you like"), tr("A line, if you like"))
        self.line_field.setText(draft.line)
        self.boxes = {help: QCheckBox(phrase(words), self) for help, words in HELPS.items()}
        for help, box in self.boxes.items():
            box.setFont(font("text"))
            box.setChecked(help in draft.helps)
        helps = QWidget(self)
        row = FlowLayout(helps, gap=SPACE.large)
        row.addWidget(self.caption(tr("What would help?")))
        for box in self.boxes.values():
            row.addWidget(box)
        column = QVBoxLayout()
        column.setSpacing(SPACE.medium)
        column.addWidget(self.line_field)
        column.addWidget(helps)
        self.lay_out(column, [self.line_field, *self.boxes.values()])
        self.first = self.line_field

    @classmethod
    def of(cls, day: date, word: Weather, said: CheckIn | None, today: date) -> "WordSlip":
        """For another word of a day, with the line that it has."""
        line, helps = (said.line, said.helps) if said is not None else ("", ())
        return cls(RefugeDraft(Form.WORD, day, word, line, helps), today)

    @property
    def draft(self) -> RefugeDraft:
        """What stands in it now."""
        return replace(self._blank, line=self.line_field.text(), helps=self._helps())

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed: the word itself was."""
        return True

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(Entry(self._blank.on, self._blank.word, self.line_field.text(), self._helps()))

    def _helps(self) -> tuple[Help, ...]:
        return tuple(help for help, box in self.boxes.items() if box.isChecked())


class NumbersSlip(Slip):
    """The page of help numbers. Ctrl+Enter keeps it. ``kept`` brings the page."""

    kept = Signal(str)

    def __init__(self, draft: RefugeDraft, parent: QWidget | None = None) -> None:
        super().__init__(tr("Numbers that help"), parent)
        self._blank = draft
        self.page = QPlainTextEdit(draft.page, self)
        self.page.setFont(font("text"))
        self.page.setAccessibleName(tr("Numbers that help"))
        self.page.setPlaceholderText(tr("A helpline you looked up, your doctor, the neighbour with the spare key…"))
        self.page.setTabChangesFocus(True)
        self.page.setFixedHeight(_LINES * self.page.fontMetrics().lineSpacing() + 20)
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        words = tr(
            "None comes with the program: numbers differ from place to place, and change. Call one now and then."
        )
        column.addWidget(PlainLabel(words, "small", "soft", wrap=True, parent=self))
        column.addWidget(self.page)
        self.lay_out(column, [self.page], keeps_with="Ctrl+Return")
        self.first = self.page

    @property
    def draft(self) -> RefugeDraft:
        """What stands in it now."""
        return replace(self._blank, page=self.page.toPlainText())

    @property
    def is_worth_keeping(self) -> bool:
        """Whether it is no longer what it was."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self.page.toPlainText())

    def _keeps_on_enter(self, watched: QObject, event: QKeyEvent) -> bool:
        """Enter begins a line."""
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class NamesSlip(Slip):
    """At most five names. ``kept`` brings whom they are, known or new."""

    kept = Signal(object)

    def __init__(self, jobs: Jobs, ears: Sequence[Ear], parent: QWidget | None = None) -> None:
        super().__init__(tr("Whom you can call"), parent)
        self._before = [Suggestion(ear.name, ear.id) for ear in ears]
        self.names = PeopleChips(jobs, tr("Five names at most"), tr("Five names at most"), parent=self)
        self.names.put(self._before)
        self.names.resolved.connect(self.keep)
        self.names.left.connect(self.given_up)
        row = QHBoxLayout()
        row.addWidget(self.names)
        self.lay_out(row, [self.names.field])
        self.first = self.names.field

    @property
    def is_worth_keeping(self) -> bool:
        """Whether they are others than before."""
        return self.names.chosen != self._before

    @Slot()
    def keep(self) -> None:
        """Tell them, unless they are too many."""
        if self.names.takes_written_first():
            return
        if len(self.names.chosen) > MOST_TRUSTED:
            self.complain(tr("Five names at most: those whom you would really call."))
        else:
            self.kept.emit(everyone_of(self.names.chosen))
