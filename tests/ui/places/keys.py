"""Typing on the keyboard, wherever it is: what a test of a whole screen needs."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def keyboard() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(text: str) -> None:
    """Type ``text``."""
    QTest.keyClicks(keyboard(), text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key."""
    QTest.keyClick(keyboard(), key, modifiers)


def enter(text: str) -> None:
    """Type ``text`` and Enter."""
    type_text(text)
    press(Qt.Key.Key_Return)


def tab_to(widget: QWidget) -> None:
    """Press Tab until ``widget`` has the keyboard."""
    for _ in range(60):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come to it")
