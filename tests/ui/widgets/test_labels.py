"""Labels show letters, never HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ui.theme import DARK, theme
from ui.widgets import ElidedLabel, PlainLabel, plain_tooltip

HTML = '<b>Léa</b> <img src="http://example.org/x.png"> & Sam'


def test_html_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    label = PlainLabel(HTML)
    qtbot.addWidget(label)
    assert label.text() == HTML
    assert label.textFormat() is Qt.TextFormat.PlainText
    # Drawn as letters it is wider than the name alone.
    assert label.sizeHint().width() > PlainLabel("Léa   & Sam").sizeHint().width() * 2


def test_it_cannot_be_made_rich(qtbot: QtBot) -> None:
    label = PlainLabel("Léa")
    qtbot.addWidget(label)
    with pytest.raises(TypeError):
        label.setTextFormat(Qt.TextFormat.RichText)


def test_a_selectable_label_can_be_copied_by_keyboard(qtbot: QtBot) -> None:
    label = PlainLabel("Léa", selectable=True)
    qtbot.addWidget(label)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_its_ink_follows_the_theme(qtbot: QtBot) -> None:
    label = PlainLabel("hier", "small", "soft")
    qtbot.addWidget(label)
    theme().choose("dark")
    assert label.palette().color(label.foregroundRole()).name() == DARK.soft.lower()


def test_a_long_line_ends_in_dots_and_its_tooltip_tells_the_rest(qtbot: QtBot) -> None:
    label = ElidedLabel(f"{HTML} and much more that does not fit")
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.shown_text.endswith("…")
    assert label.text().endswith("does not fit")
    assert "&lt;b&gt;Léa&lt;/b&gt;" in label.toolTip()
    label.resize(1200, 24)
    assert label.shown_text == label.text()
    assert label.toolTip() == ""


def test_a_line_end_does_not_make_two_lines(qtbot: QtBot) -> None:
    label = ElidedLabel("one\ntwo")
    qtbot.addWidget(label)
    label.resize(300, 24)
    assert label.shown_text == "one two"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_a_tooltip_reads_as_it_was_written(text: str) -> None:
    rich = plain_tooltip(text)
    assert bool(rich) == bool(text)
    if rich:
        assert rich.startswith("<span")
        page = QTextDocument()
        page.setHtml(rich)
        assert page.toPlainText() == text.replace("\u00a0", " ")
