"""What is not certain is asked, and names are offered."""

from PySide6.QtCore import Qt

from models.interactions import Interactions
from models.people import People
from models.vault import Vault
from tests.builders import people
from tests.fixtures import TODAY
from tests.ui.capture_bar.conftest import Open
from tests.ui.places.keys import type_text

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
