"""Somebody else with a notebook of their own, and the keys of each with the other."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.people import People
from models.vault import NewVault, Vault
from sync.postbox import Postbox
from sync.sealed_file import read_file
from tests.fakes import ScriptedMeetings
from tests.fixtures import TODAY
from tests.ui.places.handing.desks import MINE
from tests.ui.places.handing.test_handing_place import Open
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.handing import HandingPlace


@pytest.fixture
def ben(new_vault: NewVault, tmp_path: Path) -> Iterator[Vault]:
    """Somebody else, with a card and a vault of their own."""
    folder = Path(shutil.copytree(new_vault.folder, tmp_path / "ben.whispeer"))
    with Vault(folder, new_vault.key, FixedClock(TODAY)) as opened:
        Postbox(opened).set_fields({"name": "Ben Okafor", "email": "ben@ben.example.org", "role": "Joiner"})
        yield opened


@pytest.fixture
def paired(vault: Vault, ben: Vault) -> int:
    """Ben among my people, with his keys; he has mine."""
    Postbox(vault).set_fields(MINE)
    person = People(vault).add("Ben Okafor")
    Postbox(vault).pair(Postbox(ben).identity().data, person)
    Postbox(ben).pair(Postbox(vault).identity().data)
    return person


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room[HandingPlace]:
        place = HandingPlace(jobs, Postbox, read_file, ScriptedMeetings())
        QAbstractItemModelTester(place.board.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, place)
        return Room(place, jobs, vault, qtbot, (1000, 700))

    return opened
