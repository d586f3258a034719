"""Ctrl+K in the window: every command runs, and what is found is gone to."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.interactions import Interactions
from models.vault import Vault
from tests.app.window.driving import CTRL, Open, settled
from tests.ui.places.keys import press, type_text


def test_the_palette_runs_commands_by_keyboard(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_K, CTRL)
    type_text("settings")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notebook.window.current == "settings")


def test_the_palette_goes_to_somebody(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    notebook.window.go("settings")
    settled(notebook, qtbot)
    press(Qt.Key.Key_K, CTRL)
    type_text("sam")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notebook.window.current == "people")
    assert notebook.places.people.page.person == 2


def test_the_palette_goes_to_an_exchange(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    notebook.jobs.write(notebook.window, log_many)
    settled(notebook, qtbot)
    notebook.window.go("settings")
    settled(notebook, qtbot)
    press(Qt.Key.Key_K, CTRL)
    type_text("rabot")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert notebook.window.current == "people"
    row = notebook.places.people.page.timeline.marked
    assert row is not None and row.exchange.text == "Prêté le rabot"
    assert row.hasFocus()
    press(Qt.Key.Key_Return)
    form = notebook.places.people.page.timeline.form
    assert form is not None and form.id == row.exchange.id


def log_many(vault: Vault, _job: object) -> None:
    """The one that is looked for, and as many after it as make it come late."""
    interactions = Interactions(vault)
    interactions.log(on="2020-03", people=[2], text="Prêté le rabot")
    for day in range(1, 29):
        interactions.log(on=date(2026, 2, day), people=[2], text="Bref")


@pytest.mark.parametrize("key", ["add", "people", "doubles", "settings", "undo", "redo"])
def test_every_command_can_be_run(key: str, open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    assert {"lock", "quit", key} <= set(notebook._commands())
    notebook._on_command_chosen(key)
    settled(notebook, qtbot)
