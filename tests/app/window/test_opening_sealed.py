"""Sealed files come in by a double click, a command, a second start, and a drop on the window."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeDatabase, QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import cli, desktop_entry
from app.cli.desk import Desk
from app.notebook import Notebook
from app.relaunch import program
from app.ways import EXCHANGES, HANDING
from models.clock import FixedClock
from models.vault import NewVault, Vault
from sync.postbox import Postbox
from tests.app.running import Here
from tests.app.window.driving import CTRL, DesktopOfTest, Sessions, door_of
from tests.fixtures import PASSPHRASE, TODAY
from tests.ui.places.keys import enter, press
from tests.ui.test_sealed_drops import drop, files
from tests.ui.test_single_instance import start_to_open
from ui.places.handing import HandingPlace


@pytest.fixture
def identity(new_vault: NewVault, tmp_path: Path) -> Path:
    """The file by which Ben says who he is."""
    folder = Path(shutil.copytree(new_vault.folder, tmp_path / "ben.whispeer"))
    with Vault(folder, new_vault.key, FixedClock(TODAY)) as ben:
        Postbox(ben).set_fields({"name": "Ben Okafor"})
        file = tmp_path / "Ben, 1 & 2.introcard.age"
        file.write_bytes(Postbox(ben).identity().data)
        return file


# In the window


def waiting(sessions: Sessions, session: object, qtbot: QtBot) -> list[str]:
    """Whose identities wait in the place of cards, which is shown."""
    notebook = session.notebook
    qtbot.waitUntil(lambda: notebook.jobs.pending == 0, timeout=30_000)
    assert notebook.window.current == HANDING
    place = notebook.window.page(HANDING)
    assert isinstance(place, HandingPlace)
    return [item.about for item in place.board.post.items]


def test_it_waits_at_the_door_and_is_read_behind_it(
    sessions: Sessions, vault_folder: Path, identity: Path, qtbot: QtBot
) -> None:
    session = sessions.begin(vault_folder, files=[identity])
    door_of(session, qtbot)
    enter(PASSPHRASE)
    sessions.opened(session)
    assert waiting(sessions, session, qtbot) == ["Ben Okafor"]


def test_a_second_start_hands_it_to_the_window(
    sessions: Sessions, vault_folder: Path, identity: Path, qtbot: QtBot
) -> None:
    session = sessions.begin(vault_folder, PASSPHRASE)
    sessions.opened(session)
    with start_to_open(vault_folder, [identity]):
        qtbot.waitUntil(lambda: session.notebook.window.current == HANDING, timeout=30_000)
    assert waiting(sessions, session, qtbot) == ["Ben Okafor"]


def test_it_is_dropped_on_any_place(sessions: Sessions, vault_folder: Path, identity: Path, qtbot: QtBot) -> None:
    session = sessions.begin(vault_folder, PASSPHRASE)
    sessions.opened(session)
    window = session.notebook.window
    window.go(EXCHANGES)
    bar = session.notebook.places.bar
    empty = bar.state()
    assert drop(window, files(str(identity)), bar.mapTo(window, QPoint(40, 10)))
    assert waiting(sessions, session, qtbot) == ["Ben Okafor"]
    assert bar.state() == empty


def test_what_cannot_be_read_is_said(sessions: Sessions, vault_folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    session = sessions.begin(vault_folder, PASSPHRASE, files=[tmp_path / "gone.introcard.age"])
    sessions.opened(session)
    assert waiting(sessions, session, qtbot) == []
    assert "gone.introcard.age" in session.notebook.window.page(HANDING).notice.words


# While the vault is being closed


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the program starts instead of itself: the words of each command."""
    commands: list[list[str]] = []
    popen = SimpleNamespace(Popen=lambda command, **_: commands.append(command), DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr("app.relaunch.subprocess", popen)
    return commands


def by_a_second_start(_window: QWidget, vault_folder: Path, identity: Path, qtbot: QtBot) -> None:
    with start_to_open(vault_folder, [identity]) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)


def by_a_drop(window: QWidget, _vault_folder: Path, identity: Path, _qtbot: QtBot) -> None:
    assert drop(window, files(str(identity)), QPoint(40, 40))


def writing_at_length(sessions: Sessions, vault_folder: Path) -> tuple[Notebook, threading.Event]:
    """A notebook that writes into its vault until the event is set."""
    session = sessions.begin(vault_folder, PASSPHRASE)
    sessions.opened(session)
    notebook, written = session.notebook, threading.Event()
    notebook.jobs.write(notebook.window, lambda _vault, _job: written.wait(60))
    return notebook, written


@pytest.mark.parametrize("come", [by_a_second_start, by_a_drop])
@pytest.mark.parametrize("key", [Qt.Key.Key_L, Qt.Key.Key_Q])
def test_what_comes_while_the_vault_is_being_closed_waits_at_the_next_door(
    come: Callable[[QWidget, Path, Path, QtBot], None],
    key: Qt.Key,
    sessions: Sessions,
    desktop: DesktopOfTest,
    vault_folder: Path,
    identity: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("app.notebook.GRACE_SECONDS", 60.0)
    notebook, written = writing_at_length(sessions, vault_folder)
    notebook.window.activateWindow()
    qtbot.waitUntil(notebook.window.isActiveWindow)
    press(key, CTRL)
    come(notebook.window, vault_folder, identity, qtbot)
    written.set()
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=30_000)
    assert waiting(sessions, behind_the_next_door(sessions, vault_folder, started, qtbot), qtbot) == ["Ben Okafor"]


def test_what_is_still_unread_when_the_vault_is_locked_is_read_behind_the_next_door(
    sessions: Sessions,
    desktop: DesktopOfTest,
    vault_folder: Path,
    identity: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("app.notebook.GRACE_SECONDS", 0.0)
    notebook, written = writing_at_length(sessions, vault_folder)
    by_a_drop(notebook.window, vault_folder, identity, qtbot)
    notebook.lock()
    qtbot.waitUntil(lambda: notebook.jobs.pending == 1)  # the vault is being closed, and nothing else goes on
    written.set()
    qtbot.waitUntil(lambda: bool(desktop.ended), timeout=30_000)
    assert waiting(sessions, behind_the_next_door(sessions, vault_folder, started, qtbot), qtbot) == ["Ben Okafor"]


def test_what_is_unread_when_the_window_is_made_anew_is_read_in_the_new_one(
    sessions: Sessions, vault_folder: Path, identity: Path, qtbot: QtBot
) -> None:
    session = sessions.begin(vault_folder, PASSPHRASE)
    sessions.opened(session)
    by_a_drop(session.notebook.window, vault_folder, identity, qtbot)
    session.notebook._on_language_chosen("en")
    assert waiting(sessions, session, qtbot) == ["Ben Okafor"]


def behind_the_next_door(sessions: Sessions, folder: Path, started: list[list[str]], qtbot: QtBot) -> object:
    """The session that was started in place of the first, once its vault is open."""
    (words,) = started
    session = sessions.begin(folder, files=wanted(words[len(program()) :]))
    door_of(session, qtbot)
    enter(PASSPHRASE)
    sessions.opened(session)
    return session


# By a command


def wanted(words: Sequence[str | Path]) -> Sequence[Path]:
    """What the window is to open that the program with these words asks for."""
    files: list[Path] = []

    def window(desk: Desk) -> int:
        files.extend(desk.to_open)
        return 0

    assert cli.run([str(word) for word in words], window, window) == 0
    return files


@pytest.mark.parametrize("words", [("open", "x.bin", "a b.introcard.age"), ("a.introcard.age",)])
def test_a_command_or_the_file_alone_asks_for_the_window(
    words: tuple[str, ...], vault_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert wanted(["--vault", vault_folder, *words]) == [tmp_path / word for word in words if word != "open"]


def test_a_word_that_is_neither_is_no_command(here: Here) -> None:
    ran = here("a.introcard.ages")
    assert ran.code == 2 and "There is no command" in ran.err


# By a double click


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home of the test's own, where a desktop keeps what a user has put in."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "data"


def test_the_desktop_knows_what_a_sealed_file_is_and_what_opens_it(here: Here, home: Path, identity: Path) -> None:
    files = [Path(file) for file in here("desktop", "--json").json["files"]]
    assert all(file.is_relative_to(home) and file.is_file() for file in files)
    entry = (home / "applications" / "whispeer.desktop").read_text(encoding="utf-8")
    assert "MimeType=application/x-whispeer-introcard;" in entry
    (exec_line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    assert exec_line.endswith('run.py" %F')
    kind = QMimeDatabase().mimeTypeForFile(str(identity))
    assert kind.name() == "application/x-whispeer-introcard"
    assert here("desktop", "--remove", "--json").json["files"] == [str(file) for file in files]
    assert not any(file.exists() for file in files)


@pytest.mark.skipif(shutil.which("gio") is None, reason="gio, which a desktop opens files with, is not installed")
def test_opening_the_file_as_a_desktop_does_starts_the_program_with_it(
    here: Here, home: Path, identity: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    program = tmp_path / 'the "program" $HOME.sh'
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{told}"\n')
    program.chmod(0o755)
    monkeypatch.setattr(desktop_entry, "_command", lambda: [str(program)])
    assert here("desktop").code == 0
    subprocess.run(["gio", "open", str(identity)], check=True, timeout=30, capture_output=True)
    assert told.read_text() == str(identity)
