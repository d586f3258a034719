"""The window as a whole: from the door to the lock, over real vaults, with fresh processes where it takes one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import relaunch, view
from app.notebook import Notebook
from app.opened import Opened, open_for_window
from app.places import EXCHANGES
from app.settings import Settings, load
from app.view import View
from models.clock import Clock, FixedClock
from models.forgetting import forget
from models.interactions import Interactions
from models.people import People
from models.vault import Change, Vault, VaultKey
from models.vault.worker import VaultWorker
from tests.fixtures import PASSPHRASE
from tests.ui.conftest import _garbage_stays_on_this_thread, _light_and_english, qapp
from tests.ui.places.keys import enter, press, tab_to, type_text
from ui import single_instance
from ui.clipboard import OwnClipboard
from ui.desktop import Desktop
from ui.importing import ImportDialog
from ui.places.exchanges.state import State as ExchangesState
from ui.places.help import HelpPlace
from ui.places.people import BackupsLeft, Leaving, PeoplePlace
from ui.places.people.drafts import Drafts, FactDraft
from ui.places.people.fact import EditableFact
from ui.places.people.presenter import State
from ui.places.settings import SettingsPlace
from ui.single_instance import claim

__all__ = ["_garbage_stays_on_this_thread", "_light_and_english", "qapp"]  # the window's fixtures

ROOT = Path(__file__).parents[2]
TODAY = FixedClock(date(2026, 3, 16))
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class DesktopOfTest(Desktop):
    """The desktop around pytest-qt's application, which goes on when it is told to end."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._clipboard = OwnClipboard(application.clipboard())
        self.ended: list[int] = []

    def end(self, code: int = 0) -> None:
        """Note it."""
        self.ended.append(code)


@pytest.fixture
def desktop(qapp: QApplication) -> DesktopOfTest:
    return DesktopOfTest(qapp)


Open = Callable[..., Notebook]


@pytest.fixture
def open_notebook(vault_folder: Path, vault_key: VaultKey, desktop: DesktopOfTest, qtbot: QtBot) -> Iterator[Open]:
    """Opens the notebook, again and again; what is open at the end is closed."""
    notebooks: list[tuple[Notebook, Opened]] = []

    def open_it(*, remembered: bool = False, settings: Settings | None = None, clock: Clock = TODAY) -> Notebook:
        instance = claim(vault_folder)
        assert instance is not None
        opened = open_for_window(clock, vault_folder, vault_key)
        notebook = Notebook(
            desktop, instance, opened, settings or Settings(language="en"), clock, remembered=remembered
        )
        notebooks.append((notebook, opened))
        notebook.show()
        notebook.window.activateWindow()
        qtbot.waitUntil(lambda: notebook.jobs.pending == 0, timeout=20_000)
        return notebook

    yield open_it
    for notebook, opened in notebooks:
        notebook.window.hide()
        notebook.window.deleteLater()
        notebook._instance.release()
        opened.worker.close()


def leave(notebook: Notebook, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=20_000)
    desktop.ended.clear()


def names(worker: VaultWorker) -> list[str]:
    def read(vault: Vault, _job: object) -> list[str]:
        people = People(vault)
        return [row.name for row in people.rows(people.ids())]

    return worker.read(read).future.result()


def settled(notebook: Notebook, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: notebook.jobs.pending == 0, timeout=20_000)


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


# Leaving


def test_leaving_closes_the_vault_and_gives_the_claim_up(
    open_notebook: Open, desktop: DesktopOfTest, vault_folder: Path, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Q, CTRL)
    leave(notebook, desktop, qtbot)
    assert not (vault_folder / "vault.db-wal").exists(), "checkpointed, and both connections closed"
    second = claim(vault_folder)
    assert second is not None
    second.release()


def test_a_write_that_waits_is_finished_before_leaving(
    open_notebook: Open, desktop: DesktopOfTest, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin",))
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    with Vault(vault_folder, vault_key) as vault:
        assert People(vault).count() == 1


def test_a_write_that_lasts_is_stopped_and_leaves_nothing(
    open_notebook: Open,
    desktop: DesktopOfTest,
    vault_folder: Path,
    vault_key: VaultKey,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.notebook.GRACE_SECONDS", 0.1)
    notebook = open_notebook()

    def endless(vault: Vault, job: object) -> None:
        with vault.change("Add a person"):
            People(vault).add("Léa Martin")
            while True:
                job.progress(0, 0)  # type: ignore[attr-defined]  # a worker's job

    notebook.jobs.write(notebook.window, endless)
    notebook.lock()
    leave(notebook, desktop, qtbot)
    with Vault(vault_folder, vault_key) as vault:
        assert People(vault).count() == 0


def test_the_clipboard_is_emptied_if_it_is_ours(open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    notebook = open_notebook()
    QApplication.clipboard().setText("Léa Martin")
    notebook.lock()
    leave(notebook, desktop, qtbot)
    assert QApplication.clipboard().text() == ""


def test_the_lock_starts_the_same_program_at_the_same_vault(vault_folder: Path) -> None:
    assert relaunch.command(vault_folder, TODAY) == [
        sys.executable,
        "-m",
        "app",
        "--vault",
        str(vault_folder),
        "--today",
        "2026-03-16",
    ]


def test_the_sign_of_a_lock_is_for_one_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(relaunch.LOCKED_VARIABLE, "1")
    assert relaunch.was_locked()
    assert not relaunch.was_locked()


# Processes of their own


RUN = """
import sys
from PySide6.QtCore import QTimer
from datetime import date
from pathlib import Path
from app import session, window
from app.settings import Settings
from models.clock import FixedClock

def look():
    notebook = began[0].notebook if began else None
    if notebook is not None and notebook.window.isVisible():
        print("open", notebook.window.current, flush=True)
        {deed}
        return
    QTimer.singleShot(20, look)

began = []
begin = session.Session.begin
def began_with(self, passphrase):
    began.append(self)
    begin(self, passphrase)
    QTimer.singleShot(0, look)
session.Session.begin = began_with
sys.exit(window.run(Path(sys.argv[1]), demo={demo}, clock=FixedClock(date(2026, 3, 16)),
                    settings=Settings(language="en", theme="light"), passphrase={passphrase!r}))
"""


def start(folder: Path, deed: str, *, demo: bool = True, passphrase: str | None = PASSPHRASE) -> subprocess.Popen[str]:
    script = RUN.format(deed=deed, demo=demo, passphrase=passphrase)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_second_start_raises_the_first_window_and_ends_well(vault_folder: Path) -> None:
    with start(vault_folder, "notebook._instance.raise_requested.connect(notebook.window.close)") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open today\n"
        with start(vault_folder, "") as second:
            assert second.communicate(timeout=30)[0] == ""
            assert second.returncode == 0
        first.communicate(timeout=30)
        assert first.returncode == 0


def test_a_lock_ends_this_process_and_a_fresh_one_stands_at_the_door(vault_folder: Path) -> None:
    deed = """
        from app import relaunch
        start_process = relaunch.subprocess.Popen
        def start_and_tell(*arguments, **options):
            process = start_process(*arguments, **options)
            print(process.pid, options["env"][relaunch.LOCKED_VARIABLE], flush=True)
            return process
        relaunch.subprocess.Popen = start_and_tell
        notebook.lock()"""
    with start(vault_folder, deed, demo=False) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "open today\n"
        fresh, locked = process.stdout.readline().split()
        try:
            assert process.wait(timeout=30) == 0
            assert locked == "1"
            assert claimed_by_another(vault_folder)
            assert not (vault_folder / "vault.db-wal").exists(), "it has not opened the vault"
        finally:
            os.kill(int(fresh), signal.SIGTERM)


def claimed_by_another(folder: Path) -> bool:
    """Whether another process comes to claim ``folder`` within half a minute; without claiming it for a moment."""
    until = time.monotonic() + 30
    while not single_instance._asked_to_raise(single_instance._server_name(folder)):
        if time.monotonic() > until:
            return False
    return True


def test_a_demo_is_not_remembered(vault_folder: Path) -> None:
    with start(vault_folder, "notebook.window.close()") as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert load().last_vault != vault_folder


def test_a_signal_ends_it_with_the_vault_closed(vault_folder: Path) -> None:
    if os.name == "nt":
        pytest.skip("there are no such signals on Windows")
    with start(vault_folder, "") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open today\n"
        process.terminate()
        process.communicate(timeout=30)
    assert not (vault_folder / "vault.db-wal").exists()


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
