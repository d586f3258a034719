"""What receiving by a code shows and asks for, one piece of news after the other; nobody is met."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from models.carrying import (
    Delivered,
    Ended,
    Met,
    NobodyCame,
    Opened,
    OtherLeft,
    Reached,
    Received,
    WrongWords,
)
from models.handing import Level
from models.people import People
from models.vault import Vault
from sync.postbox import Postbox
from tests.builders import everything
from tests.fakes import ScriptedMeetings
from tests.ui.places.handing.desks import ENTER, ESCAPE, FOUR, MINE, SPACE, Desk, Sit, hear, key_of, shown
from ui.places.handing.code_page import Stage
from ui.places.handing.presenter import Brought
from ui.places.handing.sentences import Section
from ui.places.handing.take_page import TakePage
from ui.widgets import PlainLabel

TYPED = "402913 above lizard zoo"


def label_at(page: QWidget, text: str) -> int:
    """How far down on the page a text stands."""
    label = next(one for one in page.findChildren(PlainLabel) if one.text() == text and one.isVisible())
    return label.mapTo(page, QPoint(0, 0)).y()


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
    receiving.page.came.emit(Brought(card, Level.PAIRED), None)
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
