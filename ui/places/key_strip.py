"""The keys of a place, shown when one asks for them with a question mark."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE
from ui.widgets import FlowLayout, KeyHint, rule

Hint = tuple[str, str]
"""A key as ``Ctrl+K``, and what it does."""


class KeyStrip(QWidget):
    """Shows keys with what they do, in as many lines as they need; hidden until ``toggle``."""

    def __init__(self, hints: Sequence[Hint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Keys"))
        held = QWidget(self)
        flow = FlowLayout(held, gap=SPACE.large)
        flow.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.medium)
        for sequence, words in (*hints, ("?", tr("hide the keys"))):
            flow.addWidget(KeyHint(sequence, words, parent=held))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(self))
        column.addWidget(held)
        self.hide()

    def toggle(self) -> None:
        """Show it, or hide it again."""
        self.setVisible(not self.isVisible())
