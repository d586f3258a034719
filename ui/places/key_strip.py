"""The keys of a place: a question mark shows them all, and hides them again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE
from ui.widgets import FlowLayout, KeyButton, KeyHint, rule

Hint = tuple[str, str]
"""A key as ``Ctrl+K``, and what it does."""


class KeyStrip(QWidget):
    """Says at the bottom how to see the keys; after ``toggle`` shows them, in as many lines as they need."""

    def __init__(self, hints: Sequence[Hint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Keys"))
        self._asks = KeyButton("?", tr("the keys"), parent=self)
        self._asks.clicked.connect(self.toggle)
        self._rule = rule(self)
        self._held = QWidget(self)
        flow = FlowLayout(self._held, gap=SPACE.large)
        flow.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.medium)
        for sequence, words in (*hints, ("?", tr("hide the keys"))):
            flow.addWidget(KeyHint(sequence, words, parent=self._held))
        folded = QVBoxLayout()
        folded.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.small)
        folded.addWidget(self._asks, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._rule)
        column.addWidget(self._held)
        column.addLayout(folded)
        self._rule.hide()
        self._held.hide()

    @property
    def is_open(self) -> bool:
        """Whether the keys are shown."""
        return self._held.isVisible()

    @Slot()
    def toggle(self) -> None:
        """Show the keys, or hide them again."""
        opens = not self.is_open
        self._asks.setVisible(not opens)
        for shown in (self._rule, self._held):
            shown.setVisible(opens)
