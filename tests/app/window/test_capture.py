"""The small window for one sentence: beside an open notebook, and alone in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import cli, view
from app.cli.desk import Desk
from app.notebook import Notebook
from models.people import People
from models.vault import Vault, VaultKey
from tests.app.running import no_window, run
from tests.app.window.driving import CTRL, ROOT, DesktopOfTest, Open, leave, settled, start
from tests.fixtures import PASSPHRASE
from tests.ui.places.keys import press, type_text
from ui.doors import Doors


def shown() -> list[Doors]:
    """The small windows on the screen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Doors) and each.isVisible()]


@pytest.fixture(autouse=True)
def _none_stays_on_the_screen() -> Iterator[None]:
    yield
    for window in shown():
        window.hide()
        window.deleteLater()


def small(notebook: Notebook, qtbot: QtBot) -> Doors:
    """The small window beside ``notebook``, asked for as by another start."""
    notebook._instance.capture_requested.emit("")
    window = notebook.small.window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settled(notebook, qtbot)
    return window


def notes(vault_folder: Path, vault_key: VaultKey) -> list[str]:
    """What was written down."""
    with Vault(vault_folder, vault_key, read_only=True) as vault:
        return [str(row[0]) for row in vault.rows("SELECT text FROM interaction ORDER BY id")]


def draft(vault_folder: Path, vault_key: VaultKey) -> str:
    """What the vault has of a half written sentence."""
    with Vault(vault_folder, vault_key, read_only=True) as vault:
        return view.read(vault).pages[view.CAPTURE]


# Beside a notebook


def test_one_sentence_then_it_goes(
    open_notebook: Open, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = open_notebook()
    window = small(notebook, qtbot)
    assert window.windowTitle() == "Whispeer"
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    page = notebook.small.page
    assert page is not None
    page._timer.setInterval(10)
    type_text("café @Léa Martin")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.notice.words == "Kept: Coffee with Léa, today")
    qtbot.waitUntil(lambda: notebook.small.page is None)
    assert shown() == []
    settled(notebook, qtbot)
    assert notes(vault_folder, vault_key) == ["café @Léa Martin"]


def test_what_was_kept_can_be_taken_back_at_once(
    open_notebook: Open, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    window = small(notebook, qtbot)
    page = notebook.small.page
    assert page is not None
    type_text("café @Léa Martin")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.notice.words.startswith("Kept"))
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.bar.field.sentence == "café @Léa Martin")
    settled(notebook, qtbot)
    assert window.isVisible()
    assert page.bar.field.hasFocus()
    assert notes(vault_folder, vault_key) == []


def test_who_writes_on_is_not_interrupted(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    window = small(notebook, qtbot)
    page = notebook.small.page
    assert page is not None
    type_text("café @Léa Martin")
    press(Qt.Key.Key_Return)
    type_text("appel @Sam")
    qtbot.waitUntil(lambda: page.notice.words.startswith("Kept"))
    page._timer.timeout.emit()
    settled(notebook, qtbot)
    assert window.isVisible()
    assert page.bar.field.sentence == "appel @Sam"
    page.notice.focus_action()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.bar.field.sentence == "café @Léa Martin\nappel @Sam")


def test_there_is_one_draft_and_it_moves_with_the_window(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Space, CTRL)
    type_text("café @Léa Mart")
    settled(notebook, qtbot)
    small(notebook, qtbot)
    page = notebook.small.page
    assert page is not None
    assert page.bar.field.sentence == "café @Léa Mart"
    assert notebook.places.bar.field.sentence == ""
    type_text("in")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: notebook.small.page is None)
    assert notebook.places.bar.field.sentence == "café @Léa Martin"


def test_asked_for_twice_it_is_one_window(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    window = small(notebook, qtbot)
    type_text("café")
    assert small(notebook, qtbot) is window
    assert notebook.small.page is not None
    assert notebook.small.page.bar.field.sentence == "café"


@pytest.mark.parametrize("way", ["lock", "close", "language"])
@pytest.mark.parametrize("where", ["bar", "small"])
def test_a_half_written_sentence_outlives(
    way: str, where: str, open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    if where == "bar":
        press(Qt.Key.Key_Space, CTRL)
    else:
        small(notebook, qtbot)
    type_text("café @Léa")
    if way == "language":
        notebook._on_language_chosen("fr")
        notebook.small.close()
    else:
        notebook.lock() if way == "lock" else notebook.window.close()
        leave(notebook, desktop, qtbot)
        notebook = open_notebook()
    settled(notebook, qtbot)
    bar = notebook.places.bar
    assert bar.field.sentence == "café @Léa"
    assert bar.chips.isVisible()
    if way == "language":
        notebook._on_language_chosen("en")
        settled(notebook, qtbot)


def test_a_half_written_sentence_outlives_a_crash(
    open_notebook: Open, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.places.draft_watch.PAUSE_MS", 50)
    open_notebook()
    press(Qt.Key.Key_Space, CTRL)
    type_text("café @Léa")
    qtbot.waitUntil(lambda: "café @Léa" in draft(vault_folder, vault_key))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: draft(vault_folder, vault_key) == "")
    assert notes(vault_folder, vault_key) == ["café @Léa"]


def test_what_is_kept_at_the_last_moment_is_no_draft_afterwards(
    open_notebook: Open, vault_folder: Path, vault_key: VaultKey, desktop: DesktopOfTest, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Space, CTRL)
    type_text("café @Léa")
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    notebook.lock()
    leave(notebook, desktop, qtbot)
    assert notes(vault_folder, vault_key) == ["café @Léa"]
    assert draft(vault_folder, vault_key) == ""


def test_the_line_of_the_window_takes_the_sentence_back(
    open_notebook: Open, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Space, CTRL)
    type_text("café @Léa Martin ; promis un devis")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notebook.window.notice.words.startswith("Kept: Coffee with Léa, today"))
    notebook.add_first_people(("Sam Dubois",))
    settled(notebook, qtbot)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    with Vault(vault_folder, vault_key, read_only=True) as vault:
        people = People(vault)
        assert [row.name for row in people.rows(people.ids())] == ["Sam Dubois"], "what came after it stays"


def test_ctrl_z_takes_the_whole_sentence_back(
    open_notebook: Open, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Space, CTRL)
    type_text("café @Léa Martin ; promis un devis")
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: notebook.window.notice.words.startswith("Undone"))
    with Vault(vault_folder, vault_key, read_only=True) as vault:
        assert People(vault).count() == 0
    assert notes(vault_folder, vault_key) == []


# Processes of their own

RUN = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from app import capture_window
from app.settings import Settings
from models.clock import FixedClock

def look():
    session = began[0] if began else None
    if session is not None and session.doors.isVisible():
        {deed}
    QTimer.singleShot(20, look)

def type_into(session, text):
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtWidgets import QApplication
    field = session.page.bar.field
    for sign in text:
        key = Qt.Key.Key_Return if sign == "\\n" else 0
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign))

began = []
begin = capture_window.CaptureSession.begin
def began_with(self, passphrase):
    began.append(self)
    begin(self, passphrase)
    QTimer.singleShot(0, look)
capture_window.CaptureSession.begin = began_with
code = capture_window.run(Path(sys.argv[1]), demo=False, clock=FixedClock(date(2026, 3, 16)),
                          settings=Settings(language="en", theme="light"), passphrase={passphrase!r})
print("alone" if began else "shown by another", code, flush=True)
"""

WRITE = """
        if session.page is not None and not getattr(session, "typed", False):
            session.typed = True
            session.page._timer.setInterval(10)
            type_into(session, {text!r})"""
LEAVE = """
        if session.page is not None:
            type_into(session, "appel @Sam")
            session.doors.close()
            return"""
DOOR = """
        from PySide6.QtWidgets import QLineEdit
        if not getattr(session, "typed", False):
            session.typed = True
            session.doors.page.page.field.edit.setText({passphrase!r})
            session.doors.page.page.field.entered.emit()"""


def run_small(folder: Path, deed: str, passphrase: str | None = PASSPHRASE) -> "subprocess.Popen[str]":
    script = RUN.format(deed=deed.strip(), passphrase=passphrase)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(process: "subprocess.Popen[str]") -> tuple[str, str, "subprocess.Popen[str]"]:
    """What it printed, once it has ended."""
    try:
        return *process.communicate(timeout=60), process
    finally:
        process.kill()


def test_alone_it_keeps_the_sentence_and_ends(vault_folder: Path, vault_key: VaultKey) -> None:
    out, err, process = finished(run_small(vault_folder, WRITE.format(text="café @Léa Martin\n")))
    assert (out, process.returncode) == ("alone 0\n", 0), err
    assert notes(vault_folder, vault_key) == ["café @Léa Martin"]
    assert not (vault_folder / "vault.db-wal").exists()
    assert draft(vault_folder, vault_key) == ""


def test_alone_it_asks_for_the_passphrase(vault_folder: Path, vault_key: VaultKey) -> None:
    deed = DOOR.format(passphrase=PASSPHRASE) + LEAVE
    out, err, process = finished(run_small(vault_folder, deed, passphrase=None))
    assert (out, process.returncode) == ("alone 0\n", 0), err
    assert "appel @Sam" in draft(vault_folder, vault_key)
    assert notes(vault_folder, vault_key) == []


def test_an_open_notebook_shows_it_itself(vault_folder: Path) -> None:
    deed = """
        def say(token):
            print("asked", notebook.small.page is not None, flush=True)
            notebook.window.close()
        notebook._instance.capture_requested.connect(say)"""
    with start(vault_folder, deed) as first:
        try:
            assert first.stdout is not None
            assert first.stdout.readline().startswith("open")
            assert finished(run_small(vault_folder, "pass", passphrase=None))[0] == "shown by another 0\n"
            assert first.stdout.readline() == "asked True\n"
            first.communicate(timeout=60)
            assert first.returncode == 0
        finally:
            first.kill()


def test_the_command_without_a_sentence_wants_the_small_window(vault_folder: Path) -> None:
    asked: list[Desk] = []

    def small_window(desk: Desk) -> int:
        asked.append(desk)
        return 7

    assert cli.run(["--vault", str(vault_folder), "capture"], no_window, small_window) == 7
    assert asked[0].folder == vault_folder
    assert cli.run(["capture", "--json"], no_window, no_window) == cli.MISUSED
    assert cli.run(["capture", "--dry-run"], no_window, no_window) == cli.MISUSED


def test_without_a_screen_it_is_refused_in_a_sentence(vault_folder: Path) -> None:
    screenless = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    assert run("--vault", vault_folder, "capture", env=screenless).refusal.startswith("There is no display")
