"""The place of the network, by keyboard alone, over a real vault."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from models.decisions import Decisions
from models.experiences import Needs, Offers
from models.forgetting import forget
from models.interactions import Interactions
from models.introductions import Introductions, IntroductionState
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.models.network.net import knows, spoke
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.network.conftest import Open, ring_of_four
from tests.ui.places.rooms import Room
from ui.places.entries import EntryList
from ui.places.network import NetworkPlace
from ui.places.network.state import Section


def heads(entries: EntryList) -> list[str]:
    return [card.entry.head for card in entries.cards]


def lines(entries: EntryList) -> list[str]:
    return [text for card in entries.cards for text, _ in card.entry.lines]


def said(room: Room[NetworkPlace]) -> str:
    return room.place.notice.words


def samira_leads_to_xavier(vault: Vault) -> tuple[int, int]:
    samira, xavier = people(vault, "Samira", "Xavier")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    return samira, xavier


def choose_the_way_to_xavier(room: Room[NetworkPlace]) -> None:
    room.keys("2")
    room.keys("Xavier")
    room.press(Qt.Key.Key_Down)


# Luck


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


def two_who_should_meet(vault: Vault) -> tuple[int, int]:
    claire, violette = people(vault, "Claire", "Violette")
    Needs(vault).add(claire, "Un bureau à Nantes")
    Offers(vault).add(violette, "Un petit bureau")
    return claire, violette


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


# Who leads to…?


def test_from_a_trade_to_a_mail_that_can_be_passed_on(vault: Vault, open_room: Open) -> None:
    email = ContactMethod(kind=ContactKind.EMAIL, value="samira@example.org")
    samira = People(vault).add("Samira", contacts=[email])
    xavier = People(vault).add("Xavier Petit", role="Notaire")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    room = open_room()
    room.keys("2")
    room.keys("notaire")
    assert heads(room.place.paths.ways.list) == ["Samira → Xavier Petit"]
    room.press(Qt.Key.Key_Tab)
    while not room.place.paths.ask.edit.hasFocus():
        room.press(Qt.Key.Key_Tab)
    room.keys("un bail")
    room.press(Qt.Key.Key_Return)
    assert room.place.paths.ways.list.cards[0].hasFocus()
    room.press(Qt.Key.Key_Return)
    letter = room.place.paths.ways.list.cards[0].letter
    assert letter is not None
    assert letter.draft.to == "samira@example.org"
    assert "Xavier Petit" in letter.draft.body and "un bail" in letter.draft.body
    room.keys("c")
    assert "Xavier Petit" in QApplication.clipboard().text()
    assert room.place.paths.ways.list.cards[0].hasFocus()
    with room.qtbot.waitSignal(room.place.person_requested) as asked:
        room.keys("o")
    assert asked.args == [xavier]
    room.press(Qt.Key.Key_Up)
    assert room.place.paths.sought.edit.hasFocus()


def test_the_keys_of_a_letter_are_in_sight_in_a_low_window(vault: Vault, open_room: Open) -> None:
    samira_leads_to_xavier(vault)
    room = open_room()
    room.place.resize(720, 420)
    choose_the_way_to_xavier(room)
    room.press(Qt.Key.Key_Return)
    entries = room.place.paths.ways.list
    letter = entries.cards[0].letter
    assert letter is not None
    shown = letter.hints.rect().translated(letter.hints.mapTo(entries.viewport(), QPoint()))
    assert entries.viewport().rect().contains(shown)


def test_a_digit_in_a_field_is_written_there(vault: Vault, open_room: Open) -> None:
    room = open_room()
    room.keys("2")
    room.keys("Studio 3")
    assert (room.place.section, room.place.paths.asked.sought) == (Section.PATHS, "Studio 3")


def test_where_nobody_leads_it_says_what_to_note(vault: Vault, open_room: Open) -> None:
    people(vault, "Xavier")
    room = open_room()
    room.keys("2")
    assert room.place.paths.ways.currentWidget() is not room.place.paths.ways.nothing
    room.keys("Xavier")
    assert room.place.paths.ways.currentWidget() is room.place.paths.ways.nothing


def test_a_letter_that_is_being_written_outlives_a_change_elsewhere(vault: Vault, open_room: Open) -> None:
    _, xavier = samira_leads_to_xavier(vault)
    room = open_room()
    choose_the_way_to_xavier(room)
    room.press(Qt.Key.Key_Return)
    tab_to(room.place.paths.ways.list.cards[0].letter.body)  # type: ignore[union-attr]
    room.keys("Merci !")
    other = people(vault, "Other")[0]
    knows(vault, (other, xavier))
    spoke(vault, other)
    room.jobs.write(room.place, _touch)
    room.settle()
    letter = room.place.paths.ways.list.cards[0].letter
    assert letter is not None and letter.draft.body.endswith("Merci !")
    room.press(Qt.Key.Key_Escape)
    assert sorted(heads(room.place.paths.ways.list)) == ["Other → Xavier", "Samira → Xavier"]


def _touch(vault: Vault, _job: object) -> None:
    People(vault).add("Somebody")


def test_a_way_leads_to_the_form_of_a_wish(vault: Vault, open_room: Open) -> None:
    samira, xavier = samira_leads_to_xavier(vault)
    room = open_room()
    room.place.paths.ask.edit.setText("Un bail")
    choose_the_way_to_xavier(room)
    with room.qtbot.waitSignal(room.place.wish_requested) as asked:
        room.keys("i")
    assert asked.args == [(samira, "Samira"), (xavier, "Xavier"), "Un bail"]


def test_nobody_is_asked_for_an_introduction_to_somebody_i_know(vault: Vault, open_room: Open) -> None:
    spoke(vault, people(vault, "Xavier")[0])
    room = open_room()
    choose_the_way_to_xavier(room)
    assert [button.hint.key for button in room.place.paths.ways.list.cards[0].hints.buttons] == ["Return", "O"]


# Worlds


def test_a_world_that_hangs_on_one_is_told_by_name_and_leads_to_their_page(vault: Vault, open_room: Open) -> None:
    samira = People(vault).add("Samira", worlds=["Farming", "Design"])
    spoke(vault, samira)
    for name, world in (("Odile", "Farming"), ("Ben", "Design")):
        People(vault).add(name, worlds=[world])
    room = open_room()
    room.keys("3")
    assert heads(room.place.worlds.list) == ["Design", "Farming", "Design and Farming"]
    told = lines(room.place.worlds.list)
    assert "Everything you know of “Farming” hangs on Samira." in told
    assert "Only Samira stands between them." in told
    with room.qtbot.waitSignal(room.place.person_requested) as asked:
        room.press(Qt.Key.Key_Return)
    assert asked.args == [samira]


# All four


def test_nobody_yet_is_said_everywhere(open_room: Open) -> None:
    room = open_room()
    assert room.place.luck.nothing.isVisible()
    room.keys("3")
    assert room.place.worlds.nothing.isVisible()
    room.keys("4")
    assert room.place.picture.nothing.isVisible()
    room.press(Qt.Key.Key_Left)
    assert room.place.section is Section.WORLDS


def test_nothing_is_counted_anywhere(vault: Vault, open_room: Open) -> None:
    for number, world in enumerate(("Farming", "Design", "Wine")):
        for name in "ABCDEFG"[: 2 * number + 1]:
            spoke(vault, People(vault).add(f"{name} {world}", worlds=[world, "Town"]))
    room = open_room()
    for key, entries in (("1", room.place.luck.list), ("3", room.place.worlds.list)):
        room.keys(key)
        assert not [text for text in (*heads(entries), *lines(entries)) if any(map(str.isdigit, text))]
    room.keys("4")
    assert not any(map(str.isdigit, room.place.picture.about.text()))


# Coming back


def test_where_one_was_and_what_was_typed_comes_back_after_a_lock(vault: Vault, open_room: Open) -> None:
    ids = ring_of_four(vault)
    room = open_room()
    room.keys("2")
    room.keys("Cléo")
    room.keys("")
    room.place.show_section(Section.PICTURE)
    room.settle()
    room.place.picture.view.choose(ids["Dov"])
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    assert again.place.section is Section.PICTURE
    assert again.place.picture.view.person is not None
    assert again.place.picture.view.person.name == "Dov"
    assert again.place.paths.asked.sought == "Cléo"


def test_words_half_written_to_a_tie_come_back_after_a_lock(vault: Vault, open_room: Open) -> None:
    weak, hub, old = people(vault, "Weak", "Hub", "Old")
    knows(vault, (weak, hub))
    spoke(vault, hub)
    Interactions(vault).log(on="2020-01-01", people=[old])
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("w")
    tab_to(room.place.luck.list.cards[1].letter.body)  # type: ignore[union-attr]
    room.keys("Dix ans !")
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    letter = again.place.luck.list.cards[1].letter
    assert letter is not None and letter.draft.body.endswith("Dix ans !")
    again.press(Qt.Key.Key_Escape)
    assert again.place.luck.list.cards[1].letter is None
    again.keys("w")
    letter = again.place.luck.list.cards[1].letter
    assert letter is not None and letter.draft.body.endswith("Dix ans !"), "Escape puts it away and loses nothing"


def test_words_half_written_along_a_way_come_back_after_a_lock(vault: Vault, open_room: Open) -> None:
    samira_leads_to_xavier(vault)
    room = open_room()
    choose_the_way_to_xavier(room)
    room.press(Qt.Key.Key_Return)
    tab_to(room.place.paths.ways.list.cards[0].letter.body)  # type: ignore[union-attr]
    with room.qtbot.waitSignal(room.place.draft_changed, timeout=10_000):
        room.keys("Merci !")
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    letter = again.place.paths.ways.list.cards[0].letter
    assert letter is not None and letter.draft.body.endswith("Merci !")
    assert again.place.state() == was


def test_words_to_somebody_who_is_no_tie_any_more_are_let_go(vault: Vault, open_room: Open) -> None:
    (old,) = people(vault, "Old")
    Interactions(vault).log(on="2020-01-01", people=[old])
    room = open_room()
    room.keys("w")
    tab_to(room.place.luck.list.cards[0].letter.body)  # type: ignore[union-attr]
    room.keys("Dix ans !")
    was = room.place.state()
    spoke(vault, old)
    again = open_room()
    again.place.restore(was)
    again.settle()
    assert heads(again.place.luck.list) == [] and "Dix ans" not in again.place.state()


def test_what_is_half_written_goes_with_whoever_is_forgotten(vault: Vault, open_room: Open) -> None:
    (old,) = people(vault, "Old Friend")
    Interactions(vault).log(on="2020-01-01", people=[old])
    room = open_room()
    room.keys("w")
    tab_to(room.place.luck.list.cards[0].letter.body)  # type: ignore[union-attr]
    room.keys("Dix ans !")
    vault.keep_ui_state("view", room.place.state())
    forget(vault, old)
    assert vault.ui_state("view") is None or "Dix ans" not in str(vault.ui_state("view"))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"drafts": [], "open": 3}',
        '{"drafts": {"way 1": 2}, "open": "way 1"}',
        '{"section": 3, "person": "x", "sought": []}',
        "{" * 2000,
    ],
)
def test_a_state_that_makes_no_sense_is_passed_over(open_room: Open, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.section is Section.LUCK


def test_it_speaks_french(vault: Vault, open_room: Open) -> None:
    samira = People(vault).add("Samira", worlds=["Agriculture"])
    spoke(vault, samira)
    set_language("fr")
    room = open_room()
    room.keys("3")
    assert "Tout ce que tu sais de «\N{NO-BREAK SPACE}Agriculture\N{NO-BREAK SPACE}» tient à Samira." in lines(
        room.place.worlds.list
    )
