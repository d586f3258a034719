"""What an exchange of keys by a code shows and asks for, one piece of news after the other; nobody is met."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from models.carrying import (
    Delivered,
    Ended,
    Met,
    Opened,
    OtherLeft,
    Reached,
    Received,
)
from models.handing import Level
from models.vault import Vault
from sync.postbox import Postbox
from tests.fakes import ScriptedMeetings
from tests.ui.places.handing.desks import ENTER, FOUR, Desk, hear, key_of, shown
from ui.places.handing.sentences import Section


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
    exchanging.strike("1")
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


def test_a_key_that_is_held_agrees_to_nothing_that_comes_up_meanwhile(
    exchanging: Desk, meetings: ScriptedMeetings
) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=True))
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier, "y", autorep=True)
    QApplication.sendEvent(exchanging.page, held)
    assert meetings.last.said == []
    exchanging.strike("y")
    assert meetings.last.said == [True]
