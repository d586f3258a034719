"""Writing down what happened: when, how, with whom, and a few words. Ctrl+Enter keeps it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from models.errors import Refused
from models.exchange_words import CHANNELS
from models.interactions import Channel
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.long_form import LongForm
from ui.places.lookup import NamesLookup
from ui.places.people.card_forms import Unclear
from ui.places.people.drafts import Draft
from ui.places.people.edits import Exchange
from ui.places.people.sentences import CHANNEL_ICONS
from ui.places.people_chips import PeopleChips
from ui.places.typed_dates import read_date, read_due
from ui.places.who import everyone_of
from ui.theme import SPACE, font, icon
from ui.widgets.chips_field import ChipsField, names


class ExchangeForm(LongForm):
    """A form for one interaction. ``kept`` brings the ``Exchange``.

    ``blank`` is how it looks before anything is written, ``draft`` what was left in it another time.
    ``id`` is the interaction that is changed, or ``None`` for a new one.
    """

    def __init__(
        self,
        jobs: Jobs,
        blank: Draft,
        today: date,
        tags: Sequence[str],
        *,
        draft: Draft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Log an exchange") if blank.id is None else tr("Change an exchange"), parent)
        self.id = blank.id
        self._blank = replace(blank, day=today)
        self._today = today
        self._tags_known = tags
        self._build(jobs)
        self._fill(draft or blank)
        NamesLookup(self.tags.field, self._known_tags)
        self.people.resolved.connect(self.keep)

    @property
    def draft(self) -> Draft:
        """What stands in it now."""
        return Draft(
            self.when.text(),
            Channel(self.channel.currentData()),  # Qt keeps the text of it
            tuple(self.people.chosen),
            self.text.toPlainText(),
            tuple(one.words for one in self.tags.chosen),
            self.id,
            self.people.field.text(),
            self.tags.field.text(),
            self._today,
            self.next.text(),
            self.next_when.text(),
        )

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return replace(self.draft, id=self._blank.id) != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell what happened; a date or a name that is not clear is asked about first."""
        if self.people.takes_written_first():
            return
        self.tags.take_written()
        try:
            on = read_date(self.when.text(), self._today) or self._today.isoformat()
        except Refused as refusal:
            self.complain(str(refusal), self.when)
            return
        if not self.people.chosen:
            self.complain(tr("Say with whom it was."), self.people.field)
            return
        try:
            following = self._following()
        except Unclear as unclear:
            self.complain(str(unclear), self.next_when if unclear.key == "date" else self.next)
            return
        draft = self.draft
        who = everyone_of(draft.people)
        self.kept.emit(
            Exchange(on=on, channel=draft.channel, people=who, text=draft.text.strip(), tags=draft.tags, next=following)
        )

    def _following(self) -> tuple[str, str] | None:
        """What is to be done next, and its day or none. Raises ``Unclear``."""
        text, typed = self.next.text().strip(), self.next_when.text().strip()
        if not text and not typed:
            return None
        if not text:
            raise Unclear(tr("Write a few words first."), "text")
        try:
            return text, read_due(typed, self._today)
        except Refused as refusal:
            raise Unclear(str(refusal), "date") from None

    def _build(self, jobs: Jobs) -> None:
        self.when = self.line(tr("When"), tr("today"))
        self.channel = QComboBox(self)
        self.channel.setAccessibleName(tr("How"))
        self.channel.setIconSize(QSize(16, 16))
        for channel, (words, _) in CHANNELS.items():
            self.channel.addItem(icon(CHANNEL_ICONS[channel], "accent"), phrase(words), channel)
        self.people = PeopleChips(jobs, tr("With whom"), tr("and…"), parent=self)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(tr("Words"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(font("text"))
        self.text.setPlaceholderText(tr("What was said, what you want to remember"))
        self.text.setFixedHeight(5 * self.text.fontMetrics().lineSpacing() + 14)
        self.tags = ChipsField(tr("Tags"), tr("A word of your own"), parent=self)
        self.next = self.line(tr("Next"), tr("What to do next, if anything"))
        self.next_when = self.line(tr("By when"), tr("By when"))
        fields: list[tuple[str, QWidget]] = [
            (tr("When"), self._line(self.when, self.channel)),
            (tr("With whom"), self.people),
            (tr("Words"), self.text),
            (tr("Tags"), self.tags),
            (tr("Next"), self._line(self.next, self.next_when, first=2)),
        ]
        in_order = (self.when, self.channel, self.people.field, self.text, self.tags.field, self.next, self.next_when)
        buttons = self.lay_out(fields, in_order, "Ctrl+Return")
        for before, after in pairwise((*in_order, buttons.cancel, buttons.keep)):
            QWidget.setTabOrder(before, after)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """One begins with the words. (A focus proxy would have Tab come here first, and pass by the other fields.)"""
        super().focusInEvent(event)
        self.text.setFocus(event.reason())

    def _line(self, *widgets: QWidget, first: int = 1) -> QWidget:
        """These side by side, the first ``first`` times as wide as the others."""
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        for at, widget in enumerate(widgets):
            row.addWidget(widget, first if at == 0 else 1)
        return held

    def _fill(self, draft: Draft) -> None:
        self.when.setText(draft.when)
        self.channel.setCurrentIndex(max(0, self.channel.findData(draft.channel)))
        self.people.put(draft.people)
        self.text.setPlainText(draft.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.tags.put(names(draft.tags))
        self.people.field.setText(draft.half_name)
        self.tags.field.setText(draft.half_tag)
        self.next.setText(draft.next_text)
        self.next_when.setText(draft.next_when)

    def _known_tags(self) -> Sequence[str]:
        return self._tags_known
