"""The place of people over a real vault."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.people.portrait import Portrait, read_portrait
from models.vault import Vault
from tests.ui.places.keys import type_text
from ui.jobs import Jobs
from ui.places.people import PeoplePlace


class Room:
    """A place on the screen, and a second hand in its vault."""

    def __init__(self, place: PeoplePlace, jobs: Jobs, vault: Vault, qtbot: QtBot) -> None:
        self.place, self.jobs, self.vault, self.qtbot = place, jobs, vault, qtbot

    def settle(self) -> None:
        """Wait until everything that was asked for has come, and is laid out."""
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(self._is_idle)
            QApplication.processEvents()

    def keys(self, text: str) -> None:
        """Type into whatever has the focus."""
        type_text(text)

    def press(self, key: Any, modifier: Any = None) -> None:
        """Press a key on whatever has the focus, and wait for what comes of it."""
        if modifier is None:
            self.qtbot.keyClick(self.focused, key)
        else:
            self.qtbot.keyClick(self.focused, key, modifier)
        self.settle()

    @property
    def focused(self) -> Any:
        """What has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def show(self, person: int) -> Portrait:
        """Show somebody."""
        self.place.show_person(person)
        self.settle()
        return self.portrait(person)

    def portrait(self, person: int) -> Portrait:
        """What the vault has of somebody."""
        return read_portrait(self.vault, person)

    def undo(self) -> None:
        """Take the last change back, as the window does on Ctrl+Z."""
        self.jobs.write(self.place, _undo)
        self.settle()

    def _is_idle(self) -> bool:
        return self.jobs.pending == 0


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Iterator[Callable[[], Room]]:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room:
        place = PeoplePlace(jobs)
        qtbot.addWidget(place)
        place.resize(1072, 716)
        with qtbot.waitExposed(place):
            place.show()
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        place.setFocus()
        room = Room(place, jobs, vault, qtbot)
        room.settle()
        return room

    yield opened
    qtbot.waitUntil(lambda: jobs.pending == 0)


def _undo(vault: Vault, _job: object) -> None:
    vault.undo()
