"""A sealed file can be dropped anywhere on the window; anything else goes where it always went."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.sealed_drops import SealedDrops

NONE, LEFT, COPY = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


class Window(QWidget):
    """A window with things that take drops themselves, and one that does not."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[list[Path]] = []
        self.line, self.text, self.list = QLineEdit(), QPlainTextEdit(), QListView()
        layout = QVBoxLayout(self)
        for widget in (self.line, self.text, self.list):
            layout.addWidget(widget)
        self.drops = SealedDrops(self)
        self.drops.dropped.connect(self.got.append)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def drop(window: Window, data: QMimeData, at: QPoint) -> bool:
    """Drag over the window and let go, as the desktop tells it; whether it was taken."""
    handle, where = window.windowHandle(), QPointF(at)
    events = (
        QDragEnterEvent(at, COPY, data, LEFT, NONE),
        QDragMoveEvent(at, COPY, data, LEFT, NONE),
        QDropEvent(where, COPY, data, LEFT, NONE),
    )
    for event in events:
        event.ignore()
        QApplication.sendEvent(handle, event)
    return events[-1].isAccepted()


def files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    data.setText("\n".join(paths))
    return data


def test_a_sealed_file_is_taken_wherever_it_is_let_go(window: Window) -> None:
    for widget in (window.line, window.text.viewport(), window.list, window):
        at = widget.mapTo(window, QPoint(3, 3)) if widget is not window else QPoint(1, 1)
        assert drop(window, files("/tmp/a note.txt", "/tmp/Léa & co.introcard.age"), at)
    assert window.got == [[Path("/tmp/Léa & co.introcard.age")]] * 4
    assert (window.line.text(), window.text.toPlainText()) == ("", "")


def test_what_is_no_sealed_file_is_left_to_the_fields(window: Window) -> None:
    words = QMimeData()
    words.setText("words")
    assert drop(window, words, window.line.mapTo(window, QPoint(3, 3)))
    assert window.line.text() == "words"
    assert not drop(window, files("/tmp/a.txt"), QPoint(1, 1))
    far = QMimeData()
    far.setUrls([QUrl("https://example.org/a.introcard.age")])
    assert not drop(window, far, QPoint(1, 1))
    assert window.got == []


def test_under_a_dialog_nothing_is_taken(window: Window, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    assert not drop(window, files("/tmp/a.introcard.age"), QPoint(1, 1))
    dialog.close()
    assert drop(window, files("/tmp/a.introcard.age"), QPoint(1, 1))
    assert len(window.got) == 1
