"""The place of favours over a real vault."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.ui.places import rooms
from ui.jobs import Jobs
from ui.places.favours import FavoursPlace


class Room(rooms.Room[FavoursPlace]):
    """What the lists of the place say."""

    def keys(self, text: str) -> None:
        """Type letters one by one, each on whatever has the keyboard then."""
        for sign in text:
            super().keys(sign)

    @property
    def texts(self) -> list[str]:
        """What the list says, row by row."""
        rows = self.place.board.view.rows
        return [str(rows.index(at).data()) for at in range(rows.rowCount())]

    @property
    def spoken(self) -> list[str]:
        """The same as a screen reader says it."""
        rows = self.place.board.view.rows
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(rows.index(at).data(role)) for at in range(rows.rowCount())]

    @property
    def chosen(self) -> str:
        """What the chosen favour is about."""
        favour = self.place.board.favour
        assert favour is not None
        return favour.text


Open = Callable[[], Room]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room:
        place = FavoursPlace(jobs)
        QAbstractItemModelTester(
            place.board.view.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, place.board.view.rows
        )
        return Room(place, jobs, vault, qtbot, (1072, 716))

    return opened
