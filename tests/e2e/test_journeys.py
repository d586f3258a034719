"""The journeys of a week, through the whole window, with the keyboard alone; each key is counted.

Keys go to whatever has the keyboard in the active window: nothing is set, focused or called from outside.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from models.favours import Direction, Favour, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import People
from models.vault import Vault
from tests.app.window.conftest import _garbage_stays_on_this_thread, _light_and_english, desktop, open_notebook, qapp
from tests.app.window.driving import CTRL, DesktopOfTest, Open, settled
from tests.builders import everything, people
from tests.ui.places.keys import type_text

__all__ = ["_garbage_stays_on_this_thread", "_light_and_english", "desktop", "open_notebook", "qapp"]  # fixtures

NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Two hands at the keyboard of one notebook, and how often they pressed a key."""

    def __init__(self, notebook: Notebook, qtbot: QtBot) -> None:
        self._notebook, self._qtbot = notebook, qtbot
        self.keys = 0
        qtbot.waitUntil(notebook.window.isActiveWindow)

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press keys one after the other; a key with modifiers counts once."""
        for key in keys:
            self.keys += 1
            QTest.keyClick(QApplication.focusWidget(), key, modifiers)
            settled(self._notebook, self._qtbot)

    def type(self, text: str) -> None:
        """Type letters."""
        self.keys += len(text)
        type_text(text)
        settled(self._notebook, self._qtbot)


Tell = Callable[[str], None]


def test_a_coffee_with_two_a_promise_and_a_follow_up(
    vault: Vault, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot, tell: Tell
) -> None:
    sam, lea = people(vault, "Sam Dubois", "Léa Martin")
    before = everything(vault)
    notebook = open_notebook()
    hands = Hands(notebook, qtbot)
    sentence = "café @Sam Dubois @Léa #agri ; promis devis type >ven ; relancer >2s"
    hands.press(Qt.Key.Key_Space, modifiers=CTRL)
    hands.type(sentence)
    hands.press(Qt.Key.Key_Return)
    beyond = hands.keys - len(sentence)
    (coffee,) = Interactions(vault).of_person(sam)
    assert (coffee.on, coffee.channel, coffee.tags) == ("2026-03-16", Channel.COFFEE, ("agri",))
    assert [id for id, _ in coffee.people] == [sam, lea]
    assert coffee.text == sentence
    (promise,) = Favours(vault).open(Direction.FROM_ME)
    assert (promise.text, promise.due, promise.interaction) == ("devis type", "2026-03-20", coffee.id)
    (step,) = FollowUps(vault).open()
    assert (step.due, step.interaction) == ("2026-03-30", coffee.id)
    assert [id for id, _ in step.people] == [sam, lea]
    tell(f"A coffee with two, a promise and a follow-up: {beyond} keys beyond the sentence")
    assert beyond <= 3
    hands.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert everything(vault) == before


def test_five_cards_on_a_monday(
    vault: Vault, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot, tell: Tell
) -> None:
    for name, text in (("Ana", "a book"), ("Ben", "a name"), ("Chloé", "a plan"), ("Dan", "a key"), ("Eva", "a tool")):
        (person,) = people(vault, name)
        Favours(vault).promise(to=[person], text=text, due="2026-03-16")
    for number in range(400):
        (person,) = people(vault, f"Late {number}")
        FollowUps(vault).add("call", [person], "2026-01-02")
    notebook = open_notebook()
    hands = Hands(notebook, qtbot)
    hands.press(Qt.Key.Key_1, modifiers=CTRL)
    counted = []
    for keys in (
        [Qt.Key.Key_D],
        [Qt.Key.Key_D],
        [Qt.Key.Key_L],
        [Qt.Key.Key_S, Qt.Key.Key_1],
        [Qt.Key.Key_D],
    ):
        before = hands.keys
        hands.press(*keys)
        counted.append(hands.keys - before)
    states = [(one.text, one.state) for one in sorted(Favours(vault).all(), key=_by_id)]
    assert states == [
        ("a book", FavourState.GIVEN),
        ("a name", FavourState.GIVEN),
        ("a plan", FavourState.RELEASED),
        ("a key", FavourState.PROMISED),  # put off for a week
        ("a tool", FavourState.PROMISED),  # a day is not of promises alone: one of those who waited came fifth
    ]
    assert len(FollowUps(vault).open()) == 399
    hands.press(Qt.Key.Key_D)  # nothing more is asked of anybody today
    assert len(FollowUps(vault).open()) == 399
    tell(f"Five cards on a Monday: {counted} keys")
    assert max(counted) <= 2


def _by_id(favour: Favour) -> int:
    return favour.id


def test_what_was_said_about_a_quote_last_year(
    vault: Vault, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot, tell: Tell
) -> None:
    sam, lea = people(vault, "Sam Dubois", "Léa Martin")
    for day in range(1, 16):
        Interactions(vault).log(on=f"2026-03-{day:02}", people=[sam], text="Le devis, toujours")
    said = Interactions(vault).log(on="2025-11-03", people=[lea], text="Le devis de la cuisine")
    notebook = open_notebook()
    hands = Hands(notebook, qtbot)
    hands.press(Qt.Key.Key_K, modifiers=CTRL)
    hands.type("devis")
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    page = notebook.places.people.page
    assert (page.person, page.timeline.marked is not None) == (lea, True)
    assert [row.exchange.id for row in [page.timeline.marked] if row] == [said]
    tell(f"What was said about “devis” last year: {hands.keys} keys, the word included")
    assert hands.keys <= 10


def test_a_favour_is_thanked_for(
    vault: Vault, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot, tell: Tell
) -> None:
    (lea,) = people(vault, "Léa Martin")
    favour = Favours(vault).add(Direction.TO_ME, "lent a desk", [lea], FavourState.RECEIVED, on="2026-03-02")
    notebook = open_notebook()
    hands = Hands(notebook, qtbot)
    hands.press(Qt.Key.Key_4, modifiers=CTRL)
    hands.press(Qt.Key.Key_3, Qt.Key.Key_T)
    assert Favours(vault).get(favour).state is FavourState.THANKED
    tell(f"A favour is thanked for: {hands.keys} keys")
    assert hands.keys <= 4


def test_what_did_i_promise(
    vault: Vault, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot, tell: Tell
) -> None:
    (lea,) = people(vault, "Léa Martin")
    Favours(vault).promise(to=[lea], text="the address", due="2026-03-18")
    notebook = open_notebook()
    hands = Hands(notebook, qtbot)
    hands.press(Qt.Key.Key_Space, modifiers=CTRL)
    hands.type("half a sen")
    typed = hands.keys
    hands.press(Qt.Key.Key_J, modifiers=CTRL)
    assert notebook.window.current == "favours"
    hands.press(Qt.Key.Key_D)
    assert [one.text for one in Favours(vault).all(FavourState.GIVEN)] == ["the address"]
    tell(f"What did I promise?, and done: {hands.keys - typed} keys")
    assert People(vault).count() == 1
