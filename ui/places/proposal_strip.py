"""A few questions about who knows whom and which worlds there are, each answered by yes or no."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.proposals import Proposal, Proposals
from models.vault import Vault
from resources import tr
from ui.theme import RADIUS, SPACE, tokens
from ui.widgets import Glyph, KeyCap, quiet_button
from ui.widgets.flowing import FlowingLabel

_YES: Final = ("y", "o")
"""Yes and oui, in either language."""

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def accept(vault: Vault, _job: object, *, proposal: Proposal) -> None:
    """Note what was proposed; called on the writing thread."""
    Proposals(vault).accept(proposal)


def refuse(vault: Vault, _job: object, *, proposal: Proposal) -> None:
    """Propose it no more; called there too."""
    Proposals(vault).refuse(proposal)


class ProposalStrip(QWidget):
    """Asks; ``accepted`` and ``refused`` bring the ``Proposal``. It hides when there is nothing to ask.

    ``left`` says that Escape, or an arrow beyond the last question, asks to go on elsewhere.
    """

    accepted = Signal(object)
    refused = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ProposalRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    @property
    def rows(self) -> list["ProposalRow"]:
        """The questions that are asked now."""
        return list(self._rows)

    def ask(self, proposals: Sequence[Proposal]) -> None:
        """Ask these; a question that is asked already stays, and the keyboard does not leave its place."""
        if [row.proposal for row in self._rows] == list(proposals):
            return
        had = next((at for at, row in enumerate(self._rows) if row.has_keyboard), None)
        kept = {row.proposal: row for row in self._rows}
        rows = [kept.pop(one) if one in kept else self._row(one) for one in proposals]
        for row in self._rows:
            self._column.removeWidget(row)
        for row in rows:
            self._column.addWidget(row)
            row.show()
        self._rows = rows
        self.setVisible(bool(rows))
        if had is not None and rows:
            rows[min(had, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif had is not None:
            self.left.emit()
        for row in kept.values():
            row.hide()
            row.deleteLater()

    def focus_first(self) -> bool:
        """Bring the keyboard to the first question; whether there is one."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._rows)

    def _row(self, proposal: Proposal) -> "ProposalRow":
        row = ProposalRow(proposal, self)
        row.accepted.connect(partial(self.accepted.emit, proposal))
        row.refused.connect(partial(self.refused.emit, proposal))
        row.stepped.connect(partial(self._on_stepped, row))
        row.left.connect(self.left)
        return row

    def _on_stepped(self, row: "ProposalRow", by: int) -> None:
        at = self._rows.index(row) + by
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
        elif by > 0:
            self.left.emit()


class ProposalRow(QWidget):
    """One question. Y says yes (O as well), N no."""

    accepted = Signal()
    refused = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, proposal: Proposal, parent: QWidget) -> None:
        super().__init__(parent)
        self.proposal = proposal
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(proposal.sentence)
        self.setAccessibleDescription(tr("Press Y for yes, N for no"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.medium, 3, SPACE.small, 3)
        row.setSpacing(SPACE.small)
        row.addWidget(Glyph("waypoints", "soft", 16, parent=self))
        row.addWidget(FlowingLabel(proposal.sentence, "text", parent=self), 1)
        for key, word, told in ((tr("Y"), tr("Yes"), self.accepted), ("N", tr("No"), self.refused)):
            row.addWidget(KeyCap(key, parent=self))
            button = quiet_button(word)
            button.setAccessibleDescription(proposal.sentence)
            button.clicked.connect(told)
            row.addWidget(button)

    @property
    def has_keyboard(self) -> bool:
        """Whether keys act on it, or on one of its buttons."""
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, or go on."""
        typed, key = event.text().lower(), Qt.Key(event.key())
        if typed in _YES:
            self.accepted.emit()
        elif typed == "n":
            self.refused.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a quiet ground, and the line of the keyboard around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = tokens().focus_width
        painter.setPen(QPen(QColor(tokens().focus), width) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().hover))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, RADIUS.chip, RADIUS.chip)
