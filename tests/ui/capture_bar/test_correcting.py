"""Correcting what was understood, by keyboard: the sentence says afterwards what is meant."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from models.favours import FavourWord
from models.interactions import Channel
from models.people import People, Tie
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.ui.capture_bar.conftest import Room
from tests.ui.places.keys import press
from ui.capture_bar.corrections import CHANNEL_WORDS, FAVOUR_LEADS, FAVOUR_NAMES

Open = Callable[..., Room]
DOWN, RIGHT, LEFT = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left
RETURN, F2, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Escape
BACKSPACE, DELETE = Qt.Key.Key_Backspace, Qt.Key.Key_Delete


@pytest.fixture
def crowd(vault: Vault) -> None:
    """Sam, two called Léa, and Paul."""
    people(vault, "Sam Dubois", "Léa Martin", "Paul Renard")
    People(vault).add("Léa Roux", role="Juriste", town="Lille")


def into_chips(room: Room) -> None:
    """Go from the field into the chips; names that are offered are put away first."""
    room.press(*([ESCAPE] if room.offered else []), DOWN)


def at(room: Room, words: str) -> None:
    """Walk to the chip that begins so."""
    into_chips(room)
    for _ in room.bar.chips.chips:
        here = room.bar.chips.at
        if here is not None and room.bar.chips.chips[here].face.words.startswith(words):
            return
        room.press(RIGHT)
    raise AssertionError(f"no chip says {words}: {room.chips}")


def choose(room: Room, words: str) -> None:
    """Open the choice of the chip one is on, and take the answer that begins so."""
    room.press(RETURN)
    for _ in room.choices:
        room.press(DOWN)
        marked = room.bar.corrector.choice.marked
        if marked is not None and marked.line.startswith(words):
            room.press(RETURN)
            return
    raise AssertionError(f"nothing says {words}: {room.choices}")


# Walking


def test_down_goes_into_the_chips_arrows_walk_and_escape_comes_back(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam #agri")
    room.press(DOWN)
    assert room.bar.chips.at == 0
    room.press(RIGHT)
    assert room.bar.chips.at == 1
    room.press(LEFT, LEFT)
    assert room.bar.chips.at == 3, "they go round, to what Enter does"
    room.press(Qt.Key.Key_Home)
    assert room.bar.chips.at == 0
    room.press(ESCAPE)
    assert room.bar.field.hasFocus()
    room.press(DOWN, Qt.Key.Key_Up)
    assert room.bar.field.hasFocus()


def test_down_goes_through_the_rows_of_chips(crowd: None, open_room: Open) -> None:
    room = open_room(size=(720, 600))
    room.write("café @Sam #agriculture #biodiversité #coopérative #département #environnement #forêt")
    rows = sorted({chip.y() for chip in room.bar.chips.chips})
    assert len(rows) > 1
    room.press(DOWN, DOWN)
    assert room.bar.chips.at is not None
    assert room.bar.chips.chips[room.bar.chips.at].y() == rows[1]
    room.press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert room.bar.field.hasFocus()


def test_enter_on_the_last_chip_keeps(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam")
    into_chips(room)
    room.press(Qt.Key.Key_End, RETURN)
    assert [one.words for one in room.kept] == ["Coffee with Sam, today"]


def test_a_chip_left_as_it_was_stays(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam")
    at(room, "Sam")
    room.press(F2)
    assert room.choices
    room.press(ESCAPE)
    assert not room.bar.corrector.choice.isVisible()
    assert room.bar.field.hasFocus()
    assert room.bar.field.sentence == "café @Sam"


# People


def test_somebody_else_of_that_name(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa Martin hier")
    at(room, "Léa Martin")
    choose(room, "Léa Roux — Juriste, Lille")
    assert room.chips == ["coffee, yesterday", "Léa Roux"]
    assert "Léa Roux" in room.bar.field.sentence
    assert room.bar.field.hasFocus()
    room.press(RETURN)
    assert len(room.kept) == 1


@pytest.mark.parametrize(("typed", "chip"), [("Zoé Lambert", "Zoé Lambert, new"), ("paul renard", "Paul Renard")])
def test_a_name_can_be_typed(crowd: None, open_room: Open, typed: str, chip: str) -> None:
    room = open_room()
    room.write("café @Sam hier")
    at(room, "Sam")
    room.press(RETURN)
    room.write(typed)
    room.press(RETURN)
    assert room.chips == ["coffee, yesterday", chip]


@pytest.mark.parametrize("key", [BACKSPACE, DELETE])
def test_a_name_can_be_just_text(crowd: None, open_room: Open, key: Qt.Key) -> None:
    room = open_room()
    room.write("café @Sam et @Paul Renard")
    at(room, "Paul")
    room.press(key)
    assert room.bar.field.sentence == "café @Sam et Paul Renard"
    assert room.chips == ["coffee, today", "Sam Dubois"]


def test_somebody_who_is_named_twice_is_corrected_twice(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam hier ; promis un devis à @Sam >ven")
    at(room, "Sam")
    room.press(RETURN)
    room.write("Paul Renard")
    room.press(RETURN)
    assert room.chips == ["coffee, yesterday", "Paul Renard", "I promise Paul: un devis, Friday 20 March"]
    at(room, "Paul")
    room.press(DELETE)
    assert room.bar.field.sentence == "café Paul Renard hier ; promis un devis à Paul Renard >ven"


def test_a_whole_circle_can_be_somebody_or_text(vault: Vault, crowd: None, open_room: Open) -> None:
    for person in People(vault).named("Sam Dubois") + People(vault).named("Paul Renard"):
        People(vault).change(person.id, tie=Tie(circle=2))
    room = open_room()
    room.write('café @"Close ones" hier')
    assert room.chips == ["coffee, yesterday", "Close ones: Paul Renard and Sam Dubois"]
    at(room, "Close ones")
    room.press(DELETE)
    assert room.bar.field.sentence == "café Close ones hier"


def test_what_was_answered_can_be_asked_again(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa")
    room.press(RETURN, Qt.Key.Key_1)
    assert room.chips[-1] == "Léa Martin"
    at(room, "Léa Martin")
    choose(room, "ask me again")
    room.press(RETURN, Qt.Key.Key_2)
    assert room.chips[-1] == "Léa Roux"


# How and when


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("channel", CHANNEL_WORDS)
def test_every_channel_can_be_chosen(crowd: None, open_room: Open, channel: Channel, language: str) -> None:
    set_language(language)
    room = open_room()
    room.write("@Sam m'a parlé de sa ferme")
    room.press(DOWN, RETURN)
    marked = list(CHANNEL_WORDS).index(channel)
    room.press(*[DOWN] * (marked + 1), RETURN)
    reading = room.bar.reading
    assert reading is not None and reading.understood.interaction is not None
    assert reading.understood.interaction.channel is channel
    assert room.bar.field.sentence.endswith(" @Sam m'a parlé de sa ferme")


def test_a_channel_takes_the_place_of_another_or_none(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam hier")
    room.press(DOWN)
    choose(room, "call")
    assert room.bar.field.sentence == "call @Sam hier"
    room.press(DOWN)
    choose(room, "none of these")
    assert room.chips == ["exchange, yesterday", "Sam Dubois"]


@pytest.mark.parametrize("sentence", ["café @Sam hier", "café @Sam", "@Sam va bien"])
def test_another_day_can_be_typed(crowd: None, open_room: Open, sentence: str) -> None:
    room = open_room()
    room.write(sentence)
    into_chips(room)
    room.press(RETURN)
    room.write("12 mars")
    room.press(RETURN)
    assert room.chips[0].endswith("Thursday 12 March")
    assert room.bar.field.hasFocus()


def test_a_day_that_is_none_is_refused_and_stays_to_be_mended(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam hier")
    room.press(DOWN, RETURN)
    room.write("quelque jour")
    room.press(RETURN)
    assert len(room.said) == 1
    assert room.bar.field.sentence == "café @Sam hier"
    assert room.bar.corrector.choice.text() == "quelque jour"
    assert room.bar.corrector.choice.hasFocus()


# Favours


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("then", FAVOUR_LEADS)
@pytest.mark.parametrize(
    "sentence",
    ["café @Sam ; promis devis type >ven", "café @Sam ; m'a aidé à peindre", "call @Sam ; I helped with the quote"],
)
def test_a_favour_can_be_any_of_the_four(
    crowd: None, open_room: Open, sentence: str, then: FavourWord, language: str
) -> None:
    set_language(language)
    room = open_room()
    room.write(sentence)
    reading = room.bar.reading
    assert reading is not None
    (before,) = reading.understood.favours
    if before.kind is then:
        return
    room.press(DOWN, Qt.Key.Key_End, LEFT, RETURN)
    others = [kind for kind in FAVOUR_NAMES if kind is not before.kind]
    room.press(*[DOWN] * (others.index(then) + 1), RETURN)
    assert room.said == []
    reading = room.bar.reading
    assert reading is not None
    (favour,) = reading.understood.favours
    assert (favour.kind, favour.text, favour.due) == (then, before.text, before.due)


@pytest.mark.parametrize("sentence", ["café @Sam ; promis devis type >ven", "café @Sam ; promis devis type"])
def test_another_due_date_can_be_typed(crowd: None, open_room: Open, sentence: str) -> None:
    room = open_room()
    room.write(sentence)
    at(room, "I promise")
    room.press(RETURN)
    room.write("20 avril")
    room.press(RETURN)
    assert room.chips[-1] == "I promise Sam: devis type, Monday 20 April"


def test_a_due_date_can_go(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam ; promis devis type >ven")
    at(room, "I promise")
    choose(room, "without a date")
    assert room.chips[-1] == "I promise Sam: devis type"


# Just text


@pytest.mark.parametrize(
    ("sentence", "chip", "left"),
    [
        ("café @Sam ; promis devis type >ven", "I promise", ["coffee, today", "Sam Dubois"]),
        ("café @Sam ; je lui dois un devis", "I promise", ["coffee, today", "Sam Dubois"]),
        ("café @Sam #agri", "#agri", ["coffee, today", "Sam Dubois"]),
        ("café @Sam ; vécu : a fermé sa boutique", "Sam Dubois has lived", ["coffee, today", "Sam Dubois"]),
        ("café @Sam ; cherche un bureau", "Sam Dubois is looking", ["coffee, today", "Sam Dubois"]),
        ("café @Sam ; propose un local", "Sam Dubois offers", ["coffee, today", "Sam Dubois"]),
        ("café @Sam ; monde : vin", "Sam Dubois, in the world", ["coffee, today", "Sam Dubois"]),
        ("café @Sam ; relancer le devis >ven", "next with Sam", ["coffee, today", "Sam Dubois"]),
        ("message @Sam >demain", "next with Sam", ["message, today", "Sam Dubois"]),
        ("café @Sam via @Paul", "Sam: met thanks to", ["coffee, today", "Sam Dubois"]),
    ],
)
def test_anything_can_be_just_text(crowd: None, open_room: Open, sentence: str, chip: str, left: list[str]) -> None:
    room = open_room()
    room.write(sentence)
    at(room, chip)
    room.press(BACKSPACE)
    assert room.said == []
    assert room.chips == left
    assert room.bar.chips.at is not None, "one goes on among the chips"


@pytest.mark.parametrize(
    ("language", "after"),
    [
        ("en", "café @Sam ; “promis à @Paul un devis >ven”"),
        ("fr", "café @Sam ; «\u00a0promis à @Paul un devis >ven\u00a0»"),
    ],
)
def test_what_is_text_loses_no_word_and_no_name(crowd: None, open_room: Open, language: str, after: str) -> None:
    set_language(language)
    room = open_room()
    room.write("café @Sam ; promis à @Paul un devis >ven")
    at(room, "I promise" if language == "en" else "je promets")
    room.press(DELETE)
    assert room.bar.field.sentence == after
    assert room.chips[1:] == ["Sam Dubois", "Paul Renard"]
    room.press(ESCAPE)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert room.bar.field.sentence == "café @Sam ; promis à @Paul un devis >ven"


def test_a_tag_can_be_another(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam #agri hier")
    at(room, "#agri")
    room.press(RETURN)
    room.write("bio dynamie")
    room.press(RETURN)
    assert room.chips == ["coffee, yesterday", "Sam Dubois", "#bio-dynamie"]


def test_how_it_happened_is_changed_and_not_thrown_away(crowd: None, open_room: Open) -> None:
    room = open_room()
    room.write("café @Sam")
    into_chips(room)
    room.press(BACKSPACE)
    assert room.bar.corrector.choice.isVisible()
    assert room.bar.field.sentence == "café @Sam"
