"""The network from anywhere in the window, by the keyboard alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.ways import INTRODUCTIONS, NETWORK, PEOPLE
from models.introductions import Introductions
from models.people import People
from models.vault import Vault
from tests.app.window.driving import CTRL, Open, settled, strokes
from tests.builders import people
from tests.models.network.net import knows, spoke
from tests.ui.places.network.seen import two_who_should_meet
from ui.places.introductions.forms import WishForm
from ui.places.network import NetworkPlace


def place_of(notebook: Notebook) -> NetworkPlace:
    page = notebook.window.page(NETWORK)
    assert isinstance(page, NetworkPlace)
    return page


def test_who_leads_to_somebody_is_asked_by_name_and_leads_to_their_page(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    samira, xavier = people(vault, "Samira", "Xavier Petit")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    notebook = open_notebook()
    strokes(notebook, qtbot, (Qt.Key.Key_K, CTRL), *"who leads", Qt.Key.Key_Return)
    assert notebook.window.current == NETWORK
    strokes(notebook, qtbot, *"Xavier", Qt.Key.Key_Down, "o")
    assert notebook.window.current == PEOPLE
    assert notebook.places.people.page.person == xavier


def test_an_introduction_is_drafted_and_taken_back_as_anything_is(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    two_who_should_meet(vault)
    notebook = open_notebook()
    strokes(notebook, qtbot, (Qt.Key.Key_K, CTRL), *"network", Qt.Key.Key_Return, "i")
    assert len(Introductions(vault).all()) == 1
    strokes(notebook, qtbot, (Qt.Key.Key_Z, CTRL))
    assert Introductions(vault).all() == []
    assert [card.entry.head for card in place_of(notebook).luck.list.cards] == ["Claire and Violette"]


def test_a_place_that_is_not_looked_at_reads_what_changed_when_it_is(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    notebook.window.go(NETWORK)
    strokes(notebook, qtbot, "4")
    notebook.window.go(PEOPLE)
    strokes(notebook, qtbot, (Qt.Key.Key_N, CTRL), *"Zoé", Qt.Key.Key_Return)
    assert [row.name for row in People(vault).named("Zoé")] == ["Zoé"]
    assert place_of(notebook).picture.view.picture.dots == ()
    notebook.window.go(NETWORK)
    settled(notebook, qtbot)
    assert [dot.name for dot in place_of(notebook).picture.view.picture.dots] == ["Zoé"]


def test_a_drafted_introduction_is_opened_where_it_goes_on(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    two_who_should_meet(vault)
    notebook = open_notebook()
    notebook.window.go(NETWORK)
    settled(notebook, qtbot)
    strokes(notebook, qtbot, "i", Qt.Key.Key_Return)
    assert notebook.window.current == INTRODUCTIONS
    chosen = notebook.places.introductions.board.introduction
    assert chosen is not None and (chosen.a.name, chosen.b.name) == ("Claire", "Violette")
    assert "Un bureau à Nantes" in chosen.a.why


def test_to_be_introduced_is_asked_where_introductions_are_and_nothing_half_written_is_lost(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    samira, xavier = people(vault, "Samira", "Xavier Petit")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    notebook = open_notebook()
    strokes(notebook, qtbot, (Qt.Key.Key_K, CTRL), *"who leads", Qt.Key.Key_Return)
    place_of(notebook).paths.ask.edit.setText("Un bail")
    strokes(notebook, qtbot, *"Xavier", Qt.Key.Key_Down, "i")
    assert notebook.window.current == INTRODUCTIONS
    form = notebook.places.introductions.form
    assert isinstance(form, WishForm)
    assert [one.words for one in (*form.asked.chosen, *form.sought.chosen)] == ["Samira", "Xavier Petit"]
    form.why.setText("Un bail à Nantes")
    notebook.window.go(NETWORK)
    settled(notebook, qtbot)
    strokes(notebook, qtbot, Qt.Key.Key_Down, "i")
    form = notebook.places.introductions.form
    assert isinstance(form, WishForm) and form.why.text() == "Un bail à Nantes"
    assert "half written" in notebook.places.introductions.notice.words
