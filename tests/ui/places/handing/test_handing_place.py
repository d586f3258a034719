"""The place of cards over real vaults and real sealed messages: what leaves, what came, and nothing by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.access_sheet import as_text, read_access_sheet
from models.handing import Level, MyCard
from models.introductions import Introductions
from models.people import People
from models.vault import Vault
from sync.postbox import Postbox
from tests.builders import everything
from tests.ui.answering import Answering, change_mind, name
from tests.ui.places.handing.desks import MINE, shown
from tests.ui.places.rooms import Room, reopened
from ui.places.handing import HandingPlace
from ui.places.handing.drafts import Form, HandingDraft
from ui.places.handing.forms import CardForm, FieldsForm, Preview
from ui.places.handing.missing import HandingMissing

Open = Callable[[], Room[HandingPlace]]


def strike(room: Room[HandingPlace], keys: str) -> None:
    for key in keys:
        if key == "\n":
            room.press(Qt.Key.Key_Return)
        elif key == " ":
            room.press(Qt.Key.Key_Space)
        else:
            room.keys(key)


def opening(room: Room[HandingPlace], file: Path, data: bytes) -> None:
    """Open a file that holds this; somebody names it in the dialog."""
    file.write_bytes(data)
    room.press(Qt.Key.Key_O)
    room.place.activateWindow()  # no desktop is there to give the keyboard back after its dialog
    room.place.setFocus()
    room.settle()


# What leaves


def test_exactly_what_was_chosen_leaves_and_nothing_private_is_chosen_beforehand(
    vault: Vault, ben: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    strike(room, "2h")
    form = room.place.form
    assert isinstance(form, FieldsForm)
    assert form.picked == ("name",)
    assert list(form.boxes) == ["name", "email", "phone", "role"]
    assert form.keep_button.text() == "See what leaves"
    assert "See what leaves" not in shown(form), "it stands on the button, once"
    form.boxes["role"].setFocus()
    strike(room, " \n")
    preview = room.place.form
    assert isinstance(preview, Preview)
    told = shown(preview)
    assert "Ana Prado" in told and "Printer" in told
    assert MINE["email"] not in told and MINE["phone"] not in told
    assert f"{len(preview.sealed.data)} bytes" in told
    assert "only Ben Okafor can open it" in told
    file = tmp_path / "card.introcard.age"
    answers(name(file))
    room.press(Qt.Key.Key_Return)
    assert file.read_bytes() == preview.sealed.data
    assert file.stat().st_mode & 0o077 == 0
    assert room.place.form is None
    letter = Postbox(ben).letter(Postbox(ben).receive(file.read_bytes()).item.id)
    assert letter.card == {"name": "Ana Prado", "role": "Printer"}


def test_nothing_is_written_where_one_changes_ones_mind(
    vault: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    cleo = People(vault).add("Cleo Varga")
    introduction = Introductions(vault).propose(paired, cleo, "prints", "binds books")
    room = open_room()
    before = everything(vault), vault.history(), vault.rows("SELECT * FROM outbox")
    strike(room, "2h\n")
    preview = room.place.form
    assert isinstance(preview, Preview)
    answers(change_mind)
    room.press(Qt.Key.Key_Return)  # and in the dialog, too
    assert room.place.form is preview
    QTest.keyClick(preview, Qt.Key.Key_Escape)  # no desktop is there to give the keyboard back after a dialog
    room.settle()
    assert room.place.form is None
    room.place.seal(introduction, paired, "ask")
    room.settle()
    assert isinstance(room.place.form, Preview)
    QTest.keyClick(room.place.form, Qt.Key.Key_Escape)
    assert list(tmp_path.glob("*.age")) == []
    assert (everything(vault), vault.history(), vault.rows("SELECT * FROM outbox")) == before
    assert "Was written to them" not in as_text(read_access_sheet(vault, paired)).decode()


def test_what_could_not_be_saved_is_saved_elsewhere_and_noted_once(
    vault: Vault, ben: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    strike(room, "2h\n")
    preview = room.place.form
    assert isinstance(preview, Preview)
    file, stands = tmp_path / "card.introcard.age", tmp_path / "stands.introcard.age"
    stands.write_bytes(b"mine")
    answers(name(stands), name(file))
    room.press(Qt.Key.Key_Return)
    assert room.place.form is preview
    assert "already" in shown(preview)
    QTest.keyClick(preview.keep_button, Qt.Key.Key_Return)
    room.settle()
    assert stands.read_bytes() == b"mine"
    assert file.read_bytes() == preview.sealed.data
    assert len(vault.rows("SELECT * FROM outbox")) == 1


def test_my_card_is_filled_in_and_an_identity_saved(
    vault: Vault, ben: Vault, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    strike(room, "3i")
    assert "your card has no name yet" in room.place.notice.words
    form = room.place.form
    assert isinstance(form, CardForm)
    room.keys("Ana Prado")
    room.press(Qt.Key.Key_Return)
    assert Postbox(vault).me().name == "Ana Prado"
    room.keys("i")
    file = tmp_path / "me.introcard.age"
    answers(name(file))
    room.press(Qt.Key.Key_Return)
    assert Postbox(ben).pair(file.read_bytes()).name == "Ana Prado"


def test_an_address_that_is_none_is_refused_where_it_stands(vault: Vault, open_room: Open) -> None:
    room = open_room()
    strike(room, "3e")
    form = room.place.form
    assert isinstance(form, CardForm)
    form.lines["email"].setFocus()
    room.keys("nowhere")
    room.press(Qt.Key.Key_Return)
    assert room.place.form is form
    assert "is no e-mail address" in shown(form)


def test_without_a_name_ones_card_comes_first(vault: Vault, ben: Vault, paired: int, open_room: Open) -> None:
    Postbox(vault).set_fields(dict.fromkeys(MINE, ""))
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    lea = People(ben).add("Léa")
    ask = Postbox(ben).ask(Introductions(ben).propose(me, lea, "prints", "binds books"), me)
    Postbox(vault).receive(ask.data)
    for keys in ("y", "2h", "3i"):
        room = open_room()
        strike(room, keys)
        assert isinstance(room.place.form, CardForm)
        assert "your card has no name yet" in room.place.notice.words


# What comes in


def test_a_card_waits_says_what_it_would_change_and_is_kept_when_i_say_so(
    vault: Vault, ben: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    sealed = Postbox(ben).card_for(me, ["name", "email"])
    room = open_room()
    before = everything(vault)
    answers(name(tmp_path / "from_ben.introcard.age"))
    opening(room, tmp_path / "from_ben.introcard.age", sealed.data)
    assert everything(vault) == before  # nothing is added by itself
    told = shown(room.place.board.page)
    assert "Ben Okafor" in told and "introduced" in told
    assert told.count("ben@ben.example.org") == 2  # what it says, and what would be added
    room.keys("a")
    assert [one.value for one in People(vault).get(paired).contacts] == ["ben@ben.example.org"]
    assert Postbox(vault).inbox() == []
    room.undo()
    assert People(vault).get(paired).contacts == ()
    assert "ben@ben.example.org" in shown(room.place.board.page)  # it waits again


def test_what_comes_twice_is_said_to_be_there(
    vault: Vault, ben: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    sealed = Postbox(ben).card_for(me, ["name"])
    room = open_room()
    answers(name(tmp_path / "one.age"), name(tmp_path / "two.age"))
    opening(room, tmp_path / "one.age", sealed.data)
    opening(room, tmp_path / "two.age", sealed.data)
    assert room.place.notice.words == "That was here already."
    assert room.place.board.list.rows.rowCount() == 1


@pytest.mark.parametrize("data", [b"", b"hello", b"age-encryption.org/v1\n", bytes(70_000)])
def test_what_is_no_card_is_refused_in_a_sentence(
    vault: Vault, open_room: Open, answers: Callable[..., Answering], tmp_path: Path, data: bytes
) -> None:
    room = open_room()
    answers(name(tmp_path / "odd.age"))
    opening(room, tmp_path / "odd.age", data)
    assert room.place.notice.words.endswith(".")
    assert Postbox(vault).inbox() == []


def test_a_question_is_answered_with_the_fields_i_choose(
    vault: Vault, ben: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    cleo = People(ben).add("Cleo Varga")
    introduction = Introductions(ben).propose(me, cleo, "prints", "binds books", teaser_a="Someone who binds books")
    room = open_room()
    file = tmp_path / "yes.age"
    answers(name(tmp_path / "ask.age"), name(file))
    opening(room, tmp_path / "ask.age", Postbox(ben).ask(introduction, me, ["email"]).data)
    assert "Someone who binds books" in shown(room.place.board.page)
    assert "Cleo" not in shown(room.place)
    room.keys("y")
    form = room.place.form
    assert isinstance(form, FieldsForm)
    assert form.picked == ("name",)
    assert "asked for" in form.boxes["email"].text()
    form.boxes["role"].setFocus()
    room.press(Qt.Key.Key_Space)
    form.note_line.setFocus()
    room.keys("Gladly, in May")
    room.press(Qt.Key.Key_Return)
    assert isinstance(room.place.form, Preview)
    assert "Gladly, in May" in shown(room.place.form)
    room.press(Qt.Key.Key_Return)
    Postbox(ben).receive(file.read_bytes())
    party = Introductions(ben).get(introduction).party(me)
    assert (party.state, party.note) == ("yes", "Gladly, in May")


def test_what_is_let_go_waits_no_longer(
    vault: Vault, ben: Vault, paired: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    (me,) = [peer.person for peer in Postbox(ben).peers()]
    room = open_room()
    answers(name(tmp_path / "one.age"))
    opening(room, tmp_path / "one.age", Postbox(ben).card_for(me, ["name"]).data)
    room.press(Qt.Key.Key_Delete)
    assert Postbox(vault).inbox() == []
    assert room.place.board.list.rows.rowCount() == 0


def test_words_that_were_compared_make_a_key_sure(vault: Vault, paired: int, open_room: Open) -> None:
    room = open_room()
    room.keys("2")
    assert " ".join(Postbox(vault).peers()[0].words) in shown(room.place.board.page)
    room.keys("c")
    assert Postbox(vault).peers()[0].level == Level.MET


# Half written, and without the libraries


def test_what_is_half_written_comes_back_after_a_lock(vault: Vault, paired: int, open_room: Open) -> None:
    room = open_room()
    strike(room, "2h")
    form = room.place.form
    assert isinstance(form, FieldsForm)
    form.boxes["role"].setChecked(True)
    again = reopened(room, open_room)
    form = again.place.form
    assert isinstance(form, FieldsForm)
    assert form.picked == ("name", "role")


@pytest.mark.parametrize("written", ["", "[]", '{"section": 3, "draft": {"form": "hand", "id": "x", "lines": 4}}'])
def test_a_state_that_makes_no_sense_is_passed_over(open_room: Open, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.form is None


def test_without_the_libraries_it_says_what_to_install(qtbot: QtBot) -> None:
    place = HandingMissing()
    qtbot.addWidget(place)
    place.show()
    assert "whispeer[sync]" in shown(place)


def test_an_ampersand_of_a_field_is_shown_and_chooses_nothing(qtbot: QtBot) -> None:
    form = FieldsForm("", MyCard("", (), {"org": "R&D"}), HandingDraft(Form.HAND, 1))
    qtbot.addWidget(form)
    assert form.boxes["org"].shortcut().isEmpty()
