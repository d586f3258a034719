"""What the place says: nothing red, no number of what is late, names letter by letter."""

import ast
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from models.favours import Favours
from models.interactions import Channel, Interactions
from models.people import People
from models.today import Card, CardKind, LastWords
from models.vault import Vault
from resources import set_language
from tests.fixtures import TODAY
from tests.test_translations import french
from tests.ui.places.today.conftest import Open
from ui.places import deeds
from ui.places.today import sentences, step_form
from ui.theme import CONTRAST, DARK, LIGHT

ROOT = Path(__file__).parents[4]
PLACE = ROOT / "ui" / "places" / "today"
BLAME = re.compile(r"\b(late|overdue|missed|behind|retard|en retard|oublié|manqué|dépassé)(e?s?)\b", re.IGNORECASE)


def said() -> set[str]:
    """Every text that stands in the code of the place, with its French."""
    texts: set[str] = set()
    for file in PLACE.glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("tr", "phrase"):
                texts |= {
                    one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    texts |= set(sentences._DEEDS.values()) | set(step_form.REPEATS.values())
    return texts | {form for text in texts for form in french().get(text, ())}


def test_nothing_blames_and_nothing_counts_what_is_late() -> None:
    texts = said()
    assert len(texts) > 80
    assert [text for text in texts if BLAME.search(text)] == []
    assert [text for text in texts if "count" in text] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_no_colour_of_any_theme_is_red(theme: object) -> None:
    """A hue within 10° of red that is more than half saturated would shout."""
    for name in (one for one in dir(theme) if not one.startswith("_")):
        value = getattr(theme, name)
        if isinstance(value, str) and value.startswith("#"):
            colour = QColor(value)
            red = colour.hslHue() in (*range(11), *range(350, 360)) and colour.hslSaturationF() > 0.5
            assert not red, name


@pytest.mark.parametrize(
    ("cards", "day", "said"),
    [
        (4, TODAY, "Four gestures this week, then that is all."),
        (1, TODAY, "One gesture this week, then that is all."),
        (3, date(2026, 3, 18), "Three gestures today, then that is all."),
        (1, date(2026, 3, 18), "One gesture today, then that is all."),
    ],
)
def test_how_many_gestures_there_are(cards: int, day: date, said: str) -> None:
    assert sentences.budget_sentence(cards, day) == said


def test_the_head_and_the_last_words_in_both_languages() -> None:
    last = LastWords("Il hésite.", "2026-03-10", Channel.COFFEE, 1)
    assert sentences.last_words(last, TODAY) == "“Il hésite.” — coffee, Tuesday"
    assert sentences.last_words(LastWords("", "2024", Channel.MEETING, 1), TODAY) == "Meeting, 2024"
    set_language("fr")
    assert sentences.title(TODAY) == "Lundi 16 mars"
    assert sentences.budget_sentence(4, TODAY) == "Quatre gestes cette semaine, puis c’est tout."
    assert sentences.last_words(last, TODAY) == "«\u00a0Il hésite.\u00a0» — café, mardi"


def test_many_people_on_one_card_are_not_a_list_without_end() -> None:
    people = tuple((id, f"Name {id}") for id in range(1, 9))
    card = Card(kind=CardKind.FOLLOW_UP, subject="x", table="follow_up", id=1, people=people, why="")
    assert sentences.names(card) == "Name 1, Name 2, Name 3 and five others"


@given(st.text(max_size=600))
def test_a_text_is_cut_to_a_length_that_a_card_can_show(text: str) -> None:
    short = sentences.in_short(text)
    assert len(short) <= sentences.LONGEST
    assert "\n" not in short


@pytest.mark.parametrize("name", ["سامية بنت محمد", "<b>Léa</b> & <img src='http://x'>", "N" * 300, "Rock & Roll"])
def test_an_awkward_name_is_shown_letter_by_letter(vault: Vault, open_room: Open, name: str) -> None:
    person = People(vault).add(name)
    Interactions(vault).log(on="2026-03-01", people=[person], text=f"<script>{name}</script>" * 3)
    Favours(vault).promise(to=[person], text=f"<i>{name}</i>", due="2026-03-16")
    room = open_room()
    (card,) = room.cards
    assert name in card.headline.name
    assert name in card.accessibleName()
    assert card.width() <= room.place.day_view.viewport().width()
    assert room.place.day_view.horizontalScrollBar().maximum() == 0
    room.keys("d")
    assert name in room.said[0]


def test_every_key_that_is_offered_is_of_its_own() -> None:
    for hints in (deeds.later_hints(), deeds.asking_hints(), deeds.asking_hints(may_let_go=False)):
        keys = [hint.key for hint in hints]
        assert len(set(keys)) == len(keys)
        assert "Esc" in keys


def test_every_word_of_a_table_has_its_french() -> None:
    room = json.loads((ROOT / "resources" / "translations" / "fr" / "today.json").read_text(encoding="utf-8"))
    tables = [*sentences._DEEDS.values(), *step_form.REPEATS.values(), *(field.label for field in step_form.FIELDS)]
    assert room
    assert [word for word in tables if word not in french()] == []
