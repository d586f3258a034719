"""In the window, who stands twice is made one, and who is forgotten is gone."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import view
from models.forgetting import forget
from models.vault import Vault, VaultKey
from tests.app.window.driving import DesktopOfTest, Open, begin_two, leave, names, settled
from tests.ui.places.keys import press, type_text
from ui.places.people import BackupsLeft, Leaving


def test_who_stands_twice_is_made_one_and_the_notice_takes_it_back(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Nora Martin", "Nöra Martin"))
    settled(notebook, qtbot)
    notebook.window.go("settings")
    notebook._on_command_chosen("doubles")
    settled(notebook, qtbot)
    press(Qt.Key.Key_2)
    settled(notebook, qtbot)
    assert names(notebook._opened.worker) == ["Nöra Martin"]
    assert notebook.window.notice.words == "Nöra Martin is one person now."
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert names(notebook._opened.worker) == ["Nora Martin", "Nöra Martin"]
    press(Qt.Key.Key_Escape)
    assert notebook.window.current == "settings"


def test_who_is_forgotten_is_gone_from_the_window_and_drafts_of_others_stay(
    open_notebook: Open, desktop: DesktopOfTest, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    settled(notebook, qtbot)
    begin_two(notebook, qtbot)
    people = notebook.places.people
    people.show_person(1)
    settled(notebook, qtbot)
    people.page.timeline.log()
    type_text("Secret")
    assert people.page.portrait is not None
    person = people.page.portrait.person
    notebook.jobs.write(
        people, lambda vault, _job: forget(vault, 1), lambda left: people.forgotten.emit(Leaving(person, left.backups))
    )
    settled(notebook, qtbot)
    assert notebook.window.notice.words.startswith("Forgotten.")
    left = notebook.window.findChild(BackupsLeft)
    assert left is not None and left.files.toPlainText().startswith("2026-03-16")
    left.accept()
    told = str(notebook.places.view().pages)
    assert "Léa" not in told and "Secret" not in told and "Elle m’a dit" in told
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    with Vault(vault_folder, vault_key, read_only=True) as vault:
        kept = str(view.read(vault).pages)
    assert "Léa" not in kept and "Secret" not in kept and "Elle m’a dit" in kept
