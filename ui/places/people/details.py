"""What else there is to know of somebody: how to reach them, how close you are, what they belong to."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.people import ContactKind, DateKind
from models.people.portrait import Portrait
from models.words import rhythm_words
from resources import phrase, tr
from ui.places.pen import Pen
from ui.places.people.cards import SideBySide
from ui.places.people.edits import add_tag, change_person, change_tie, join_world, leave_world, take_tag
from ui.places.people.fact import EditableFact
from ui.places.people.fields import NOTE
from ui.places.people.name_facts import Choice, ChoiceFact, NamesFact
from ui.places.people.reach import Contacts, Dates
from ui.places.people.rows import DetailRow
from ui.theme import SPACE
from ui.widgets.flow_layout import FlowLayout

RHYTHMS: Final = (7, 14, 30, 60, 90, 180, 365)
"""The rhythms offered, in days; any other can be typed."""

_ANOTHER: Final = "another"
_BETWEEN_ROWS: Final = 6


class TieRow(QWidget):
    """Circle, rhythm and trust, as words in a line."""

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._person = 0
        self.circle = ChoiceFact(tr("Circle"), parent=self)
        self.rhythm = ChoiceFact(tr("Rhythm"), "text", "soft", parent=self)
        self.days = EditableFact(tr("Rhythm in days"), hint=tr("A number of days"), parent=self)
        self.trust = ChoiceFact(tr("Trust"), "text", "soft", parent=self)
        self.days.key = "days"
        self.days.hide()
        self.circle.picked.connect(self._on_circle_picked)
        self.rhythm.picked.connect(self._on_rhythm_picked)
        self.days.kept.connect(self._on_days_kept)
        self.trust.picked.connect(self._on_trust_picked)
        flow = FlowLayout(self, gap=0, line_gap=0)
        for fact in (self.circle, self.rhythm, self.days, self.trust):
            flow.addWidget(fact)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show how close somebody is."""
        tie, circle = portrait.person.tie, portrait.circle
        self._person = portrait.person.id
        circles = [Choice(one.words, one.id) for one in portrait.circles]
        self.circle.offer([*circles, Choice(tr("no circle"), None)], tie.circle)
        self.circle.show_words(circle.words if circle else tr("in no circle"))
        of_circle = circle.cadence_days if circle else None
        days = tie.cadence_days or of_circle
        rhythms = [Choice(rhythm_words(one), one) for one in RHYTHMS]
        default = tr("as its circle: {rhythm}", rhythm=rhythm_words(of_circle)) if of_circle else tr("no rhythm")
        another = Choice(tr("another number of days…"), _ANOTHER)
        self.rhythm.offer([Choice(default, None), *rhythms, another], tie.cadence_days)
        self.rhythm.show_words(rhythm_words(days) if days else tr("no rhythm"))
        self.rhythm.setVisible(not self.days.is_editing)
        trust = [Choice(tr("they confide in you"), True), Choice(tr("they keep it to themselves"), False)]
        self.trust.offer(trust, tie.confides)
        self.trust.show_words(tr("they confide in you"))
        self.trust.setVisible(tie.confides)

    @Slot(object)
    def _on_circle_picked(self, circle: object) -> None:
        self._pen.write(change_tie, person=self._person, circle=circle)

    @Slot(object)
    def _on_trust_picked(self, confides: object) -> None:
        self._pen.write(change_tie, person=self._person, confides=confides)

    @Slot(object)
    def _on_rhythm_picked(self, value: object) -> None:
        if value == _ANOTHER:
            self.days.show_value("")
            self.days.edit()
        else:
            self._pen.write(change_tie, person=self._person, cadence_days=value)

    @Slot(str)
    def _on_days_kept(self, text: str) -> None:
        self.days.show_value("")
        if text.isascii() and text.isdigit() and 0 < int(text[:6]) <= 3660:
            self._pen.write(change_tie, person=self._person, cadence_days=int(text))
        else:
            self._pen.refuse(tr("Write how many days lie between, from 1 to 3660."))


class Details(QWidget):
    """The details of a page, in two columns where there is room."""

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._portrait: Portrait | None = None
        self.note = EditableFact(phrase(NOTE.label), hint=phrase(NOTE.hint), multiline=True)
        self.contacts = Contacts(pen)
        self.dates = Dates(pen)
        self.tie = TieRow(pen)
        self.worlds = NamesFact(tr("Worlds"), self._known_worlds, hint=tr("A sector, a town, a school…"))
        self.tags = NamesFact(tr("Tags"), self._known_tags, hint=tr("A word of your own"))
        self.note.key, self.worlds.key, self.tags.key = "note", "worlds", "tags"
        self._rows = {
            "note": _row(phrase(NOTE.label), self.note),
            "tie": _row(tr("Tie"), self.tie),
            "worlds": _row(tr("Worlds"), self.worlds),
            "tags": _row(tr("Tags"), self.tags),
        }
        # the tie first: it is always there, and counts more than an address
        left = _column(self._rows["tie"], self._rows["worlds"], self._rows["tags"])
        right = _column(self.contacts, self.dates, self._rows["note"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SideBySide(left, right, gap=SPACE.wide, gap_below=_BETWEEN_ROWS))
        self._connect()

    def show_portrait(self, portrait: Portrait, *, anew: bool = False) -> None:
        """Show somebody; ``anew`` even what did not change, as after a refusal."""
        self._portrait = portrait
        person = portrait.person
        self.note.show_value(person.note)
        self.contacts.show_contacts(person.id, person.contacts, anew=anew)
        self.dates.show_dates(person.id, person.dates, anew=anew)
        self.tie.show_portrait(portrait)
        self.worlds.show_names(person.worlds)
        self.tags.show_names(person.tags)
        self._show_rows()

    def open(self, key: str) -> None:
        """Open an empty fact: ``note``, ``worlds``, ``tags``, ``trust``, or a kind of contact or date."""
        if key in ("note", "worlds", "tags"):
            {"note": self.note, "worlds": self.worlds, "tags": self.tags}[key].edit()
        elif key == "trust":
            self.tie.trust.picked.emit(True)
        elif key in tuple(ContactKind):
            self.contacts.add(ContactKind(key))
        else:
            self.dates.add(DateKind(key))

    def _connect(self) -> None:
        self.note.kept.connect(self._on_note_kept)
        self.worlds.added.connect(partial(self._on_name, join_world))
        self.worlds.taken.connect(partial(self._on_name, leave_world))
        self.tags.added.connect(partial(self._on_name, add_tag))
        self.tags.taken.connect(partial(self._on_name, take_tag))
        for fact in (self.note, self.worlds, self.tags):
            fact.opened.connect(self._show_rows)
            fact.closed.connect(self._show_rows)

    @Slot()
    def _show_rows(self) -> None:
        """A row without anything in it leaves its room."""
        for key, fact in (("note", self.note), ("worlds", self.worlds), ("tags", self.tags)):
            self._rows[key].setVisible(not fact.isHidden())

    @Slot(str)
    def _on_note_kept(self, text: str) -> None:
        if self._portrait is not None:
            self._pen.write(change_person, person=self._portrait.person.id, note=text)

    def _on_name(self, edit: Callable[..., Any], name: str) -> None:
        if self._portrait is not None:
            self._pen.write(edit, person=self._portrait.person.id, name=name)

    def _known_worlds(self) -> tuple[str, ...]:
        return self._portrait.known_worlds if self._portrait else ()

    def _known_tags(self) -> tuple[str, ...]:
        return self._portrait.known_tags if self._portrait else ()


def _row(label: str, content: QWidget) -> DetailRow:
    row = DetailRow(label)
    row.column.addWidget(content)
    return row


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_BETWEEN_ROWS)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return column
