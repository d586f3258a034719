"""The luck of a week: a weak tie, those out of sight and two who should meet, dealt with by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.decisions import Decisions
from models.interactions import Interactions
from models.introductions import Introductions, IntroductionState
from models.people import People
from models.vault import Vault
from tests.builders import everything, people
from tests.models.network.net import knows, spoke
from tests.ui.places.keys import keyboard
from tests.ui.places.network.conftest import Open
from tests.ui.places.network.seen import heads, lines, said, two_who_should_meet


def test_the_weak_tie_and_those_out_of_sight_come_with_their_reason(vault: Vault, open_room: Open) -> None:
    weak, hub, old, older = people(vault, "Weak", "Hub", "Old", "Older")
    knows(vault, (weak, hub))
    spoke(vault, hub)
    for on in ("2020-01-01", "2020-02-01"):
        Interactions(vault).log(on=on, people=[old], text="The lease")
    Interactions(vault).log(on="2019-01-01", people=[older])
    Decisions(vault).ask("Take a lease?")
    room = open_room()
    assert heads(room.place.luck.list) == ["Weak", "Old", "Older"]
    told = lines(room.place.luck.list)
    assert "A weak tie, for luck" in told
    assert "For “Take a lease?”: your first idea." in told
    assert "Last noted: “The lease”" in told


def test_a_word_is_drafted_and_that_it_was_said_is_noted(vault: Vault, open_room: Open) -> None:
    weak, hub = people(vault, "Weak", "Hub")
    knows(vault, (weak, hub))
    spoke(vault, hub)
    room = open_room()
    room.keys("w")
    letter = room.place.luck.list.cards[0].letter
    assert letter is not None and letter.isAncestorOf(keyboard())
    room.press(Qt.Key.Key_Return)
    assert QApplication.clipboard().text().startswith("Hello Weak,")
    before = everything(vault)
    room.keys("d")
    assert said(room) == "Noted."
    assert People(vault).get(weak).last_interaction_on == "2026-03-16"
    room.place.notice.focus_action()
    room.press(Qt.Key.Key_Return)
    assert everything(vault) == before


def test_one_key_drafts_the_introduction_of_two_who_should_meet(vault: Vault, open_room: Open) -> None:
    claire, violette = two_who_should_meet(vault)
    room = open_room()
    assert heads(room.place.luck.list) == ["Claire and Violette"]
    before = everything(vault)
    room.keys("i")
    (drafted,) = Introductions(vault).all()
    assert (drafted.a.person, drafted.b.person, drafted.state) == (claire, violette, IntroductionState.DRAFT)
    assert said(room) == "The introduction is drafted. Nobody has been asked yet."
    assert lines(room.place.luck.list) == ["The introduction is drafted. Nobody has been asked yet."]
    with room.qtbot.waitSignal(room.place.introduction_requested) as asked:
        room.press(Qt.Key.Key_Return)
    assert asked.args == [drafted.id]
    room.place.notice.focus_action()
    room.press(Qt.Key.Key_Return)
    assert everything(vault) == before
    assert len(lines(room.place.luck.list)) == 3


def test_an_idea_is_put_off_and_can_be_brought_back(vault: Vault, open_room: Open) -> None:
    two_who_should_meet(vault)
    room = open_room()
    before = everything(vault)
    room.keys("s")
    assert [button.hint.key for button in room.place.luck.list.cards[0].hints.buttons] == ["1", "2", "3", "Esc"]
    room.press(Qt.Key.Key_Escape)
    assert [button.hint.key for button in room.place.luck.list.cards[0].hints.buttons] == ["I", "S", "L"]
    assert everything(vault) == before
    room.keys("s2")
    assert (heads(room.place.luck.list), said(room)) == ([], "Put off.")
    room.place.notice.focus_action()
    room.press(Qt.Key.Key_Return)
    assert everything(vault) == before
    assert heads(room.place.luck.list) == ["Claire and Violette"]


def test_a_tie_is_put_off_and_the_next_one_keeps_its_own_keys(vault: Vault, open_room: Open) -> None:
    weak, hub, old = people(vault, "Weak", "Hub", "Old")
    knows(vault, (weak, hub))
    spoke(vault, hub)
    Interactions(vault).log(on="2020-01-01", people=[old])
    room = open_room()
    assert heads(room.place.luck.list) == ["Weak", "Old"]
    room.keys("s")
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Up)
    assert room.place.luck.list.cards[0].hints.question == "", "whoever goes on did not mean it"
    before = everything(vault)
    room.keys("s1")
    assert heads(room.place.luck.list) == ["Old"]
    room.undo()
    assert (everything(vault), heads(room.place.luck.list)) == (before, ["Weak", "Old"])


def test_an_idea_that_is_left_is_gone_and_can_be_brought_back(vault: Vault, open_room: Open) -> None:
    two_who_should_meet(vault)
    room = open_room()
    room.keys("l")
    assert (heads(room.place.luck.list), Introductions(vault).all()) == ([], [])
    room.undo()
    assert heads(room.place.luck.list) == ["Claire and Violette"]
