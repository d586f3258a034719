"""From anywhere in the window, by keys alone: what was said, and what a circle said."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.ways import CIRCLES, EXCHANGES, PEOPLE
from models.circles import Circles
from models.interactions import Channel, Interactions
from models.vault import Vault
from tests.app.window.driving import CTRL
from tests.builders import people
from tests.ui.places.keys import keyboard, tab_to, type_text
from ui.places.circles import CirclesPlace
from ui.places.exchanges import ExchangesPlace

Key = Qt.Key
Open = Callable[..., Notebook]


class Hand:
    """One who presses keys in the window, and counts them."""

    def __init__(self, notebook: Notebook, qtbot: QtBot) -> None:
        self._notebook, self._qtbot = notebook, qtbot
        self.keys = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(keyboard(), key, held)
        self.keys += 1
        self._wait()

    def type(self, text: str) -> None:
        type_text(text)
        self.keys += len(text)
        self._wait()

    def _wait(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            self._qtbot.waitUntil(lambda: self._notebook.jobs.pending == 0, timeout=20_000)


@pytest.fixture
def last_year(vault: Vault) -> int:
    """What was said of a devis last year, among much else, and this year too."""
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    Circles(vault).move([lea], 1)
    log = Interactions(vault).log
    for month in range(1, 13):
        log(on=f"2025-{month:02}", people=[sam], channel=Channel.CALL, text="Tout autre chose")
    said = log(on="2025-04-02", people=[lea], channel=Channel.COFFEE, text="Le devis : 1 200 €, deux allers-retours")
    log(on="2026-02-01", people=[sam], text="Un devis encore, cette année")
    return said


@pytest.mark.parametrize("place", [PEOPLE, CIRCLES, EXCHANGES])
def test_what_was_said_about_a_devis_last_year_takes_ten_keys_at_most(
    open_notebook: Open, qtbot: QtBot, last_year: int, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = open_notebook()
    notebook.window.go(place)
    hand = Hand(notebook, qtbot)
    hand.press(Key.Key_3, CTRL)
    hand.type("devis")
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Return)
    shown = notebook.window.page(EXCHANGES)
    assert isinstance(shown, ExchangesPlace)
    assert shown.reader.isVisible()
    assert shown.reader.exchange is not None and shown.reader.exchange.id == last_year
    with capsys.disabled():
        print(f"\nwhat was said about a devis last year, from {place}: {hand.keys} keys")
    assert hand.keys <= 10


def test_the_palette_finds_it_too(
    open_notebook: Open, qtbot: QtBot, last_year: int, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = open_notebook()
    hand = Hand(notebook, qtbot)
    hand.press(Key.Key_K, CTRL)
    hand.type("devis")
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Return)
    assert keyboard().accessibleName().startswith("Coffee, 2 April, Le devis")
    with capsys.disabled():
        print(f"\nwhat was said about a devis last year, by Ctrl+K: {hand.keys} keys")
    assert hand.keys <= 10


def test_from_a_circle_to_its_exchanges_and_to_whoever_was_there(
    open_notebook: Open, qtbot: QtBot, last_year: int
) -> None:
    notebook = open_notebook()
    hand = Hand(notebook, qtbot)
    notebook.window.go(CIRCLES)
    hand._wait()
    assert isinstance(notebook.window.page(CIRCLES), CirclesPlace)
    hand.type("r")
    shown = notebook.window.page(EXCHANGES)
    assert isinstance(shown, ExchangesPlace)
    assert shown.isVisible()
    assert list(shown.browser.rows.ids) == [last_year]
    hand.press(Key.Key_Return)
    assert shown.reader.isVisible()
    link = next(one for one in shown.reader.findChildren(QPushButton) if one.text() == "Léa Martin")
    tab_to(link)
    hand.press(Key.Key_Return)
    assert notebook.window.current == PEOPLE
    assert notebook.places.people.page.person is not None
