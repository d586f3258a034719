"""The whole window over a real vault, for tests that press its keys; and the same in a process of its own."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.session import Session
from app.settings import Settings
from models.clock import FixedClock
from models.people import People
from models.vault import Vault
from models.vault.worker import VaultWorker
from tests.fixtures import PASSPHRASE
from tests.ui.places.keys import press, type_text
from ui.clipboard import OwnClipboard
from ui.desktop import Desktop
from ui.places.unlock import UnlockPlace
from ui.single_instance import claim

ROOT = Path(__file__).parents[3]
TODAY = FixedClock(date(2026, 3, 16))
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Stroke = Qt.Key | str


class DesktopOfTest(Desktop):
    """The desktop around pytest-qt's application, which goes on when it is told to end."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._clipboard = OwnClipboard(application.clipboard())
        self.ended: list[int] = []

    def end(self, code: int = 0) -> None:
        """Note it."""
        self.ended.append(code)


Open = Callable[..., Notebook]


def leave(notebook: Notebook, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=20_000)
    desktop.ended.clear()


class Sessions:
    """Begins sessions, and ends them with the test."""

    def __init__(self, desktop: DesktopOfTest, qtbot: QtBot) -> None:
        self._desktop = desktop
        self._qtbot = qtbot
        self._begun: list[Session] = []

    def begin(self, folder: Path, passphrase: str | None = None, files: Sequence[Path] = ()) -> Session:
        instance = claim(folder)
        assert instance is not None
        session = Session(self._desktop, instance, folder, Settings(language="en"), TODAY, demo=False, files=files)
        self._begun.append(session)
        session.begin(passphrase)
        return session

    def opened(self, session: Session) -> VaultWorker:
        """The worker behind the door, once it is open."""
        self._qtbot.waitUntil(lambda: session.notebook is not None, timeout=30_000)
        notebook = session.notebook
        assert notebook is not None
        self._qtbot.waitUntil(lambda: notebook.jobs.pending == 0, timeout=30_000)
        return notebook._opened.worker

    def end(self) -> None:
        for session in self._begun:
            if session.notebook:
                session.notebook.window.hide()
                session.notebook.window.deleteLater()
            session._instance.release()
            session.end()


def door_of(session: Session, qtbot: QtBot) -> UnlockPlace:
    page = session.doors.page
    assert isinstance(page, UnlockPlace)
    session.doors.activateWindow()
    qtbot.waitUntil(page.page.field.edit.hasFocus)
    return page


def names(worker: VaultWorker) -> list[str]:
    def read(vault: Vault, _job: object) -> list[str]:
        people = People(vault)
        return [row.name for row in people.rows(people.ids())]

    return worker.read(read).future.result()


def settled(notebook: Notebook, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: notebook.jobs.pending == 0, timeout=20_000)


def begin_two(notebook: Notebook, qtbot: QtBot) -> None:
    """Begin an exchange with the second person, then what they do."""
    notebook.window.go("people")
    notebook.places.people.show_person(2)
    settled(notebook, qtbot)
    page = notebook.places.people.page
    page.timeline.log()
    type_text("Elle m’a dit")
    page.head.fact("role").edit()
    type_text("À moi")


def strokes(notebook: Notebook, qtbot: QtBot, *keys: tuple[Stroke, Qt.KeyboardModifier] | Stroke) -> int:
    """Press keys one after the other, each once what the one before asked for has come; how many there were."""
    for key in keys:
        stroke, held = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
        if isinstance(stroke, str):
            type_text(stroke)
        else:
            press(stroke, held)
        settled(notebook, qtbot)
    return len(keys)


RUN = """
import sys
from PySide6.QtCore import QTimer
from datetime import date
from pathlib import Path
from app import session, window
from app.settings import Settings
from models.clock import FixedClock

def look():
    notebook = began[0].notebook if began else None
    if notebook is not None and notebook.window.isVisible():
        print("open", notebook.window.current, flush=True)
        {deed}
        return
    QTimer.singleShot(20, look)

began = []
begin = session.Session.begin
def began_with(self, passphrase):
    began.append(self)
    begin(self, passphrase)
    QTimer.singleShot(0, look)
session.Session.begin = began_with
sys.exit(window.run(Path(sys.argv[1]), demo={demo}, clock=FixedClock(date(2026, 3, 16)),
                    settings=Settings(language="en", theme="light"), passphrase={passphrase!r}))
"""


def start(folder: Path, deed: str, *, demo: bool = True, passphrase: str | None = PASSPHRASE) -> subprocess.Popen[str]:
    script = RUN.format(deed=deed, demo=demo, passphrase=passphrase)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
