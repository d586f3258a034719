"""The steps around keys and introductions: what will happen stands there before, and what came of it afterwards."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.clock import FixedClock
from models.handing import Level, PeerState
from models.introductions import Introductions
from models.people import People
from models.vault import NewVault, Vault
from sync.postbox import Postbox
from tests.fixtures import TODAY
from tests.ui.answering import Answering, name
from tests.ui.places.handing.test_handing_place import Open, opening, shown, strike
from tests.ui.places.rooms import Room, reopened
from ui.places.handing import HandingPlace
from ui.places.handing.forms import FieldsForm, Preview
from ui.places.handing.sentences import Act
from ui.places.handing.steps import KeysForm, ToldForm, WordForm


def keep(room: Room[HandingPlace], hand: Answering, file: Path) -> bytes:
    """Save what the preview shows; its bytes."""
    assert isinstance(room.place.form, Preview)
    hand.then(name(file))
    room.press(Qt.Key.Key_Return)
    room.place.activateWindow()  # no desktop is there to give the keyboard back after its dialog
    room.place.setFocus()
    room.settle()
    return file.read_bytes()


def me_at(ben: Vault) -> int:
    return next(peer.person for peer in Postbox(ben).peers() if peer.name == "Ana Prado")


@pytest.fixture
def hand(answers: Callable[..., Answering]) -> Answering:
    """Somebody who names files in dialogs."""
    return answers()


@pytest.fixture
def cleo(new_vault: NewVault, ben: Vault, tmp_path: Path) -> Iterator[Vault]:
    """Whom Ben knows as well, at her own notebook."""
    folder = Path(shutil.copytree(new_vault.folder, tmp_path / "cleo.whispeer"))
    with Vault(folder, new_vault.key, FixedClock(TODAY)) as opened:
        Postbox(opened).set_fields({"name": "Cleo Varga", "email": "cleo@cleo.example.org"})
        Postbox(ben).pair(Postbox(opened).identity().data)
        Postbox(opened).pair(Postbox(ben).identity().data)
        yield opened


@pytest.fixture
def asked(vault: Vault, ben: Vault, cleo: Vault, paired: int) -> int:
    """The number of Ben's introduction of me and of Cleo."""
    me, other = me_at(ben), People(ben).named("Cleo Varga")[0].id
    return Introductions(ben).propose(me, other, "prints", "binds books", teaser_a="Someone who binds books")


def said_yes(room: Room[HandingPlace], ben: Vault, asked: int, hand: Answering, tmp: Path) -> None:
    hand.then(name(tmp / "ask.age"))
    opening(room, tmp / "ask.age", Postbox(ben).ask(asked, me_at(ben), ["email"]).data)
    room.keys("y")
    assert isinstance(room.place.form, FieldsForm)
    strike(room, "\n")
    Postbox(ben).receive(keep(room, hand, tmp / "yes.age"))


# My keys


def test_new_keys_are_taken_with_the_sentence_first_and_the_notice_is_there_again(
    vault: Vault, ben: Vault, paired: int, open_room: Open, hand: Answering, tmp_path: Path
) -> None:
    Postbox(ben).compared(me_at(ben))
    room = open_room()
    old = Postbox(vault).me().key
    strike(room, "3n")
    form = room.place.form
    assert isinstance(form, KeysForm)
    told = shown(form)
    assert "From now on you sign with new keys" in told and "Ben Okafor" in told
    room.press(Qt.Key.Key_Escape)
    assert Postbox(vault).me().key == old
    strike(room, "n\n")
    mine = Postbox(vault).me()
    assert mine.key != old
    assert "Hand the same file to each who has your keys: Ben Okafor." in shown(room.place.form)
    room.press(Qt.Key.Key_Escape)  # lost on the way
    room.keys("m")
    item = Postbox(ben).receive(keep(room, hand, tmp_path / "notice.age")).item
    assert (item.kind, item.sender) == ("rotate", "Ana Prado")
    (peer,) = Postbox(ben).peers()
    assert (peer.key, peer.level, peer.state) == (mine.key, Level.MET, PeerState.TRUSTED)


def test_keys_are_given_up_only_after_what_that_means_was_read(
    vault: Vault, ben: Vault, paired: int, open_room: Open, hand: Answering, tmp_path: Path
) -> None:
    room = open_room()
    old = Postbox(vault).me().key
    strike(room, "3v")
    assert "This cannot be taken back." in shown(room.place.form)
    room.press(Qt.Key.Key_Return)
    Postbox(ben).receive(keep(room, hand, tmp_path / "notice.age"))
    assert Postbox(ben).peers()[0].state == PeerState.REVOKED
    assert Postbox(vault).me().key != old


def test_nobody_is_asked_to_hand_out_a_notice_that_nobody_needs(vault: Vault, open_room: Open) -> None:
    Postbox(vault).set_fields({"name": "Ana Prado"})
    room = open_room()
    strike(room, "3")
    assert Act.NOTICE not in room.place.board.acts
    room.keys("n")
    assert "nobody has to be told" in shown(room.place.form)


# Theirs


def test_another_key_than_before_is_said_kindly_and_compared_before_it_is_taken(
    vault: Vault, ben: Vault, paired: int, open_room: Open, hand: Answering, tmp_path: Path
) -> None:
    Postbox(vault).compared(paired)
    Postbox(ben).revoke()  # a new computer; he forgot to say so
    fresh = Postbox(ben).identity().data
    room = open_room()
    hand.then(name(tmp_path / "again.age"))
    opening(room, tmp_path / "again.age", fresh)
    told = shown(room.place.board.page)
    assert " ".join(Postbox(ben).me().words) in told
    assert "another key than before" in told
    room.keys("2")
    told = shown(room.place.board.page)
    assert "another key than before" in told and "it is their key" not in told
    assert "Call Ben Okafor, and ask for their eight words." in told
    assert "Nothing is sealed for Ben Okafor" in told
    assert room.place.board.acts == []
    strike(room, "1a12")
    told = shown(room.place.board.page)
    assert "introduced" in told and "it is their key" not in told
    room.keys("c")
    assert Postbox(vault).peers()[0].level == Level.MET
    assert "it is their key." in shown(room.place.board.page)


def test_a_key_that_was_taken_back_is_written_to_no_more(
    vault: Vault, ben: Vault, paired: int, open_room: Open, hand: Answering, tmp_path: Path
) -> None:
    room = open_room()
    hand.then(name(tmp_path / "revoke.age"))
    opening(room, tmp_path / "revoke.age", Postbox(ben).revoke().data)
    assert "Ask them for new keys in another way" in shown(room.place.board.page)
    room.keys("d")
    assert Postbox(vault).inbox() == []
    room.keys("2")
    assert "key taken back" in shown(room.place.board.page)
    assert room.place.board.acts == []


def test_new_keys_of_somebody_are_as_sure_as_the_old_ones(
    vault: Vault, ben: Vault, paired: int, open_room: Open, hand: Answering, tmp_path: Path
) -> None:
    Postbox(vault).compared(paired)
    room = open_room()
    hand.then(name(tmp_path / "rotate.age"))
    opening(room, tmp_path / "rotate.age", Postbox(ben).rotate().data)
    assert "as sure as before" in shown(room.place.board.page)
    strike(room, "d2")
    assert "it is their key" in shown(room.place.board.page)
    assert " ".join(Postbox(ben).me().words) in shown(room.place.board.page)


# A no, and not now


@pytest.mark.parametrize(("key", "state"), [("x", "no"), ("l", "later")])
def test_a_word_goes_with_a_no_and_outlives_a_lock(
    vault: Vault, ben: Vault, asked: int, open_room: Open, hand: Answering, tmp_path: Path, key: str, state: str
) -> None:
    room = open_room()
    hand.then(name(tmp_path / "ask.age"))
    opening(room, tmp_path / "ask.age", Postbox(ben).ask(asked, me_at(ben)).data)
    room.keys(key)
    room.keys("Too much work until May")
    again = reopened(room, open_room)
    form = again.place.form
    assert isinstance(form, WordForm)
    assert again.place.state() == room.place.state()
    form.begin()
    again.press(Qt.Key.Key_Return)
    assert "Too much work until May" in shown(again.place.form)
    Postbox(ben).receive(keep(again, hand, tmp_path / "answer.age"))
    mine = Introductions(ben).get(asked).a
    assert (mine.state, mine.note) == (state, "Too much work until May")


def test_no_word_is_needed(
    vault: Vault, ben: Vault, asked: int, open_room: Open, hand: Answering, tmp_path: Path
) -> None:
    room = open_room()
    hand.then(name(tmp_path / "ask.age"))
    opening(room, tmp_path / "ask.age", Postbox(ben).ask(asked, me_at(ben)).data)
    strike(room, "x\n")
    Postbox(ben).receive(keep(room, hand, tmp_path / "answer.age"))
    mine = Introductions(ben).get(asked).a
    assert (mine.state, mine.note) == ("no", "")


# What I agreed to


def test_a_yes_is_taken_back_as_long_as_nothing_was_handed_on(
    vault: Vault, ben: Vault, asked: int, open_room: Open, hand: Answering, tmp_path: Path
) -> None:
    room = open_room()
    said_yes(room, ben, asked, hand, tmp_path)
    strike(room, "4")
    assert room.place.board.list.rows.rowCount() == 1
    room.keys("b")
    assert "As long as nothing was handed on, that ends it." in shown(room.place.form)
    room.press(Qt.Key.Key_Escape)
    assert Introductions(ben).get(asked).a.state == "yes"
    room.keys("b")
    Postbox(ben).receive(keep(room, hand, tmp_path / "back.age"))
    assert Introductions(ben).get(asked).a.state == "withdrawn"
    assert room.place.board.list.rows.rowCount() == 0


def test_after_a_share_one_greets_and_tells_what_came_of_it(
    vault: Vault,
    ben: Vault,
    cleo: Vault,
    asked: int,
    open_room: Open,
    hand: Answering,
    tmp_path: Path,
) -> None:
    room = open_room()
    said_yes(room, ben, asked, hand, tmp_path)
    cleos = People(ben).named("Cleo Varga")[0].id
    ask = Postbox(cleo).receive(Postbox(ben).ask(asked, cleos).data).item.id
    Postbox(ben).receive(Postbox(cleo).answer(ask, "yes").data)
    hand.then(name(tmp_path / "share.age"))
    opening(room, tmp_path / "share.age", Postbox(ben).share(asked, me_at(ben)).data)
    strike(room, "a4")
    assert "What would change here" not in shown(room.place.board.page)
    room.keys("g")
    assert "Cleo Varga’s program lays it beside what they were told." in shown(room.place.form)
    keep(room, hand, tmp_path / "hello.age")
    room.keys("t")
    form = room.place.form
    assert isinstance(form, ToldForm)
    room.press(Qt.Key.Key_Return)
    assert "Write a line about it first." in shown(form)
    room.keys("We print together")
    again = reopened(room, open_room)
    form = again.place.form
    assert isinstance(form, ToldForm)
    form.setFocus()
    form.begin()
    again.press(Qt.Key.Key_Return)
    item = Postbox(ben).receive(keep(again, hand, tmp_path / "told.age")).item
    assert (item.kind, item.about) == ("outcome", "We print together")
