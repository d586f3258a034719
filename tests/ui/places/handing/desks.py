"""People at their own notebooks, each with the place of cards over a vault of their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from models.carrying import Meetings, News
from models.clock import FixedClock
from models.vault import Vault, VaultKey
from models.vault.worker import VaultWorker
from sync.postbox import Postbox
from sync.sealed_file import read_file
from tests.fakes import ScriptedMeetings
from tests.fixtures import TODAY
from tests.ui.places.keys import press, tab_to, type_text
from ui.jobs import Jobs
from ui.places.handing import HandingPlace
from ui.places.handing.code_page import CodePage, Stage
from ui.places.handing.take_page import TakePage
from ui.widgets import PlainLabel

PATIENCE_MS = 30_000
MINE = {"name": "Ana Prado", "email": "ana@ana.example.org", "phone": "+33 6 39 98 00 01", "role": "Printer"}
ENTER, ESCAPE, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space
FOUR = ("velvet", "dolphin", "mosaic", "harbor")


def shown(widget: QWidget) -> str:
    """What can be read in it."""
    labels = widget.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


class Desk:
    """One of them. Only who sits at theirs has the keyboard."""

    def __init__(self, folder: Path, key: VaultKey, meetings: Meetings, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.worker = VaultWorker(folder, key, FixedClock(TODAY))
        self.worker.start()
        self.jobs = Jobs(self.worker)
        self.place = HandingPlace(self.jobs, Postbox, read_file, meetings)
        self._window = QStackedWidget()
        self._window.addWidget(self.place)
        self._window.addWidget(QWidget())
        qtbot.addWidget(self._window)
        self._window.resize(900, 600)
        with qtbot.waitExposed(self._window):
            self._window.show()
        self.settle()

    def close(self) -> None:
        """Leave, and close the vault."""
        if isinstance(self.place.form, CodePage):
            self.page.stop()
        self.worker.close()

    def sit_down(self) -> None:
        """Have the keyboard."""
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow)
        self.place.setFocus()

    def go_elsewhere(self) -> None:
        """Look at another place."""
        self._window.setCurrentIndex(1)
        self.settle()

    def come_back(self) -> None:
        """Look at the place of cards again."""
        self._window.setCurrentIndex(0)
        self.place.setFocus()
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for has come."""
        for _ in range(3):
            QApplication.processEvents()
            self._qtbot.waitUntil(self._is_idle)
            QApplication.processEvents()

    def strike(self, *what: str | Qt.Key) -> None:
        """Type texts and press keys, and wait for what comes of each."""
        for one in what:
            if isinstance(one, str):
                for letter in one:
                    type_text(letter)
                    self.settle()
            else:
                press(one)
                self.settle()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something that takes the other one too."""
        self._qtbot.waitUntil(is_so, timeout=PATIENCE_MS)
        self.settle()

    @property
    def page(self) -> CodePage:
        """The meeting that is open."""
        page = self.place.form
        assert isinstance(page, CodePage)
        return page

    def reaches(self, stage: Stage) -> None:
        """Wait until the meeting is that far."""
        self.until(lambda: self.page.stage == stage)

    def _is_idle(self) -> bool:
        return self.jobs.pending == 0


def picture(folder: Path) -> Path:
    """A picture of no squares: what is read in it says the test."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill("white")
    image.save(str(folder / "square.png"))
    return folder / "square.png"


def open_picture(desk: Desk) -> None:
    """Choose a picture of a square in the dialog that comes up."""
    page = desk.page
    assert isinstance(page, TakePage)
    tab_to(page.from_picture)
    desk.strike(Qt.Key.Key_Space)
    desk.sit_down()  # no desktop is there to give the keyboard back
    desk.settle()


Sit = Callable[[], Desk]


def hear(desk: Desk, meetings: ScriptedMeetings, *news: News) -> None:
    """Have these news come, on a thread that is not the window's."""
    for one in news:
        desk.jobs.run(desk.place, partial(meetings.last.tell, one))
        desk.settle()


def key_of(vault: Vault) -> str:
    return Postbox(vault).me().key
