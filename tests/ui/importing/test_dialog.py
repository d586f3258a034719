"""An address book comes in by keyboard alone, and only what one wants of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.circles import Circles
from models.exporting import as_archive, export
from models.importing import Verdict, opening
from models.interchange.formats import ENDINGS
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.disks import unreadable
from tests.models.importing.books import LEA, LEA_LATER, SAM, bring_in
from tests.models.interchange.vcards import vcf
from ui.importing import ImportDialog
from ui.importing.cards import Kind
from ui.importing.planned_rows import ROW
from ui.jobs import Jobs

Open = Callable[..., ImportDialog]


def names(vault: Vault) -> list[str]:
    return [row.name for row in People(vault).rows(People(vault).ids())]


def listed(dialog: ImportDialog) -> list[str]:
    rows = dialog.preview.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def said(widget: QWidget) -> str:
    """The words of its labels that are seen."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)


def show_kind(dialog: ImportDialog, qtbot: QtBot, kind: Kind) -> None:
    kinds = dialog.preview.kinds
    steps = kinds.findData(kind) - kinds.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(kinds, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_first_page_says_what_it_reads(open_dialog: Open, language: str) -> None:
    set_language(language)
    told = said(open_dialog())
    assert [ending for ending in ENDINGS if f"{ending})" not in told and f"{ending}," not in told] == [".vcard"]


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


def test_what_was_not_read_is_shown_with_line_and_reason(open_dialog: Open, book: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(book)
    show_kind(dialog, qtbot, Kind.UNREAD)
    row = dialog.preview.rows.index(0).data(ROW)
    assert row.at.startswith("line ") and row.why.endswith(".")
    qtbot.keyClick(dialog.preview.list, Qt.Key.Key_Space)
    assert dialog.preview.rows.left_out == frozenset()


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


def test_an_encoding_in_doubt_can_be_chosen(open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    mac, plain = tmp_path / "mac.vcf", tmp_path / "plain.vcf"
    mac.write_bytes(vcf("FN:Hélène").decode().encode("mac-roman"))
    plain.write_bytes(vcf("FN:Gaël"))
    dialog = open_dialog(mac, plain)
    assert listed(dialog)[0] != "Hélène" and listed(dialog)[1] == "Gaël"
    encodings = dialog.preview.reading.encodings
    assert encodings.isVisible() and encodings.currentData() == "cp1252"
    qtbot.keyClick(encodings, Qt.Key.Key_Down)
    settle(jobs, qtbot)
    assert listed(dialog) == ["Hélène", "Gaël"]
    assert dialog.preview.reading.encodings.currentData() == "mac-roman"


def test_plain_utf_8_is_no_question(open_dialog: Open, book: Path) -> None:
    assert not open_dialog(book).preview.reading.encodings.isVisible()


def test_an_archive_comes_in_whole(open_dialog: Open, tmp_path: Path, qtbot: QtBot, vault: Vault, jobs: Jobs) -> None:
    lea, _ = people(vault, "Léa Martin", "Sam Dubois")
    export(vault, tmp_path / "all.json")
    written = as_archive(vault)
    People(vault).remove(lea)
    dialog = open_dialog(tmp_path / "all.json")
    assert "All of it comes in" in said(dialog)
    assert dialog.focusWidget() is dialog.preview.bring
    with qtbot.waitSignal(dialog.finished_import):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert as_archive(vault) == written


def test_an_archive_of_what_is_there_only_closes(open_dialog: Open, tmp_path: Path, qtbot: QtBot, vault: Vault) -> None:
    people(vault, "Léa Martin")
    export(vault, tmp_path / "all.json")
    dialog = open_dialog(tmp_path / "all.json")
    assert "all of it is here already" in said(dialog)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("content", [None, b"", b"hello"])
def test_a_file_that_cannot_be_read_is_said_and_another_may_be_chosen(
    open_dialog: Open, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "x.vcf"
    if content is not None:
        file.write_bytes(content)
    dialog = open_dialog(file)
    assert dialog.choosing.isVisible()
    assert dialog.focusWidget() is dialog.choosing.choose
    assert dialog.choosing._why.text().endswith(".")


def test_a_file_that_cannot_be_read_keeps_no_other_out(
    open_dialog: Open, book: Path, tmp_path: Path, qtbot: QtBot, vault: Vault
) -> None:
    (tmp_path / "picture.vcf").write_bytes(b"\x89PNG\r\n\x1a\n")
    dialog = open_dialog(book, tmp_path / "picture.vcf", unreadable(tmp_path))
    assert "3 people are new, 1 card could not be read and 2 files could not be read." in said(dialog)
    show_kind(dialog, qtbot, Kind.UNREAD)
    assert sorted(listed(dialog), key=len)[:2] == ["locked.vcf", "picture.vcf"]
    dialog.preview.list.setFocus()
    with qtbot.waitSignal(dialog.finished_import):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert names(vault) == ["Léa Martin", "Œdipe Lefèvre", "Sam Dubois"]


def test_a_file_too_large_is_refused_unread(open_dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 10)
    file = tmp_path / "x.vcf"
    file.write_bytes(SAM)
    assert "more than 200 MB" in said(open_dialog(file).choosing)


def test_files_may_be_dropped(open_dialog: Open, book: Path, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(book))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), action, dropped, button, none))
    settle(jobs, qtbot)
    assert len(listed(dialog)) == 3


def test_a_folder_stands_for_its_address_books(open_dialog: Open, book: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no book")
    assert len(listed(open_dialog(tmp_path))) == 3


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


def test_it_speaks_french(open_dialog: Open, book: Path) -> None:
    set_language("fr")
    dialog = open_dialog(book)
    assert "3 personnes sont nouvelles et 1 fiche n’a pas pu être lue." in said(dialog)
    assert dialog.preview.bring.text() == "Importer 3 personnes"


def test_what_was_chosen_stays_when_the_file_is_read_otherwise(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    bring_in(vault, LEA)
    book = vcf("FN:Hélène") + vcf("UID:lea-1", "FN:Léa Martin", "TITLE:Ingénieure") + vcf("FN:Gaël")
    file = tmp_path / "mac.vcf"
    file.write_bytes(book.decode().encode("mac-roman"))
    dialog = open_dialog(file)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    settle(jobs, qtbot)
    rows = dialog.beside.rows
    spoken = [str(rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(rows.rowCount())]
    (name,) = (at for at, line in enumerate(spoken) if line.startswith("Name"))
    dialog.beside.list.setCurrentIndex(rows.index(name))
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(dialog.preview.reading.encodings, Qt.Key.Key_Down)
    settle(jobs, qtbot)
    assert listed(dialog) == ["Hélène", "Léa Martin", "Gaël"]
    assert dialog.preview.bring.text() == "Bring 2 people in"
    dialog.preview.list.setFocus()
    with qtbot.waitSignal(dialog.finished_import):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert names(vault) == ["Gaël", "Léa Martin"]
    assert People(vault).get(People(vault).named("Léa Martin")[0].id).role == "Ingénieure"


def test_a_way_to_read_that_fails_leaves_all_as_it_was(
    open_dialog: Open, tmp_path: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    file = tmp_path / "mac.vcf"
    file.write_bytes((vcf("FN:Hélène") + vcf("FN:Gaël") + b"\r\n").decode().encode("mac-roman"))
    dialog = open_dialog(file)
    before = listed(dialog)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    encodings = dialog.preview.reading.encodings
    encodings.setCurrentIndex(encodings.findData("utf-16"))
    encodings.activated.emit(encodings.currentIndex())
    settle(jobs, qtbot)
    assert dialog.preview.isVisible() and listed(dialog) == before
    assert encodings.currentData() == "cp1252" and "as it was read before" in said(dialog)
    assert dialog.preview.rows.left_out == {0}


def test_another_file_begins_anew(open_dialog: Open, book: Path, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = open_dialog(book)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    dialog.read([book])
    settle(jobs, qtbot)
    assert dialog.preview.rows.left_out == frozenset()


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
