"""Keys and cards in a name that does not say who it is: who they are is shown, and one key says it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.carrying import Delivered, Ended, Met, Opened, OtherLeft, Reached, Received
from models.handing import Level, PeerState
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from sync.postbox import Postbox
from tests.builders import everything
from tests.fakes import ScriptedMeetings
from tests.ui.answering import Answering, name
from tests.ui.places.handing.desks import ENTER, ESCAPE, FOUR, MINE, Desk, Sit, hear, key_of, shown
from tests.ui.places.handing.test_handing_place import Open, opening
from tests.ui.places.keys import type_text
from ui.places.handing.code_page import Stage
from ui.places.handing.sentences import Section
from ui.widgets.chip_row import ChipButton

TYPED = "402913 above lizard zoo"


@pytest.fixture
def two(vault: Vault) -> tuple[int, int]:
    """Two who are called as Ben is."""
    Postbox(vault).set_fields(MINE)
    people = People(vault)
    mail = ContactMethod(kind=ContactKind.EMAIL, value="ben@elsewhere.example.org")
    return people.add("Ben Okafor", organisation="Studio Brume", town="Nantes"), people.add(
        "Ben Okafor", contacts=[mail]
    )


def answers_in(page: QWidget | None) -> list[str]:
    """What a screen reader finds to press among the answers."""
    assert page is not None
    return [chip.accessibleName() for chip in page.findChildren(ChipButton) if chip.isVisible()]


def known(vault: Vault) -> list[tuple[int, Level]]:
    return [(peer.person, peer.level) for peer in Postbox(vault).peers()]


def meet_and_exchange(desk: Desk, meetings: ScriptedMeetings, ben: Vault, *, compare: bool = False) -> None:
    """Ben types the code that was made here, and both identities arrive."""
    desk.strike("3ic")
    hear(desk, meetings, Reached(), Met(FOUR, to_compare=compare))
    if compare:
        desk.strike("y")
    hear(desk, meetings, Opened(), Delivered(), Received(Postbox(ben).identity().data))


def meet_and_take(desk: Desk, meetings: ScriptedMeetings, ben: Vault) -> None:
    """Ben's code is typed here, his keys come, and mine go back."""
    desk.strike("r", TYPED, ENTER)
    hear(desk, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Received(Postbox(ben).identity().data))
    desk.strike("y")
    hear(desk, meetings, Delivered())


MEETINGS = pytest.mark.parametrize("meet", [meet_and_exchange, meet_and_take])
Meet = Callable[[Desk, ScriptedMeetings, Vault], None]


@MEETINGS
def test_who_is_meant_is_asked_and_said_with_one_digit(
    vault: Vault, ben: Vault, two: Sequence[int], sit: Sit, meetings: ScriptedMeetings, meet: Meet
) -> None:
    desk = sit()
    meet(desk, meetings, ben)
    assert "Several people are called Ben Okafor. Whose keys are these?" in shown(desk.page)
    assert "Whose keys are these?" in desk.page.accessibleDescription()
    assert answers_in(desk.page) == [
        "Ben Okafor · Studio Brume, Nantes",
        "Ben Okafor · ben@elsewhere.example.org",
        "somebody new",
    ]
    assert known(vault) == []
    desk.strike("2")
    assert known(vault) == [(two[1], Level.PAIRED)]
    assert "Ben Okafor: paired by code" in shown(desk.page)
    assert Postbox(vault).inbox() == []
    assert len(People(vault).named("Ben Okafor")) == 2


@pytest.mark.parametrize("keys", [["n"], [Qt.Key.Key_End, ENTER], [Qt.Key.Key_Left, Qt.Key.Key_Space]], ids=str)
def test_it_may_be_somebody_new(
    vault: Vault, ben: Vault, two: Sequence[int], sit: Sit, meetings: ScriptedMeetings, keys: Sequence[str | Qt.Key]
) -> None:
    desk = sit()
    meet_and_exchange(desk, meetings, ben, compare=True)
    desk.strike(*keys)
    ((person, level),) = known(vault)
    assert person not in two and level == Level.MET
    assert [row.id for row in People(vault).named("Ben Okafor")] == [*two, person]


@MEETINGS
@pytest.mark.parametrize("key", ["l", ESCAPE], ids=str)
def test_whoever_leaves_the_question_has_the_keys_wait_and_nothing_more(
    vault: Vault,
    ben: Vault,
    two: Sequence[int],
    sit: Sit,
    meetings: ScriptedMeetings,
    meet: Meet,
    key: str | Qt.Key,
) -> None:
    desk = sit()
    before = everything(vault)
    meet(desk, meetings, ben)
    desk.strike(key)
    assert desk.place.form is None
    assert desk.place.board.section == Section.CAME
    assert [item.kind for item in Postbox(vault).inbox()] == ["identity"]
    assert known(vault) == [] and everything(vault) == before
    desk.strike("a", "1")
    assert known(vault) == [(two[0], Level.INTRODUCED)]  # no longer what that meeting made sure


@MEETINGS
def test_whose_key_is_known_is_never_asked_about(
    vault: Vault, ben: Vault, two: Sequence[int], sit: Sit, meetings: ScriptedMeetings, meet: Meet
) -> None:
    Postbox(vault).pair(Postbox(ben).identity().data, two[0])
    desk = sit()
    meet(desk, meetings, ben)
    assert desk.page.stage == Stage.OVER
    assert known(vault) == [(two[0], Level.PAIRED)]


def test_what_waits_is_kept_with_whom_i_say(
    vault: Vault, ben: Vault, two: Sequence[int], open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    answers(name(tmp_path / "ben.introcard.age"), name(tmp_path / "again.introcard.age"))
    opening(room, tmp_path / "ben.introcard.age", Postbox(ben).identity().data)
    before = everything(vault)
    room.keys("a")
    assert len(answers_in(room.place.form)) == 3
    room.press(Qt.Key.Key_Escape)
    assert room.place.form is None and everything(vault) == before and known(vault) == []
    room.keys("a2")
    assert room.place.form is None and room.place.notice.words == "Kept."
    assert known(vault) == [(two[1], Level.INTRODUCED)]
    opening(room, tmp_path / "again.introcard.age", Postbox(ben).identity().data)
    room.keys("a")
    assert room.place.form is None and Postbox(vault).inbox() == []


def test_a_card_of_a_stranger_is_kept_with_whom_i_say(
    vault: Vault, ben: Vault, two: Sequence[int], open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    me = Postbox(ben).pair(Postbox(vault).identity().data).person
    room = open_room()
    answers(name(tmp_path / "one.introcard.age"), name(tmp_path / "two.introcard.age"))
    opening(room, tmp_path / "one.introcard.age", Postbox(ben).card_for(me, ["name", "role"]).data)
    assert "Somebody new" not in shown(room.place.board.page)
    room.keys("a")
    assert "Whose card is this?" in shown(room.place.form)
    room.keys("1")
    assert People(vault).get(two[0]).role == "Joiner"
    assert room.place.notice.words == "Kept with Ben Okafor. Ctrl+Z takes it back."
    opening(room, tmp_path / "two.introcard.age", Postbox(ben).card_for(me, ["name", "email"]).data)
    room.keys("an")
    assert [row.id for row in People(vault).named("Ben Okafor")][:2] == list(two)
    assert len(People(vault).named("Ben Okafor")) == 3


def test_a_card_whose_signature_is_known_is_kept_without_a_question(
    vault: Vault, ben: Vault, two: Sequence[int], open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    me = Postbox(ben).pair(Postbox(vault).identity().data).person
    Postbox(vault).pair(Postbox(ben).identity().data, two[1])
    room = open_room()
    answers(name(tmp_path / "one.introcard.age"))
    opening(room, tmp_path / "one.introcard.age", Postbox(ben).card_for(me, ["name", "role"]).data)
    room.keys("a")
    assert room.place.form is None
    assert People(vault).get(two[1]).role == "Joiner"


# Keys of somebody whose other keys are known


@MEETINGS
def test_other_keys_take_the_place_of_sure_ones_only_when_i_say_so(
    vault: Vault, ben: Vault, sit: Sit, meetings: ScriptedMeetings, meet: Meet
) -> None:
    Postbox(vault).set_fields(MINE)
    Postbox(vault).pair(Postbox(ben).identity().data, level=Level.MET)
    sure = key_of(ben)
    Postbox(ben).rotate()
    desk = sit()
    meet(desk, meetings, ben)
    assert "another key than before" in shown(desk.page)
    assert answers_in(desk.page)[0] == "Ben Okafor · in place of the keys you have"
    assert [peer.key for peer in Postbox(vault).peers()] == [sure]
    desk.strike("1")
    assert "Ben Okafor had another key before" in shown(desk.page)
    assert [(peer.key, peer.level) for peer in Postbox(vault).peers()] == [(key_of(ben), Level.PAIRED)]


def test_keys_of_a_namesake_leave_those_of_the_other_as_sure_as_they_were(
    vault: Vault, ben: Vault, sit: Sit, meetings: ScriptedMeetings
) -> None:
    Postbox(vault).set_fields(MINE)
    first = Postbox(vault).pair(Postbox(ben).identity().data, level=Level.MET)
    Postbox(ben).rotate()  # from here on somebody else, of the same name
    desk = sit()
    meet_and_exchange(desk, meetings, ben)
    desk.strike("n")
    assert "another key" not in shown(desk.page)
    peers = {peer.key: (peer.level, peer.state) for peer in Postbox(vault).peers()}
    assert peers[first.key] == (Level.MET, PeerState.TRUSTED)
    assert peers[key_of(ben)] == (Level.PAIRED, PeerState.TRUSTED)


def test_keys_that_were_let_go_once_are_not_taken_unasked_in_a_meeting(
    vault: Vault, ben: Vault, sit: Sit, meetings: ScriptedMeetings
) -> None:
    Postbox(vault).set_fields(MINE)
    early = Postbox(ben).identity().data
    Postbox(vault).let_go(Postbox(vault).receive(early).item.id)
    Postbox(ben).rotate()
    Postbox(vault).pair(Postbox(ben).identity().data, level=Level.MET)
    desk = sit()
    desk.strike("3ic")
    hear(desk, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Delivered(), Received(early))
    assert "another key than before" in shown(desk.page)
    assert [(peer.key, peer.level) for peer in Postbox(vault).peers()] == [(key_of(ben), Level.MET)]


def test_keys_are_never_as_sure_as_a_later_meeting(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault, qtbot: QtBot
) -> None:
    hear(exchanging, meetings, Reached(), Met(FOUR, to_compare=False), Opened())
    busy = Event()
    exchanging.jobs.write(exchanging.place, lambda _vault, _job: busy.wait(60))
    meetings.last.tell(Received(Postbox(ben).identity().data))
    meetings.last.tell(Ended(OtherLeft()))
    qtbot.waitUntil(lambda: exchanging.page.stage == Stage.FAILED)
    type_text("n")
    qtbot.waitUntil(lambda: meetings.last.code == "100002-one-two-three")
    for news in (Reached(), Met(FOUR, to_compare=True)):
        meetings.last.tell(news)
    qtbot.waitUntil(lambda: exchanging.page.stage == Stage.COMPARING)
    busy.set()
    exchanging.settle()
    assert exchanging.page.stage == Stage.COMPARING
    assert known(vault) == []
    assert [item.kind for item in Postbox(vault).inbox()] == ["identity"]
