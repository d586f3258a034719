"""The place of people over a real vault."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.people.portrait import Portrait, read_portrait
from models.vault import Vault
from tests.ui.places import rooms
from tests.ui.places.keys import keyboard, type_text
from ui.jobs import Jobs
from ui.places.people import PeoplePlace


class Room(rooms.Room[PeoplePlace]):
    """The place, and what the vault has of those it shows."""

    def keys(self, text: str) -> None:
        """Type into whatever has the focus; nothing is waited for."""
        type_text(text)

    @property
    def focused(self) -> Any:
        """What has the focus."""
        return keyboard()

    def show(self, person: int) -> Portrait:
        """Show somebody."""
        self.place.show_person(person)
        self.settle()
        return self.portrait(person)

    def portrait(self, person: int) -> Portrait:
        """What the vault has of somebody."""
        return read_portrait(self.vault, person)


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Callable[[], Room]:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room:
        return Room(PeoplePlace(jobs), jobs, vault, qtbot, (1072, 716))

    return opened
