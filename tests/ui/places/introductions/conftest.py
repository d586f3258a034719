"""The place of introductions, and two people."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from tests.ui.places.introductions.steps import Open
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.introductions import IntroductionsPlace


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room[IntroductionsPlace]:
        place = IntroductionsPlace(jobs)
        QAbstractItemModelTester(place.board.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, place)
        return Room(place, jobs, vault, qtbot, (1000, 700))

    return opened


@pytest.fixture
def two(vault: Vault) -> tuple[int, int]:
    """Léa and Sam, both with an address."""
    ids = [
        People(vault).add(
            name, role=role, contacts=[ContactMethod(kind=ContactKind.EMAIL, value=f"{given}@{given}-atelier.example")]
        )
        for name, role, given in (("Léa Martin", "Designer", "lea"), ("Sam Dubois", "Joiner", "sam"))
    ]
    return ids[0], ids[1]
