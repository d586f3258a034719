"""Somebody on one sheet, to take along."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.people.portrait import Portrait, read_portrait
from models.vault import Vault
from resources import tr
from ui.jobs import Jobs
from ui.places.people.sheet import EXCHANGES, draw_on_usual_paper
from ui.places.printing import PaperOffer, Say


class SheetOffer(QObject):
    """Offers somebody's sheet, and makes what is chosen. ``say`` hears what came of it."""

    def __init__(self, jobs: Jobs, window: QWidget, say: Say) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._paper = PaperOffer(jobs, window, say)

    def make(self, person: int) -> None:
        """Ask whether it is to be on paper or in a file, and make it."""
        self._jobs.read(self, partial(_whole, person=person), self._offer)

    def _offer(self, portrait: Portrait) -> None:
        sentence = tr("What you need before a call, on one page.")
        self._paper.offer(tr("One sheet to take along"), sentence, partial(draw_on_usual_paper, portrait))


def _whole(vault: Vault, _job: object, *, person: int) -> Portrait:
    return read_portrait(vault, person, EXCHANGES)
