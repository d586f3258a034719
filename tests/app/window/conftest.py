"""The whole window over a real vault, dressed as every window of the tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.opened import Opened, open_for_window
from app.settings import Settings
from models.clock import Clock
from models.vault import VaultKey
from tests.app.window.driving import TODAY, DesktopOfTest, Open, Sessions
from tests.ui.conftest import _garbage_stays_on_this_thread, _light_and_english, qapp
from ui.single_instance import claim

__all__ = ["_garbage_stays_on_this_thread", "_light_and_english", "qapp"]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is chosen in one window, as its language, is not there for the next test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def desktop(qapp: QApplication) -> DesktopOfTest:
    return DesktopOfTest(qapp)


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


@pytest.fixture
def sessions(desktop: DesktopOfTest, qtbot: QtBot) -> Iterator[Sessions]:
    begun = Sessions(desktop, qtbot)
    yield begun
    begun.end()
