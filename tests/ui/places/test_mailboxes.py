"""The servers of the settings, by keyboard: one more, one less, another order, and what is no server's address."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sync.transports.codes import with_server
from tests.ui.places.keys import enter, keyboard, press, tab_to, type_text
from ui.jobs import Jobs
from ui.places.settings.mailboxes import Mailboxes, Meeting
from ui.places.settings.rows import section_card

PUBLIC = "ws://public.example:4000/v1"
OURS = "wss://meet.example.org/v1"


class Shown(QWidget):
    """The section alone, and what was chosen in it last."""

    def __init__(self, *servers: str) -> None:
        super().__init__()
        self.part = Mailboxes(Jobs(), self, Meeting(servers, (PUBLIC,), with_server))
        QVBoxLayout(self).addWidget(section_card(self.part.section(), self))
        self.chosen: tuple[str, ...] | None = None
        self.part.chosen.connect(self._on_chosen)

    def _on_chosen(self, servers: tuple[str, ...]) -> None:
        self.chosen = servers


def show(qtbot: QtBot, *servers: str) -> Shown:
    shown = Shown(*servers)
    qtbot.addWidget(shown)
    shown.resize(640, 300)
    shown.show()
    shown.activateWindow()
    shown.part.field.setFocus()
    qtbot.waitUntil(shown.part.field.edit.hasFocus)
    return shown


def test_one_more_is_tried_after_the_others(qtbot: QtBot) -> None:
    shown = show(qtbot, PUBLIC)
    enter("Meet.example.org")
    assert shown.chosen == (PUBLIC, "ws://meet.example.org:4000/v1")
    assert shown.part.list.addresses == list(shown.chosen)
    assert shown.part.field.text() == ""
    assert shown.part.field.edit.hasFocus()


@pytest.mark.parametrize(
    "typed", ["", "https://example.org", "ws://user@example.org/v1", "meet example", "file:///etc/passwd", "a/b"]
)
def test_what_is_no_address_is_told_and_stays_to_be_corrected(qtbot: QtBot, typed: str) -> None:
    shown = show(qtbot, PUBLIC)
    enter(typed)
    assert shown.chosen is None
    assert "meet.example.org" in shown.part.sentence.text()
    assert shown.part.sentence.isVisible()
    assert shown.part.field.text() == typed
    type_text("x")
    assert not shown.part.sentence.isVisible()


def test_the_same_one_and_a_fifth_are_refused(qtbot: QtBot) -> None:
    shown = show(qtbot, PUBLIC)
    enter(PUBLIC)
    assert "already" in shown.part.sentence.text()
    shown.part.field.set_text("")
    for name in ("one", "two", "three", "four"):
        enter(f"{name}.example.org")
    assert shown.chosen is not None and len(shown.chosen) == 4
    assert shown.part.sentence.text() == "Four servers are enough. Take one out first."


def test_one_is_moved_up_and_keeps_the_keyboard(qtbot: QtBot) -> None:
    shown = show(qtbot, PUBLIC, OURS, "ws://192.168.1.20:4000/v1")
    tab_to(shown.part.list.up_keys[2])
    press(Qt.Key.Key_Space)
    assert shown.chosen == (PUBLIC, "ws://192.168.1.20:4000/v1", OURS)
    assert keyboard() is shown.part.list.up_keys[1]
    press(Qt.Key.Key_Return)
    assert shown.chosen == ("ws://192.168.1.20:4000/v1", PUBLIC, OURS)
    assert not shown.part.list.up_keys[0].isEnabled()


def test_the_last_one_stays_and_the_public_one_comes_back(qtbot: QtBot) -> None:
    shown = show(qtbot, PUBLIC, OURS)
    assert not shown.part.usual.isVisible()
    tab_to(shown.part.list.remove_keys[0])
    press(Qt.Key.Key_Space)
    assert shown.chosen == (OURS,)
    assert shown.part.field.edit.hasFocus()
    assert not shown.part.list.remove_keys[0].isEnabled()
    tab_to(shown.part.usual)
    press(Qt.Key.Key_Space)
    assert shown.chosen == (OURS, PUBLIC)
    assert not shown.part.usual.isVisible()


def test_tab_goes_through_the_list_from_above_and_then_to_the_field(qtbot: QtBot) -> None:
    shown = show(qtbot, PUBLIC)
    enter(OURS)
    lines, part = shown.part.list, shown.part
    lines.remove_keys[0].setFocus()
    seen = [keyboard()]
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        seen.append(keyboard())
    assert seen == [lines.remove_keys[0], lines.up_keys[1], lines.remove_keys[1], part.field.edit, part.add]


def test_each_key_says_whom_it_is_about(qtbot: QtBot) -> None:
    shown = show(qtbot, PUBLIC, OURS)
    for keys in (shown.part.list.up_keys, shown.part.list.remove_keys):
        assert [PUBLIC in keys[0].accessibleName(), OURS in keys[1].accessibleName()] == [True, True]
