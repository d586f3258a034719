"""An address book comes in by keyboard alone, and only what one wants of it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from models.circles import Circles
from models.exporting import as_archive
from models.importing import Verdict
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.models.importing.books import LEA, LEA_LATER, SAM, bring_in
from tests.ui.importing.conftest import Open
from tests.ui.importing.seen import listed, names, said, settle, show_kind
from ui.importing.cards import Kind
from ui.importing.planned_rows import ROW
from ui.jobs import Jobs


def test_what_would_come_in_is_told_first(open_dialog: Open, book: Path, vault: Vault) -> None:
    dialog = open_dialog(book)
    assert "3 people are new and 1 card could not be read." in said(dialog)
    assert listed(dialog) == ["Léa Martin", "Sam Dubois", "Œdipe Lefèvre"]
    assert dialog.focusWidget() is dialog.preview.list
    assert names(vault) == []


def test_enter_brings_in_and_the_end_takes_back(
    open_dialog: Open, book: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    before = as_archive(vault)
    dialog = open_dialog(book)
    with qtbot.waitSignal(dialog.finished_import) as told:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told.args[0].new == 3
    assert names(vault) == ["Léa Martin", "Œdipe Lefèvre", "Sam Dubois"]
    assert len(list(vault.paths.backups.iterdir())) == 1, "a backup was made first"
    assert "3 people came in." in dialog.ended.words
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.focusWidget() is dialog.ended.undo
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settle(jobs, qtbot)
    assert "Your notebook is as it was." in dialog.ended.words
    assert as_archive(vault) == before
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_space_leaves_somebody_out(open_dialog: Open, book: Path, jobs: Jobs, qtbot: QtBot, vault: Vault) -> None:
    dialog = open_dialog(book)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.preview.bring.text() == "Bring 2 people in"
    show_kind(dialog, qtbot, Kind.LEFT_OUT)
    assert listed(dialog) == ["Sam Dubois"]
    dialog.preview.list.setFocus()
    with qtbot.waitSignal(dialog.finished_import):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert names(vault) == ["Léa Martin", "Œdipe Lefèvre"]


def test_nobody_then_the_few_one_looks_for(open_dialog: Open, book: Path, qtbot: QtBot, vault: Vault) -> None:
    dialog = open_dialog(book)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_A, control | shift)
    assert (dialog.preview.bring.text(), dialog.preview.bring.isEnabled()) == ("Nobody to bring in", False)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.preview.isVisible(), "there is nothing to bring in"
    qtbot.keyClicks(dialog.focusWidget(), "oed")
    qtbot.keyClicks(dialog.focusWidget(), " lef")
    assert listed(dialog) == ["Œdipe Lefèvre"]
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.preview.list, "Enter in the search is no yes"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.finished_import):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert names(vault) == ["Œdipe Lefèvre"]


def test_everybody_among_those_shown(open_dialog: Open, book: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(book)
    dialog.preview.rows.choose_shown(False)
    qtbot.keyClicks(dialog.preview.list, "sam")
    dialog.preview.list.setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.preview.rows.left_out == {0, 2}


def test_those_who_look_already_here_are_left_out_at_once(
    open_dialog: Open, book: Path, qtbot: QtBot, vault: Vault
) -> None:
    people(vault, "lea MARTIN")
    dialog = open_dialog(book)
    assert "Looks like lea MARTIN" in dialog.preview.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert dialog.preview.rows.left_out == {0}
    assert dialog.preview.rows.index(0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked


def test_a_click_on_the_box_leaves_out_and_elsewhere_does_not(open_dialog: Open, book: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(book)
    view = dialog.preview.list
    middle = view.visualRect(view.model().index(1, 0)).center().y()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, middle))
    assert dialog.preview.rows.left_out == frozenset()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, middle))
    assert dialog.preview.rows.left_out == {1}


def test_what_a_known_person_gains_is_told(open_dialog: Open, tmp_path: Path, qtbot: QtBot, vault: Vault) -> None:
    bring_in(vault, LEA + SAM)
    file = tmp_path / "later.vcf"
    file.write_bytes(LEA_LATER + SAM)
    dialog = open_dialog(file)
    assert "1 person gains something and 1 is as they are." in said(dialog)
    spoken = dialog.preview.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Gains La Grange, lea@example.org, a birthday" in spoken
    show_kind(dialog, qtbot, Kind.UNCHANGED)
    index = dialog.preview.rows.index(0)
    assert index.data(ROW).verdict is Verdict.UNCHANGED
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None


def test_the_same_file_again_has_nothing_to_bring(open_dialog: Open, book: Path, vault: Vault) -> None:
    bring_in(vault, book.read_bytes())
    dialog = open_dialog(book)
    assert not dialog.preview.bring.isEnabled()
    assert "3 people are as they are" in said(dialog)


def test_it_speaks_french(open_dialog: Open, book: Path) -> None:
    set_language("fr")
    dialog = open_dialog(book)
    assert "3 personnes sont nouvelles et 1 fiche n’a pas pu être lue." in said(dialog)
    assert dialog.preview.bring.text() == "Importer 3 personnes"


def test_who_is_there_goes_into_the_circle_of_the_file_when_that_is_ticked(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Nom complet,Courriel,Cercle\nLéa Martin,lea@example.org,Core\nSam,sam@example.org,\n", "utf-8")
    lea = People(vault).add("Léa Martin", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")])
    dialog = open_dialog(file)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.preview.moves.isVisible() and not dialog.preview.moves.isChecked()
    assert not dialog.preview.bring.isEnabled()
    qtbot.keyClick(dialog.preview.moves, Qt.Key.Key_Space)
    settle(jobs, qtbot)
    assert dialog.preview.moves.isChecked() and dialog.preview.rows.left_out == {1}
    assert "Gains the circle Core" in dialog.preview.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert dialog.preview.bring.text() == "Bring 1 person in"
    with qtbot.waitSignal(dialog.finished_import):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    (core,) = (each.id for each in Circles(vault).all() if each.name == "Core")
    assert People(vault).get(lea).tie.circle == core
    vault.undo()
    assert People(vault).get(lea).tie.circle is None


def test_there_is_no_word_of_circles_where_nobody_would_move(open_dialog: Open, book: Path) -> None:
    assert not open_dialog(book).preview.moves.isVisible()
