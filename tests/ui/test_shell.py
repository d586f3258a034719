"""The frame of the window: places, keys that work anywhere, one line for notices."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.places.column import Column
from ui.rail import NARROW_WIDTH, WIDTH
from ui.shell import Place, Shell, ShellState
from ui.widgets import PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Page(QWidget):
    """A page with two fields; the first is where one begins."""

    made: list[str]

    def __init__(self, title: str) -> None:
        super().__init__()
        self.line, self.text = QLineEdit(), QPlainTextEdit()
        layout = QVBoxLayout(self)
        for widget in (QLabel(title), self.line, self.text):
            layout.addWidget(widget)
        self.setFocusProxy(self.line)


class Builder:
    """Makes the page of one place, and remembers having done so."""

    def __init__(self, key: str, made: list[str]) -> None:
        self.key, self.made = key, made

    def __call__(self) -> Page:
        self.made.append(self.key)
        return Page(self.key)


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def shell(qtbot: QtBot, made: list[str]) -> Iterator[Shell]:
    places = [
        Place("today", "Today", "sun", Builder("today", made)),
        Place("people", "People", "users", Builder("people", made)),
        Place("favours", "Favours", "hand-helping", Builder("favours", made)),
        Place("settings", "Settings", "settings", Builder("settings", made), at_bottom=True, sequence="Ctrl+,"),
    ]
    shown = Shell(places)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    shown.go("today")
    qtbot.waitUntil(shown.page("today").line.hasFocus)
    yield shown


def press(shell: Shell, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(shell.focusWidget() or shell, key, held)


def test_a_place_is_made_when_it_is_first_shown(shell: Shell, made: list[str]) -> None:
    assert made == ["today"]
    shell.go("people")
    shell.go("today")
    shell.go("people")
    assert made == ["today", "people"]
    assert shell.page("people").isVisible()
    assert shell.page("people").line.hasFocus()


def test_numbers_go_to_places(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.place_shown) as told:
        press(shell, Qt.Key.Key_2, CTRL)
    assert told.args == ["people"]
    press(shell, Qt.Key.Key_Comma, CTRL)
    assert shell.current == "settings"


def test_the_same_keys_work_on_a_french_keyboard(shell: Shell) -> None:
    press(shell, Qt.Key.Key_Eacute, CTRL)
    assert shell.current == "people"
    press(shell, Qt.Key.Key_QuoteDbl, CTRL)
    assert shell.current == "favours"


def test_no_two_actions_want_the_same_keys(shell: Shell) -> None:
    keys = [key for shortcut in shell.findChildren(QShortcut) for key in QShortcut.keys(shortcut)]
    assert len(keys) == len({key.toString() for key in keys})
    assert QKeySequence(QKeyCombination(CTRL, Qt.Key.Key_L)) in keys


@pytest.mark.parametrize(
    ("signal", "key", "modifiers"),
    [
        ("lock_requested", Qt.Key.Key_L, [CTRL]),
        ("search_requested", Qt.Key.Key_K, [CTRL]),
        ("undo_requested", Qt.Key.Key_Z, [CTRL]),
        ("redo_requested", Qt.Key.Key_Z, [CTRL, SHIFT]),
    ],
)
@pytest.mark.parametrize("field", ["line", "text"])
def test_actions_work_from_inside_a_field(
    shell: Shell, qtbot: QtBot, signal: str, key: Qt.Key, modifiers: list[Qt.KeyboardModifier], field: str
) -> None:
    getattr(shell.page("today"), field).setFocus()
    with qtbot.waitSignal(getattr(shell, signal), timeout=1000):
        press(shell, key, *modifiers)


@pytest.mark.parametrize("field", ["line", "text"])
def test_undo_first_takes_back_what_was_typed(shell: Shell, qtbot: QtBot, field: str) -> None:
    edit = getattr(shell.page("today"), field)
    edit.setFocus()
    QTest.keyClicks(edit, "coffee")
    with qtbot.assertNotEmitted(shell.undo_requested):
        press(shell, Qt.Key.Key_Z, CTRL)
    assert (edit.text() if field == "line" else edit.toPlainText()) == ""
    with qtbot.waitSignal(shell.undo_requested):
        press(shell, Qt.Key.Key_Z, CTRL)


def test_the_rail_is_one_stop_for_tab_and_arrows_walk_it(shell: Shell) -> None:
    rail = shell.rail
    rail.button("today").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rail.button("today"), Qt.Key.Key_Down)
    assert rail.button("people").hasFocus()
    assert shell.current == "today", "walking shows nothing yet"
    QTest.keyClick(rail.button("people"), Qt.Key.Key_Return)
    assert shell.current == "people"
    assert rail.button("people").hasFocus(), "one stays on the rail"
    QTest.keyClick(rail.button("people"), Qt.Key.Key_End)
    assert rail.button("settings").hasFocus()
    QTest.keyClick(rail.button("settings"), Qt.Key.Key_Down)
    assert rail.button("today").hasFocus()
    stops = [key for key in ("today", "people", "favours", "lock", "settings") if _by_tab(shell, key)]
    assert stops == ["people"]


def _by_tab(shell: Shell, key: str) -> bool:
    return shell.rail.button(key).focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_rail_can_be_clicked(shell: Shell, qtbot: QtBot) -> None:
    QTest.mouseClick(shell.rail.button("favours"), Qt.MouseButton.LeftButton)
    assert shell.current == "favours"
    assert shell.rail.button("favours").isChecked()
    assert not shell.rail.button("today").isChecked()
    with qtbot.waitSignal(shell.lock_requested):
        QTest.mouseClick(shell.rail.button("lock"), Qt.MouseButton.LeftButton)
    assert not shell.rail.button("lock").isChecked()
    assert shell.current == "favours"


def test_every_entry_has_a_name(shell: Shell) -> None:
    assert [shell.rail.button(key).accessibleName() for key in ("people", "lock", "settings")] == [
        "People",
        "Lock",
        "Settings",
    ]
    assert shell.rail.button("people").accessibleDescription() == "Ctrl 2"


def test_a_small_window_keeps_icons_only(shell: Shell) -> None:
    shell.resize(1200, 800)
    assert shell.rail.width() == WIDTH
    shell.resize(900, 800)
    assert shell.rail.width() == NARROW_WIDTH
    assert "People" in shell.rail.button("people").toolTip()
    assert shell.rail.button("people").accessibleName() == "People"


def test_where_one_was_is_remembered(shell: Shell, qtbot: QtBot, made: list[str]) -> None:
    shell.resize(761, 604)  # within the small screen of the offscreen platform
    shell.go("favours")
    state = shell.state()
    again = Shell([Place("today", "Today", "sun", QWidget), Place("favours", "Favours", "heart", QWidget)])
    qtbot.addWidget(again)
    again.restore(state)
    assert again.current == "favours"
    assert (again.width(), again.height()) == (761, 604)


@pytest.mark.parametrize("state", [ShellState(), ShellState("gone", b"no geometry")])
def test_a_state_that_says_nothing_shows_the_first_place(qtbot: QtBot, state: ShellState) -> None:
    shell = Shell([Place("today", "Today", "sun", QWidget)])
    qtbot.addWidget(shell)
    shell.restore(state)
    assert shell.current == "today"


def test_the_title_is_the_programs_name(shell: Shell) -> None:
    shell.go("people")
    assert shell.windowTitle() == "Whispeer"


def test_a_strip_lies_over_every_place_and_leaves_no_hole_before(shell: Shell, qtbot: QtBot) -> None:
    page = shell.page("today")
    assert page.mapTo(shell, page.rect().topLeft()).y() == 0
    strip = QLabel("capture")
    strip.setFixedHeight(40)
    shell.set_top_strip(strip)
    qtbot.waitUntil(lambda: page.mapTo(shell, page.rect().topLeft()).y() == 40)


def test_tab_brings_what_it_comes_to_into_sight(qtbot: QtBot) -> None:
    page = Column(600)
    top, bottom = QLineEdit(), QLineEdit()
    for widget in (top, PlainLabel("a long page " * 1000, wrap=True), bottom):
        page.body.addWidget(widget)
    shown = Shell([Place("long", "Long", "sun", lambda: page)])
    qtbot.addWidget(shown)
    strip = QLineEdit()
    shown.set_top_strip(strip)
    shown.go("long")
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert top.visibleRegion().isEmpty()
    strip.setFocus()
    while not top.hasFocus():
        QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert not top.visibleRegion().isEmpty()


def test_a_line_is_said_and_f6_brings_one_there(shell: Shell) -> None:
    done: list[str] = []
    shell.say("Léa Martin is added.", "Undo", lambda: done.append("undo"))
    assert shell.notice.words == "Léa Martin is added."
    press(shell, Qt.Key.Key_F6)
    press(shell, Qt.Key.Key_Space)
    assert done == ["undo"]
    assert shell.page("today").line.hasFocus()


def test_closing_is_told(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.closed):
        shell.close()


def test_a_place_there_is_not_is_a_bug(shell: Shell) -> None:
    with pytest.raises(KeyError):
        shell.go("nowhere")


def test_each_place_at_the_bottom_has_a_key_of_its_own_and_the_last_stands_under_the_lock(
    qtbot: QtBot, made: list[str]
) -> None:
    shell = Shell(
        [
            Place("people", "People", "users", Builder("people", made)),
            Place("help", "Help", "circle-question-mark", Builder("help", made), at_bottom=True, sequence="F1"),
            Place("settings", "Settings", "settings", Builder("settings", made), at_bottom=True, sequence="Ctrl+,"),
        ]
    )
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    shell.go("people")
    qtbot.waitUntil(shell.page("people").line.hasFocus)
    press(shell, Qt.Key.Key_F1)
    assert shell.current == "help"
    press(shell, Qt.Key.Key_Comma, CTRL)
    assert shell.current == "settings"
    heights = [shell.rail.button(key).y() for key in ("people", "help", "lock", "settings")]
    assert heights == sorted(heights)
