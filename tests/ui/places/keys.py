"""Typing on the keyboard, wherever it is: what a test of a whole screen needs."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def keyboard() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(text: str) -> None:
    """Type ``text``, whatever letters are in it: Qt's own way ends the process at an accent."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(keyboard(), event)


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
