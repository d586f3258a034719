"""The place of those who stand twice, over a real vault."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.doubles import DoublesPlace

Opened = Callable[[], Room[DoublesPlace]]


@pytest.fixture
def opened(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the place, once the vault is as a test wants it."""

    def show() -> Room[DoublesPlace]:
        return Room(DoublesPlace(jobs), jobs, vault, qtbot, (1000, 700))

    yield show
    qtbot.waitUntil(lambda: jobs.pending == 0)
