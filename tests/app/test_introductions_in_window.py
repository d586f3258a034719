"""Introductions in the whole window: from a person's page, from Today, from what is found, and from a command."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.places import INTRODUCTIONS, PEOPLE, TODAY
from models.introductions import Answer, Introductions, IntroductionState
from models.vault import Vault
from tests.app.test_promises import CTRL, strokes
from tests.app.test_window import (
    Open,
    _garbage_stays_on_this_thread,
    _light_and_english,
    desktop,
    open_notebook,
    qapp,
    settled,
)
from tests.builders import people
from tests.ui.places.keys import tab_to
from ui.places.introductions.forms import ProposeForm

__all__ = ["_garbage_stays_on_this_thread", "_light_and_english", "desktop", "open_notebook", "qapp"]

SEARCH = (Qt.Key.Key_K, CTRL)
ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down


def form(notebook: Notebook) -> ProposeForm:
    assert notebook.window.current == INTRODUCTIONS
    opened = notebook.places.introductions.form
    assert isinstance(opened, ProposeForm)
    return opened


def test_i_on_a_page_introduces_that_person_and_the_way_to_two_asks_is_short(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "Léa", ENTER)
    tab_to(notebook.places.people.page.head.fact("name"))
    strokes(notebook, qtbot, "i")
    assert [one.value for one in form(notebook).one.chosen] == [lea]
    assert form(notebook).other.field.hasFocus()
    strokes(notebook, qtbot, "Sam", ENTER, "cherche un atelier", TAB, "cherche un site", ENTER)
    (drafted,) = Introductions(vault).all()
    assert {drafted.a.person, drafted.b.person} == {lea, sam}
    assert (drafted.a.teaser, drafted.b.teaser) == ("Cherche un site", "Cherche un atelier")


def test_a_page_lists_its_introductions_and_opens_them(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    id = Introductions(vault).propose(lea, sam)
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "Léa", ENTER)
    introduced = notebook.places.people.page.introduced
    assert introduced.isVisible()
    (button,) = introduced.findChildren(QAbstractButton)
    tab_to(button)
    strokes(notebook, qtbot, Qt.Key.Key_Space)
    assert notebook.window.current == INTRODUCTIONS
    assert notebook.places.introductions.board.list.chosen_id == id


def test_enter_on_a_card_of_today_opens_it_and_d_takes_the_step(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam)
    for person in (lea, sam):
        introductions.answer(id, person, Answer.YES)
    notebook = open_notebook()
    settled(notebook, qtbot)
    assert notebook.window.current == TODAY
    strokes(notebook, qtbot, ENTER)
    assert notebook.window.current == INTRODUCTIONS
    assert notebook.places.introductions.board.list.chosen_id == id
    strokes(notebook, qtbot, "d")
    assert introductions.get(id).state == IntroductionState.SHARED
    strokes(notebook, qtbot, (Qt.Key.Key_Z, CTRL))
    assert introductions.get(id).state == IntroductionState.READY


def test_one_is_found_by_its_words_and_begun_by_a_command(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    id = Introductions(vault).propose(lea, sam, note="le verger partagé")
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "verger", ENTER)
    assert notebook.window.current == INTRODUCTIONS
    assert notebook.places.introductions.board.list.chosen_id == id
    notebook.window.go(PEOPLE)
    strokes(notebook, qtbot, SEARCH, "Introduce two people", ENTER)
    assert form(notebook).one.field.hasFocus()
