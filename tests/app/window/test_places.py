"""Every place is reached by keyboard, and the rail, the palette and the help say with which keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.window.driving import Open, settled
from tests.ui.places.keys import keyboard, press


def test_each_place_in_the_rail_is_three_keys_away_at_most(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    window = notebook.window
    assert len(window.entries) == 14
    for entry in window.entries:
        QTest.keySequence(keyboard(), QKeySequence(entry.sequence))
        settled(notebook, qtbot)
        assert window.current == entry.key
        assert len(entry.sequence.split("+")) <= 3
        assert window.rail.button(entry.key).accessibleDescription()


def test_the_tenth_place_has_the_key_of_zero_on_a_french_keyboard_too(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Agrave, Qt.KeyboardModifier.ControlModifier)
    settled(notebook, qtbot)
    assert notebook.window.current == "network"
