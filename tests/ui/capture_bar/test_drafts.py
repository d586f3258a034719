"""What is half written in the bar, and whatever may be written there."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.people import People
from models.vault import Vault
from models.vault.worker import VaultWorker
from tests.builders import people
from tests.ui.capture_bar.conftest import CONTROL, Open
from tests.ui.places.keys import press, type_text
from ui.capture_bar.draft import Draft

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
