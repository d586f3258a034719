"""The place where people are sorted, over a real vault."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.triage import TriagePlace

Opened = Callable[[], Room[TriagePlace]]


@pytest.fixture
def opened(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the place, once the vault is as a test wants it."""

    def show() -> Room[TriagePlace]:
        return Room(TriagePlace(jobs), jobs, vault, qtbot, (1100, 720))

    yield show
    qtbot.waitUntil(lambda: jobs.pending == 0)
