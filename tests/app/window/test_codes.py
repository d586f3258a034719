"""Codes in the whole window: from Ctrl+K, and the process that carries ends with the look at another place."""

import threading

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.ways import HANDING
from models.vault import Vault
from tests.app.window.driving import CTRL, Open, settled, strokes
from ui.places.handing import HandingPlace
from ui.places.handing.take_page import TakePage

SEARCH = (Qt.Key.Key_K, CTRL)


def place_of(notebook: Notebook) -> HandingPlace:
    assert notebook.window.current == HANDING
    place = notebook.window.page(HANDING)
    assert isinstance(place, HandingPlace)
    return place


def is_carrying() -> bool:
    """Each process that carries has a thread here, which reads what it says until it ends."""
    return any(thread.name == "carrying" for thread in threading.enumerate())


def test_a_code_is_typed_after_a_few_strokes_from_anywhere_and_looking_elsewhere_ends_what_began(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "receive by", Qt.Key.Key_Return)
    settled(notebook, qtbot)
    page = place_of(notebook).form
    assert isinstance(page, TakePage)
    assert page.code_line.hasFocus()
    qtbot.waitUntil(is_carrying)
    strokes(notebook, qtbot, (Qt.Key.Key_1, CTRL))
    qtbot.waitUntil(lambda: not is_carrying(), timeout=20_000)


def test_a_lock_ends_it_too(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.places.receive_by_code()
    settled(notebook, qtbot)
    qtbot.waitUntil(is_carrying)
    notebook.lock()
    qtbot.waitUntil(lambda: not is_carrying(), timeout=20_000)
