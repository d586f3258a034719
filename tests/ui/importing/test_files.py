"""The files of an import: which can be chosen, how they are read, and what is said of those that cannot be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from models.exporting import as_archive, export
from models.importing import opening
from models.interchange.formats import ENDINGS
from models.people import People
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.disks import unreadable
from tests.models.importing.books import LEA, SAM, bring_in
from tests.models.interchange.vcards import vcf
from tests.ui.importing.conftest import Open
from tests.ui.importing.seen import listed, names, said, settle, show_kind
from ui.importing.cards import Kind
from ui.importing.planned_rows import ROW
from ui.jobs import Jobs


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_first_page_says_what_it_reads(open_dialog: Open, language: str) -> None:
    set_language(language)
    told = said(open_dialog())
    assert [ending for ending in ENDINGS if f"{ending})" not in told and f"{ending}," not in told] == [".vcard"]


def test_what_was_not_read_is_shown_with_line_and_reason(open_dialog: Open, book: Path, qtbot: QtBot) -> None:
    dialog = open_dialog(book)
    show_kind(dialog, qtbot, Kind.UNREAD)
    row = dialog.preview.rows.index(0).data(ROW)
    assert row.at.startswith("line ") and row.why.endswith(".")
    qtbot.keyClick(dialog.preview.list, Qt.Key.Key_Space)
    assert dialog.preview.rows.left_out == frozenset()


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
