"""What places do alike in which one writes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.vault.changed import ANYTHING
from ui.jobs import Jobs
from ui.places.circles import CirclesPlace
from ui.places.decisions import DecisionsPlace
from ui.places.exchanges import ExchangesPlace
from ui.places.favours import FavoursPlace
from ui.places.introductions import IntroductionsPlace
from ui.places.missions import MissionsPlace
from ui.places.network import NetworkPlace
from ui.places.people import PeoplePlace
from ui.places.writing_place import WritingPlace

PLACES = (
    CirclesPlace,
    DecisionsPlace,
    ExchangesPlace,
    FavoursPlace,
    IntroductionsPlace,
    MissionsPlace,
    NetworkPlace,
    PeoplePlace,
)


@pytest.mark.parametrize("make", PLACES)
def test_a_place_that_is_gone_hears_of_no_change(make: Callable[[Jobs], WritingPlace], jobs: Jobs) -> None:
    """Another window over the same vault goes on; what is raised in a slot fails a test by itself."""
    place = make(jobs)
    place.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    jobs.changed.emit(ANYTHING)
    QApplication.processEvents()
    assert jobs.pending == 0
