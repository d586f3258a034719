"""Whom somebody is being introduced to, or was."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.history.fields import STATES
from models.introductions import Introduction
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
        self.show_data((portrait.person.id, portrait.introductions), anew=anew)
        self.setVisible(bool(portrait.introductions))

    def build(self, data: tuple[int, tuple[Introduction, ...]]) -> None:
        """One after the other: the other one's name, and how far it is."""
        person, introductions = data
        row = DetailRow(tr("Introductions"))
        flow = FlowLayout(gap=SPACE.large, line_gap=2)
        row.column.addLayout(flow)
        for introduction in introductions:
            flow.addWidget(self._line(introduction, person))
        self.column.addWidget(row)

    def _line(self, introduction: Introduction, person: int) -> QWidget:
        held = QWidget()
        line = FlowLayout(held, gap=SPACE.hair, line_gap=0)
        other = introduction.other(introduction.party(person))
        name = link_button(other.name)
        name.setObjectName(f"introduction {introduction.id}")
        name.clicked.connect(partial(self._on_clicked, introduction.id))
        line.addWidget(name)
        state = PlainLabel(phrase(STATES["introduction state"][introduction.state]), "small", "soft", parent=held)
        state.setContentsMargins(0, 3, 0, 0)  # on the line of a name, which is set larger
        line.addWidget(state)
        return held

    def _on_clicked(self, introduction: int, *_checked: bool) -> None:
        self.introduction_pressed.emit(introduction)
