"""Adding somebody: a name is enough, the rest can wait."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.people import People, PersonRow
from models.vault import Vault
from models.words import person_line
from models.worlds import Worlds
from resources import phrase, tr
from ui.jobs import Job, Jobs
from ui.places.keep_row import KeepRow
from ui.places.lookup import NamesLookup
from ui.places.people.drafts import NewDraft
from ui.places.people.edits import NewPerson
from ui.places.people.fact import Fact
from ui.places.people.fields import HOW_MET, NAME, ORGANISATION, ROLE, TOWN, TextField
from ui.places.people_chips import PeopleChips
from ui.places.who import everyone_of
from ui.theme import SPACE
from ui.widgets import PlainLabel
from ui.widgets.chips_field import ChipsField, names
from ui.widgets.upright_page import UprightArea

_WIDEST: Final = 480
_FIELDS: Final = (NAME, ROLE, ORGANISATION, TOWN, HOW_MET)


class AddForm(UprightArea):
    """A form for somebody new. ``kept`` brings the ``NewPerson``, ``person_pressed`` one who is there already.

    What is written stays until it is kept (then ``clear`` is called) or given up, whatever is looked at meanwhile.
    """

    kept = Signal(object)
    given_up = Signal()
    person_pressed = Signal(int)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._namesake: PersonRow | None = None
        self._worlds_known: Sequence[str] = ()
        self._lines: dict[str, QLineEdit] = {}
        self._aside: list[NewDraft] = []
        self._build()
        NamesLookup(self.worlds.field, self._known_worlds)
        self.knows.resolved.connect(self.keep, Qt.ConnectionType.QueuedConnection)

    def line(self, field: TextField) -> QLineEdit:
        """Where a fact is written."""
        return self._lines[field.key]

    @property
    def namesake(self) -> PersonRow | None:
        """Somebody by the name that is written, if there is one."""
        return self._namesake

    @property
    def drafts(self) -> tuple[NewDraft, ...]:
        """What is half written: in the form, then what waits behind it."""
        return (self._draft, *self._aside) if self._draft != NewDraft() else tuple(self._aside)

    def bring_back(self, drafts: Sequence[NewDraft]) -> None:
        """Have the first of ``drafts`` in the form, the others behind it."""
        first, *self._aside = drafts or (NewDraft(),)
        self._put(first)

    def clear(self) -> None:
        """Have nothing in the form, or what waits behind it."""
        self.bring_back(self._aside)

    def open(self, name: str = "") -> None:
        """Go on with what is half written; with another ``name`` begin anew, and come back to that afterwards."""
        if name and name != self.line(NAME).text().strip():
            self.bring_back((NewDraft({NAME.key: name}), *self.drafts))
        self.complain("")
        self._look_for_namesake()
        self.line(NAME).setFocus(Qt.FocusReason.OtherFocusReason)
        self._jobs.read(self, _read_worlds, self._know)

    @property
    def _draft(self) -> NewDraft:
        return NewDraft(
            {key: line.text() for key, line in self._lines.items() if line.text()},
            tuple(one.words for one in self.worlds.chosen),
            tuple(self.knows.chosen),
            self.worlds.field.text(),
            self.knows.field.text(),
        )

    def _put(self, draft: NewDraft) -> None:
        for key, line in self._lines.items():
            line.setText(draft.lines.get(key, ""))
        self.worlds.put(names(draft.worlds))
        self.knows.put(draft.knows)
        self.worlds.field.setText(draft.half_world)
        self.knows.field.setText(draft.half_name)

    @Slot()
    def keep(self) -> None:
        """Tell who it is."""
        if self.knows.takes_written_first():
            return
        self.worlds.take_written()
        written = {key: line.text().strip() for key, line in self._lines.items()}
        if not written[NAME.key]:
            self.complain(tr("Give this person a name."))
            self.line(NAME).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        who = everyone_of(self.knows.chosen)
        worlds = tuple(one.words for one in self.worlds.chosen)
        self.kept.emit(NewPerson(**written, worlds=worlds, knows=who))

    def complain(self, sentence: str) -> None:
        """Say what is in the way; nothing for nothing."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps from every line, Escape gives up."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                field = watched in (self.worlds.field, self.knows.field) and not control
                if not field or (isinstance(watched, QLineEdit) and not watched.text().strip()):
                    self.keep()
                    return True
            elif event.key() == Qt.Key.Key_Escape and watched in self._lines.values():
                self.given_up.emit()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        held = QWidget()
        held.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        column.addWidget(PlainLabel(tr("Somebody new"), "title", wrap=True))
        column.addWidget(PlainLabel(tr("A name is enough. The rest can wait."), "text", "soft", wrap=True))
        column.addSpacing(SPACE.medium)
        for field in _FIELDS:
            self._add_line(column, field)
        self.worlds = ChipsField(tr("Worlds"), tr("A sector, a town, a school…"))
        self.knows = PeopleChips(self._jobs, tr("Knows"), tr("Somebody among your people"))
        for chips, label in ((self.worlds, tr("Worlds")), (self.knows, tr("Knows"))):
            column.addWidget(_caption(label))
            column.addWidget(chips)
            chips.field.installEventFilter(self)
            chips.left.connect(self.given_up)
        self._complaint = PlainLabel("", "small", "warm", wrap=True)
        column.addWidget(self._complaint)
        column.addSpacing(SPACE.medium)
        column.addLayout(self._buttons())
        column.addStretch(1)
        across = QHBoxLayout(self.page)
        across.setContentsMargins(SPACE.page, SPACE.wide, SPACE.page, SPACE.wide)
        across.addWidget(held, 1000)
        across.addStretch(1)
        self.setFocusProxy(self.line(NAME))

    def _add_line(self, column: QVBoxLayout, field: TextField) -> None:
        line = QLineEdit()
        line.setAccessibleName(phrase(field.label))
        line.setPlaceholderText(phrase(field.hint))
        line.installEventFilter(self)
        column.addWidget(_caption(phrase(field.label)))
        column.addWidget(line)
        self._lines[field.key] = line
        if field is NAME:
            self._there_already = Fact("", "small", "accent")
            self._there_already.setAccessibleDescription(tr("Press Enter to read their page"))
            self._there_already.hide()
            self._there_already.clicked.connect(self._on_namesake_clicked)
            column.addWidget(self._there_already)
            line.textChanged.connect(self._look_for_namesake)

    def _buttons(self) -> KeepRow:
        row = KeepRow("Return", self, tr("Add"))
        row.keep.clicked.connect(self.keep)
        row.cancel.clicked.connect(self.given_up)
        return row

    @Slot()
    def _look_for_namesake(self) -> None:
        name = self.line(NAME).text().strip()
        self.complain("")
        self._job = self._jobs.read(self, partial(_namesakes, name=name), self._show_namesake, replacing=self._job)

    def _show_namesake(self, found: list[PersonRow]) -> None:
        self._namesake = found[0] if found else None
        if self._namesake is not None:
            line = person_line(self._namesake)
            who = f"{self._namesake.name}, {line}" if line else self._namesake.name
            self._there_already.show_words(tr("Somebody by that name is there already: {who}", who=who))
        self._there_already.setVisible(bool(found))

    @Slot()
    def _on_namesake_clicked(self) -> None:
        if self._namesake is not None:
            self.person_pressed.emit(self._namesake.id)

    def _know(self, worlds: Sequence[str]) -> None:
        self._worlds_known = worlds

    def _known_worlds(self) -> Sequence[str]:
        return self._worlds_known


def _caption(words: str) -> PlainLabel:
    label = PlainLabel(words, "small", "soft")
    label.setContentsMargins(0, SPACE.small, 0, 0)
    return label


def _namesakes(vault: Vault, _job: object, *, name: str) -> list[PersonRow]:
    return People(vault).named(name) if name else []


def _read_worlds(vault: Vault, _job: object) -> list[str]:
    return Worlds(vault).all()
