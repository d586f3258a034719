"""The field for a sentence: its lines, its letters, and places in it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.places.keys import press, type_text
from ui.capture_bar.edits import Edit, rewritten
from ui.capture_bar.field import MOST_LINES, SentenceField
from ui.capture_bar.highlighter import Coloured, Highlighter
from ui.capture_bar.units import Units
from ui.theme import tokens

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[SentenceField]:
    window = QWidget()
    window.resize(500, 300)
    qtbot.addWidget(window)
    made = SentenceField("What happened", "Tell it", window)
    made.resize(400, made.height())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made


@pytest.mark.parametrize(
    "sentence",
    [
        "café @Léa ; promis un devis\u00a0!",
        "two\nlines",
        "\u0645\u0642\u0647\u0649 \u0645\u0639 @\u0644\u064a\u0644\u0649",
        "<b>bold</b> <img src='x'>",
        "with a \0 in it",
        "🎂 cake 👩‍👩‍👧",
    ],
)
def test_what_is_written_is_kept_letter_by_letter(field: SentenceField, sentence: str) -> None:
    field.put(sentence)
    assert field.sentence == sentence


def test_enter_is_told_and_with_shift_or_control_begins_a_line(field: SentenceField, qtbot: QtBot) -> None:
    type_text("one")
    one_line = field.height()
    for modifier in (SHIFT, CONTROL):
        press(Qt.Key.Key_Return, modifier)
    type_text("three")
    assert field.sentence == "one\n\nthree"
    assert field.height() > 2 * one_line
    with qtbot.waitSignal(field.entered):
        press(Qt.Key.Key_Return)
    assert field.sentence == "one\n\nthree"


def test_it_grows_with_what_is_in_it_up_to_a_few_lines(field: SentenceField) -> None:
    one_line = field.height()
    field.put("coffee " * 60)
    assert one_line < field.height()
    field.put("coffee " * 1500)
    assert field.height() < (MOST_LINES + 1) * one_line
    field.put("")
    assert field.height() == one_line


def test_down_leaves_from_the_last_line_only(field: SentenceField, qtbot: QtBot) -> None:
    field.put("one\ntwo")
    press(Qt.Key.Key_Up)
    with qtbot.assertNotEmitted(field.stepped_out):
        press(Qt.Key.Key_Down)
    with qtbot.waitSignal(field.stepped_out):
        press(Qt.Key.Key_Down)


def test_up_in_an_empty_field_asks_for_the_last_sentence(field: SentenceField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.recalled):
        press(Qt.Key.Key_Up)
    field.put("one\ntwo")
    with qtbot.assertNotEmitted(field.recalled):
        press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Up)


def test_what_is_pasted_is_its_letters(field: SentenceField) -> None:
    source = QMimeData()
    source.setHtml("<b>coffee</b>")
    source.setText("coffee\nwith Léa\n")
    field.insertFromMimeData(source)
    assert field.sentence == "coffee\nwith Léa"


def test_an_edit_is_one_step_of_undo_and_the_cursor_follows_it(field: SentenceField) -> None:
    type_text("🎂 with Lea and Sam")
    field.rewrite([Edit(7, 10, "@Léa"), Edit(15, 18, "@Sam")])
    assert field.sentence == "🎂 with @Léa and @Sam"
    assert field.cursor_at == len(field.sentence)
    press(Qt.Key.Key_Z, CONTROL)
    assert field.sentence == "🎂 with Lea and Sam"


def test_what_is_put_cannot_be_taken_back(field: SentenceField) -> None:
    type_text("coffee")
    field.put("tea")
    assert not field.document().isUndoAvailable()


# Places


@given(st.text(), st.data())
def test_places_go_to_qt_and_back(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    units = Units(text)
    assert units.to_qt(at) == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    assert units.from_qt(units.to_qt(at)) == at


@given(st.text(), st.integers(-5, 50))
def test_places_that_are_none_are_the_nearest(text: str, at: int) -> None:
    units = Units(text)
    assert 0 <= units.from_qt(at) <= len(text)
    assert 0 <= units.to_qt(at) <= len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(min_size=6, max_size=30), st.text(max_size=5), st.text(max_size=5))
def test_edits_are_made_where_they_were_meant(text: str, one: str, other: str) -> None:
    edits = [Edit(1, 2, one), Edit(4, 5, other)]
    assert rewritten(text, edits) == text[:1] + one + text[2:4] + other + text[5:]


# Colours


def inks(field: SentenceField) -> list[tuple[int, int, str]]:
    """What is coloured in the first line."""
    formats = field.document().firstBlock().layout().formats()
    return [(each.start, each.length, each.format.foreground().color().name().upper()) for each in formats]


def test_a_piece_keeps_its_ink_while_one_types_before_it(field: SentenceField) -> None:
    highlighter = Highlighter(field.document(), field)
    field.put("with @Léa today")
    highlighter.colour([Coloured(5, 9, "person")])
    assert inks(field) == [(5, 4, tokens().accent)]
    press(Qt.Key.Key_Home)
    type_text("coffee ")
    assert inks(field) == [(12, 4, tokens().accent)]
    highlighter.colour([])
    assert inks(field) == []


def test_inks_go_over_line_ends_and_the_inner_one_wins(field: SentenceField) -> None:
    highlighter = Highlighter(field.document(), field)
    field.put("promised\n@Léa a quote")
    highlighter.colour([Coloured(0, 21, "warm"), Coloured(9, 13, "person")])
    assert inks(field) == [(0, 8, tokens().warm)]
    second = field.document().findBlockByNumber(1).layout().formats()
    assert [(each.start, each.length) for each in second] == [(0, 4), (4, 8)]


def test_a_doubt_is_underlined_in_the_ink_of_its_words(field: SentenceField) -> None:
    highlighter = Highlighter(field.document(), field)
    field.put("helped me")
    highlighter.colour([Coloured(0, 9, "gold"), Coloured(0, 6, "asked")])
    formats = field.document().firstBlock().layout().formats()
    dotted = QTextCharFormat.UnderlineStyle.DotLine
    underlined = [(each.start, each.length) for each in formats if each.format.underlineStyle() == dotted]
    assert sum(length for _, length in underlined) == 6
    assert {each.format.foreground().color().name().upper() for each in formats} == {tokens().gold}
