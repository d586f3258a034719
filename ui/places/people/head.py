"""The head of a page: who it is, what they do and where, how you met."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from models.errors import Refused
from models.people.portrait import Portrait
from resources import phrase, tr
from ui.places.pen import Pen
from ui.places.people.edits import meet_through
from ui.places.people.fact import EditableFact
from ui.places.people.fields import MEETING, NAME, WORK, TextField
from ui.places.people.name_facts import PersonFact
from ui.places.people.presenter import THROUGH
from ui.places.people.sentences import STANDINGS
from ui.theme import SPACE
from ui.widgets import Avatar, Chip, IconButton
from ui.widgets.flow_layout import FlowLayout


class Head(QWidget):
    """Avatar, name and one line of facts, each of them editable. ``menu`` is behind the button at the right."""

    def __init__(self, pen: Pen, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._portrait: Portrait | None = None
        self._avatar = Avatar("", size=64, parent=self)
        self._away = Chip(tr("put away"), "neutral", parent=self)
        self._standing = Chip("", "neutral", parent=self)
        self._facts = {field.key: self._text_fact(field) for field in (NAME, *WORK, *MEETING)}
        self._through = PersonFact(tr("Through whom"), pen.jobs, self._oneself, hint=tr("Who introduced you"))
        self._through.key = THROUGH
        self._through.chosen.connect(self._on_through_chosen)
        self._build(menu)

    @property
    def keys(self) -> list[str]:
        """The facts there can be, in reading order."""
        return [*(field.key for field in WORK), MEETING[0].key, THROUGH, *(field.key for field in MEETING[1:])]

    def fact(self, key: str) -> EditableFact | PersonFact:
        """The fact of this key."""
        return self._through if key == THROUGH else self._facts[key]

    def show_portrait(self, portrait: Portrait) -> None:
        """Show somebody; what is being written stays as it is."""
        self._portrait = portrait
        person = portrait.person
        self._avatar.show_person(person.name, photo=portrait.photo.data if portrait.photo else None)
        self._away.setVisible(person.archived)
        self._standing.setVisible(person.standing in STANDINGS)
        if person.standing in STANDINGS:
            self._standing.show_as(phrase(STANDINGS[person.standing]), "neutral")
        self._facts[NAME.key].show_value(person.name)
        work = [(field.key, field.value(portrait), field.shown(portrait)) for field in WORK]
        through = portrait.met_through.name if portrait.met_through else ""
        met = [
            (MEETING[0].key, MEETING[0].value(portrait), MEETING[0].shown(portrait)),
            (THROUGH, through, tr("through {name}", name=through) if through else ""),
            (MEETING[1].key, MEETING[1].value(portrait), MEETING[1].shown(portrait)),
        ]
        self._show_run(work)
        self._show_run(met)

    def _show_run(self, run: list[tuple[str, str, str]]) -> None:
        """Show facts that read as one, with commas between them."""
        last = next((key for key, _, shown in reversed(run) if shown), "")
        for key, value, shown in run:
            words = f"{shown}," if shown and key != last else shown
            fact = self.fact(key)
            if isinstance(fact, EditableFact):
                fact.show_value(value, words)
            else:
                fact.show_words(words, value)

    def _text_fact(self, field: TextField) -> EditableFact:
        step, tone = ("title", "ink") if field is NAME else ("text", "soft")
        fact = EditableFact(phrase(field.label), step, tone, hint=phrase(field.hint), parent=self)  # type: ignore[arg-type]  # both are literals of their types
        fact.key = field.key
        fact.kept.connect(partial(self._on_kept, field))
        return fact

    def _build(self, menu: QMenu) -> None:
        more = IconButton("ellipsis", tr("More"), parent=self)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setIconSize(QSize(18, 18))
        lines = []
        for keys in (self.keys[: len(WORK)], self.keys[len(WORK) :]):
            line = FlowLayout(gap=-3, line_gap=0)
            for key in keys:
                line.addWidget(self.fact(key))
            lines.append(line)
        name = QHBoxLayout()
        name.setSpacing(SPACE.small)
        name.addWidget(self._facts[NAME.key], 1)
        for chip in (self._standing, self._away):
            name.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(name)
        for line in lines:
            words.addLayout(line)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(15)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._avatar, 0, top)
        layout.addLayout(words, 1)
        layout.addWidget(more, 0, top)

    def _oneself(self) -> list[int]:
        return [self._portrait.person.id] if self._portrait else []

    def _on_kept(self, field: TextField, text: str) -> None:
        if self._portrait is None:
            return
        try:
            edit, what = field.write(text, self._portrait.today)
        except Refused as refusal:
            self._pen.refuse(str(refusal))
            return
        self._pen.write(edit, person=self._portrait.person.id, **what)

    @Slot(object)
    def _on_through_chosen(self, who: int | str | None) -> None:
        if self._portrait is None:
            return
        if isinstance(who, str):
            self._pen.said.emit(tr("{name} is among your people now.", name=who), 0)
        self._pen.write(meet_through, person=self._portrait.person.id, who=who)
