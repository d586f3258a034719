"""An address book is brought into the window, and an import that was left goes on."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.window.driving import DesktopOfTest, Open, leave, settled
from tests.models.interchange.vcards import vcf
from tests.ui.places.keys import press
from ui.importing import ImportDialog


def test_an_address_book_is_brought_by_command_and_by_drop(open_notebook: Open, tmp_path: Path, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.window.go("settings")
    notebook._on_command_chosen("import")
    dialog = notebook.window.findChild(ImportDialog)
    assert dialog is not None and dialog.isVisible()
    assert notebook.window.current == "people"
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    card = tmp_path / "lea.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Léa Martin\nN:Martin;Léa;;;\nEND:VCARD\n", encoding="utf-8")
    notebook.places.people.import_requested.emit([card])
    settled(notebook, qtbot)
    dialog = notebook.window.findChild(ImportDialog)
    assert dialog is not None
    assert dialog.preview.isVisible()
    dialog.close()


def test_an_import_goes_on_after_it_was_left_in_the_middle(
    open_notebook: Open, desktop: DesktopOfTest, tmp_path: Path, qtbot: QtBot
) -> None:
    book = tmp_path / "friends.vcf"
    book.write_bytes(vcf("FN:Léa Martin") + vcf("FN:Sam Dubois"))
    notebook = open_notebook()
    notebook.places.people.import_requested.emit([book])
    settled(notebook, qtbot)
    dialog = notebook.window.findChild(ImportDialog)
    assert dialog is not None
    press(Qt.Key.Key_Space)
    assert dialog.preview.rows.left_out == {0}
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    notebook = open_notebook()
    dialog = notebook.window.findChild(ImportDialog)
    assert dialog is not None and dialog.preview.isVisible()
    assert dialog.preview.rows.left_out == {0}
    dialog.close()
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    assert open_notebook().window.findChild(ImportDialog) is None, "whoever closed it is done with it"
