"""The help, read from the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from pytestqt.qtbot import QtBot

from resources import set_language
from tests.ui.places.keys import keyboard, press, type_text
from ui.places.help import HelpPlace
from ui.places.help.book import PAGES, Page
from ui.theme import DARK, theme


@pytest.fixture
def place(qtbot: QtBot) -> HelpPlace:
    return shown(qtbot)


def shown(qtbot: QtBot) -> HelpPlace:
    made = HelpPlace()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.search.edit.hasFocus)
    return made


def title(place: HelpPlace) -> str:
    return place.view.toPlainText().partition("\n")[0]


def test_it_begins_with_the_first_steps(place: HelpPlace) -> None:
    assert place.titles.shown == list(PAGES)
    assert title(place) == "First steps"
    assert place.view.accessibleName() == "First steps"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_is_read_from_its_top(qtbot: QtBot, language: str) -> None:
    set_language(language)
    place = shown(qtbot)
    bar = place.view.verticalScrollBar()
    assert bar.maximum() > 0, "there is more of it than is seen"
    assert bar.value() == 0
    place.resize(760, 500)
    assert bar.value() == 0


def test_it_explains_the_place_one_comes_from_and_stays_where_one_reads(place: HelpPlace) -> None:
    place.explain("people")
    assert title(place) == "A person’s page"
    place.show_page("undo")
    place.explain("people")
    assert title(place) == "Undo and history", "one went to try, and reads on"
    place.explain("favours")
    assert title(place) == "Favours"
    place.explain("today")
    assert title(place) == "First steps"


def test_it_speaks_the_language_of_the_window(qtbot: QtBot) -> None:
    set_language("fr")
    place = shown(qtbot)
    assert title(place) == "Premiers pas"
    place.show_page("keys")
    assert "Ctrl Maj Z" in place.view.toPlainText().replace("\u00a0", " ")


def test_arrows_walk_through_the_pages(place: HelpPlace) -> None:
    press(Qt.Key.Key_Down)
    assert place.titles.hasFocus()
    press(Qt.Key.Key_Down)
    assert title(place) == "One sentence"
    press(Qt.Key.Key_Up)
    assert title(place) == "First steps"
    press(Qt.Key.Key_Up)
    assert place.search.edit.hasFocus()


def test_enter_reads_escape_goes_back_and_letters_search(place: HelpPlace) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert keyboard() is place.view
    press(Qt.Key.Key_Escape)
    assert keyboard() is place.titles
    type_text("t")
    assert keyboard() is place.search.edit
    type_text("hunder")
    assert place.titles.shown == ["address_book"]
    assert title(place) == "Bringing an address book in"
    press(Qt.Key.Key_Escape)
    assert place.titles.shown == list(PAGES)
    assert title(place) == "Bringing an address book in"


def test_keys_scroll_the_page(place: HelpPlace) -> None:
    place.show_page("vault")
    press(Qt.Key.Key_Return)
    assert keyboard() is place.view
    press(Qt.Key.Key_PageDown)
    assert place.view.verticalScrollBar().value() > 0


def test_what_is_sought_is_marked_and_come_into_sight_accents_forgiven(qtbot: QtBot) -> None:
    set_language("fr")
    place = shown(qtbot)
    type_text("epaule")
    assert place.titles.shown == ["vault"]
    (mark,) = place.view.extraSelections()
    assert mark.cursor.selectedText() == "épaule"
    assert place.view.viewport().rect().contains(place.view.cursorRect(mark.cursor))
    place.search.set_text("")
    assert place.view.extraSelections() == []


def test_what_is_said_nowhere_leaves_no_page_and_says_so(place: HelpPlace) -> None:
    type_text("xylophone")
    assert place.titles.shown == []
    assert place._nothing.text() == "No page speaks of “xylophone”."
    assert place._nothing.isVisible()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    assert place.search.edit.hasFocus()


def test_a_link_leads_to_another_page_by_the_keyboard(place: HelpPlace) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert place.view.textCursor().selectedText() == "what happened, in one sentence"
    press(Qt.Key.Key_Return)
    assert title(place) == "One sentence"
    assert place.titles.currentItem().text() == "One sentence"


def test_a_link_to_a_page_that_the_search_hides_empties_the_search(place: HelpPlace) -> None:
    type_text("fifteen")
    assert place.titles.shown == ["first_steps"]
    place.view.anchorClicked.emit(QUrl("undo"))
    assert title(place) == "Undo and history"
    assert place.titles.shown == list(PAGES)


def test_nothing_is_fetched_and_no_link_is_opened(
    place: HelpPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not for reading")
    page = Page(
        "planted", "Planted", f"# Planted\n\n![x]({secret.as_uri()}) ![y](http://localhost/y.png) <b>bold</b>", ""
    )
    place.view.show_page(page)
    place.view.grab()
    assert "<b>bold</b>" in place.view.toPlainText()
    for address in (secret.as_uri(), "http://localhost/y.png"):
        assert place.view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address)) is None
        place.view.anchorClicked.emit(QUrl(address))
    assert opened == []
    assert title(place) == "Planted"


@pytest.mark.parametrize("key", PAGES)
def test_another_theme_writes_the_page_again_where_one_was(place: HelpPlace, key: str) -> None:
    place.show_page(key)
    bar = place.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = place.view.grab().toImage()
    theme().choose("dark")
    assert bar.value() == bar.maximum()
    assert place.view.grab().toImage() != before
    first = place.view.document().begin().begin().fragment().charFormat()
    assert first.foreground().color().name().upper() == DARK.ink


@pytest.mark.parametrize("key", PAGES)
def test_keys_stand_in_caps_around_their_own_words(place: HelpPlace, key: str) -> None:
    place.show_page(key)
    text = place.view.document().toPlainText()
    for start, end in place.view._frames.caps:
        cap = text[start:end]
        assert cap.strip()
        assert cap != cap.strip()
        assert place.view._cap(start, end).width() > 10


def test_lines_stay_short_in_a_wide_window(place: HelpPlace, qtbot: QtBot) -> None:
    place.resize(1900, 900)
    qtbot.waitUntil(lambda: place.view.width() > 1200)
    root = place.view.document().rootFrame().frameFormat()
    assert place.view.viewport().width() - root.leftMargin() - root.rightMargin() == 660
