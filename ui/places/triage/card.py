"""Somebody, large and calm: who they are and what is known of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.triage import Glimpse
from resources import tr
from ui.places.column import Column
from ui.places.likeness import grid, head
from ui.places.triage.sentences import Line, lines, work_words
from ui.theme import SPACE
from ui.widgets import PlainLabel, rule
from ui.widgets.flowing import FlowingLabel

_WIDTH: Final = 620
_AVATAR: Final = 64


class PersonCard(Column):
    """Shows one person. ``told`` is the line under them that says what was done last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent=parent)
        self.told = FlowingLabel("", "small", "soft", parent=self)
        self._held = QWidget(self)
        self._shown: object = None
        self.body.setSpacing(SPACE.medium)
        self.body.addWidget(self._held)
        self.body.addSpacing(SPACE.small)
        self.body.addWidget(self.told)

    def show_name(self, name: str) -> None:
        """Show who it is while what is known of them is on its way."""
        if self._shown != name:
            self._shown = name
            self._show(_head(name, "", self), name, ())

    def show_glimpse(self, glimpse: Glimpse, today: date, together: str) -> None:
        """Show what is known of somebody; ``together`` says who is dealt with beside them."""
        if self._shown == (glimpse, together):
            return
        self._shown = (glimpse, together)
        person = glimpse.side.person
        head = _head(person.name, work_words(person), self)
        self._show(head, person.name, lines(glimpse, today), together)

    def _show(self, head: QHBoxLayout, name: str, shown: Sequence[Line], together: str = "") -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join([f"{label}: {words}" for label, words in shown]))
        before, self._held = self._held, QWidget(self)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.medium)
        column.addLayout(head)
        if together:
            column.addWidget(FlowingLabel(together, "text", "accent", parent=self._held))
        column.addWidget(rule(self._held))
        column.addWidget(_table(shown, self._held))
        self.body.replaceWidget(before, self._held)
        before.hide()
        before.deleteLater()
        self.verticalScrollBar().setValue(0)


def _head(name: str, work: str, parent: QWidget) -> QHBoxLayout:
    row, words = head(name, size=_AVATAR, step="title", parent=parent, gap=SPACE.large)
    words.setSpacing(SPACE.hair)
    words.addWidget(FlowingLabel(work or tr("Nothing is known of their work."), "text", "soft", parent=parent))
    words.addStretch(1)
    return row


def _table(shown: Sequence[Line], parent: QWidget) -> QWidget:
    held = QWidget(parent)
    table = grid(held, columns=1)
    for row, (label, words) in enumerate(shown):
        table.addWidget(PlainLabel(label, "small", "soft", parent=held), row, 0, Qt.AlignmentFlag.AlignTop)
        table.addWidget(FlowingLabel(words, "text", parent=held), row, 1)
    return held
