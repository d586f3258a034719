"""A dressed application for every test of the window."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.clock import FixedClock
from models.vault import VaultKey
from models.vault.worker import VaultWorker
from resources import set_language
from tests.fixtures import TODAY
from tests.ui.answering import Answer, Answering
from ui.application import dress
from ui.jobs import Jobs
from ui.theme import theme


@dataclass(frozen=True)
class Look:
    """The settings an application is dressed by."""

    theme: str = "light"
    language: str | None = "en"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application in our fonts, theme and focus ring."""
    dress(qapp, Look())
    return qapp


@pytest.fixture(autouse=True, scope="module")
def _garbage_stays_on_this_thread(qapp: QApplication) -> Iterator[None]:
    """As in the program: no widget is ever let go of on a vault's thread, nor in a later module's test."""
    gc.disable()
    yield
    gc.unfreeze()  # a session has what was loaded before it spared
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _light_and_english(qapp: QApplication) -> Iterator[None]:
    """Every test begins, and leaves the application, in the light theme and in English."""
    yield
    set_language("en")
    if theme().choice != "light":
        theme().choose("light")


@pytest.fixture
def worker(vault_folder: Path, vault_key: VaultKey) -> Iterator[VaultWorker]:
    """The test's vault, kept open on its two threads."""
    started = VaultWorker(vault_folder, vault_key, FixedClock(TODAY))
    started.start()
    yield started
    started.close()


@pytest.fixture
def jobs(worker: VaultWorker, qapp: QApplication) -> Jobs:
    """The way to them."""
    return Jobs(worker)


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Callable[..., Answering]]:
    """Somebody at the keyboard, who gives the next dialogs these answers."""
    installed: list[Answering] = []

    def answering(*given: Answer) -> Answering:
        one = Answering(*given)
        qapp.installEventFilter(one)
        installed.append(one)
        return one

    yield answering
    for one in installed:
        qapp.removeEventFilter(one)
