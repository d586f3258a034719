"""Writing a sentence: what is shown of it, what is asked, what is kept, and what never gets lost."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.favours import Favours, FavourState
from models.interactions import Channel, Interactions
from models.people import People
from models.vault import Vault
from models.vault.worker import VaultWorker
from resources import set_language
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.ui.capture_bar.conftest import CONTROL, PICTURE, Open, Room
from tests.ui.places.keys import keyboard, press, type_text
from ui.capture_bar.draft import Draft
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


# Asked


def test_what_is_not_certain_is_asked_and_a_digit_answers(vault: Vault, open_room: Open) -> None:
    first, second = people(vault, "Paul Martin", "Paul Renard")
    room = open_room()
    room.write("café @Paul")
    assert room.bar.chips.chips[-1].face.words == "make it clear"
    assert room.asked == ""
    room.press(Qt.Key.Key_Return)
    assert room.kept == []
    assert "Paul" in room.asked
    assert [answer.split(" (")[0] for answer in room.answers[:2]] == ["Paul Martin", "Paul Renard"]
    room.press(Qt.Key.Key_2)
    assert room.asked == ""
    assert room.chips == ["coffee, today", "Paul Renard"]
    assert room.bar.field.hasFocus()
    room.press(Qt.Key.Key_Return)
    assert len(room.kept) == 1
    assert Interactions(vault).of_person(second)
    assert not Interactions(vault).of_person(first)


def test_arrows_and_enter_answer_too_and_escape_goes_back_to_the_words(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Martin", "Paul Renard")
    room = open_room()
    room.write("café @Paul")
    room.press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert room.bar.field.hasFocus()
    room.press(Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert room.chips == ["coffee, today", "Paul Renard"]


def test_the_digits_of_a_french_keyboard_answer(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Martin", "Paul Renard")
    room = open_room()
    room.write("café @Paul")
    room.press(Qt.Key.Key_Return)
    type_text("é")
    room.settle()
    assert room.chips == ["coffee, today", "Paul Renard"]


def test_one_question_after_the_other(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Martin", "Paul Renard", "Anne Roux", "Anne Blin")
    room = open_room()
    room.write("café @Paul @Anne")
    room.press(Qt.Key.Key_Return, Qt.Key.Key_1)
    assert "Anne" in room.asked
    assert room.bar.asking.answers.at == 0
    room.press(Qt.Key.Key_1)
    assert room.bar.field.hasFocus()
    room.press(Qt.Key.Key_Return)
    assert len(room.kept) == 1


def test_other_words_answer_too(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Martin", "Paul Renard")
    room = open_room()
    room.write("café @Paul")
    room.press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    room.write(" Renard")
    assert room.asked == ""
    assert room.chips == ["coffee, today", "Paul Renard"]


def test_an_answer_holds_while_one_writes_on(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Martin", "Paul Renard")
    room = open_room()
    room.write("café @Paul")
    room.press(Qt.Key.Key_Return, Qt.Key.Key_1)
    room.write(" hier ; promis un devis")
    assert room.chips == ["coffee, yesterday", "Paul Martin", "I promise Paul: un devis"]


# Names are offered


def test_names_are_offered_with_what_tells_them_apart(vault: Vault, open_room: Open) -> None:
    People(vault).add("Paul Martin", role="Menuisier", town="Rezé")
    People(vault).add("Paul Renard", town="Nantes")
    room = open_room()
    room.write("café @pa")
    assert room.offered == ["@Paul Martin — Menuisier, Rezé", "@Paul Renard — Nantes"]
    room.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert room.offered == []
    assert room.chips == ["coffee, today", "Paul Renard"]
    room.write("hier")
    assert room.chips == ["coffee, yesterday", "Paul Renard"]


def test_tab_takes_the_first_and_enter_without_a_mark_keeps(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @l")
    assert room.offered == ["@Léa Martin"]
    room.press(Qt.Key.Key_Tab)
    assert room.chips == ["coffee, today", "Léa Martin"]
    room.write("et @Sam")
    assert room.offered == ["@Sam Dubois"]
    room.press(Qt.Key.Key_Return)
    assert [one.words for one in room.kept] == ["Coffee with Léa and Sam, today"]


def test_escape_puts_the_names_away_first(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café @l")
    room.press(Qt.Key.Key_Escape)
    assert room.offered == []
    assert room.bar.field.hasFocus()
    room.write("é")
    assert room.offered == [], "for this word they stay away"
    room.press(Qt.Key.Key_Escape)
    assert not room.bar.field.hasFocus()


def test_tags_are_offered(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Interactions(vault).log(on=TODAY, people=[two[0]], text="", tags=["agriculture"])
    room = open_room()
    room.write("café @Léa Martin #ag")
    assert room.offered == ["#agriculture"]
    room.press(Qt.Key.Key_Tab)
    assert room.chips[-1] == "#agriculture"


def test_a_name_is_taken_in_the_middle_of_a_sentence(two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.write("café hier")
    room.press(*[Qt.Key.Key_Left] * 4)
    room.write("@l")
    room.press(Qt.Key.Key_Tab)
    assert room.chips == ["coffee, yesterday", "Léa Martin"]
    assert room.bar.field.sentence.endswith(" hier")


# The draft


def test_a_draft_is_told_when_typing_pauses_and_gone_once_kept(
    two: tuple[int, int], open_room: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.places.draft_watch.PAUSE_MS", 20)
    room = open_room()
    type_text("café @Léa Martin")
    qtbot.waitUntil(lambda: room.changed > 0)
    assert json.loads(room.bar.state())["sentence"] == "café @Léa Martin"
    told = room.changed
    room.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.changed > told)
    assert room.bar.state() == ""


def test_a_draft_goes_on_with_its_answers(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Martin", "Paul Renard")
    room = open_room()
    room.write("café 🎂 @Paul")
    room.press(Qt.Key.Key_Return, Qt.Key.Key_2)
    state = room.bar.state()
    room.bar.put_down()
    room.window.hide()
    again = open_room(state)
    assert again.bar.field.sentence == "café 🎂 @Paul"
    assert again.chips == ["coffee, today", "Paul Renard"]
    again.write(" hier")
    assert again.chips[0] == "coffee, yesterday"


def test_what_was_yesterday_stays_the_day_it_was(two: tuple[int, int], open_room: Open) -> None:
    room = open_room(Draft("café @Léa hier", {}, date(2026, 3, 14)).written)
    assert room.chips == ["coffee, Friday 13 March", "Léa Martin", "begun on 14 March"]
    room.press(Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert room.chips == ["coffee, yesterday", "Léa Martin"]


@pytest.mark.parametrize("state", ["", "{}", "[]", "null", '{"sentence": 3}', '{"sentence": "\\ud800"}', "[" * 100_000])
def test_a_state_that_cannot_be_read_is_an_empty_field(open_room: Open, state: str) -> None:
    room = open_room(state)
    assert room.bar.field.sentence == ""
    assert room.bar.state() == ""


def test_what_is_on_its_way_is_a_draft_until_the_vault_has_it(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    room = open_room()
    room.write("café @Léa")
    press(Qt.Key.Key_Return)
    assert room.bar.field.sentence == ""
    to_keep = room.bar.to_keep()
    assert json.loads(to_keep())["sentence"] == "café @Léa"
    room.settle()
    assert to_keep() == ""


# Whatever is written


@pytest.mark.parametrize(
    "sentence",
    [
        "<b>café</b> @Léa <img src='http://example.org/x.png'>",
        "\u0642\u0647\u0648\u0629 \u0645\u0639 @\u0644\u064a\u0644\u0649 \u0627\u0644\u064a\u0648\u0645",
        "café @Léa 👩‍👩‍👧 ; promis 🎂 >ven",
        "&amp; & <",
        "@",
        "# ; > ; ; @@",
        "\n\ncafé @Léa\n",
    ],
)
def test_any_sentence_is_kept_letter_by_letter(
    vault: Vault, two: tuple[int, int], open_room: Open, sentence: str
) -> None:
    room = open_room()
    room.write(sentence)
    assert room.bar.field.sentence == sentence
    assert room.bar.chips.isVisible()
    room.press(Qt.Key.Key_Return)
    assert room.bar.field.sentence == ""
    assert [row[0] for row in vault.rows("SELECT text FROM interaction")] == [sentence.strip()]


def test_a_nul_is_a_letter_too(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room(Draft("café @Léa \0 et puis").written)
    assert room.chips == ["coffee, today", "Léa Martin"]
    room.press(Qt.Key.Key_Return)
    assert [row[0] for row in vault.rows("SELECT text FROM interaction")] == ["café @Léa \0 et puis"]


@pytest.mark.parametrize("sentence", ["@Léa", "@Sam Dubois ; @Léa"])
def test_what_says_nothing_stays_and_that_is_said(two: tuple[int, int], open_room: Open, sentence: str) -> None:
    room = open_room()
    room.write(sentence)
    assert "keep" not in [chip.face.words for chip in room.bar.chips.chips]
    room.press(Qt.Key.Key_Return)
    assert room.bar.field.sentence == sentence
    assert len(room.said) == 1


def test_a_very_long_sentence_leaves_room_for_the_page(two: tuple[int, int], open_room: Open) -> None:
    room = open_room(size=(900, 600))
    long = ("café @Léa " + "mots " * 30 + "#tag ") * 60
    QApplication.clipboard().setText(long[:10_000])
    press(Qt.Key.Key_V, CONTROL)
    room.settle()
    assert room.bar.field.sentence == long[:10_000]
    assert room.bar.height() < 400
    assert room.window.page("page").height() > 150
    room.press(Qt.Key.Key_Return)
    assert len(room.kept) == 1


def test_long_names_end_in_dots_and_are_whole_in_the_tooltip(vault: Vault, open_room: Open) -> None:
    name = "Maximilienne " + "de la Rochefoucauld-Montmorency " * 6 + "d’Aubigné"
    people(vault, name.strip())
    room = open_room(size=(900, 600))
    room.write("café @max")
    room.press(Qt.Key.Key_Tab)
    chip = room.bar.chips.chips[1]
    assert chip.shown_words.endswith("…")
    assert "d’Aubigné" in chip.toolTip()
    assert chip.mapTo(room.bar, chip.rect().topRight()).x() < room.bar.width()


def test_ten_thousand_people_do_not_keep_one_from_typing(vault: Vault, vault_folder: object, open_room: Open) -> None:
    with vault.change("Add the first people", ""):
        for number in range(10_000):
            People(vault).add(f"Prénom{number} Nom{number % 700}")
    room = open_room()
    room.write("café @Prénom42 Nom42 ; promis un devis >ven")
    assert room.chips == ["coffee, today", "Prénom42 Nom42", "I promise Prénom42: un devis, Friday 20 March"]


def test_the_window_waits_for_no_reading(worker: VaultWorker, two: tuple[int, int], open_room: Open) -> None:
    """While the reading thread is held up, one types on; then the newest sentence is read, and it alone."""
    import threading

    room = open_room()
    held = threading.Event()
    worker.read(lambda vault, job: held.wait(20))
    type_text("café @Léa")
    assert room.bar.field.sentence == "café @Léa"
    assert room.jobs.pending <= 1
    held.set()
    room.settle()
    assert room.chips == ["coffee, today", "Léa Martin"]
