"""Noticing that nobody is there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import idle
from ui.idle import IdleWatch


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_it_is_told_when_nothing_was_typed_for_so_long(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(idle, "_MINUTE_MS", 20)
    watch = IdleWatch(2, window)
    with qtbot.waitSignal(watch.idled, timeout=5000):
        pass


def test_a_key_and_a_movement_begin_the_wait_anew(window: QWidget, qtbot: QtBot) -> None:
    watch = IdleWatch(1, window)
    watch._timer.stop()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert watch._timer.isActive()
    watch._timer.stop()
    for place in (QPoint(5, 5), QPoint(50, 50)):  # wherever the pointer was, one of them is a movement
        QTest.mouseMove(window.windowHandle(), place)
    qtbot.waitUntil(watch._timer.isActive)


def test_never_is_never(window: QWidget) -> None:
    watch = IdleWatch(15, window)
    watch.set_minutes(0)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert not watch._timer.isActive()
