"""Somebody else with a notebook of their own, the keys of each with the other, and the pages of a code."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.people import People
from models.vault import NewVault, Vault, VaultKey
from sync.postbox import Postbox
from sync.sealed_file import read_file
from tests.fakes import ScriptedMeetings
from tests.fixtures import TODAY
from tests.ui.places.handing.desks import ENTER, MINE, Desk, Sit
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


@pytest.fixture
def meetings() -> ScriptedMeetings:
    return ScriptedMeetings()


@pytest.fixture
def sit(vault_folder: Path, vault_key: VaultKey, meetings: ScriptedMeetings, qtbot: QtBot) -> Iterator[Sit]:
    """Opens the place over the test's vault, once that is as a test wants it."""
    desks: list[Desk] = []

    def opened() -> Desk:
        desks.append(Desk(vault_folder, vault_key, meetings, qtbot))
        desks[-1].sit_down()
        return desks[-1]

    yield opened
    for desk in desks:
        desk.close()


@pytest.fixture
def handing(paired: int, sit: Sit) -> Desk:
    """On the page of a card for Ben, with a code."""
    desk = sit()
    desk.strike("2h", ENTER, "c")
    return desk


@pytest.fixture
def receiving(paired: int, sit: Sit) -> Desk:
    """On the page with a field for a code."""
    desk = sit()
    desk.strike("r")
    return desk


@pytest.fixture
def exchanging(vault: Vault, sit: Sit) -> Desk:
    """On the page of one's own keys, with a code; nobody is known yet."""
    Postbox(vault).set_fields(MINE)
    desk = sit()
    desk.strike("3ic")
    return desk
