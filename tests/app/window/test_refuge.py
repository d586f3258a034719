"""Refuge in the window: what Ctrl+Z takes back and where, and what of it outlives a lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.ways import HISTORY, REFUGE, TODAY
from models.people import People
from models.refuge import Refuge, Weather, begin
from models.vault import Vault, VaultKey
from models.vault.backup import back_up
from tests.app.window.driving import CTRL, SHIFT, DesktopOfTest, Open, leave, names, settled
from tests.furnished import REFUGE_PASSPHRASE, refuge_lock
from tests.ui.places.keys import enter, press, type_text
from ui.palette import Palette
from ui.places.history import HistoryPlace
from ui.places.people import BackupsLeft
from ui.places.refuge import RefugePlace
from ui.places.refuge.slips import WordSlip


@pytest.fixture(autouse=True)
def _refuge(vault_folder: Path, vault_key: VaultKey) -> None:
    """Somebody, and a Refuge with a word of yesterday."""
    with Vault(vault_folder, vault_key) as vault:
        People(vault).add("Léa Martin")
        begin(vault, *refuge_lock()).check_ins.add(Weather.CALM, "rien de spécial", on="2026-03-15")


def refuge_in(notebook: Notebook) -> RefugePlace:
    page = notebook.window.page(REFUGE)
    assert isinstance(page, RefugePlace)
    return page


def open_refuge(notebook: Notebook, qtbot: QtBot) -> RefugePlace:
    notebook.window.go(REFUGE)
    settled(notebook, qtbot)
    place = refuge_in(notebook)
    enter(REFUGE_PASSPHRASE)
    qtbot.waitUntil(lambda: place.is_open, timeout=30_000)
    settled(notebook, qtbot)
    return place


def said(notebook: Notebook) -> list[str]:
    """The lines of the check-ins, read by another hand."""

    def read(vault: Vault, _job: object) -> list[str]:
        return [one.line for one in Refuge(vault, refuge_lock()[1]).check_ins.all()]

    return notebook._opened.worker.read(read).future.result()


def test_ctrl_z_takes_back_in_refuge_what_was_done_there_and_elsewhere_the_rest(
    open_notebook: Open, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    place = open_refuge(notebook, qtbot)
    type_text("5")
    type_text("mal dormi")
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert said(notebook) == ["mal dormi", "rien de spécial"]
    notebook.window.go(TODAY)
    press(Qt.Key.Key_Z, CTRL)
    settled(notebook, qtbot)
    assert notebook.window.notice.words == "Undone: Add a person · Léa Martin"
    assert (names(notebook._opened.worker), len(said(notebook))) == ([], 2)
    notebook.window.go(REFUGE)
    press(Qt.Key.Key_Z, CTRL)
    settled(notebook, qtbot)
    assert notebook.window.notice.words == "Undone: Refuge"
    assert (names(notebook._opened.worker), said(notebook)) == ([], ["rien de spécial"])
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    settled(notebook, qtbot)
    assert said(notebook) == ["mal dormi", "rien de spécial"]
    place.close_refuge()
    press(Qt.Key.Key_Z, CTRL | SHIFT)  # closed, it is passed over here too
    settled(notebook, qtbot)
    assert names(notebook._opened.worker) == ["Léa Martin"]


@pytest.mark.parametrize("way", ["lock", "language"])
def test_what_is_half_written_outlives_as_ciphertext(
    way: str, open_notebook: Open, desktop: DesktopOfTest, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    open_refuge(notebook, qtbot)
    type_text("5")
    type_text("zanzibar")
    if way == "language":
        notebook._on_language_chosen("fr")
    else:
        press(Qt.Key.Key_L, CTRL)
        leave(notebook, desktop, qtbot)
        with Vault(vault_folder, vault_key, read_only=True) as vault:
            kept = "".join(str(tuple(row)) for row in vault.rows("SELECT * FROM ui_state"))
        assert "drafts" in kept
        assert "zanzibar" not in kept and "heavy" not in kept
        notebook = open_notebook()
    settled(notebook, qtbot)
    assert not refuge_in(notebook).is_open
    place = open_refuge(notebook, qtbot)
    slip = place.room.desk.slip
    assert isinstance(slip, WordSlip)
    assert slip.line_field.text() == "zanzibar"
    place.put_down()


def test_the_palette_leads_there_and_nothing_in_it_is_found(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    open_refuge(notebook, qtbot)  # not even while it is open
    for word in ("spécial", "refuge"):
        notebook.window.go(TODAY)
        press(Qt.Key.Key_K, CTRL)
        type_text(word)
        settled(notebook, qtbot)
        palette = notebook.window.findChildren(Palette)[-1]
        found = [str(palette.rows.index(at).data()) for at in range(palette.rows.rowCount())]
        assert any(one.partition(",")[0] == "Refuge" for one in found) == (word == "refuge")
        assert not any("rien" in one for one in found)
        press(Qt.Key.Key_Return)
        settled(notebook, qtbot)
    qtbot.waitUntil(lambda: notebook.window.current == REFUGE)


def test_the_history_shows_one_word(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.window.go(HISTORY)
    settled(notebook, qtbot)
    page = notebook.window.page(HISTORY)
    assert isinstance(page, HistoryPlace)
    rows = [str(page.rows.index(at).data()) for at in range(page.rows.rowCount())]
    assert any("Refuge" in row for row in rows)
    assert not any("calm" in row or "spécial" in row for row in rows)


def test_the_backups_that_still_hold_it_are_named(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    place = open_refuge(notebook, qtbot)
    file = notebook._opened.worker.write(lambda vault, _job: back_up(vault).file).future.result()
    place._take_out()
    settled(notebook, qtbot)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsLeft)
    assert file.name in dialog.files.toPlainText()
    dialog.accept()
    assert place.invitation.isVisible()
    assert not place.is_open
