"""What a meeting by a code shows and asks for, one piece of news after the other; nobody is met."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.carrying import (
    CarrierEnded,
    Delivered,
    Ended,
    Met,
    News,
    NobodyCame,
    Opened,
    OtherLeft,
    Reached,
    Ready,
    Received,
    Serving,
    WrongWords,
)
from models.carrying.failures import FAILURES
from models.handing import Level
from models.people import People
from models.vault import Vault, VaultKey
from sync.postbox import Postbox
from tests.builders import everything
from tests.fakes import ScriptedMeetings
from tests.ui.places.handing.desks import MINE, Desk, shown
from ui.places.handing.code_page import Stage
from ui.places.handing.give_page import GivePage
from ui.places.handing.sentences import Section
from ui.places.handing.take_page import TakePage
from ui.widgets import PlainLabel

ENTER, ESCAPE, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space
FOUR = ("velvet", "dolphin", "mosaic", "harbor")
TYPED = "402913 above lizard zoo"

Sit = Callable[[], Desk]


@pytest.fixture
def meetings() -> ScriptedMeetings:
    return ScriptedMeetings()


@pytest.fixture
def sit(vault_folder: Path, vault_key: VaultKey, meetings: ScriptedMeetings, qtbot: QtBot) -> Iterator[Sit]:
    """Opens the place over the test's vault, once that is as a test wants it."""
    desks: list[Desk] = []

    def opened() -> Desk:
        desks.append(Desk(vault_folder, vault_key, meetings, qtbot))
        desks[-1].sit_down()
        return desks[-1]

    yield opened
    for desk in desks:
        desk.close()


@pytest.fixture
def handing(paired: int, sit: Sit) -> Desk:
    """On the page of a card for Ben, with a code."""
    desk = sit()
    desk.strike("2h", ENTER, "c")
    return desk


@pytest.fixture
def receiving(paired: int, sit: Sit) -> Desk:
    """On the page with a field for a code."""
    desk = sit()
    desk.strike("r")
    return desk


def hear(desk: Desk, meetings: ScriptedMeetings, *news: News) -> None:
    """Have these news come, on a thread that is not the window's."""
    for one in news:
        desk.jobs.run(desk.place, partial(meetings.last.tell, one))
        desk.settle()


def label_at(page: QWidget, text: str) -> int:
    """How far down on the page a text stands."""
    label = next(one for one in page.findChildren(PlainLabel) if one.text() == text and one.isVisible())
    return label.mapTo(page, QPoint(0, 0)).y()


def key_of(vault: Vault) -> str:
    return Postbox(vault).me().key


# Handing over


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
    assert "one" not in shown(handing.page).split()  # the code is gone
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


# Exchanging keys


@pytest.fixture
def exchanging(vault: Vault, sit: Sit) -> Desk:
    """On the page of one's own keys, with a code; nobody is known yet."""
    Postbox(vault).set_fields(MINE)
    desk = sit()
    desk.strike("3ic")
    return desk


def test_keys_are_exchanged_once_both_have_arrived(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Delivered())
    assert exchanging.page.progress.text() == "They have yours. Waiting for theirs…"
    assert not meetings.last.is_closed
    hear(exchanging, meetings, Received(Postbox(ben).identity().data))
    assert meetings.last.is_closed
    (peer,) = Postbox(vault).peers()
    assert (peer.name, peer.key, peer.level) == ("Ben Okafor", key_of(ben), Level.PAIRED)
    assert "Ben Okafor: paired by code" in shown(exchanging.page)
    exchanging.strike(ENTER)
    assert exchanging.place.board.section == Section.KNOWN
    assert exchanging.place.board.peer == peer


def test_keys_whose_words_were_compared_are_sure(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=True))
    exchanging.strike("y")
    hear(exchanging, meetings, Opened(), Received(Postbox(ben).identity().data), Delivered())
    assert [peer.level for peer in Postbox(vault).peers()] == [Level.MET]


def test_another_key_than_before_is_said(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    Postbox(vault).pair(Postbox(ben).identity().data)
    Postbox(ben).rotate()
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Delivered())
    hear(exchanging, meetings, Received(Postbox(ben).identity().data))
    assert "another key than before" in shown(exchanging.page)
    exchanging.strike("y")
    assert "Ben Okafor had another key before" in shown(exchanging.page)
    assert [peer.key for peer in Postbox(vault).peers()] == [key_of(ben)]


def test_nobody_takes_the_place_of_somebody_by_calling_themselves_so(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    Postbox(vault).pair(Postbox(ben).identity().data, level=Level.MET)
    before = key_of(ben)
    Postbox(ben).rotate()
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(exchanging, meetings, Received(Postbox(ben).identity().data), Delivered())
    assert [peer.key for peer in Postbox(vault).peers()] == [before]
    exchanging.strike("l")
    assert [peer.key for peer in Postbox(vault).peers()] == [before]
    assert exchanging.place.board.section == Section.CAME


def test_only_the_first_keys_of_a_meeting_are_taken(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(exchanging, meetings, Received(Postbox(ben).identity().data))
    Postbox(ben).set_fields({"name": "Cleo Varga"})
    Postbox(ben).rotate()
    hear(exchanging, meetings, Received(Postbox(ben).identity().data), Delivered())
    assert [peer.name for peer in Postbox(vault).peers()] == ["Ben Okafor"]
    assert meetings.last.is_closed
    assert "yours did not arrive" in shown(exchanging.page)


def test_half_an_exchange_is_said_to_be_half(exchanging: Desk, meetings: ScriptedMeetings) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Delivered(), Ended(OtherLeft()))
    assert "theirs did not come" in shown(exchanging.page)


def test_theirs_without_mine_is_said_too(exchanging: Desk, meetings: ScriptedMeetings, ben: Vault) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(exchanging, meetings, Received(Postbox(ben).identity().data), Ended(OtherLeft()))
    assert "yours did not arrive" in shown(exchanging.page)


def test_whoever_leaves_at_once_after_both_arrived_is_not_missed(
    exchanging: Desk, meetings: ScriptedMeetings, ben: Vault
) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    for news in (Received(Postbox(ben).identity().data), Delivered(), Ended(None)):
        meetings.last.tell(news)
    exchanging.settle()
    assert "Ben Okafor: paired by code" in shown(exchanging.page)


def test_what_comes_in_place_of_a_key_waits_and_pairs_nobody(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    Postbox(vault).pair(Postbox(ben).identity().data, level=Level.INTRODUCED)
    me = Postbox(ben).pair(Postbox(vault).identity().data).person
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Delivered())
    hear(exchanging, meetings, Received(Postbox(ben).card_for(me, ["name"]).data))
    assert "Something else came" in shown(exchanging.page)
    assert [item.kind for item in Postbox(vault).inbox()] == ["card"]
    assert [peer.level for peer in Postbox(vault).peers()] == [Level.INTRODUCED]


# Receiving


def test_a_card_that_comes_waits_and_nothing_of_it_is_noted(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    before = everything(vault)
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    receiving.strike(TYPED, ENTER)
    assert meetings.last.code == "402913-above-lizard-zoo"
    hear(receiving, meetings, Reached())
    assert receiving.page.progress.text() == "Waiting for whoever made the code…"
    hear(receiving, meetings, Met(FOUR, to_compare=False), Opened())
    hear(receiving, meetings, Received(Postbox(ben).card_for(me, ["name", "email"]).data))
    assert receiving.place.form is None
    assert meetings.last.is_closed
    assert meetings.last.sent == []
    assert everything(vault) == before
    letter = receiving.place.board.letter
    assert letter is not None and letter.card == {"name": "Ben Okafor", "email": "ben@ben.example.org"}


def test_what_is_taken_is_what_was_shown_whatever_comes_behind_it(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    with vault.change("Keep the post"):
        vault.write("DELETE FROM peer")
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(receiving, meetings, Received(Postbox(ben).identity().data))
    assert "Ben Okafor hands their keys to you" in shown(receiving.page)
    receiving.strike("y")
    Postbox(ben).set_fields({"name": "Cleo Varga"})
    Postbox(ben).rotate()
    hear(receiving, meetings, Received(Postbox(ben).identity().data), Delivered())
    assert "Cleo Varga" not in [peer.name for peer in Postbox(vault).peers()]
    assert "Cleo Varga" not in [item.about for item in Postbox(vault).inbox()]


def test_a_key_that_is_held_agrees_to_nothing_that_comes_up_meanwhile(
    exchanging: Desk, meetings: ScriptedMeetings
) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=True))
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier, "y", autorep=True)
    QApplication.sendEvent(exchanging.page, held)
    assert meetings.last.said == []
    exchanging.strike("y")
    assert meetings.last.said == [True]


def test_a_slip_is_put_right_where_it_stands_and_nothing_was_tried(receiving: Desk, meetings: ScriptedMeetings) -> None:
    receiving.strike("402913 above lizard", ENTER)
    assert "the code still holds" in shown(receiving.page)
    assert [one.code for one in meetings.all] == [""]
    receiving.strike(" zoo", ENTER)
    assert [one.code for one in meetings.all] == ["402913-above-lizard-zoo"]


def test_after_a_failure_another_code_is_typed_over_the_old_one(receiving: Desk, meetings: ScriptedMeetings) -> None:
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Ended(WrongWords()))
    assert str(WrongWords()) in shown(receiving.page)
    receiving.strike("500123 one two three", ENTER)
    assert meetings.last.code == "500123-one-two-three"
    assert len(meetings.all) == 2


def test_the_other_one_is_looked_for_on_the_network_or_at_the_address_that_they_show(
    receiving: Desk, meetings: ScriptedMeetings
) -> None:
    page = receiving.page
    assert isinstance(page, TakePage)
    receiving.strike(TYPED)
    page.near.setFocus()
    receiving.strike(SPACE)
    assert page.address_line.hasFocus()
    receiving.strike(ENTER)
    assert meetings.last.lan == "find"
    hear(receiving, meetings, Ended(NobodyCame()))
    page.address_line.setFocus()
    receiving.strike("nowhere", ENTER)
    assert "no address of a server" in shown(page)
    page.address_line.setText("192.168.1.20:4711")
    receiving.strike(ENTER)
    assert (meetings.last.lan, list(meetings.last.servers)) == ("", ["ws://192.168.1.20:4711/v1"])


@pytest.mark.parametrize("body", [b"", b"hello", bytes(60_000)], ids=len)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, body: bytes
) -> None:
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Received(body))
    assert receiving.page.stage == Stage.FAILED
    assert receiving.page.progress.text().endswith(".")
    assert meetings.last.is_closed
    assert Postbox(vault).inbox() == []


def test_whoever_leaves_without_a_word_is_missed(receiving: Desk, meetings: ScriptedMeetings) -> None:
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Ended(None))
    assert str(OtherLeft()) in shown(receiving.page)


def test_mine_goes_back_only_when_i_say_so_and_exactly_as_shown(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(receiving, meetings, Received(Postbox(ben).identity().data))
    told = shown(receiving.page)
    assert "Ben Okafor hands their keys to you" in told
    assert label_at(receiving.page, receiving.page.progress.text()) < label_at(receiving.page, "Ana Prado")
    assert "Ana Prado" in told and " ".join(Postbox(vault).me().words) in told
    assert MINE["email"] not in told
    assert meetings.last.sent == []
    assert [peer.level for peer in Postbox(vault).peers()] == [Level.INTRODUCED]
    receiving.strike("y")
    (sent,) = meetings.last.sent
    assert Postbox(ben).pair(sent).key == key_of(vault)
    hear(receiving, meetings, Delivered())
    assert [peer.level for peer in Postbox(vault).peers()] == [Level.PAIRED]
    assert Postbox(vault).inbox() == []
    receiving.strike(ENTER)
    assert receiving.place.board.section == Section.KNOWN


@pytest.mark.parametrize("key", ["l", ESCAPE])
def test_keys_that_came_wait_where_mine_do_not_go_back(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault, key: str | Qt.Key
) -> None:
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(receiving, meetings, Received(Postbox(ben).identity().data))
    receiving.strike(key)
    assert meetings.last.sent == []
    assert meetings.last.is_closed
    assert receiving.place.form is None
    assert receiving.place.board.section == Section.CAME
    assert [item.kind for item in Postbox(vault).inbox()] == ["identity"]


def test_keys_that_came_wait_where_the_other_one_left_meanwhile(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(receiving, meetings, Received(Postbox(ben).identity().data), Ended(None))
    assert receiving.place.form is None
    assert [item.kind for item in Postbox(vault).inbox()] == ["identity"]


@pytest.mark.parametrize("kind", ["identity", "card"])
def test_whoever_leaves_as_soon_as_it_is_there_is_not_missed(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault, kind: str
) -> None:
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    sealed = Postbox(ben).identity() if kind == "identity" else Postbox(ben).card_for(me, ["name"])
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    for news in (Received(sealed.data), Ended(None)):
        meetings.last.tell(news)
    receiving.settle()
    assert receiving.place.form is None
    assert [item.kind for item in Postbox(vault).inbox()] == [kind]


def test_whose_card_has_no_name_yet_takes_keys_in_and_is_not_asked_for_any(
    vault: Vault, ben: Vault, sit: Sit, meetings: ScriptedMeetings
) -> None:
    desk = sit()
    desk.strike("r", TYPED, ENTER)
    hear(desk, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(desk, meetings, Received(Postbox(ben).identity().data))
    assert desk.place.form is None
    assert [item.kind for item in Postbox(vault).inbox()] == ["identity"]


def test_what_came_as_one_left_is_kept(receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault) -> None:
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    card = Postbox(ben).card_for(me, ["name"]).data
    receiving.strike(TYPED, ENTER)
    hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    receiving.page.came.emit(card, None)
    receiving.place.give_up()
    receiving.settle()
    assert [item.kind for item in Postbox(vault).inbox()] == ["card"]
    assert "waits here" in receiving.place.notice.words


def test_the_record_knows_nobody_new_before_keys_are_exchanged(
    vault: Vault, ben: Vault, sit: Sit, meetings: ScriptedMeetings
) -> None:
    Postbox(vault).set_fields(MINE)
    desk = sit()
    desk.strike("r", TYPED, ENTER)
    hear(desk, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    hear(desk, meetings, Received(Postbox(ben).identity().data))
    assert People(vault).named("Ben Okafor") == []
    desk.strike("y")
    hear(desk, meetings, Delivered())
    assert len(People(vault).named("Ben Okafor")) == 1


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


def test_mine_that_did_not_arrive_is_said_and_the_next_code_begins_afresh(
    receiving: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    for failed in (True, False):
        receiving.strike(TYPED, ENTER)
        hear(receiving, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
        hear(receiving, meetings, Received(Postbox(ben).identity().data))
        assert shown(receiving.page).count("Ana Prado") == 1
        receiving.strike("y")
        hear(receiving, meetings, Ended(OtherLeft()) if failed else Delivered())
        assert ("Yours did not arrive" in shown(receiving.page)) == failed
        if failed:
            receiving.strike(TYPED, ENTER)
            hear(receiving, meetings, Reached(), Ended(WrongWords()))
            assert str(WrongWords()) in shown(receiving.page)
    assert receiving.page.stage == Stage.OVER
