"""Sealed files come in by a double click, a command, a second start, and a drop on the window."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeDatabase, QPoint
from pytestqt.qtbot import QtBot

from app import cli, desktop_entry
from app.cli.desk import Desk
from app.ways import EXCHANGES, HANDING
from models.clock import FixedClock
from models.vault import NewVault, Vault
from sync.postbox import Postbox
from tests.app.running import Here
from tests.app.window.driving import Sessions, door_of
from tests.fixtures import PASSPHRASE, TODAY
from tests.ui.places.keys import enter
from tests.ui.test_sealed_drops import drop, files
from ui.places.handing import HandingPlace
from ui.single_instance import claim


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
    assert claim(vault_folder, files=[identity]) is None
    qtbot.waitUntil(lambda: session.notebook.window.current == HANDING)
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


# By a command


@pytest.mark.parametrize("words", [("open", "x.bin", "a b.introcard.age"), ("a.introcard.age",)])
def test_a_command_or_the_file_alone_asks_for_the_window(
    words: tuple[str, ...], vault_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted: list[tuple[Path, ...]] = []

    def window(desk: Desk) -> int:
        wanted.append(desk.to_open)
        return 0

    assert cli.run(["--vault", str(vault_folder), *words], window, window) == 0
    assert wanted == [tuple(tmp_path / word for word in words if word != "open")]


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
