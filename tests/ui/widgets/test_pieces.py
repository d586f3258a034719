"""Buttons, cards, chips, keys, flow, progress and what is shown when there is nothing."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resources import set_language
from ui.theme import LIGHT
from ui.widgets import (
    Card,
    Chip,
    EmptyState,
    FlowLayout,
    IconButton,
    PlainLabel,
    ProgressStrip,
    key_words,
    link_button,
    plain_button,
    primary_button,
    quiet_button,
)
from ui.widgets.focus_ring import FocusWatcher


@pytest.mark.parametrize("make", [primary_button, plain_button, quiet_button, link_button])
def test_a_button_shows_its_words_as_they_are(qtbot: QtBot, make: object) -> None:
    button = make("Léa & Sam")  # type: ignore[operator]
    qtbot.addWidget(button)
    assert button.accessibleName() == "Léa & Sam"
    assert button.text() == "Léa && Sam", "a lone & would underline what follows"


def test_a_button_keeps_its_size_when_it_gets_the_focus(qtbot: QtBot) -> None:
    button = primary_button("Send")
    qtbot.addWidget(button)
    button.show()
    size = button.size(), button.sizeHint()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert (button.size(), button.sizeHint()) == size


def test_the_ring_goes_where_the_keyboard_goes(qtbot: QtBot, qapp: QApplication) -> None:
    watcher = qapp.findChild(FocusWatcher)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second = primary_button("One"), plain_button("Two")
    layout.addWidget(first)
    layout.addWidget(second)
    window.show()
    window.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    assert watcher.ringed is first
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert watcher.ringed is second
    image = window.grab().toImage()
    beside = second.geometry().topLeft()
    assert image.pixelColor(beside.x() + 30, beside.y() - 3).name() == LIGHT.focus.lower()


def test_the_ring_survives_its_window(qtbot: QtBot, qapp: QApplication) -> None:
    watcher = qapp.findChild(FocusWatcher)
    for _ in range(3):
        window = QWidget()
        button = QPushButton("One", window)
        window.show()
        window.activateWindow()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        assert watcher.ringed is button
        window.deleteLater()
        del window, button
        qapp.sendPostedEvents(None, 52)  # DeferredDelete
        qapp.processEvents()
    assert watcher.ringed is None


def test_an_icon_button_has_a_name_that_can_be_read(qtbot: QtBot) -> None:
    button = IconButton("trash-2", "Delete <b>")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Delete <b>"
    assert "&lt;b&gt;" in button.toolTip()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_can_be_pressed_by_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    card = Card(pressable=True, name="Léa Martin")
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.pressed):
        QTest.keyClick(card, key)
    assert card.accessibleName() == "Léa Martin"


def test_a_card_that_only_holds_things_is_passed_over(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(card.pressed):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_choosing_a_card_moves_nothing(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    label = PlainLabel("Léa")
    card.body.addWidget(label)
    card.show()
    before = label.geometry(), card.sizeHint()
    card.set_chosen(True)
    card.body.activate()
    assert (label.geometry(), card.sizeHint()) == before
    middle = card.grab().toImage().pixelColor(card.width() // 2, 0)
    assert middle.name() == LIGHT.accent.lower()


def test_a_chip_can_be_taken_away_by_keyboard(qtbot: QtBot) -> None:
    chip = Chip("#agri", "outline", removable=True)
    qtbot.addWidget(chip)
    cross = chip.findChild(IconButton)
    assert cross.accessibleName() == "Remove #agri"
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(cross, Qt.Key.Key_Space)


def test_a_chip_becomes_another(qtbot: QtBot) -> None:
    chip = Chip("waits", "outline")
    qtbot.addWidget(chip)
    chip.show_as("said yes", "accent")
    assert chip.text == "said yes"


def test_keys_are_named_as_they_are_printed(qapp: object) -> None:
    assert key_words("Ctrl+Space") == "Ctrl Space"
    set_language("fr")
    assert key_words("Ctrl+Space") == "Ctrl Espace"
    assert key_words("Ctrl+Shift+Z") == "Ctrl Maj Z"
    assert key_words("W") == "W"
    assert key_words("Ctrl++") == "Ctrl +"


def flow_of(width: int, count: int) -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10, line_gap=5)
    for _ in range(count):
        block = QWidget()
        block.setFixedSize(90, 20)
        flow.addWidget(block)
    holder.resize(width, 500)
    flow.setGeometry(QRect(0, 0, width, 500))
    return holder, flow


def test_a_line_that_is_full_begins_another(qtbot: QtBot) -> None:
    holder, flow = flow_of(200, 5)
    qtbot.addWidget(holder)
    places = [flow.itemAt(at).geometry().topLeft().toTuple() for at in range(5)]
    assert places == [(0, 0), (100, 0), (0, 25), (100, 25), (0, 50)]
    assert flow.heightForWidth(200) == 70
    assert flow.heightForWidth(1000) == 20


def test_right_to_left_begins_at_the_right(qtbot: QtBot) -> None:
    holder, flow = flow_of(200, 2)
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 200, 100))
    assert flow.itemAt(0).geometry().left() == 110


def test_nothing_is_wider_than_its_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.addWidget(Chip("a sentence that is far too long for such a narrow column of chips"))
    flow.setGeometry(QRect(0, 0, 150, 100))
    assert flow.itemAt(0).geometry().width() == 150


def test_a_cleared_flow_is_empty(qtbot: QtBot) -> None:
    holder, flow = flow_of(200, 3)
    qtbot.addWidget(holder)
    flow.clear()
    assert flow.count() == 0
    assert flow.heightForWidth(200) == 0


def test_progress_keeps_its_room_and_can_be_stopped(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    strip = ProgressStrip()
    layout.addWidget(strip)
    holder.show()
    height = holder.sizeHint().height()
    strip.begin("Reading 700 cards")
    strip.advance(350, 700)
    assert strip._bar.value() == 350
    assert holder.sizeHint().height() == height
    with qtbot.waitSignal(strip.stop_requested):
        QTest.mouseClick(strip._stop, Qt.MouseButton.LeftButton)
    assert not strip._stop.isEnabled()
    strip.end()
    assert strip.isHidden()


def test_an_empty_place_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("users", "Five names are enough to begin.", "Add somebody")
    qtbot.addWidget(empty)
    button = empty.findChild(QPushButton)
    with qtbot.waitSignal(empty.acted):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_what_stands_where_nothing_is_yet_is_read_aloud(qtbot: QtBot) -> None:
    empty = EmptyState("users", "Nobody is here yet.", more="Write down a few names.")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Nobody is here yet."
