"""What is chosen in the settings holds at once in the window, and is kept."""

import sys

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.settings import Settings, load
from tests.app.window.driving import Open, settled
from tests.ui.places.keys import enter, press, tab_to
from ui.places.settings import SettingsPlace


def test_another_language_is_spoken_at_once_and_kept(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.window.go("settings")
    settled(notebook, qtbot)
    notebook._on_language_chosen("fr")
    settled(notebook, qtbot)
    assert notebook.window.isVisible()
    assert notebook.window.current == "settings"
    assert notebook.window.rail.button("people").text() == "Personnes"
    assert load().language == "fr"
    notebook._on_language_chosen("en")
    settled(notebook, qtbot)
    assert notebook.window.rail.button("people").text() == "People"


def settings_of(notebook: Notebook) -> SettingsPlace:
    page = notebook.window.page("settings")
    assert isinstance(page, SettingsPlace)
    return page


def test_servers_to_meet_at_are_kept_in_their_order(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.window.go("settings")
    settled(notebook, qtbot)
    mailboxes = settings_of(notebook).mailboxes
    assert mailboxes is not None
    tab_to(mailboxes.field.edit)
    enter("meet.example.org")
    tab_to(mailboxes.list.up_keys[1])
    press(Qt.Key.Key_Space)
    settled(notebook, qtbot)
    assert load().mailboxes == ("ws://meet.example.org:4000/v1", *Settings().mailboxes)


def test_they_are_not_shown_where_nothing_can_be_handed_over(
    open_notebook: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    notebook = open_notebook()
    notebook.window.go("settings")
    settled(notebook, qtbot)
    assert settings_of(notebook).mailboxes is None
