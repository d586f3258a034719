"""A quiet question on a page: do these two know each other, is this a world?"""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models.proposals import Proposal, Proposals
from models.vault import Vault
from ui.jobs import Job
from ui.places.pen import Pen
from ui.places.proposal_strip import ProposalStrip, accept, refuse


class ProposalLine(ProposalStrip):
    """One question at a time about whoever is shown; the next one comes once it is answered."""

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._job: Job | None = None
        self._person = 0
        self.accepted.connect(self._on_accepted)
        self.refused.connect(self._on_refused)

    def ask_about(self, person: int) -> None:
        """Look for a question about somebody."""
        if person != self._person:
            self._person = person
            self.ask(())
        self._job = self._pen.jobs.read(self, partial(_first, person=person), self.ask, replacing=self._job)

    @Slot(object)
    def _on_accepted(self, proposal: Proposal) -> None:
        self._pen.write(accept, self._on_answered, proposal=proposal)

    @Slot(object)
    def _on_refused(self, proposal: Proposal) -> None:
        self._pen.write(refuse, self._on_answered, proposal=proposal)

    def _on_answered(self, _nothing: None) -> None:
        self.ask_about(self._person)


def _first(vault: Vault, _job: object, *, person: int) -> list[Proposal]:
    return Proposals(vault).of_person(person, limit=1)
