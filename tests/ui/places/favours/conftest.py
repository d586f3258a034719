"""The place of favours over a real vault."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.ui.places import keys
from ui.jobs import Jobs
from ui.places.favours import FavoursPlace


class Room:
    """A place on the screen, and the keyboard before it."""

    def __init__(self, place: FavoursPlace, jobs: Jobs, qtbot: QtBot) -> None:
        self.place, self.jobs, self.qtbot = place, jobs, qtbot

    def settle(self) -> None:
        """Wait until everything that was asked for has come, and is laid out."""
        for _ in range(4):
            QApplication.processEvents()
            self.qtbot.waitUntil(self._is_idle)
            QApplication.processEvents()

    def keys(self, text: str) -> None:
        """Type letters one by one, each on whatever has the keyboard then."""
        for sign in text:
            keys.type_text(sign)
            self.settle()

    def press(self, key: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on whatever has the keyboard, and wait for what comes of it."""
        keys.press(key, modifier)
        self.settle()

    def undo(self) -> None:
        """Take the last change back, as the window does on Ctrl+Z."""
        self.jobs.write(self.place, _undo)
        self.settle()

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

    def _is_idle(self) -> bool:
        return self.jobs.pending == 0


Open = Callable[[], Room]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Iterator[Open]:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room:
        place = FavoursPlace(jobs)
        qtbot.addWidget(place)
        QAbstractItemModelTester(
            place.board.view.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, place.board.view.rows
        )
        place.resize(1072, 716)
        with qtbot.waitExposed(place):
            place.show()
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        place.setFocus()
        room = Room(place, jobs, qtbot)
        room.settle()
        return room

    yield opened
    qtbot.waitUntil(lambda: jobs.pending == 0)


def _undo(vault: Vault, _job: object) -> None:
    vault.undo()
