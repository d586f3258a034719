"""The table that the settings are built from: sections of rows, each a name, a hint and a control."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import SPACE, font
from ui.widgets import Card, PlainLabel, rule

CONTROL_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section: a ``control`` beside the words, and what is ``below`` both."""

    name: str
    hint: str = ""
    control: QWidget | None = None
    below: QWidget | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A few rows under a heading, in one card."""

    title: str
    rows: tuple[Row, ...]


class Choice(QComboBox):
    """One of a few values. The wheel scrolls the page past it, and changes nothing by accident."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("text"))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(CONTROL_WIDTH)
        self._values: list[Any] = []
        for value, words in choices:
            self._values.append(value)
            self.addItem(words)
        self.activated.connect(self._on_activated)

    def show_value(self, value: object) -> None:
        """Show what is chosen; nothing for a value that is no choice."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self._values[index])


def section_card(section: Section, parent: QWidget) -> QWidget:
    """A section as it is shown."""
    held = QWidget(parent)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.small)
    column.addWidget(PlainLabel(section.title, "section", "soft", parent=held))
    card = Card(held)
    card.body.setSpacing(SPACE.medium)
    _fill(card, section.rows)
    column.addWidget(card)
    return held


def _fill(card: Card, rows: Sequence[Row]) -> None:
    for at, row in enumerate(rows):
        if at:
            card.body.addWidget(rule(card))
        line = QHBoxLayout()
        line.setSpacing(SPACE.large)
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair // 2)
        words.addWidget(PlainLabel(row.name, "label", wrap=True, parent=card))
        if row.hint:
            words.addWidget(PlainLabel(row.hint, "small", "soft", wrap=True, selectable=True, parent=card))
        line.addLayout(words, 1)
        card.body.addLayout(line)
        if row.control is not None:
            line.addWidget(row.control, 0, Qt.AlignmentFlag.AlignVCenter)
        if row.below is not None:
            card.body.addWidget(row.below)
