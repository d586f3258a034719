"""Whom somebody knows: told, or merely met at the same exchange."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from models.people import PersonRow
from models.people.portrait import Encounter, Portrait
from models.relations import Relation
from resources import phrase, tr
from ui.places.pen import Pen
from ui.places.people.edits import change_relation, relate, unrelate
from ui.places.people.fact import EditableFact, InPlace
from ui.places.people.name_facts import PersonFact
from ui.places.people.presenter import KNOWS
from ui.places.people.rows import DetailRow, RevealingRow, small_plus
from ui.places.people.section import Section
from ui.places.people.sentences import RELATIONS, met_words, relation_kind
from ui.theme import SPACE
from ui.widgets import IconButton, link_button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.flowing import FlowingLabel

_AT_ONCE: Final = 6
"""How many stand there before one asks for all of them."""


class Knows(Section):
    """The people somebody knows. Pressing a name says ``person_pressed``."""

    person_pressed = Signal(int)

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._all = False
        self.plus: IconButton | None = None
        self._notes: dict[int, EditableFact] = {}
        self._portrait: Portrait | None = None

    def show_portrait(self, portrait: Portrait, *, anew: bool = False) -> None:
        """Show whom they know."""
        if self._portrait is None or self._portrait.person.id != portrait.person.id:
            self._all = False
        self._portrait = portrait
        self.show_data((portrait.person.id, portrait.relations, portrait.encounters, self._all), anew=anew)

    def build(self, data: tuple[int, tuple[Relation, ...], tuple[Encounter, ...], bool]) -> None:
        """One after the other, the first few at once."""
        _, relations, encounters, everybody = data
        self._notes = {}
        row = DetailRow(tr("Knows"))
        flow = FlowLayout(gap=SPACE.large, line_gap=2)
        row.column.addLayout(flow)
        places = {encounter.other: encounter for encounter in encounters}
        for relation in relations if everybody else relations[:_AT_ONCE]:
            line = self._told(relation) if relation.id is not None else self._met(relation.other, places)
            flow.addWidget(line)
        if len(relations) > _AT_ONCE and not everybody:
            more = link_button(tr("and others…"))
            more.clicked.connect(self._on_all)
            flow.addWidget(more)
        self.plus = small_plus(tr("Somebody they know"))
        self.plus.clicked.connect(self.add)
        flow.addWidget(self.plus)
        self.column.addWidget(row)
        self.setVisible(bool(relations))

    @Slot()
    def add(self) -> None:
        """Open a field for somebody they know."""
        row = DetailRow("" if self._portrait and self._portrait.relations else tr("Knows"))
        field = PersonFact(tr("Somebody they know"), self._pen.jobs, self._left_out, hint=tr("knows…"))
        field.key = KNOWS
        field.chosen.connect(self._on_chosen)
        field.closed.connect(self._on_new_closed)
        row.column.addWidget(field)
        self.column.addWidget(row)
        self.setVisible(True)
        field.edit()

    def _told(self, relation: Relation) -> QWidget:
        content = FlowLayout(gap=SPACE.hair, line_gap=0)
        content.addWidget(self._name(relation.other))
        if kind := relation_kind(relation):
            content.addWidget(_level(FlowingLabel(kind, "small", "soft")))
        note = EditableFact(tr("Note on {name}", name=relation.other.name), "small", "soft", hint=tr("A word on them"))
        note.show_value(relation.note)
        note.kept.connect(partial(self._on_note_kept, relation))
        note.key = f"relation {relation.id}"
        self.watch(note, note.key)
        self._notes[relation.id or 0] = note
        content.addWidget(_level(note))
        line = RevealingRow(content)
        more = line.add_button("ellipsis", tr("Change how they know {name}", name=relation.other.name))
        more.setMenu(self._menu(relation, more))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return line

    def _met(self, other: PersonRow, places: dict[int, Encounter]) -> QWidget:
        content = FlowLayout(gap=SPACE.hair, line_gap=0)
        content.addWidget(self._name(other))
        at = places.get(other.id)
        if at is not None and self._portrait is not None:
            content.addWidget(_level(FlowingLabel(met_words(at.on, at.channel, self._portrait.today), "small", "soft")))
        return RevealingRow(content)

    def _name(self, other: PersonRow) -> QWidget:
        name = link_button(other.name)
        name.setObjectName(f"person {other.id}")
        name.clicked.connect(partial(self._on_name_clicked, other.id))
        return name

    def _menu(self, relation: Relation, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for kind, words in (("knows", tr("know each other")), *((kind, phrase(RELATIONS[kind])) for kind in RELATIONS)):
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(kind == relation.kind)
            action.triggered.connect(partial(self._on_kind_picked, relation, kind))
            menu.addAction(action)
        menu.addSeparator()
        note = menu.addAction(tr("A word on them"))
        note.triggered.connect(partial(self._on_note_asked, relation))
        remove = menu.addAction(tr("They do not know each other"))
        remove.triggered.connect(partial(self._on_remove, relation))
        return menu

    def _left_out(self) -> list[int]:
        if self._portrait is None:
            return []
        told = [relation.other.id for relation in self._portrait.relations if relation.id is not None]
        return [self._portrait.person.id, *told]

    @Slot(object)
    def _on_chosen(self, who: int | str | None) -> None:
        if self._portrait is None or who is None:
            return
        if isinstance(who, str):
            self._pen.said.emit(tr("{name} is among your people now.", name=who), 0)
        self._pen.write(relate, person=self._portrait.person.id, other=who)

    @Slot()
    def _on_new_closed(self) -> None:
        self.show_data(self._waiting or self._shown, anew=True)

    @Slot()
    def _on_all(self) -> None:
        self._all = True
        if self._portrait is not None:
            self.show_portrait(self._portrait)

    def _on_name_clicked(self, person: int, *_checked: bool) -> None:
        self.person_pressed.emit(person)

    def _on_kind_picked(self, relation: Relation, kind: str, *_checked: bool) -> None:
        self._pen.write(change_relation, relation=relation.id, kind=kind, note=relation.note)

    def _on_note_asked(self, relation: Relation, *_checked: bool) -> None:
        note: InPlace | None = self._notes.get(relation.id or 0)
        if note is not None:
            note.edit()

    def _on_note_kept(self, relation: Relation, note: str) -> None:
        self._pen.write(change_relation, relation=relation.id, kind=relation.kind, note=note)

    def _on_remove(self, relation: Relation, *_checked: bool) -> None:
        self._pen.write(unrelate, relation=relation.id)


def _level(words: QWidget) -> QWidget:
    """Small words on the line of a name, which is set larger."""
    held = QWidget()
    layout = QVBoxLayout(held)
    layout.setContentsMargins(0, 3, 0, 0)
    layout.addWidget(words)
    return held
