"""An exchange that was looked for is shown on its page, wherever it stands there, and marked."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.interactions import Interactions
from models.people import People
from models.people.portrait import TIMELINE_PAGE
from models.vault import Vault
from tests.builders import people
from tests.fixtures import TODAY
from tests.ui.places.people.conftest import Room
from ui.places.people.exchange_row import ExchangeRow
from ui.theme import tokens

Open = Callable[[], Room]
COUNT = 3 * TIMELINE_PAGE + 3


def logged(vault: Vault, person: int) -> list[int]:
    """Many long exchanges with somebody, the latest first."""
    with vault.change("Fill"):
        interactions = Interactions(vault)
        return [
            interactions.log(on=TODAY - timedelta(days=at), people=[person], text="une longue phrase " * 12)
            for at in range(COUNT)
        ]


def reach(room: Room, person: int, exchange: int) -> ExchangeRow | None:
    """Go to an exchange; its row if one is marked."""
    room.place.show_exchange(person, exchange)
    room.settle()
    room.settle()
    return room.place.page.timeline.marked


def is_in_sight(room: Room, row: ExchangeRow) -> bool:
    """Whether all of it can be seen."""
    viewport = room.place.page.viewport()
    top = row.mapTo(viewport, QPoint(0, 0)).y()
    return top >= 0 and top + row.height() <= viewport.height()


@pytest.mark.parametrize("at", [0, 7, TIMELINE_PAGE, 2 * TIMELINE_PAGE + 9, COUNT - 1])
@pytest.mark.parametrize("shown_before", [False, True])
def test_it_is_in_sight_with_the_keyboard_on_it(vault: Vault, open_room: Open, at: int, shown_before: bool) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    ids = logged(vault, claire)
    room = open_room()
    room.show(claire if shown_before else sam)
    row = reach(room, claire, ids[at])
    assert row is not None and row.exchange.id == ids[at]
    assert row.hasFocus()
    assert is_in_sight(room, row)
    assert room.place.finder.selected == claire
    room.press(Qt.Key.Key_Return)
    form = room.place.page.timeline.form
    assert form is not None and form.id == ids[at], "Enter edits it"


def test_the_mark_is_a_tint_until_the_next_key(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = logged(vault, claire)
    room = open_room()
    row = reach(room, claire, ids[3])
    assert row is not None
    ground = QPoint(row.width() - 20, row.height() - 10)
    assert row.grab().toImage().pixelColor(ground) == QColor(tokens().tint)
    room.press(Qt.Key.Key_Shift)
    assert room.place.page.timeline.marked is None
    assert row.grab().toImage().pixelColor(ground) != QColor(tokens().tint)
    assert row.hasFocus()


def test_a_click_anywhere_takes_it_away(vault: Vault, open_room: Open, qtbot: QtBot) -> None:
    (claire,) = people(vault, "Claire")
    ids = logged(vault, claire)
    room = open_room()
    page = room.place.page
    left = Qt.MouseButton.LeftButton
    for target in (page.timeline, page.sentence, page.viewport(), room.place.finder.search.edit):
        row = reach(room, claire, ids[3])
        assert row is not None
        qtbot.mouseClick(target, left, pos=QPoint(3, 3))
        assert page.timeline.marked is None
    row = reach(room, claire, ids[3])
    qtbot.mouseClick(row, left)
    assert page.timeline.marked is None


def test_what_was_looked_for_again_is_marked_again(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = logged(vault, claire)
    room = open_room()
    first, second = reach(room, claire, ids[2]), reach(room, claire, ids[50])
    assert first is not None and second is not None
    assert not first.is_marked
    assert second.is_marked and is_in_sight(room, second)


def test_scrolling_on_is_not_fought(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = logged(vault, claire)
    room = open_room()
    row = reach(room, claire, ids[2])
    bar = room.place.page.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMaximum)
    room.settle()
    assert len(room.place.page.timeline.rows) > TIMELINE_PAGE, "more came, and the page grew"
    assert row is not None and not is_in_sight(room, row)


def test_one_that_is_gone_shows_the_page_from_the_top(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    logged(vault, claire)
    theirs = Interactions(vault).log(on=TODAY, people=[sam])
    room = open_room()
    assert reach(room, claire, theirs) is None
    assert (room.place.page.person, room.place.page.scrolled) == (claire, 0)
    Interactions(vault).log(on=TODAY, people=[claire])
    room.jobs.write(room.place, lambda vault, job: People(vault).change(claire, town="Nantes"))
    room.settle()
    assert room.place.page.timeline.marked is None


def test_one_that_is_being_changed_is_gone_on_with(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = logged(vault, claire)
    room = open_room()
    reach(room, claire, ids[1])
    room.press(Qt.Key.Key_Return)
    room.keys("À moitié")
    room.place.finder.setFocus()
    assert reach(room, claire, ids[1]) is None
    form = room.place.page.timeline.form
    assert form is not None and form.text.hasFocus()
    assert "À moitié" in form.text.toPlainText()
    assert QApplication.focusWidget() is form.text
