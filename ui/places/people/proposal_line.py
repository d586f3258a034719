"""A quiet question at the end of a page: do these two know each other, is this a world?"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.proposals import Proposal, Proposals
from models.vault import Vault
from resources import tr
from ui.jobs import Job
from ui.places.pen import Pen
from ui.theme import SPACE
from ui.widgets import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.flowing import FlowingLabel

_YES = frozenset("YO")
"""Yes and *oui*: no other answer begins so, in either language."""


class ProposalLine(QWidget):
    """One question at a time about whoever is shown, answered by Y or N, or by a press; without any it hides."""

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._job: Job | None = None
        self._person = 0
        self._proposal: Proposal | None = None
        self._sentence = FlowingLabel("", "small", "soft", parent=self)
        self.yes = Button(tr("Yes"), "link", parent=self)
        self.no = Button(tr("No"), "link", parent=self)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        flow = FlowLayout(self, gap=SPACE.hair, line_gap=0)
        flow.addWidget(self._sentence)
        flow.addWidget(self.yes)
        flow.addWidget(self.no)
        self.hide()

    @property
    def question(self) -> str:
        """What is asked now; empty where there is nothing to ask."""
        return self._proposal.sentence if self._proposal else ""

    def ask_about(self, person: int) -> None:
        """Look for a question about somebody."""
        if person != self._person:
            self._person = person
            self._show(None)
        self._job = self._pen.jobs.read(self, partial(_first, person=person), self._show, replacing=self._job)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer."""
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        key = event.text().upper()
        if bare and key in _YES:
            self._on_yes()
        elif bare and key == "N":
            self._on_no()
        else:
            super().keyPressEvent(event)

    def _show(self, proposal: Proposal | None) -> None:
        self._proposal = proposal
        self._sentence.setText(self.question)
        for button, answer in ((self.yes, tr("Yes")), (self.no, tr("No"))):
            button.setAccessibleName(f"{self.question} {answer}")
        self.setVisible(proposal is not None)

    @Slot()
    def _on_yes(self) -> None:
        self._answer(_accept)

    @Slot()
    def _on_no(self) -> None:
        self._answer(_refuse)

    def _answer(self, edit: Callable[..., None]) -> None:
        if self._proposal is not None:
            self._pen.write(edit, self._on_answered, proposal=self._proposal)

    def _on_answered(self, _nothing: None) -> None:
        self.ask_about(self._person)


def _first(vault: Vault, _job: object, *, person: int) -> Proposal | None:
    return next(iter(Proposals(vault).of_person(person, limit=1)), None)


def _accept(vault: Vault, _job: object, *, proposal: Proposal) -> None:
    Proposals(vault).accept(proposal)


def _refuse(vault: Vault, _job: object, *, proposal: Proposal) -> None:
    Proposals(vault).refuse(proposal)
