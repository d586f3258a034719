"""Questions are plain text, and Escape is always no."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets import Message, ask, tell


def press_when_open(key: Qt.Key) -> None:
    """Press ``key`` in the dialog that is about to open."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.focusWidget() is None:
            QTimer.singleShot(10, press)
            return
        QTest.keyClick(dialog.focusWidget(), key)

    QTimer.singleShot(0, press)


def test_escape_is_no(qtbot: QtBot) -> None:
    press_when_open(Qt.Key.Key_Escape)
    assert ask(None, "Remove?", "You can undo it.", "Remove") is False


def test_enter_presses_what_is_harmless(qtbot: QtBot) -> None:
    press_when_open(Qt.Key.Key_Return)
    assert ask(None, "Remove?", "You can undo it.", "Remove") is False


def test_yes_is_yes(qtbot: QtBot) -> None:
    message = Message(None, "Remove?", "You can undo it.", "Remove", "Keep")
    qtbot.addWidget(message)
    message.show()
    button = next(each for each in message.findChildren(QPushButton) if each.text() == "Remove")
    with qtbot.waitSignal(message.accepted):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_something_told_is_read_and_gone(qtbot: QtBot) -> None:
    press_when_open(Qt.Key.Key_Return)
    tell(None, "No room", "The disk is full.")


def test_data_in_a_message_is_plain(qtbot: QtBot) -> None:
    message = Message(None, "<b>Léa</b>", "<i>x</i>", "Go on", hint="<u>y</u>")
    qtbot.addWidget(message)
    labels = message.findChildren(QLabel)
    assert len(labels) == 3
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_long_buttons_cut_no_words_off(qtbot: QtBot) -> None:
    sentence = "Whoever has this file can read all of it, without your passphrase. " * 4
    message = Message(None, "A file", sentence, "Write it as vCard 4.0 for today", "Cancel", also="Write it as 3.0")
    qtbot.addWidget(message)
    message.show()
    labels = message.findChildren(QLabel)
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels if label.wordWrap())
    assert len({label.width() for label in labels}) == 1
