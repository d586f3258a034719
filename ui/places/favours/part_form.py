"""Saying which part of a favour is done, and what remains of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from models.favours import Direction, Favour
from resources import tr
from ui.places.favours.drafts import PartDraft
from ui.places.slip import Slip
from ui.theme import SPACE


class PartForm(Slip):
    """Two lines. ``kept`` brings both: the part that is done, and what remains."""

    kept = Signal(object)

    def __init__(self, favour: Favour, *, draft: PartDraft | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("A part of “{text}”", text=favour.text), parent)
        self.favour = favour
        mine = favour.direction == Direction.FROM_ME
        self.text = self.line(tr("Done so far"), tr("The part you did") if mine else tr("The part you received"))
        self.remains = self.line(tr("Remains"), favour.text)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        for row, line in enumerate((self.text, self.remains)):
            grid.addWidget(self.caption(line.accessibleName()), row, 0)
            grid.addWidget(line, row, 1)
        self.lay_out(grid, [self.text, self.remains])
        shown = draft or self._blank
        self.text.setText(shown.text)
        self.remains.setText(shown.remains)
        self.first = self.text

    @property
    def draft(self) -> PartDraft:
        """What stands in it now."""
        return PartDraft(self.favour.id, self.text.text(), self.remains.text())

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it; without words there is nothing to tell."""
        done = self.text.text().strip()
        if done:
            self.kept.emit((done, self.remains.text().strip()))
        else:
            self.complain(tr("Write a few words first."))

    @property
    def _blank(self) -> PartDraft:
        return PartDraft(self.favour.id, "", self.favour.text)
