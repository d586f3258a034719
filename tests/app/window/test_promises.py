"""Favours from anywhere in the window, by the keyboard alone, with the keys counted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from models.favours import Direction, Favours, FavourState
from models.vault import Vault
from tests.app.window.driving import CTRL, Open, settled, strokes
from tests.builders import people


def furnish(vault: Vault) -> int:
    """Promises of mine, and a kindness to thank for; its id."""
    [sam] = people(vault, "Sam Dubois")
    favours = Favours(vault)
    favours.promise(to=[sam], text="plus tard", due="2026-05-01")
    favours.promise(to=[sam], text="un devis", due="2026-03-20")
    return favours.add(Direction.TO_ME, "un contact", [sam], FavourState.RECEIVED, on="2026-03-02")


def listed(notebook: Notebook) -> Sequence[str]:
    rows = notebook.places.favours.board.view.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def test_what_i_promised_is_one_key_from_anywhere(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    furnish(vault)
    notebook = open_notebook()
    for place in (entry.key for entry in notebook.window.entries):
        notebook.window.go(place)
        settled(notebook, qtbot)
        assert strokes(notebook, qtbot, (Qt.Key.Key_J, CTRL)) == 1
        assert notebook.window.current == "favours"
        assert listed(notebook) == ["un devis", "plus tard"]
        favour = notebook.places.favours.board.favour
        assert favour is not None and favour.text == "un devis"
        assert notebook.places.favours.board.view.hasFocus()


def test_what_i_promised_can_be_asked_for_by_name(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    furnish(vault)
    notebook = open_notebook()
    strokes(notebook, qtbot, (Qt.Key.Key_K, CTRL), *"promise", Qt.Key.Key_Return)
    assert notebook.window.current == "favours"


def test_a_favour_is_marked_thanked_with_four_keys_at_most(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    received = furnish(vault)
    notebook = open_notebook()
    [number] = [entry.sequence[-1] for entry in notebook.window.entries if entry.key == "favours"]
    count = strokes(notebook, qtbot, (getattr(Qt.Key, f"Key_{number}"), CTRL), "3", "t")
    assert Favours(vault).get(received).state == FavourState.THANKED
    print(f"\na favour is marked thanked with {count} keys")
    assert count <= 4


def test_enter_leads_to_the_page_of_whom_it_is_about(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    furnish(vault)
    notebook = open_notebook()
    strokes(notebook, qtbot, (Qt.Key.Key_J, CTRL), Qt.Key.Key_Return)
    assert notebook.window.current == "people"
    assert notebook.places.people.page.person == 1


def test_what_was_done_is_taken_back_from_the_line_at_the_bottom(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    furnish(vault)
    notebook = open_notebook()
    strokes(notebook, qtbot, (Qt.Key.Key_J, CTRL), "d")
    assert listed(notebook) == ["plus tard"]
    strokes(notebook, qtbot, Qt.Key.Key_F6, Qt.Key.Key_Return)
    assert listed(notebook) == ["un devis", "plus tard"]
    strokes(notebook, qtbot, "l", (Qt.Key.Key_Z, CTRL))
    assert listed(notebook) == ["un devis", "plus tard"]
