"""The window as a whole: what is done in it, and what it comes back to."""

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import view
from app.notebook import Notebook
from app.settings import Settings, load
from app.view import View
from app.ways import EXCHANGES
from models.clock import FixedClock
from models.forgetting import forget
from models.interactions import Interactions
from models.vault import Change, Vault, VaultKey
from models.vault.worker import VaultWorker
from tests.app.window.driving import CTRL, SHIFT, DesktopOfTest, Open, leave, names, settled
from tests.models.interchange.vcards import vcf
from tests.ui.places.keys import enter, press, tab_to, type_text
from ui.importing import ImportDialog
from ui.places.exchanges.state import State as ExchangesState
from ui.places.help import HelpPlace
from ui.places.people import BackupsLeft, Leaving, PeoplePlace
from ui.places.people.drafts import Drafts, FactDraft
from ui.places.people.fact import EditableFact
from ui.places.people.presenter import State
from ui.places.settings import SettingsPlace

# Undo


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


# Coming back


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


def begin_two(notebook: Notebook, qtbot: QtBot) -> None:
    """Begin an exchange with the second person, then what they do."""
    notebook.window.go("people")
    notebook.places.people.show_person(2)
    settled(notebook, qtbot)
    page = notebook.places.people.page
    page.timeline.log()
    type_text("Elle m’a dit")
    page.head.fact("role").edit()
    type_text("À moi")


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


# Once a day


def test_a_backup_is_made_on_the_day_it_is_first_opened(open_notebook: Open, vault_folder: Path) -> None:
    open_notebook()
    assert [file.name[:10] for file in (vault_folder / "backups").iterdir()] == ["2026-03-16"]


# Settings


def test_another_language_is_spoken_at_once_and_kept(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.window.go("settings")
    settled(notebook, qtbot)
    notebook._on_language_chosen("fr")
    settled(notebook, qtbot)
    assert notebook.window.isVisible()
    assert notebook.window.current == "settings"
    assert notebook.window.rail.button("people").text() == "Personnes"
    assert load().language == "fr"
    notebook._on_language_chosen("en")
    settled(notebook, qtbot)
    assert notebook.window.rail.button("people").text() == "People"


def settings_of(notebook: Notebook) -> SettingsPlace:
    page = notebook.window.page("settings")
    assert isinstance(page, SettingsPlace)
    return page


def test_servers_to_meet_at_are_kept_in_their_order(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.window.go("settings")
    settled(notebook, qtbot)
    mailboxes = settings_of(notebook).mailboxes
    assert mailboxes is not None
    tab_to(mailboxes.field.edit)
    enter("meet.example.org")
    tab_to(mailboxes.list.up_keys[1])
    press(Qt.Key.Key_Space)
    settled(notebook, qtbot)
    assert load().mailboxes == ("ws://meet.example.org:4000/v1", *Settings().mailboxes)


def test_they_are_not_shown_where_nothing_can_be_handed_over(
    open_notebook: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    notebook = open_notebook()
    notebook.window.go("settings")
    settled(notebook, qtbot)
    assert settings_of(notebook).mailboxes is None


# The palette


def test_the_palette_runs_commands_by_keyboard(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_K, CTRL)
    type_text("settings")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notebook.window.current == "settings")


def test_the_palette_goes_to_somebody(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    notebook.window.go("settings")
    settled(notebook, qtbot)
    press(Qt.Key.Key_K, CTRL)
    type_text("sam")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notebook.window.current == "people")
    assert notebook.places.people.page.person == 2


def test_the_palette_goes_to_an_exchange(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin", "Sam Dubois"))
    notebook.jobs.write(notebook.window, log_many)
    settled(notebook, qtbot)
    notebook.window.go("settings")
    settled(notebook, qtbot)
    press(Qt.Key.Key_K, CTRL)
    type_text("rabot")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert notebook.window.current == "people"
    row = notebook.places.people.page.timeline.marked
    assert row is not None and row.exchange.text == "Prêté le rabot"
    assert row.hasFocus()
    press(Qt.Key.Key_Return)
    form = notebook.places.people.page.timeline.form
    assert form is not None and form.id == row.exchange.id


def log_many(vault: Vault, _job: object) -> None:
    """The one that is looked for, and as many after it as make it come late."""
    interactions = Interactions(vault)
    interactions.log(on="2020-03", people=[2], text="Prêté le rabot")
    for day in range(1, 29):
        interactions.log(on=date(2026, 2, day), people=[2], text="Bref")


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


@pytest.mark.parametrize("key", ["add", "people", "doubles", "settings", "undo", "redo"])
def test_every_command_can_be_run(key: str, open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    assert {"lock", "quit", key} <= set(notebook._commands())
    notebook._on_command_chosen(key)
    settled(notebook, qtbot)


# Twice, or no longer


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


# From one place to another


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
