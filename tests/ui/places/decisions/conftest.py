"""The place of decisions on the screen, over the test's vault."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.meaning.encoder import encode, is_available
from models.vault import Vault
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.decisions import DecisionsPlace

OpenDecisions = Callable[[], Room[DecisionsPlace]]


@pytest.fixture(autouse=True, scope="module")
def _model_is_loaded() -> None:
    """Loading it takes seconds on a busy machine, which no test is about."""
    if is_available():
        encode(["embauche"])


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> OpenDecisions:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room[DecisionsPlace]:
        place = DecisionsPlace(jobs)
        QAbstractItemModelTester(place.board.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, place)
        return Room(place, jobs, vault, qtbot, (1000, 700))

    return opened
