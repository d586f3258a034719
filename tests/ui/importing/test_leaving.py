"""An import that is stopped, left in the middle or cannot be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.exporting import as_archive
from models.people import People
from models.vault import Vault
from tests.models.importing.books import LEA, bring_in
from tests.models.interchange.vcards import vcf
from tests.ui.importing.conftest import Open
from tests.ui.importing.seen import listed, names, said, settle
from ui.jobs import Jobs


def test_escape_while_reading_closes(open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    file = tmp_path / "many.vcf"
    file.write_bytes(b"".join(vcf(f"FN:Person {number}") for number in range(3000)))
    dialog = open_dialog(file, settle=False)
    assert dialog.working.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    settle(jobs, qtbot)


def test_stopping_an_import_leaves_nothing(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    before = as_archive(vault)
    file = tmp_path / "many.vcf"
    file.write_bytes(b"".join(vcf(f"FN:Person {number}") for number in range(2000)))
    dialog = open_dialog(file)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(dialog.finished_import):
        dialog.working.strip.stop_requested.emit()
        settle(jobs, qtbot)
    assert dialog.preview.isVisible()
    assert as_archive(vault) == before


def test_escape_while_bringing_in_stops_then_closes(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    file = tmp_path / "many.vcf"
    file.write_bytes(b"".join(vcf(f"FN:Person {number}") for number in range(2000)))
    dialog = open_dialog(file)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "until it is known what became of it"
    settle(jobs, qtbot)
    assert not dialog.isVisible()
    assert names(vault) == []


def test_an_undo_that_is_refused_says_why(
    open_dialog: Open, book: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    dialog = open_dialog(book)
    with qtbot.waitSignal(dialog.finished_import):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    People(vault).change(People(vault).ids("lea")[0], town="Rennes")
    dialog.ended.undo.click()
    settle(jobs, qtbot)
    assert "Some of this was changed again since." in dialog.ended.words
    assert len(names(vault)) == 3


def test_an_import_that_was_left_goes_on_where_it_was(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    bring_in(vault, LEA)
    book = vcf("FN:Hélène") + vcf("UID:lea-1", "FN:Léa Roux", "TITLE:Ingénieure") + vcf("FN:Gaël")
    file = tmp_path / "mac.vcf"
    file.write_bytes(book.decode().encode("mac-roman"))
    dialog = open_dialog(file)
    qtbot.keyClick(dialog.preview.reading.encodings, Qt.Key.Key_Down)
    settle(jobs, qtbot)
    qtbot.keyClick(dialog.preview.list, Qt.Key.Key_Space)
    dialog.preview.list.setCurrentIndex(dialog.preview.rows.index(1))
    qtbot.keyClick(dialog.preview.list, Qt.Key.Key_Right)
    settle(jobs, qtbot)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    state = dialog.state()
    again = open_dialog()
    again.go_on(state)
    settle(jobs, qtbot)
    assert listed(again) == ["Hélène", "Léa Roux", "Gaël"]
    assert again.preview.rows.choices == dialog.preview.rows.choices
    assert again.preview.rows.left_out == {0} and again.preview.rows.decisions[1].taken
    assert again.state() == state
    with qtbot.waitSignal(again.finished_import):
        qtbot.keyClick(again.focusWidget(), Qt.Key.Key_Return)
    assert names(vault) == ["Gaël", "Léa Roux"]
    assert again.state() == "", "what came in is not gone on with"


def test_an_import_whose_file_is_gone_says_so(open_dialog: Open, book: Path, jobs: Jobs, qtbot: QtBot) -> None:
    state = open_dialog(book).state()
    book.unlink()
    dialog = open_dialog()
    assert dialog.state() == ""
    dialog.go_on(state)
    settle(jobs, qtbot)
    assert dialog.choosing.isVisible() and "cannot be read" in said(dialog)


@pytest.mark.parametrize(
    "state", ["", "{", '{"files": 3}', '{"files": ["x.vcf"], "ways": [3], "chosen": {"left_out": [4]}}']
)
def test_a_state_that_makes_no_sense_asks_for_files(open_dialog: Open, jobs: Jobs, qtbot: QtBot, state: str) -> None:
    dialog = open_dialog()
    dialog.go_on(state)
    settle(jobs, qtbot)
    assert dialog.choosing.isVisible()
