"""What handing over by a code shows and asks for, one piece of news after the other; nobody is met."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from models.carrying import (
    CarrierEnded,
    Delivered,
    Ended,
    Met,
    Opened,
    Reached,
    Ready,
    Serving,
)
from models.carrying.failures import FAILURES
from models.vault import Vault
from tests.fakes import ScriptedMeetings
from tests.ui.places.handing.desks import ENTER, ESCAPE, FOUR, SPACE, Desk, hear, shown
from ui.places.handing.code_page import Stage
from ui.places.handing.give_page import GivePage


def test_the_code_can_be_read_from_afar_and_is_the_one_that_holds(handing: Desk, meetings: ScriptedMeetings) -> None:
    page = handing.page
    assert isinstance(page, GivePage)
    assert (page.number.text(), page.said.text().split()) == ("100001", ["one", "two", "three"])
    assert meetings.last.code == "100001-one-two-three"
    assert list(meetings.last.servers) == list(meetings.servers)
    assert page.number.font().pointSizeF() > 2 * page.progress.font().pointSizeF()


def test_what_was_shown_goes_and_counts_as_written_once_they_are_there(
    handing: Desk, meetings: ScriptedMeetings, vault: Vault
) -> None:
    page = handing.page
    assert isinstance(page, GivePage)
    hear(handing, meetings, Reached(), Met(FOUR, to_compare=False))
    assert meetings.last.sent == []
    assert vault.rows("SELECT * FROM outbox") == []
    hear(handing, meetings, Opened())
    assert meetings.last.sent == [page.sealed.data]
    (written,) = vault.rows("SELECT kind FROM outbox")
    assert written["kind"] == "card"


def test_each_step_is_said_until_it_has_arrived(handing: Desk, meetings: ScriptedMeetings) -> None:
    steps = []
    for one in (Ready(), Reached(), Met(FOUR, to_compare=False), Opened(), Delivered()):
        hear(handing, meetings, one)
        steps.append(handing.page.progress.text())
    assert steps == [
        "Getting ready…",
        "Waiting for Ben Okafor…",
        "You have found each other…",
        "It is on its way…",
        "It has arrived. Only Ben Okafor can open it.",
    ]
    assert meetings.last.is_closed
    handing.strike(ENTER)
    assert handing.place.form is None


@pytest.mark.parametrize("kind", FAILURES.values(), ids=lambda kind: kind.__name__)
def test_every_failure_is_a_sentence_and_a_key_makes_a_new_code(
    handing: Desk, meetings: ScriptedMeetings, kind: type[Exception]
) -> None:
    hear(handing, meetings, Reached(), Ended(kind()))  # type: ignore[arg-type]
    failed = meetings.last
    assert str(kind()) in shown(handing.page)
    assert "100001" not in shown(handing.page)  # the code is gone
    handing.strike("n")
    assert meetings.last is not failed
    assert meetings.last.code == "100002-one-two-three"
    assert str(kind()) not in shown(handing.page)


def test_escape_leaves_and_news_of_what_was_left_are_not_heard(handing: Desk, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    handing.strike(ESCAPE)
    assert handing.place.form is None
    assert meetings.last.is_closed
    hear(handing, meetings, Delivered(), Ended(None))
    assert handing.place.form is None


def test_going_elsewhere_gives_the_code_up_and_says_so(handing: Desk, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    handing.go_elsewhere()
    assert meetings.last.is_closed
    hear(handing, meetings, Met(FOUR, to_compare=True))
    handing.come_back()
    assert "You went elsewhere" in shown(handing.page)
    assert FOUR[0] not in shown(handing.page)
    handing.strike("n")
    assert meetings.last.code == "100002-one-two-three"


def test_a_lock_ends_it_and_leaves_nothing_half_done(handing: Desk, meetings: ScriptedMeetings, vault: Vault) -> None:
    hear(handing, meetings, Reached())
    was = handing.place.state()
    handing.place.put_down()
    assert meetings.last.is_closed
    assert "100001" not in was
    assert '"draft"' not in was


def test_a_new_code_takes_the_place_of_one_that_nobody_has_typed(handing: Desk, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    before = meetings.last
    handing.strike("n")
    assert before.is_closed
    assert "100002" in shown(handing.page)


def test_the_code_goes_into_the_clipboard_when_asked_and_not_before(handing: Desk, meetings: ScriptedMeetings) -> None:
    QGuiApplication.clipboard().setText("mine")
    hear(handing, meetings, Reached())
    assert QGuiApplication.clipboard().text() == "mine"
    handing.strike("c")
    assert QGuiApplication.clipboard().text() == "100001-one-two-three"
    assert "Copied" in shown(handing.page)


def test_on_the_same_network_this_computer_is_where_one_meets(handing: Desk, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    assert meetings.last.lan == ""
    handing.page.near.setFocus()
    handing.strike(SPACE)
    assert meetings.last.lan == "host"
    hear(handing, meetings, Serving(("ws://192.168.1.20:4711/v1", "ws://10.0.0.2:4711/v1")), Reached())
    told = shown(handing.page)
    assert "192.168.1.20:4711 · 10.0.0.2:4711" in told
    assert "ws://" not in told


@pytest.mark.parametrize(("key", "same"), [("y", True), ("x", False)])
def test_four_words_are_compared_where_one_wants_it(
    handing: Desk, meetings: ScriptedMeetings, key: str, same: bool
) -> None:
    handing.page.compares.setFocus()
    handing.strike(SPACE)
    assert meetings.last.compares
    hear(handing, meetings, Reached(), Met(FOUR, to_compare=True))
    told = shown(handing.page)
    assert all(word in told for word in FOUR)
    assert "100002" not in told
    assert meetings.last.said == []
    handing.strike(key)
    assert meetings.last.said == [same]


def test_a_child_that_is_gone_before_it_begins_is_a_failure_too(handing: Desk, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    meetings.is_gone = True
    handing.strike("n")
    assert str(CarrierEnded()) in shown(handing.page)
    meetings.is_gone = False
    handing.strike("n")
    assert meetings.last.code == "100003-one-two-three"


# The keyboard


def test_keys_for_what_lies_behind_do_nothing_while_one_waits(
    handing: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    hear(handing, meetings, Reached())
    section = handing.place.board.section
    handing.strike(Qt.Key.Key_Delete, Qt.Key.Key_Left, "1", "h", ENTER)
    assert handing.place.board.section == section
    assert handing.page.stage == Stage.WAITING
    assert not meetings.last.is_closed


def test_whoever_writes_elsewhere_meanwhile_is_left_alone(handing: Desk, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    elsewhere = QLineEdit(handing.place)
    elsewhere.show()
    elsewhere.setFocus()
    hear(handing, meetings, Met(FOUR, to_compare=True))
    assert elsewhere.hasFocus()
    handing.strike("y")
    assert meetings.last.said == []


def test_a_screen_reader_is_told_the_code_and_the_words(handing: Desk, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    assert handing.page.accessibleDescription() == "100001 one two three Waiting for Ben Okafor…"
    hear(handing, meetings, Met(FOUR, to_compare=True))
    assert all(word in handing.page.accessibleDescription() for word in FOUR)
