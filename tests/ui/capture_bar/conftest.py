"""The bar in a window over a real vault, with a page under it that had the keyboard before."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.vault import Vault
from tests.builders import people
from tests.ui.places.keys import press, type_text
from ui.capture_bar import CaptureBar, Kept
from ui.jobs import Jobs
from ui.shell import Place, Shell
from ui.widgets.chip_row import ChipRow


class Room:
    """A window with the bar, and a second hand in its vault."""

    def __init__(self, window: Shell, bar: CaptureBar, jobs: Jobs, vault: Vault, qtbot: QtBot) -> None:
        self.window, self.bar, self.jobs, self.vault, self._qtbot = window, bar, jobs, vault, qtbot
        self.kept: list[Kept] = []
        self.said: list[str] = []
        self.changed = 0
        bar.kept.connect(self.kept.append)
        bar.said.connect(self.said.append)
        bar.draft_changed.connect(self._on_draft_changed)

    @property
    def chips(self) -> list[str]:
        """What stands under the sentence, without what Enter does."""
        shown = _words(self.bar.chips)
        return [] if not shown else shown[:-1] if self.bar.chips.chips[-1].face.key else shown

    @property
    def answers(self) -> list[str]:
        """What may be answered."""
        return _words(self.bar.asking.answers)

    @property
    def asked(self) -> str:
        """What is asked."""
        question = self.bar.asking.question
        return question.text if question else ""

    @property
    def offered(self) -> list[str]:
        """The names that are offered while one types."""
        return [one.line for one in self.bar.completer.offered]

    @property
    def choices(self) -> list[str]:
        """What a chip may become."""
        return [one.line for one in self.bar.corrector.choice.offered]

    def write(self, text: str) -> None:
        """Type, and wait until it was read."""
        for number, line in enumerate(text.split("\n")):
            if number:
                press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
            type_text(line)
        self.settle()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys one after the other, each once the last has had its effect."""
        for key in keys:
            press(key)
            self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for has come, and is laid out."""
        for _ in range(3):
            QApplication.processEvents()
            self._qtbot.waitUntil(self._is_idle, timeout=30_000)
            QApplication.processEvents()

    def _is_idle(self) -> bool:
        return self.jobs.pending == 0

    def _on_draft_changed(self) -> None:
        self.changed += 1


Open = Callable[..., Room]
CONTROL = Qt.KeyboardModifier.ControlModifier
PICTURE = "café @Sam Dubois @Léa #agri ; promis devis type >ven"


@pytest.fixture
def two(vault: Vault) -> tuple[int, int]:
    """Sam Dubois and Léa Martin."""
    sam, lea = people(vault, "Sam Dubois", "Léa Martin")
    return sam, lea


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Iterator[Open]:
    """Opens the window with the keyboard in the bar, once the vault is as a test wants it."""
    windows: list[Shell] = []

    def opened(state: str = "", *, day_first: bool = True, size: tuple[int, int] = (1280, 800)) -> Room:
        window = Shell([Place("page", "Page", "sun", QLineEdit)])
        bar = CaptureBar(jobs, lambda: day_first)
        bar.restore(state)
        window.set_top_strip(bar)
        window.capture_requested.connect(bar.begin)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.go("page")
        press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        assert bar.field.hasFocus()
        room = Room(window, bar, jobs, vault, qtbot)
        room.settle()
        return room

    yield opened
    qtbot.waitUntil(lambda: jobs.pending == 0)


def _words(row: ChipRow) -> list[str]:
    return [chip.face.words for chip in row.chips] if row.isVisible() else []
