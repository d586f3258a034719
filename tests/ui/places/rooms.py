"""A place on the screen, driven by keys, and a second hand in its vault."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.ui.places.keys import keyboard, type_text
from ui.jobs import Jobs

AnyPlace = TypeVar("AnyPlace", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier


class Room(Generic[AnyPlace]):
    """A place that is shown and has the keyboard. ``pressed`` counts the keys."""

    def __init__(self, place: AnyPlace, jobs: Jobs, vault: Vault, qtbot: QtBot, size: tuple[int, int]) -> None:
        self.place, self.jobs, self.vault, self.qtbot = place, jobs, vault, qtbot
        self.pressed = 0
        qtbot.addWidget(place)
        place.resize(*size)
        with qtbot.waitExposed(place):
            place.show()
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        place.setFocus()
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for has come, and is laid out."""
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(self._is_idle)
            QApplication.processEvents()

    def keys(self, text: str) -> None:
        """Type a text, and wait for what comes of it."""
        type_text(text)
        self.pressed += len(text)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, and wait for what comes of it."""
        QTest.keyClick(keyboard(), key, modifiers)
        self.pressed += 1
        self.settle()

    def undo(self) -> None:
        """Take the last change back, as the window does on Ctrl+Z."""
        self.jobs.write(self.place, _undo)
        self.settle()

    def _is_idle(self) -> bool:
        return self.jobs.pending == 0


def reopened(room: Room[Any], open_room: Callable[[], Room[Any]]) -> Room[Any]:
    """The place at another time, where it was left, as after a lock."""
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    return again


def _undo(vault: Vault, _job: object) -> None:
    vault.undo()
