"""One calm line, that waits while it is looked at."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import Button, Notice, PlainLabel


class Page(QWidget):
    """A field, and a notice over it."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.resize(600, 300)
        self.notice = Notice(self)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    shown = Page()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    shown.field.setFocus()
    qtbot.waitUntil(shown.field.hasFocus)
    yield shown


def test_it_is_said_without_taking_the_keyboard(page: Page) -> None:
    page.notice.say("Léa Martin is added.")
    assert page.notice.words == "Léa Martin is added."
    assert page.notice.isVisible()
    assert page.field.hasFocus()
    assert page.notice.geometry().bottom() < page.height()


def test_it_goes_by_itself(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.notice.dismissed, timeout=1000):
        page.notice.say("Done.", shown_for_ms=20)
    assert page.notice.words == ""


def test_it_stays_while_the_keyboard_is_on_it(page: Page, qtbot: QtBot) -> None:
    page.notice.say("Done.", "Undo", shown_for_ms=40)
    page.notice.focus_action()
    with qtbot.assertNotEmitted(page.notice.dismissed, wait=150):
        pass
    page.field.setFocus()
    qtbot.waitSignal(page.notice.dismissed, timeout=1000).wait()


def test_its_action_is_done_once_and_ends_it(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    page.notice.say("Removed.", "Undo", lambda: done.append("undo"))
    page.notice.focus_action()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert done == ["undo"]
    assert page.notice.isHidden()
    assert page.field.hasFocus(), "the keyboard goes back where it was"


def test_escape_closes_it(page: Page) -> None:
    page.notice.say("Removed.", "Undo")
    page.notice.focus_action()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.notice.isHidden()
    assert page.field.hasFocus()


def test_a_new_line_takes_the_place_of_the_old(page: Page) -> None:
    done: list[str] = []
    page.notice.say("First.", "Undo", lambda: done.append("first"))
    page.notice.say("Second.", "Undo", lambda: done.append("second"))
    assert page.notice.words == "Second."
    page.notice.focus_action()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert done == ["second"]


def test_an_action_may_say_something_itself(page: Page) -> None:
    page.notice.say("Removed.", "Undo", lambda: page.notice.say("Back again."))
    page.notice.focus_action()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.notice.words == "Back again."


def test_a_long_line_stays_inside(page: Page) -> None:
    page.notice.say("A rather long sentence that says a lot. " * 6, "Undo")
    assert page.notice.width() <= page.width()
    assert page.notice.height() > 60
    page.resize(900, 500)
    page.notice.say("A sentence that is a little longer than the room there is for one line. " * 2, "Undo")
    words, action = page.notice.findChild(PlainLabel), page.notice.findChild(Button)
    assert words is not None and action is not None
    assert words.width() > page.notice.width() * 0.6, "the words have the room, and not the air beside them"
    assert page.notice.width() - action.geometry().right() < 80, "what can be done stands at the end"
    page.resize(400, 500)
    assert page.rect().contains(page.notice.geometry())
