"""Five cards on Monday, each dealt with in two keys at most; then that is all."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.favours import Favours, FavourState
from models.follow_ups import FollowUps, FollowUpState
from models.interactions import Interactions
from models.people import People, Tie
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.ui.places.keys import keyboard, press, type_text
from tests.ui.places.today.conftest import MONDAY, Open
from ui.widgets import PlainLabel, key_words

Person = dict[str, int]
THATS_ALL = "That’s all. Have a good week."


def test_the_day_has_its_name_its_cards_and_its_end(monday: Person, open_room: Open) -> None:
    room = open_room()
    view = room.place.day_view
    assert view.title.text() == "Monday 16 March"
    assert view.sentence.text() == "Five gestures this week, then that is all."
    assert room.names == MONDAY
    assert view.end.isVisible() and view.end.text() == THATS_ALL
    assert room.chosen.headline.name == "Sam Dubois"
    assert [card.hints.isVisible() for card in room.cards] == [True, False, False, False, False]


def test_five_cards_are_cleared_in_at_most_two_keys_each(monday: Person, vault: Vault, open_room: Open) -> None:
    room = open_room()
    for keys, left in (("d", 4), ("s1", 3), ("l", 2), ("d", 1), ("s3", 0)):
        assert len(keys) <= 2
        room.keys(keys)
        assert len(room.cards) == left
    assert room.place.day_view.still == THATS_ALL
    assert room.said == [
        "Done: Sam Dubois",
        "Back in a week: Inès Caron",
        "Let go: Niamh Byrne",
        "Done: Paul Ferrand",
        "Back in a season: Claire Dubosc",
    ]
    assert [favour.state for favour in Favours(vault).all()] == [FavourState.GIVEN, FavourState.RECEIVED]
    assert [step.state for step in FollowUps(vault).all()] == [FollowUpState.DONE]
    assert keyboard().accessibleName() == THATS_ALL, "a screen reader says it"


def test_after_the_last_one_the_day_stays_over(monday: Person, vault: Vault, open_room: Open) -> None:
    late = people(vault, *(f"Somebody {number}" for number in range(20)))
    for person in late:
        Favours(vault).promise(to=[person], text="Something", due="2026-03-01")
    room = open_room()
    assert len(room.cards) == 5
    for left in (4, 3, 2, 1, 0):
        room.keys("d")
        assert len(room.cards) == left, "nothing moves up"
    room.place.hide()
    again = open_room()
    assert again.cards == []
    assert again.place.day_view.still == THATS_ALL


def test_another_day_is_drawn_anew(monday: Person, vault: Vault, open_room: Open) -> None:
    for person in people(vault, *(f"Somebody {number}" for number in range(20))):
        Favours(vault).promise(to=[person], text="Something", due="2026-03-01")
    room = open_room()
    room.keys("ddddd")
    assert room.cards == []
    room.clock.day = room.clock.day.replace(day=17)
    room.place._timer.timeout.emit()  # half a minute goes by
    room.settle()
    assert room.place.day_view.title.text() == "Tuesday 17 March"
    assert len(room.cards) == 5
    assert room.place.day_view.sentence.text() == "Five gestures today, then that is all."


def test_arrows_choose_and_a_key_acts_on_the_chosen_one(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    assert room.chosen.headline.name == "Niamh Byrne"
    room.press(Qt.Key.Key_Up)
    room.keys("d")
    assert room.names == [name for name in MONDAY if name != "Inès Caron"]
    assert room.chosen.headline.name == "Niamh Byrne", "the next one is chosen"
    room.press(Qt.Key.Key_End)
    assert room.chosen.headline.name == "Claire Dubosc"
    room.keys("d")
    assert room.chosen.headline.name == "Paul Ferrand", "or the one before, where there is no next"
    room.press(Qt.Key.Key_Home)
    room.press(Qt.Key.Key_Up)
    assert room.chosen.headline.name == "Sam Dubois"


def test_keys_that_come_fast_reach_each_its_own_card(monday: Person, vault: Vault, open_room: Open) -> None:
    room = open_room()
    for _ in range(3):
        type_text("d")  # without waiting for the vault
    assert room.names == MONDAY[3:]
    room.settle()
    assert room.names == MONDAY[3:]
    assert room.said == [f"Done: {name}" for name in MONDAY[:3]]


def test_a_card_that_left_does_not_come_back_while_the_vault_is_busy(
    monday: Person, open_room: Open, qtbot: QtBot
) -> None:
    room = open_room()
    free = threading.Event()
    room.jobs.write(room.place, lambda _vault, _job: free.wait(20))
    type_text("d")
    room.place.set_budget(5)  # has it looked at again, before anything was written
    qtbot.waitUntil(lambda: room.jobs.pending == 2)
    assert room.names == MONDAY[1:]
    free.set()
    room.settle()
    assert room.names == MONDAY[1:]


def test_a_held_key_deals_with_one_card_only(monday: Person, open_room: Open) -> None:
    room = open_room()
    type_text("d")
    held = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_D), Qt.KeyboardModifier.NoModifier, "d", True, 2)
    QApplication.sendEvent(keyboard(), held)
    room.settle()
    assert len(room.cards) == 4


def test_undo_brings_a_card_back_where_it_was(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("dd")
    assert room.names == ["Sam Dubois", "Paul Ferrand", "Claire Dubosc"]
    room.undo()
    assert room.names == ["Sam Dubois", "Niamh Byrne", "Paul Ferrand", "Claire Dubosc"]
    assert room.chosen.headline.name == "Niamh Byrne", "one looks at what came back"
    room.undo()
    assert room.names == MONDAY
    room.keys("ddddd")
    assert room.place.day_view.still == THATS_ALL
    room.undo()
    assert len(room.cards) == 1
    assert room.place.day_view.still == ""


@pytest.mark.parametrize("after", ["d", "l", "s1", "s2", "s3"])
def test_what_the_window_offers_to_undo_is_that_very_change(
    monday: Person, vault: Vault, open_room: Open, after: str
) -> None:
    room = open_room()
    room.keys(after)
    people(vault, "Somebody else")
    vault.undo(room.changes[-1])
    assert "Somebody else" in [row.name for row in People(vault).named("Somebody else")]
    assert Favours(vault).all()[0].state is FavourState.PROMISED


def test_escape_takes_later_back(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("s")
    assert room.chosen.hints.words == "Later: 1 a week, 2 a month, 3 a season, Esc back"
    room.press(Qt.Key.Key_Escape)
    assert room.chosen.hints.words == "W write, D done, S later, L let go"
    room.keys("1")
    assert room.names == MONDAY
    room.keys("s")
    room.press(Qt.Key.Key_Down)
    room.keys("2")
    assert room.names == MONDAY, "the question belongs to the card it was asked of"


@pytest.mark.parametrize(("sign", "said"), [("&", "week"), ("é", "month"), ('"', "season")])
def test_a_french_keyboard_needs_no_shift(monday: Person, open_room: Open, sign: str, said: str) -> None:
    room = open_room()
    room.keys("s")
    room.keys(sign)
    assert room.said == [f"Back in a {said}: Sam Dubois"]


@pytest.mark.parametrize(("key", "state", "said"), [("l", FollowUpState.LET_GO, "Let go"), ("p", None, "Slower")])
def test_a_third_time_asks_on_the_card(
    vault: Vault, open_room: Open, key: str, state: FollowUpState | None, said: str
) -> None:
    (paul,) = people(vault, "Paul Ferrand")
    id = FollowUps(vault).add("Rappeler", [paul], "2026-03-16", recurrence="P1M")
    FollowUps(vault).change(id, snooze_count=2)
    room = open_room()
    room.keys("s")
    assert room.chosen.hints.question == "Let it go, or slower?"
    assert "1" not in room.chosen.hints.words
    room.keys(key)
    assert room.said[0].startswith(said)
    assert room.cards == []
    step = FollowUps(vault).get(id)
    if state is not None:
        assert step.state is state
    else:
        assert (step.recurrence, step.snooze_count) == ("P2M", 0)


def test_enter_opens_whom_it_is_about(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    QTest.mouseDClick(room.cards[0], Qt.MouseButton.LeftButton)
    assert room.went == [(monday["Inès Caron"],), (monday["Sam Dubois"],)]


def test_the_mouse_does_what_the_keys_do(monday: Person, open_room: Open) -> None:
    room = open_room()
    QTest.mouseClick(room.cards[1], Qt.MouseButton.LeftButton)
    assert room.chosen.headline.name == "Inès Caron"
    later = room.chosen.hints.buttons[2]
    assert later.accessibleName() == "later"
    QTest.mouseClick(later, Qt.MouseButton.LeftButton)
    QTest.mouseClick(room.chosen.hints.buttons[1], Qt.MouseButton.LeftButton)
    room.settle()
    assert room.said == ["Back in a month: Inès Caron"]
    assert room.chosen.headline.name == "Niamh Byrne"


def test_tab_goes_from_a_card_to_its_keys_and_to_the_next(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("d")
    room.undo()  # the first card is the youngest widget now
    walk = []
    for _ in range(6):
        walk.append(keyboard().accessibleName().partition(":")[0])
        press(Qt.Key.Key_Tab)
    assert walk == ["Sam Dubois", "write", "done", "later", "let go", "Inès Caron"]


def test_what_was_done_elsewhere_leaves_and_what_is_new_does_not_flood_in(
    monday: Person, vault: Vault, open_room: Open
) -> None:
    room = open_room()
    (new,) = people(vault, "Zoé Lambert")
    room.write(lambda other: Favours(other).promise(to=[new], text="Urgent", due="2026-03-16"))
    assert room.names == MONDAY
    room.write(lambda other: Interactions(other).log(on="2026-03-16", people=[monday["Claire Dubosc"]]))
    assert room.names == MONDAY[:4], "they spoke, so nothing is waiting"


def test_where_there_is_room_something_new_joins_at_the_end(vault: Vault, open_room: Open) -> None:
    paul, zoe = people(vault, "Paul Ferrand", "Zoé Lambert")
    FollowUps(vault).add("Rappeler", [paul], "2026-03-16")
    room = open_room()
    assert room.names == ["Paul Ferrand"]
    assert room.place.day_view.sentence.text() == "One gesture this week, then that is all."
    room.write(lambda other: Favours(other).promise(to=[zoe], text="Urgent", due="2026-03-16"))
    assert room.names == ["Paul Ferrand", "Zoé Lambert"]


def test_the_budget_takes_effect_at_once(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.place.set_budget(3)
    room.settle()
    assert room.names == MONDAY[:3]
    room.keys("d")
    assert len(room.cards) == 2
    room.place.set_budget(5)
    room.settle()
    assert len(room.cards) == 4


def test_a_refusal_brings_the_card_back(monday: Person, vault: Vault, open_room: Open) -> None:
    room = open_room()
    favour = Favours(vault).all()[0].id
    Favours(vault).done(favour)  # by another program, which is not heard of yet
    room.keys("d")
    assert room.said and not room.said[0].startswith("Done")
    assert room.names == MONDAY[1:]


# What is not there


def test_nobody_yet_leads_to_people(open_room: Open, qtbot: object) -> None:
    room = open_room()
    asked: list[bool] = []
    room.place.people_requested.connect(lambda: asked.append(True))
    assert room.place.day_view.still == "Nobody is here yet."
    assert keyboard().accessibleName() == "Go to people"
    room.press(Qt.Key.Key_Return)
    assert asked == [True]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nothing waits for you today."), ("fr", "Rien ne t’attend aujourd’hui.")]
)
def test_nothing_today_blames_nobody(vault: Vault, open_room: Open, language: str, said: str) -> None:
    people(vault, "Léa Martin")
    set_language(language)
    room = open_room()
    assert room.place.day_view.still == said
    assert not room.place.day_view.end.isVisible()
    words = " ".join(label.text() for label in room.place.day_view.findChildren(PlainLabel) if label.isVisible())
    assert key_words("Ctrl+Space") in words, "what to do is said"


def test_four_hundred_that_are_overdue_show_five(vault: Vault, open_room: Open) -> None:
    with vault.change("Add a person"):
        for number in range(400):
            person = People(vault).add(f"Somebody {number}", tie=Tie(cadence_days=7))
            Interactions(vault).log(on="2025-01-01", people=[person])
            if number % 2:
                Favours(vault).promise(to=[person], text="Something", due="2025-06-01")
    room = open_room()
    assert len(room.cards) == 5
    shown = " ".join(card.accessibleName() for card in room.cards)
    assert "400" not in shown and "395" not in shown and "200" not in shown


# Where one left


def test_one_comes_back_to_the_card_one_was_at(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_End)
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    assert open_room(state=state).chosen.headline.name == "Claire Dubosc"


@pytest.mark.parametrize("state", ["", "[]", "{}", '{"letters": [], "step": 3, "chosen": 1}', "[" * 100_000])
def test_a_state_that_cannot_be_read_is_a_fresh_one(monday: Person, open_room: Open, state: str) -> None:
    room = open_room(state=state)
    assert room.chosen.headline.name == "Sam Dubois"
