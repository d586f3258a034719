"""The window as a whole: what is done in it, and what it comes back to."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import view
from app.view import View
from app.ways import EXCHANGES
from models.clock import FixedClock
from models.vault import Change, Vault, VaultKey
from models.vault.worker import VaultWorker
from tests.app.window.driving import CTRL, SHIFT, DesktopOfTest, Open, begin_two, leave, names, settled
from tests.ui.places.keys import press, type_text
from ui.places.exchanges.state import State as ExchangesState
from ui.places.help import HelpPlace
from ui.places.people import PeoplePlace
from ui.places.people.drafts import Drafts, FactDraft
from ui.places.people.fact import EditableFact
from ui.places.people.presenter import State


def test_ctrl_z_takes_back_and_says_what_and_redo_does_it_again(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    worker = notebook._opened.worker
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    settled(notebook, qtbot)
    assert names(worker) == ["Léa Martin", "Sam Dubois"]
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: notebook.window.notice.words != "")
    assert notebook.window.notice.words == "Undone: Add the first people · Léa Martin"
    assert names(worker) == []
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: notebook.window.notice.words.startswith("Done again"))
    assert names(worker) == ["Léa Martin", "Sam Dubois"]


def test_nothing_to_undo_is_said_calmly(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: notebook.window.notice.words == "There is nothing to undo.")


def test_one_comes_back_to_where_one_was(open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.window.go("settings")
    notebook.window.resize(760, 640)
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    again = open_notebook()
    assert again.window.current == "settings"
    assert (again.window.width(), again.window.height()) == (760, 640)


def test_another_day_begins_with_what_it_brings(open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.places.bar.begin()
    type_text("café avec @Lé")
    notebook.window.go("refuge")
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    again = open_notebook(clock=FixedClock(date(2026, 3, 17)))
    assert again.window.current == "today"
    assert again.places.bar.field.sentence == "café avec @Lé", "what was half written is still there"


def test_f1_opens_the_help_at_the_place_one_is_in(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_F1)
    help_place = notebook.window.page("help")
    assert isinstance(help_place, HelpPlace) and help_place.view.page is not None
    assert help_place.view.page.key == "first_steps"
    for entry in notebook.window.entries:
        if entry.key not in ("today", "help"):
            notebook.window.go(entry.key)
            settled(notebook, qtbot)
            press(Qt.Key.Key_F1)
            assert help_place.view.page.key not in ("first_steps", "today"), entry.key


def test_the_page_of_people_comes_back_as_it_was(open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    settled(notebook, qtbot)
    notebook.places.people.show_person(2)
    settled(notebook, qtbot)
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    again = open_notebook()
    settled(again, qtbot)
    people = again.window.page("people")
    assert isinstance(people, PeoplePlace)
    assert people.page.person == 2


@pytest.mark.parametrize("way", ["lock", "close", "language"])
def test_what_is_half_written_outlives(way: str, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    settled(notebook, qtbot)
    begin_two(notebook, qtbot)
    if way == "language":
        notebook._on_language_chosen("fr")
    else:
        press(Qt.Key.Key_L if way == "lock" else Qt.Key.Key_Q, CTRL)
        leave(notebook, desktop, qtbot)
        notebook = open_notebook()
    settled(notebook, qtbot)
    page = notebook.places.people.page
    role = page.head.fact("role")
    assert isinstance(role, EditableFact) and role.written == "À moi"
    assert page.portrait is not None and page.portrait.person.role == "", "nothing is kept that was not meant to be"
    assert page.timeline.form is not None and page.timeline.form.text.toPlainText() == "Elle m’a dit"
    type_text("tié")
    assert role.written == "À moitié"
    notebook.places.people.put_down()


def test_what_is_half_written_outlives_a_crash(
    open_notebook: Open, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.places.draft_watch.PAUSE_MS", 50)
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    settled(notebook, qtbot)
    begin_two(notebook, qtbot)

    def kept() -> Drafts:
        with Vault(vault_folder, vault_key, read_only=True) as vault:
            return State.parse(view.read(vault).pages.get("people", "")).drafts

    qtbot.waitUntil(lambda: kept().fact is not None)
    assert kept().fact == FactDraft(2, "role", "À moi")
    assert kept().exchanges[2].text == "Elle m’a dit"
    assert len(history(notebook._opened.worker)) == 1, "no step of undo"


def history(worker: VaultWorker) -> list[Change]:
    """The steps that can be taken back."""

    def read(vault: Vault, _job: object) -> list[Change]:
        return vault.history()

    return worker.read(read).future.result()


def test_a_view_that_cannot_be_read_is_no_view() -> None:
    for text in ("", "[]", "{}", '{"place": 1, "geometry": "", "pages": {}}', "[" * 100_000, "null"):
        assert view.from_text(text) == View()
    was = View("people", b"\x00\xff", {"people": "{}"}, "2026-03-16")
    assert view.from_text(view.to_text(was)) == was


def test_a_backup_is_made_on_the_day_it_is_first_opened(open_notebook: Open, vault_folder: Path) -> None:
    open_notebook()
    assert [file.name[:10] for file in (vault_folder / "backups").iterdir()] == ["2026-03-16"]


def test_everything_said_with_somebody_is_one_key_from_their_page(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    settled(notebook, qtbot)
    notebook.places.show_person(2)
    settled(notebook, qtbot)
    notebook.places.people.setFocus()
    press(Qt.Key.Key_R, CTRL)
    settled(notebook, qtbot)
    assert notebook.window.current == EXCHANGES
    sought = ExchangesState.parse(notebook.places.view().pages[EXCHANGES]).sought
    assert sought.person == 2
