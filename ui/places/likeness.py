"""The pieces of which somebody's likeness is made: a head, and a table of what is known."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.theme.fonts import Step
from ui.widgets import Avatar
from ui.widgets.flowing import FlowingLabel

_LABEL_WIDTH: Final = 118


def head(
    name: str, *, size: int, step: Step, parent: QWidget, gap: int = SPACE.medium
) -> tuple[QHBoxLayout, QVBoxLayout]:
    """An avatar of ``size`` and a name in ``step``: the row, and the column under the name for what else there is."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addWidget(Avatar(name, size=size, parent=parent), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(FlowingLabel(name, step, parent=parent))
    row.addLayout(words, 1)
    return row, words


def grid(held: QWidget, columns: int) -> QGridLayout:
    """A table in ``held``: labels at the left, then ``columns`` of what is known."""
    made = QGridLayout(held)
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(SPACE.large)
    made.setVerticalSpacing(SPACE.small)
    made.setColumnMinimumWidth(0, _LABEL_WIDTH)
    for column in range(1, columns + 1):
        made.setColumnStretch(column, 1)
    return made
