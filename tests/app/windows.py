"""The whole window over a real vault, for tests that press its keys; and the same in a process of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.opened import Opened, open_for_window
from app.settings import Settings
from models.clock import Clock, FixedClock
from models.people import People
from models.vault import Vault, VaultKey
from models.vault.worker import VaultWorker
from tests.fixtures import PASSPHRASE
from tests.ui.conftest import _garbage_stays_on_this_thread, _light_and_english, qapp
from tests.ui.places.keys import press, type_text
from ui.clipboard import OwnClipboard
from ui.desktop import Desktop
from ui.single_instance import claim

__all__ = ["_garbage_stays_on_this_thread", "_light_and_english", "qapp"]  # the window's fixtures

ROOT = Path(__file__).parents[2]
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


@pytest.fixture
def desktop(qapp: QApplication) -> DesktopOfTest:
    return DesktopOfTest(qapp)


Open = Callable[..., Notebook]


@pytest.fixture
def open_notebook(vault_folder: Path, vault_key: VaultKey, desktop: DesktopOfTest, qtbot: QtBot) -> Iterator[Open]:
    """Opens the notebook, again and again; what is open at the end is closed."""
    notebooks: list[tuple[Notebook, Opened]] = []

    def open_it(*, remembered: bool = False, settings: Settings | None = None, clock: Clock = TODAY) -> Notebook:
        instance = claim(vault_folder)
        assert instance is not None
        opened = open_for_window(clock, vault_folder, vault_key)
        notebook = Notebook(
            desktop, instance, opened, settings or Settings(language="en"), clock, remembered=remembered
        )
        notebooks.append((notebook, opened))
        notebook.show()
        notebook.window.activateWindow()
        qtbot.waitUntil(lambda: notebook.jobs.pending == 0, timeout=20_000)
        return notebook

    yield open_it
    for notebook, opened in notebooks:
        notebook.window.hide()
        notebook.window.deleteLater()
        notebook._instance.release()
        opened.worker.close()


def leave(notebook: Notebook, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=20_000)
    desktop.ended.clear()


def names(worker: VaultWorker) -> list[str]:
    def read(vault: Vault, _job: object) -> list[str]:
        people = People(vault)
        return [row.name for row in people.rows(people.ids())]

    return worker.read(read).future.result()


def settled(notebook: Notebook, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: notebook.jobs.pending == 0, timeout=20_000)


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
