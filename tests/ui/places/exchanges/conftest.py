"""The place of exchanges over a real vault."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.exchanges import ExchangesPlace

Open = Callable[..., Room[ExchangesPlace]]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Iterator[Open]:
    """Opens the place, once the vault is as a test wants it; with the ``state`` it was left in, if that is said."""

    def opened(state: str = "") -> Room[ExchangesPlace]:
        place = ExchangesPlace(jobs)
        place.restore(state)
        return Room(place, jobs, vault, qtbot, (1072, 716))

    yield opened
    qtbot.waitUntil(lambda: jobs.pending == 0)
