"""Somebody at the keyboard for the dialogs that come up while a test waits in them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

Answer = Callable[[QDialog], None]


class Answering(QObject):
    """Gives each dialog that becomes active the next of its answers. ``shown`` is what each of them said."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__()
        self._answers = list(answers)
        self._answered: list[QDialog] = []
        self.shown: list[str] = []

    def then(self, *answers: Answer) -> None:
        """Give these after the others."""
        self._answers += answers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and isinstance(watched, QDialog):
            QApplication.postEvent(watched, QEvent(QEvent.Type.User))
        elif event.type() == QEvent.Type.User and isinstance(watched, QDialog) and watched not in self._answered:
            self._answered.append(watched)
            self.shown.append(" ".join(label.text() for label in watched.findChildren(QLabel)))
            self._answers.pop(0)(watched)
        return False


def name(file: Path) -> Answer:
    """Name a file in the desktop's dialog."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, str(file))
        QTest.keyClick(field, Qt.Key.Key_Return)

    return answer


def press(words: str) -> Answer:
    """Press the button with these words."""

    def answer(dialog: QDialog) -> None:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()

    return answer


def change_mind(dialog: QDialog) -> None:
    """Leave a dialog with Escape."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
