"""Buttons, by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import IconButton, primary_button


@pytest.fixture(params=["word", "icon"])
def button(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QAbstractButton]:
    made = primary_button("Go on") if request.param == "word" else IconButton("plus", "Add")
    window = QWidget()
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.show()
    yield made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_presses_it_outside_of_dialogs_too(button: QAbstractButton, key: Qt.Key, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(button, key)


def test_other_keys_do_not(button: QAbstractButton, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_A)
