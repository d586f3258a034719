"""A card is seen beside the one who is there, and what was chosen by keyboard is what comes in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from models.doubles import Doubles
from models.exporting import as_archive
from models.people import People, Person
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.models.importing.books import NOBODY, bring_in
from tests.models.interchange.vcards import vcf
from tests.ui.importing.conftest import Open
from ui.importing import ImportDialog
from ui.importing.cards import Kind
from ui.jobs import Jobs

Key = Qt.Key
LEA = vcf("UID:lea-1", "FN:Léa Martin", "TITLE:Designer", "ADR:;;;Nantes;;;", "EMAIL:lea@example.org")
LATER = vcf("UID:lea-1", "FN:Léa Martin", "TITLE:Boss", "ORG:La Grange", "ADR:;;;Rennes;;;", "EMAIL:lea@grange.example")


@pytest.fixture
def later(tmp_path: Path, vault: Vault) -> Path:
    """Léa is there, and a file says other things of her."""
    bring_in(vault, LEA)
    file = tmp_path / "later.vcf"
    file.write_bytes(LATER)
    return file


def press(dialog: ImportDialog, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(dialog.focusWidget(), key)


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)


def look_closer(dialog: ImportDialog, jobs: Jobs, qtbot: QtBot) -> None:
    press(dialog, qtbot, Key.Key_Right)
    settle(jobs, qtbot)
    assert dialog.beside.isVisible() and dialog.focusWidget() is dialog.beside.list


def shown(dialog: ImportDialog) -> list[str]:
    rows = dialog.beside.rows
    return [str(rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(rows.rowCount())]


def walk_to(dialog: ImportDialog, qtbot: QtBot, label: str) -> None:
    """Down to the line of this label, by keyboard."""
    press(dialog, qtbot, Key.Key_Home)
    for _ in range(dialog.beside.rows.rowCount()):
        if dialog.beside.list.currentIndex().data() == label:
            return
        press(dialog, qtbot, Key.Key_Down)
    raise AssertionError(f"there is no line {label}")


def chip(dialog: ImportDialog, at: int = 0) -> str:
    return str(dialog.preview.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)).split(", ")[1]


def bring(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.finished_import):
        press(dialog, qtbot, Key.Key_Return)


def the_only(vault: Vault) -> Person:
    (id,) = People(vault).ids()
    return People(vault).get(id)


def test_what_is_chosen_line_by_line_is_what_comes(
    open_dialog: Open, later: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    before = as_archive(vault)
    dialog = open_dialog(later)
    look_closer(dialog, jobs, qtbot)
    assert "Role: now Designer, would come Boss. mine is kept" in shown(dialog)
    assert "Organisation: now nothing, would come La Grange. theirs is taken" in shown(dialog)
    assert "E-mail: now lea@example.org, would come nothing" in shown(dialog)
    walk_to(dialog, qtbot, "Role")
    press(dialog, qtbot, Key.Key_Right)
    walk_to(dialog, qtbot, "Organisation")
    press(dialog, qtbot, Key.Key_Space)
    walk_to(dialog, qtbot, "Town")
    press(dialog, qtbot, Key.Key_Right, Key.Key_Left)
    press(dialog, qtbot, Key.Key_Return)
    assert dialog.focusWidget() is dialog.preview.list and chip(dialog) == "as you chose"
    bring(dialog, qtbot)
    lea = the_only(vault)
    assert (lea.role, lea.organisation, lea.town) == ("Boss", "", "Nantes")
    assert "lea@grange.example" in [one.value for one in lea.contacts]
    vault.undo()
    assert as_archive(vault) == before


def test_escape_decides_nothing(open_dialog: Open, later: Path, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = open_dialog(later)
    look_closer(dialog, jobs, qtbot)
    walk_to(dialog, qtbot, "Role")
    press(dialog, qtbot, Key.Key_Right, Key.Key_Escape)
    assert dialog.isVisible() and dialog.preview.isVisible()
    assert dialog.preview.rows.decisions == {}


def test_what_was_chosen_stands_when_one_looks_again(open_dialog: Open, later: Path, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = open_dialog(later)
    look_closer(dialog, jobs, qtbot)
    walk_to(dialog, qtbot, "Role")
    press(dialog, qtbot, Key.Key_Right, Key.Key_Return)
    look_closer(dialog, jobs, qtbot)
    assert "Role: now Designer, would come Boss. theirs is taken" in shown(dialog)


def test_who_only_says_otherwise_can_be_taken(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    bring_in(vault, LEA)
    file = tmp_path / "later.vcf"
    file.write_bytes(LEA.replace(b"Designer", b"Boss"))
    dialog = open_dialog(file)
    assert chip(dialog) == "says otherwise" and not dialog.preview.bring.isEnabled()
    look_closer(dialog, jobs, qtbot)
    press(dialog, qtbot, Key.Key_Right, Key.Key_Return)
    assert dialog.preview.bring.text() == "Bring 1 person in"
    bring(dialog, qtbot)
    assert the_only(vault).role == "Boss"


def test_one_person_is_completed(open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault) -> None:
    people(vault, "lea MARTIN")
    file = tmp_path / "new.vcf"
    file.write_bytes(vcf("FN:Léa Martin", "TITLE:Designer"))
    dialog = open_dialog(file)
    look_closer(dialog, jobs, qtbot)
    press(dialog, qtbot, Key.Key_1)
    walk_to(dialog, qtbot, "Name")
    press(dialog, qtbot, Key.Key_Right, Key.Key_Return)
    assert chip(dialog) == "one with lea MARTIN"
    bring(dialog, qtbot)
    assert (the_only(vault).name, the_only(vault).role) == ("Léa Martin", "Designer")


def test_tab_comes_to_the_question_too(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    people(vault, "lea MARTIN")
    file = tmp_path / "new.vcf"
    file.write_bytes(vcf("FN:Léa Martin", "TITLE:Designer"))
    dialog = open_dialog(file)
    look_closer(dialog, jobs, qtbot)
    for _ in range(6):
        press(dialog, qtbot, Key.Key_Tab)
        if dialog.beside.sameness.hasFocus():
            return
    pytest.fail("Tab passes by whether it is one person or two")


def test_two_people_are_not_asked_about_again(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    people(vault, "lea MARTIN")
    file = tmp_path / "new.vcf"
    file.write_bytes(vcf("FN:Léa Martin", "TITLE:Designer"))
    dialog = open_dialog(file)
    look_closer(dialog, jobs, qtbot)
    assert not any("kept" in line or "taken" in line for line in shown(dialog)), "there is nothing to choose yet"
    press(dialog, qtbot, Key.Key_2, Key.Key_Return)
    assert chip(dialog) == "somebody else"
    qtbot.keyClick(dialog.focusWidget(), Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert dialog.preview.rows.left_out == frozenset(), "it is decided"
    bring(dialog, qtbot)
    assert len(People(vault).ids()) == 2 and Doubles(vault).find() == []


def test_of_several_who_are_alike_each_is_looked_at(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    first, second = people(vault, "lea MARTIN", "Léa MARTIN")
    file = tmp_path / "new.vcf"
    file.write_bytes(vcf("FN:Léa Martin", "TITLE:Designer"))
    dialog = open_dialog(file)
    look_closer(dialog, jobs, qtbot)
    others: QComboBox = dialog.beside.others
    assert others.isVisible() and others.currentData() == first
    press(dialog, qtbot, Key.Key_2)
    qtbot.keyClick(others, Key.Key_Down)
    settle(jobs, qtbot)
    assert others.currentData() == second
    press(dialog, qtbot, Key.Key_1, Key.Key_Return)
    decision = dialog.preview.rows.decisions[0]
    assert (decision.same_as, decision.apart) == (second, (first,))


def test_what_stays_out_can_be_copied(open_dialog: Open, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "some.vcf"
    file.write_bytes(LEA + NOBODY)
    dialog = open_dialog(file)
    kinds = dialog.preview.kinds
    for _ in range(kinds.findData(Kind.UNREAD) - kinds.currentIndex()):
        qtbot.keyClick(kinds, Key.Key_Down)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(dialog.preview.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    (line,) = QGuiApplication.clipboard().text().splitlines()
    at, why = line.split("\t")
    assert at.startswith("line ") and why.endswith(".")


def test_lines_are_said_in_french(open_dialog: Open, later: Path, jobs: Jobs, qtbot: QtBot) -> None:
    set_language("fr")
    dialog = open_dialog(later)
    look_closer(dialog, jobs, qtbot)
    assert any("chez toi Nantes, dans le fichier Rennes. le mien est gardé" in line for line in shown(dialog))
