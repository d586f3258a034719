"""What goes sealed with a step and stands nowhere yet: the fields one proposes, and what the two might do now."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from models.handing import PROPOSED
from models.handing.words import FIELD_WORDS
from models.introductions import Introduction, Party
from models.words import first_name
from resources import phrase, tr
from ui.places.introductions.drafts import Form, IntroductionDraft
from ui.places.slip import Slip
from ui.theme import SPACE
from ui.widgets.suggestions import Suggestion


class SealForm(Slip):
    """For ``reader``, one of the two of an introduction. ``kept`` brings what goes with the step, as a text.

    A subclass lays out what is asked for, and knows it as a text.
    """

    form: ClassVar[Form]
    title: ClassVar[str]
    kept = Signal(str)

    def __init__(self, introduction: Introduction, reader: Party, draft: IntroductionDraft | None = None) -> None:
        super().__init__(phrase(self.title).format(name=first_name(reader.name)))
        self.introduction, self.reader = introduction, reader
        # with both names, so that what is half written goes when one of them is forgotten
        one, other = (Suggestion(party.name, party.person) for party in (reader, introduction.other(reader)))
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE.small)
        self._lay_out_text()
        self._blank = IntroductionDraft(self.form, introduction.id, (one,), (other,), note=self.text)
        if draft is not None:
            self.show_text(draft.note)

    @property
    def text(self) -> str:
        """What goes with it as it stands now."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Have ``text`` stand in it."""
        raise NotImplementedError

    @property
    def draft(self) -> IntroductionDraft:
        """What stands in it now."""
        return replace(self._blank, note=self.text)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self.text)

    def _lay_out_text(self) -> None:
        raise NotImplementedError


class ProposalForm(SealForm):
    """Which fields of theirs are proposed to be handed on: their keys, with commas. They choose for themselves."""

    form = Form.ASK
    title = "What of theirs do you propose to hand on? {name} chooses."

    @property
    def text(self) -> str:
        """The keys of the fields."""
        return ",".join(key for key, box in self.boxes.items() if box.isChecked())

    @Slot()
    def keep(self) -> None:
        """Tell it, if anything is proposed."""
        if self.text:
            super().keep()
        else:
            self.complain(tr("Propose one field at least: else there is nothing to hand on."))

    def show_text(self, text: str) -> None:
        """Have these keys be chosen."""
        for key, box in self.boxes.items():
            box.setChecked(key in text.split(","))

    def _lay_out_text(self) -> None:
        self.boxes = {key: QCheckBox(phrase(words), self) for key, words in FIELD_WORDS.items()}
        for box in self.boxes.values():
            self._column.addWidget(box)
        self.show_text(",".join(PROPOSED))
        self.lay_out(self._column, [*self.boxes.values()], words=tr("See what leaves"))
        self.first = next(iter(self.boxes.values()))


class NextStepForm(SealForm):
    """What the two might do now, for the one who gets the other's card. It may stay empty."""

    form = Form.SHARE
    title = "With the card for {name}: what might they do now?"

    @property
    def text(self) -> str:
        """The words, or none."""
        return self.step.text().strip()

    def show_text(self, text: str) -> None:
        """Have these words stand in it."""
        self.step.setText(text)

    def _lay_out_text(self) -> None:
        hint = tr("Write to each other this week. Left empty, the rest is theirs")
        self.step = self.line(tr("What they might do now"), hint)
        self._column.addWidget(self.step)
        self.lay_out(self._column, [self.step], words=tr("See what leaves"))
        self.first = self.step


SEAL_FORMS: Final[Mapping[str, type[SealForm]]] = {form.form: form for form in (ProposalForm, NextStepForm)}
"""By the kind of step, what is asked for first."""
