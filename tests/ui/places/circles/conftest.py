"""The place of circles over a real vault."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.circles import CirclesPlace

Open = Callable[..., Room[CirclesPlace]]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Iterator[Open]:
    """Opens the place, once the vault is as a test wants it; with the ``state`` it was left in, if that is said."""

    def opened(state: str = "", size: tuple[int, int] = (1072, 716)) -> Room[CirclesPlace]:
        place = CirclesPlace(jobs)
        place.restore(state)
        return Room(place, jobs, vault, qtbot, size)

    yield opened
    qtbot.waitUntil(lambda: jobs.pending == 0)
