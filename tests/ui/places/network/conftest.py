"""The place, opened over a vault that a test has furnished."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from models.circles import Circles
from models.people import People, Tie
from models.vault import Vault
from tests.models.network.net import knows
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.network import NetworkPlace

Open = Callable[[], Room[NetworkPlace]]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room[NetworkPlace]:
        return Room(NetworkPlace(jobs), jobs, vault, qtbot, (1000, 700))

    return opened


def ring_of_four(vault: Vault) -> dict[str, int]:
    """Four people in the core, of whom Ana knows Cléo."""
    core = Circles(vault).all()[0].id
    ids = {name: People(vault).add(name, tie=Tie(circle=core)) for name in ("Ana", "Ben", "Cléo", "Dov")}
    knows(vault, (ids["Ana"], ids["Cléo"]))
    return ids
