"""Writing a sentence: what is shown of it, what is asked, what is kept, and what never gets lost."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.favours import Favours, FavourState
from models.interactions import Channel, Interactions
from models.people import People
from models.vault import Vault
from resources import set_language
from tests.builders import everything
from tests.fixtures import TODAY
from tests.ui.capture_bar.conftest import CONTROL, PICTURE, Open
from tests.ui.places.keys import keyboard, press, type_text
from ui.theme import tokens

# Shown while one types


def test_what_is_understood_is_said_under_the_sentence(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write(PICTURE)
    assert room.chips == [
        "coffee, today",
        "Sam Dubois",
        "Léa Martin",
        "#agri",
        "I promise Sam and Léa: devis type, Friday 20 March",
    ]
    assert [chip.face.tone for chip in room.bar.chips.chips] == [
        "accent",
        "accent",
        "accent",
        "outline",
        "warm",
        "outline",
    ]
    assert room.bar.chips.chips[-1].face.words == "keep"


def test_the_french_says_it_warmly(two: tuple[int, int], open_room: Open) -> None:
    set_language("fr")
    room = open_room()
    room.write(PICTURE)
    assert room.chips == [
        "café, aujourd’hui",
        "Sam Dubois",
        "Léa Martin",
        "#agri",
        "je promets à Sam et Léa\u00a0: devis type, vendredi 20 mars",
    ]


def test_words_are_coloured_by_what_they_mean(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write(PICTURE)
    inks = {}
    for each in room.bar.field.document().firstBlock().layout().formats():
        inks[PICTURE[each.start : each.start + each.length]] = each.format.foreground().color().name().upper()
    assert inks["@Sam Dubois"] == inks["@Léa"] == tokens().accent
    promised = [word for word, ink in inks.items() if ink == tokens().warm]
    assert "".join(promised).startswith("promis")
    assert "café" not in inks


def test_somebody_new_is_shown_as_new(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @Zoé Lambert")
    assert room.chips == ["coffee, today", "Zoé Lambert, new"]
    set_language("fr")
    room.write(" hier")
    assert room.chips == ["café, hier", "Zoé Lambert, nouvelle tête"]


@pytest.mark.parametrize(
    ("sentence", "chip"),
    [
        ("@Léa ; vécu : a fermé sa boutique", "Léa Martin has lived: a fermé sa boutique"),
        ("@Léa ; cherche un bureau", "Léa Martin is looking for: un bureau"),
        ("@Léa ; propose un local", "Léa Martin offers: un local"),
        ("@Sam connaît @Léa", "Sam Dubois and Léa Martin know each other"),
        ("@Léa ; monde : vin", "Léa Martin, in the world of vin"),
        ("café @Léa ; elle a promis un contact", "promised to me by Léa: un contact"),
        ("café @Léa ; m'a aidé à déménager", "a thank-you for Léa: déménager"),
        ("café @Léa ; j'ai aidé à peindre", "I helped Léa: peindre"),
        ("café @Léa via @Sam", "Léa: met thanks to Sam Dubois"),
    ],
)
def test_each_sort_of_thing_has_its_words(two: tuple[int, int], open_room: Open, sentence: str, chip: str) -> None:
    room = open_room()
    room.write(sentence)
    assert chip in room.chips


def test_a_sentence_without_any_mark_is_a_note(open_room: Open) -> None:
    room = open_room()
    room.write("rien de neuf sous le soleil")
    assert room.chips == ["note, today"]
    room.press(Qt.Key.Key_Return)
    assert [one.words for one in room.kept] == ["Note, today"]


def test_a_quiet_field_shows_nothing(open_room: Open) -> None:
    room = open_room()
    assert not room.bar.chips.isVisible()
    room.write("café")
    for _ in "café":
        room.press(Qt.Key.Key_Backspace)
    assert not room.bar.chips.isVisible()


def test_somebody_who_comes_in_meanwhile_is_known(vault: Vault, open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa Martin")
    assert room.chips[-1] == "Léa Martin, new"
    room.jobs.write(room.bar, lambda vault, job: People(vault).add("Léa Martin"))
    room.settle()
    assert room.chips[-1] == "Léa Martin"


# Kept


def test_enter_keeps_all_of_it_and_the_field_is_free(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write(PICTURE)
    room.press(Qt.Key.Key_Return)
    assert room.bar.field.sentence == ""
    assert room.bar.field.hasFocus()
    assert [one.words for one in room.kept] == [
        "Coffee with Sam and Léa, today · I promise Sam and Léa: devis type, Friday 20 March"
    ]
    (met,) = Interactions(vault).of_person(two[0])
    assert (met.on, met.channel, met.text, met.tags) == (TODAY.isoformat(), Channel.COFFEE, PICTURE, ("agri",))
    (owed,) = Favours(vault).of_person(two[1])
    assert (owed.text, owed.due, owed.state) == ("devis type", "2026-03-20", FavourState.PROMISED)


def test_one_undo_takes_the_whole_sentence_back(
    vault: Vault, two: tuple[int, int], open_room: Open, qtbot: QtBot
) -> None:
    before = everything(vault)
    room = open_room()
    room.write("café @Sam Dubois @Zoé Lambert #agri ; promis devis type >ven")
    room.press(Qt.Key.Key_Return)
    assert len(People(vault).ids()) == 3
    with qtbot.waitSignal(room.window.undo_requested):
        press(Qt.Key.Key_Z, CONTROL)
    vault.undo(room.kept[0].change)
    assert everything(vault) == before


def test_several_lines_are_several_clauses(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa\npromis un devis >ven")
    assert room.chips == ["coffee, today", "Léa Martin", "I promise Léa: un devis, Friday 20 March"]


def test_the_last_sentence_can_be_had_again(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Up)
    assert room.bar.field.sentence == "café @Léa"
    assert room.chips == ["coffee, today", "Léa Martin"]


def test_enter_that_comes_before_the_reading_waits_for_it(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    type_text("café @Léa")
    press(Qt.Key.Key_Return)
    type_text("appel @Sam")
    room.settle()
    assert [one.words for one in room.kept] == ["Coffee with Léa, today"]
    assert room.bar.field.sentence == "appel @Sam"


def test_a_refusal_is_said_and_the_sentence_stays(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa hier")
    vault.undo()  # by another hand, and the window has not heard of it yet
    press(Qt.Key.Key_Return)
    room.settle()
    assert len(room.said) == 1
    assert room.kept == []
    assert room.bar.field.sentence == "café @Léa hier"


# The keyboard


def test_escape_gives_the_keyboard_back_and_keeps_the_draft(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa Martin")
    room.press(Qt.Key.Key_Escape)
    assert keyboard() is room.window.page("page")
    assert room.bar.field.sentence == "café @Léa Martin"
    press(Qt.Key.Key_Space, CONTROL)
    type_text(" hier")
    room.settle()
    assert room.chips[0] == "coffee, yesterday"


def test_everything_has_a_name(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @Léa")
    assert room.bar.field.accessibleName() == "What happened, in one sentence"
    assert room.bar.field.accessibleDescription() == "coffee, today, Léa Martin"
    assert [chip.accessibleName() for chip in room.bar.chips.chips] == ["coffee, today", "Léa Martin", "keep"]
