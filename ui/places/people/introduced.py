"""Whom somebody is being introduced to, or was."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.history.fields import STATES
from models.introductions import Introduction
from models.introductions.after import Word, to_say
from models.people.portrait import Portrait
from resources import phrase, tr
from ui.places.people.rows import DetailRow
from ui.places.people.section import Section
from ui.theme import SPACE
from ui.widgets import PlainLabel, link_button
from ui.widgets.flow_layout import FlowLayout


class Introduced(Section):
    """The introductions of a page. Pressing one says ``introduction_pressed`` with its id."""

    introduction_pressed = Signal(int)

    def show_portrait(self, portrait: Portrait, *, anew: bool = False) -> None:
        """Show those of somebody; nothing where there are none."""
        self.show_data((portrait.person.id, portrait.introductions, portrait.to_say), anew=anew)
        self.setVisible(bool(portrait.introductions))

    def build(self, data: tuple[int, tuple[Introduction, ...], Mapping[int, tuple[Word, ...]]]) -> None:
        """One after the other: the other one's name, how far it is, and what is still to be said to this one."""
        person, introductions, words = data
        row = DetailRow(tr("Introductions"))
        flow = FlowLayout(gap=SPACE.large, line_gap=2)
        row.column.addLayout(flow)
        for introduction in introductions:
            said = [to_say(word) for word in words[introduction.id] if person in dict(word.people)]
            flow.addWidget(self._line(introduction, person, said))
        self.column.addWidget(row)

    def _line(self, introduction: Introduction, person: int, said: Sequence[str]) -> QWidget:
        held = QWidget()
        line = FlowLayout(held, gap=SPACE.hair, line_gap=0)
        other = introduction.other(introduction.party(person))
        name = link_button(other.name)
        name.setObjectName(f"introduction {introduction.id}")
        name.clicked.connect(partial(self._on_clicked, introduction.id))
        line.addWidget(name)
        for words in (phrase(STATES["introduction state"][introduction.state]), *(f"· {one}" for one in said)):
            label = PlainLabel(words, "small", "soft", parent=held)
            label.setContentsMargins(0, 3, 0, 0)  # on the line of a name, which is set larger
            line.addWidget(label)
        return held

    def _on_clicked(self, introduction: int, *_checked: bool) -> None:
        self.introduction_pressed.emit(introduction)
