"""Decisions in the whole window: a question is asked in the bar, comes up in Today, and Enter leads to it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.ways import DECISIONS, PEOPLE, TODAY
from models.clock import FixedClock
from models.decisions import Decisions
from models.people import People
from models.vault import Vault, VaultKey
from tests.app.window.driving import CTRL, DesktopOfTest, Open, leave, settled
from tests.ui.places.keys import keyboard, press, type_text
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.forms import QuestionForm
from ui.places.today.card import GestureCard

DAY = date(2026, 3, 16)


@pytest.fixture
def question(vault_folder: Path, vault_key: VaultKey) -> int:
    """A question to decide this week, after another one that is not."""
    with Vault(vault_folder, vault_key, FixedClock(DAY)) as vault:
        Decisions(vault).ask("Plus tard ?", deadline="2026-05-01")
        return Decisions(vault).ask("Embaucher Emma ?", deadline="2026-03-20")


def decisions(notebook: Notebook) -> DecisionsPlace:
    page = notebook.window.page(DECISIONS)
    assert isinstance(page, DecisionsPlace)
    return page


def chosen(notebook: Notebook) -> str:
    decision = decisions(notebook).board.decision
    assert decision is not None
    return decision.question


def test_enter_on_the_card_of_a_decision_opens_it(question: int, open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    assert isinstance(keyboard(), GestureCard)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert notebook.window.current == DECISIONS
    assert chosen(notebook) == "Embaucher Emma ?"
    assert keyboard() is decisions(notebook).board.list


def test_a_sentence_that_begins_with_a_question_mark_is_a_decision(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    press(Qt.Key.Key_Space, CTRL)
    type_text("? Déménager à Nantes >ven")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    press(Qt.Key.Key_6, CTRL)
    settled(notebook, qtbot)
    assert notebook.window.current == DECISIONS
    assert chosen(notebook).startswith("Déménager à Nantes")
    press(Qt.Key.Key_1, CTRL)
    settled(notebook, qtbot)
    assert notebook.window.current == TODAY
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert notebook.window.current == DECISIONS


def test_a_question_is_one_command_away(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    press(Qt.Key.Key_K, CTRL)
    type_text("question to")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert notebook.window.current == DECISIONS
    form = decisions(notebook).form
    assert isinstance(form, QuestionForm) and form.question.hasFocus()


def test_what_is_half_written_survives_a_lock(
    question: int, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    press(Qt.Key.Key_6, CTRL)
    settled(notebook, qtbot)
    type_text("n")
    type_text("Déménager à Nantes")
    press(Qt.Key.Key_L, CTRL)
    leave(notebook, desktop, qtbot)
    again = open_notebook()
    settled(again, qtbot)
    assert again.window.current == DECISIONS
    form = decisions(again).form
    assert isinstance(form, QuestionForm)
    assert form.question.text() == "Déménager à Nantes"


def test_from_a_voice_one_goes_to_the_person(
    question: int, vault_folder: Path, vault_key: VaultKey, open_notebook: Open, qtbot: QtBot
) -> None:
    with Vault(vault_folder, vault_key, FixedClock(DAY)) as vault:
        ines = People(vault).add("Inès")
        Decisions(vault).choose(question, [ines])
    notebook = open_notebook()
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    type_text("p")
    settled(notebook, qtbot)
    assert notebook.window.current == PEOPLE
    assert notebook.places.people.page.person == ines
