"""Ctrl+K in the whole window: Enter goes to what was found, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.ways import DECISIONS, FAVOURS, HISTORY, PEOPLE, TODAY
from models.decisions import Decisions
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.people import People
from models.vault import Vault
from tests.app.window.driving import CTRL, Open, strokes
from tests.builders import people
from ui.palette import Palette
from ui.places.decisions import DecisionsPlace

SEARCH = (Qt.Key.Key_K, CTRL)
ENTER = Qt.Key.Key_Return


def test_a_favour_is_found_where_it_stands(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    favours.promise(to=[sam], text="un devis")
    thanked = favours.add(Direction.TO_ME, "un verger", [lea], FavourState.THANKED, on="2025-03-02")
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "verger", ENTER)
    assert notebook.window.current == FAVOURS
    favour = notebook.places.favours.board.favour
    assert favour is not None
    assert favour.id == thanked
    assert notebook.places.favours.board.view.hasFocus()


def test_a_next_step_leads_to_whom_it_is_with(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    _, sam = people(vault, "Léa", "Sam")
    FollowUps(vault).add("le verger", [sam])
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "verger", ENTER)
    assert notebook.window.current == PEOPLE
    assert notebook.places.people.finder.selected == sam


@pytest.mark.parametrize("asked", [[], ["Léa"]])
def test_a_decision_opens_among_the_decisions(
    vault: Vault, open_notebook: Open, qtbot: QtBot, asked: list[str]
) -> None:
    decisions = Decisions(vault)
    decisions.ask("Louer un atelier ?", deadline="2026-04-01")
    wanted = decisions.ask("Planter un verger ?")
    for person in people(vault, *asked):
        decisions.consult(wanted, person)
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "planter", ENTER)
    assert notebook.window.current == DECISIONS
    place = notebook.window.page(DECISIONS)
    assert isinstance(place, DecisionsPlace)
    assert place.board.decision is not None and place.board.decision.id == wanted
    assert place.board.list.hasFocus()


def test_what_concerns_nobody_is_read_where_one_is(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    Interactions(vault).note(on="2026-03-10", text="le verger fleurit")
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "fleurit", ENTER)
    palette = notebook.window.findChildren(Palette)[-1]
    whole = palette._card.whole
    assert whole is not None
    assert "le verger fleurit" in whole.words
    strokes(notebook, qtbot, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert notebook.window.current == TODAY


def test_the_history_is_one_key_from_anywhere(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    (lea,) = people(vault, "Léa")
    People(vault).change(lea, town="Rezé")
    notebook: Notebook = open_notebook()
    strokes(notebook, qtbot, (Qt.Key.Key_H, CTRL), Qt.Key.Key_U)
    assert notebook.window.current == HISTORY
    assert People(vault).get(lea).town == ""
    strokes(notebook, qtbot, (Qt.Key.Key_Z, CTRL))
    assert People(vault).ids() == []
