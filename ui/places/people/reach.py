"""How to reach somebody, and the days to remember: rows that can be added, changed, copied and taken away."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from models.errors import Refused
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate
from models.words import yearly_words
from resources import phrase, tr
from ui.places.pen import Pen
from ui.places.people.edits import change_contact, change_date
from ui.places.people.fact import EditableFact
from ui.places.people.name_facts import Choice, ChoiceFact
from ui.places.people.rows import DetailRow, RevealingRow
from ui.places.people.section import Section
from ui.places.people.sentences import CONTACTS, LABELS, date_label, label_words
from ui.places.typed_dates import read_yearly
from ui.theme import SPACE
from ui.widgets.flow_layout import FlowLayout


class Contacts(Section):
    """The addresses and numbers of somebody. ``add`` opens an empty row."""

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._person = 0

    def show_contacts(self, person: int, contacts: tuple[ContactMethod, ...], *, anew: bool = False) -> None:
        """Show somebody's."""
        self.show_data((person, contacts), anew=anew)

    def build(self, data: tuple[int, tuple[ContactMethod, ...]]) -> None:
        """A row each."""
        self._person, contacts = data
        for at, contact in enumerate(contacts):
            self.column.addWidget(self._row(at, contact))
        self.setVisible(bool(contacts))

    def add(self, kind: ContactKind) -> None:
        """Open a row for one more."""
        value = self._value(kind, "")
        value.kept.connect(partial(self._on_new_kept, kind))
        value.closed.connect(self._on_new_closed)
        row = DetailRow(phrase(CONTACTS[kind][0]))
        row.column.addWidget(value)
        self.column.addWidget(row)
        self.setVisible(True)
        value.edit()

    def _row(self, at: int, contact: ContactMethod) -> QWidget:
        row = DetailRow(phrase(CONTACTS[contact.kind][0]))
        content = FlowLayout(gap=SPACE.hair, line_gap=0)
        value = self._value(contact.kind, contact.value)
        self.watch(value, f"contact {at}")
        value.kept.connect(partial(self._on_kept, contact))
        content.addWidget(value)
        line = RevealingRow(content)
        label = ChoiceFact(tr("Which one it is"), "small", "soft", parent=line)
        label.offer([Choice(words, key) for key, words in _labels()], contact.label)
        label.show_words(label_words(contact))
        label.picked.connect(partial(self._on_label_picked, contact))
        label.setVisible(bool(contact.label))
        content.addWidget(label)
        if not contact.label:
            line.add_button("tag", tr("Say which one it is")).clicked.connect(label.open)
        copy = line.add_button("copy", tr("Copy {what}", what=contact.value))
        copy.clicked.connect(partial(self._on_copy, contact))
        remove = line.add_button("x", tr("Remove {what}", what=contact.value))
        remove.clicked.connect(partial(self._write, contact, None))
        row.column.addWidget(line)
        return row

    def _value(self, kind: ContactKind, value: str) -> EditableFact:
        name, _ = CONTACTS[kind]
        fact = EditableFact(phrase(name), hint=phrase(_HINTS[kind]), multiline=kind == ContactKind.ADDRESS)
        fact.key = f"{kind.value} {value}".strip()
        fact.show_value(value)
        return fact

    def _write(self, was: ContactMethod | None, now: ContactMethod | None, *_checked: bool) -> None:
        self._pen.write(change_contact, person=self._person, was=was, now=now)

    def _on_kept(self, contact: ContactMethod, value: str) -> None:
        # the parts of an address are no longer true of its new text
        self._write(contact, replace(contact, value=value, parts=()) if value else None)

    def _on_label_picked(self, contact: ContactMethod, label: object) -> None:
        self._write(contact, replace(contact, label=str(label)))

    def _on_copy(self, contact: ContactMethod) -> None:
        QGuiApplication.clipboard().setText(contact.value)
        self._pen.said.emit(tr("Copied."), 0)

    def _on_new_kept(self, kind: ContactKind, value: str) -> None:
        self._write(None, ContactMethod(kind=kind, value=value))

    @Slot()
    def _on_new_closed(self) -> None:
        self.show_data(self._waiting or self._shown, anew=True)


class Dates(Section):
    """The days to remember of somebody."""

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._person = 0

    def show_dates(self, person: int, dates: tuple[ImportantDate, ...], *, anew: bool = False) -> None:
        """Show somebody's."""
        self.show_data((person, dates), anew=anew)

    def build(self, data: tuple[int, tuple[ImportantDate, ...]]) -> None:
        """A row each."""
        self._person, dates = data
        for at, day in enumerate(dates):
            self.column.addWidget(self._row(at, day))
        self.setVisible(bool(dates))

    def add(self, kind: DateKind) -> None:
        """Open a row for one more."""
        label = date_label(ImportantDate(kind=kind, on=""))
        value = self._value(label, "")
        value.key = kind.value
        value.kept.connect(partial(self._on_kept, ImportantDate(kind=kind, on=""), None))
        value.closed.connect(self._on_new_closed)
        row = DetailRow(label)
        row.column.addWidget(value)
        self.column.addWidget(row)
        self.setVisible(True)
        value.edit()

    def _row(self, at: int, day: ImportantDate) -> QWidget:
        row = DetailRow(date_label(day))
        content = FlowLayout(gap=SPACE.hair, line_gap=0)
        value = self._value(date_label(day), yearly_words(day.on))
        value.key = f"{day.kind.value} {day.on}"
        self.watch(value, f"date {at}")
        value.kept.connect(partial(self._on_kept, day, day))
        content.addWidget(value)
        if day.kind == DateKind.OTHER:
            label = EditableFact(tr("What day it is"), "small", "soft", hint=tr("What day it is"))
            label.show_value(day.label, day.label or tr("which day?"))
            label.key = f"label {day.on}"
            self.watch(label, f"date label {at}")
            label.kept.connect(partial(self._on_label_kept, day))
            content.addWidget(label)
        line = RevealingRow(content)
        remove = line.add_button("x", tr("Remove {what}", what=date_label(day)))
        remove.clicked.connect(partial(self._write, day, None))
        row.column.addWidget(line)
        return row

    def _value(self, label: str, words: str) -> EditableFact:
        fact = EditableFact(label, hint=tr("12 May, or 12 May 1984"))
        fact.show_value(words)
        return fact

    def _write(self, was: ImportantDate | None, now: ImportantDate | None, *_checked: bool) -> None:
        self._pen.write(change_date, person=self._person, was=was, now=now)

    def _on_kept(self, day: ImportantDate, was: ImportantDate | None, text: str) -> None:
        if not text:
            self._write(was, None)
            return
        try:
            self._write(was, replace(day, on=read_yearly(text)))
        except Refused as refusal:
            self._pen.refuse(str(refusal))

    def _on_label_kept(self, day: ImportantDate, label: str) -> None:
        self._write(day, replace(day, label=label))

    @Slot()
    def _on_new_closed(self) -> None:
        self.show_data(self._waiting or self._shown, anew=True)


_HINTS = {
    ContactKind.EMAIL: "name@example.org",
    ContactKind.PHONE: "+33 6 00 00 00 00",
    ContactKind.ADDRESS: "Street, town, country",
    ContactKind.URL: "https://…",
    ContactKind.IM: "Service and name",
}


def _labels() -> list[tuple[str, str]]:
    """The labels one may choose, each with its words; none at the end."""
    known = [(key, phrase(words)) for key, words in LABELS.items() if key == words]
    return [*known, ("", tr("none of these"))]
