"""The place of Refuge, and one that a passphrase opens."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from models.refuge import Refuge, begin
from models.vault import Vault
from tests.furnished import refuge_lock
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.refuge import RefugePlace

Open = Callable[[], Room[RefugePlace]]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room[RefugePlace]:
        return Room(RefugePlace(jobs), jobs, vault, qtbot, (1000, 720))

    return opened


@pytest.fixture
def refuge(vault: Vault) -> Refuge:
    """A Refuge that ``REFUGE_PASSPHRASE`` opens."""
    return begin(vault, *refuge_lock())
