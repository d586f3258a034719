"""The columns of a table are explained once by keyboard and read so the next time; how it is read can be changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.exporting import as_archive
from models.importing.layouts import Layouts
from models.interchange.encodings import SPOILED
from models.interchange.tables import KEPT, SKIPPED, Meaning, Target
from models.people import People, Person
from models.vault import Vault
from resources import set_language
from tests.ui.importing.conftest import Open
from ui.importing import ImportDialog
from ui.importing.column_rows import MEANING
from ui.jobs import Jobs

Key = Qt.Key


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A table whose headers say nothing to us."""
    file = tmp_path / "clients.csv"
    file.write_text("Wer;Womit;Schuhe;Code\nLéa Lefèvre;lea@example.org;38;x\nSam;sam@example.org;44;y\n", "utf-8")
    return file


def press(dialog: ImportDialog, qtbot: QtBot, *keys: Qt.Key | str) -> None:
    for key in keys:
        where = dialog.focusWidget()
        assert where is not None
        if isinstance(key, str):
            qtbot.keyClicks(where, key)
        else:
            qtbot.keyClick(where, key)


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def somebody(vault: Vault, name: str) -> Person:
    (row,) = People(vault).named(name)
    return People(vault).get(row.id)


def names(dialog: ImportDialog) -> list[str]:
    rows = dialog.preview.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def tab_to(dialog: ImportDialog, qtbot: QtBot, name: str) -> None:
    """Bring the keyboard, by Tab, to what has this accessible name."""
    for _ in range(20):
        where = dialog.focusWidget()
        if where is not None and where.accessibleName() == name:
            return
        press(dialog, qtbot, Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def explain(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Say what the columns of ``odd`` are: a name, an e-mail, kept, left out."""
    press(dialog, qtbot, Key.Key_Right, Key.Key_Home, Key.Key_Return)
    press(dialog, qtbot, "e", Key.Key_Return)
    press(dialog, qtbot, Key.Key_Down, Key.Key_Delete)


def test_columns_are_explained_once_and_remembered(
    open_dialog: Open, odd: Path, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    dialog = open_dialog(odd)
    page = dialog.mapping
    assert page.isVisible() and dialog.focusWidget() is page.columns
    assert "Say which column is a name" in said(page)
    assert "38, 44" in page.rows.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    press(dialog, qtbot, Key.Key_Return)
    assert page.isVisible(), "nobody is named yet"
    press(dialog, qtbot, "w", Key.Key_Return)
    qtbot.keyClick(page.columns, Key.Key_Home)
    explain(dialog, qtbot)
    assert [page.rows.index(at).data(MEANING) for at in range(4)] == [
        Meaning(Target.NAME),
        Meaning(Target.EMAIL),
        KEPT,
        SKIPPED,
    ]
    press(dialog, qtbot, Key.Key_Return)
    settle(jobs, qtbot)
    assert names(dialog) == ["Léa Lefèvre", "Sam"]
    with qtbot.waitSignal(dialog.finished_import):
        press(dialog, qtbot, Key.Key_Return)
    lea = somebody(vault, "Léa Lefèvre")
    assert ([one.value for one in lea.contacts], lea.note) == (["lea@example.org"], "Schuhe: 38")

    later = tmp_path / "later.csv"
    later.write_text("Code,Wer,Womit,Schuhe\nz,Inès,ines@example.org,40\n", "utf-8")
    again = open_dialog(later)
    assert again.preview.isVisible() and names(again) == ["Inès"]
    tab_to(again, qtbot, "What the columns say…")
    press(again, qtbot, Key.Key_Return)
    assert again.mapping.isVisible()
    assert [again.mapping.rows.index(at).data(MEANING) for at in range(2)] == [SKIPPED, Meaning(Target.NAME)]


def test_cancel_leaves_nothing(open_dialog: Open, odd: Path, jobs: Jobs, qtbot: QtBot, vault: Vault) -> None:
    before, commits = as_archive(vault), vault.commits
    dialog = open_dialog(odd)
    explain(dialog, qtbot)
    press(dialog, qtbot, Key.Key_Return)
    settle(jobs, qtbot)
    press(dialog, qtbot, Key.Key_Escape)
    assert not dialog.isVisible()
    assert (as_archive(vault), vault.commits) == (before, commits)
    assert Layouts(vault).remembered(("Wer", "Womit", "Schuhe", "Code")) is None


def test_escape_gives_a_choice_up_and_then_the_import(open_dialog: Open, odd: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(odd)
    press(dialog, qtbot, Key.Key_Space, Key.Key_Up, Key.Key_Up)
    assert dialog.focusWidget() is dialog.mapping.fields
    press(dialog, qtbot, Key.Key_Escape)
    assert dialog.focusWidget() is dialog.mapping.columns
    assert dialog.mapping.rows.index(0).data(MEANING) == KEPT
    press(dialog, qtbot, Key.Key_Escape)
    assert not dialog.isVisible()


def test_several_tables_are_asked_about_one_by_one(
    open_dialog: Open, odd: Path, tmp_path: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    other = tmp_path / "others.csv"
    other.write_text("Quem\nTomás\n", "utf-8")
    dialog = open_dialog(odd, other)
    assert "clients.csv (1 of 2)" in said(dialog.mapping)
    explain(dialog, qtbot)
    press(dialog, qtbot, Key.Key_Return)
    settle(jobs, qtbot)
    assert "others.csv (2 of 2)" in said(dialog.mapping)
    press(dialog, qtbot, "w", "h", Key.Key_Return, Key.Key_Return)
    settle(jobs, qtbot)
    assert names(dialog) == ["Léa Lefèvre", "Sam", "Tomás"]


def test_a_first_line_that_is_somebody_comes_in(open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    file = tmp_path / "bare.csv"
    file.write_text("Léa,Nantes\nSam,Brest\n", "utf-8")
    dialog = open_dialog(file)
    assert dialog.mapping.rows.index(0).data() == "Léa"
    qtbot.keyClick(dialog.mapping.first_line, Key.Key_Space)
    settle(jobs, qtbot)
    assert dialog.mapping.isVisible() and dialog.mapping.first_line.isChecked()
    assert dialog.mapping.rows.index(0).data() == "Column 1"
    press(dialog, qtbot, "w", Key.Key_Return, Key.Key_Return)
    settle(jobs, qtbot)
    assert names(dialog) == ["Léa", "Sam"]


def test_what_is_understood_is_not_asked_about(open_dialog: Open, tmp_path: Path) -> None:
    file = tmp_path / "plain.csv"
    file.write_text("Prénom;Nom;Courriel\nLéa;Martin;lea@example.org\n", "utf-8")
    assert open_dialog(file).preview.isVisible()


def choose(combo: QWidget, qtbot: QtBot, steps: int) -> None:
    for _ in range(abs(steps)):
        qtbot.keyClick(combo, Key.Key_Down if steps > 0 else Key.Key_Up)


def test_another_encoding_repairs_what_was_spoiled(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    file = tmp_path / "spoiled.csv"
    file.write_bytes("Nom complet,Ville\nHÃ©lÃ¨ne LefÃ¨vre,Nantes\n".encode())
    dialog = open_dialog(file)
    assert names(dialog) == ["HÃ©lÃ¨ne LefÃ¨vre"]
    encodings = dialog.preview.reading.encodings
    assert encodings.isVisible() and encodings.currentData() == "utf-8"
    choose(encodings, qtbot, encodings.findData(SPOILED) - encodings.currentIndex())
    settle(jobs, qtbot)
    assert names(dialog) == ["Hélène Lefèvre"]


def test_the_encoding_is_changed_before_the_columns_are_explained(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    file = tmp_path / "mac.csv"
    file.write_bytes("Wer;Größe\nHélène;38\n".encode("mac-roman"))
    dialog = open_dialog(file)
    assert dialog.mapping.rows.index(1).data() != "Größe"
    press(dialog, qtbot, "w", "h", Key.Key_Return)
    encodings = dialog.mapping.reading.encodings
    choose(encodings, qtbot, encodings.findData("mac-roman") - encodings.currentIndex())
    settle(jobs, qtbot)
    assert dialog.mapping.isVisible()
    assert [dialog.mapping.rows.index(at).data() for at in range(2)] == ["Wer", "Größe"]
    assert dialog.mapping.rows.index(0).data(MEANING) == Meaning(Target.NAME), "what was said stays said"


def test_another_separator_and_another_order_of_days(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    file = tmp_path / "days.csv"
    file.write_text("Name|Birthday\nLéa, Sam|03/04/1980\n", "utf-8")
    dialog = open_dialog(file)
    reading = dialog.preview.reading
    assert (reading.separators.currentData(), reading.day_orders.currentData()) == ("|", True)
    choose(reading.day_orders, qtbot, 1)
    settle(jobs, qtbot)
    assert reading.day_orders.currentData() is False
    choose(reading.separators, qtbot, reading.separators.findData(",") - reading.separators.currentIndex())
    settle(jobs, qtbot)
    assert dialog.mapping.isVisible(), "now its one column is not known"
    separators = dialog.mapping.reading.separators
    choose(separators, qtbot, separators.findData("|") - separators.currentIndex())
    settle(jobs, qtbot)
    press(dialog, qtbot, Key.Key_Return)
    settle(jobs, qtbot)
    with qtbot.waitSignal(dialog.finished_import):
        press(dialog, qtbot, Key.Key_Return)
    assert [day.on for day in somebody(vault, "Léa, Sam").dates] == ["1980-03-04"]


def test_the_setting_says_what_comes_first_where_nothing_else_does(
    jobs: Jobs, qtbot: QtBot, tmp_path: Path, vault: Vault
) -> None:
    file = tmp_path / "days.csv"
    file.write_text("Name,Birthday\nLéa,03/04/1980\n", "utf-8")
    dialog = ImportDialog(jobs, [file], day_first=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.preview.isVisible)
    with qtbot.waitSignal(dialog.finished_import):
        dialog.preview.request_import()
    assert [day.on for day in somebody(vault, "Léa").dates] == ["1980-03-04"]


def test_the_columns_are_asked_about_in_french(open_dialog: Open, odd: Path) -> None:
    set_language("fr")
    assert "Que dit chaque colonne" in said(open_dialog(odd).mapping)
