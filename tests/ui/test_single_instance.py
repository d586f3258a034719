"""A second start brings the first window forward and ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.single_instance import _server_name, asked_to_capture, claim, raise_window

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import claim
application = QCoreApplication([])
held = claim(Path(sys.argv[1]))
print("mine" if held else "yours")
if held and len(sys.argv) > 2:
    import os
    os._exit(1)
"""


def start_another(vault: Path, *args: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(vault), *args],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    )


def start_to_open(vault: Path, files: list[Path]) -> subprocess.Popen[str]:
    script = _SECOND.replace("claim(Path(sys.argv[1]))", "claim(Path(sys.argv[1]), files=map(Path, sys.argv[2:]))")
    return subprocess.Popen(
        [sys.executable, "-c", script, vault, *files], stdout=subprocess.PIPE, text=True, env=os.environ
    )


def test_a_second_start_asks_the_first_to_come_forward(tmp_path: Path, qtbot: QtBot) -> None:
    first = claim(tmp_path / "a.whispeer")
    assert first is not None
    with qtbot.waitSignal(first.raise_requested, timeout=10_000) as asked:
        second = start_another(tmp_path / "a.whispeer", XDG_ACTIVATION_TOKEN="token-7")
    assert second.communicate(timeout=10)[0].strip() == "yours"
    assert asked.args == ["token-7"]
    first.release()


@pytest.mark.parametrize(
    "names",
    [["card.introcard.age"], ["Léa, 2 % \n .introcard.age", "x" * 200 + ".introcard.age"], [b"\xff.introcard.age"]],
)
def test_what_the_second_was_to_open_is_opened_by_the_first(
    names: list[str | bytes], tmp_path: Path, qtbot: QtBot
) -> None:
    vault, files = tmp_path / "a.whispeer", [tmp_path / os.fsdecode(name) for name in names]
    first = claim(vault)
    assert first is not None
    got: list[Path] = []
    first.open_requested.connect(got.append)
    with qtbot.waitSignal(first.raise_requested, timeout=10_000):
        second = start_to_open(vault, files)
    qtbot.waitUntil(lambda: len(got) == len(files))
    assert got == files
    assert second.communicate(timeout=10)[0].strip() == "yours"
    first.release()


def test_what_the_first_no_longer_takes_because_it_ends_is_opened_by_the_second(tmp_path: Path, qtbot: QtBot) -> None:
    vault, file = tmp_path / "a.whispeer", tmp_path / "card.introcard.age"
    first = claim(vault)
    assert first is not None
    first.raise_requested.connect(first.release)
    with qtbot.assertNotEmitted(first.open_requested), start_to_open(vault, [file]) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.stdout is not None
        assert second.stdout.read().strip() == "mine"


def test_two_vaults_have_two_windows(tmp_path: Path, qapp: object) -> None:
    first, second = claim(tmp_path / "a.whispeer"), claim(tmp_path / "b.whispeer")
    assert first is not None and second is not None
    first.release()
    second.release()


def test_what_a_crash_leaves_behind_is_cleared(tmp_path: Path, qapp: object) -> None:
    vault = tmp_path / "a.whispeer"
    crashed = start_another(vault, "crash")
    assert crashed.communicate(timeout=10)[0].strip() in ("mine", "")
    assert Path(_server_name(vault)).exists(), "the socket is still there"
    first = claim(vault)
    assert first is not None
    first.release()


def test_a_released_vault_can_be_claimed_again(tmp_path: Path, qapp: object) -> None:
    first = claim(tmp_path / "a.whispeer")
    assert first is not None
    first.release()
    again = claim(tmp_path / "a.whispeer")
    assert again is not None
    again.release()


def test_a_link_to_a_vault_is_the_vault(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "a.whispeer").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a.whispeer")
    assert _server_name(tmp_path / "a.whispeer") == _server_name(tmp_path / "link")
    assert "a.whispeer" not in _server_name(tmp_path / "a.whispeer")


@pytest.mark.skipif(os.name == "nt", reason="sockets have modes on Unix only")
def test_only_the_user_can_knock(tmp_path: Path, qapp: object) -> None:
    first = claim(tmp_path / "a.whispeer")
    assert first is not None
    assert Path(_server_name(tmp_path / "a.whispeer")).stat().st_mode & 0o077 == 0
    first.release()


_ASKING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import asked_to_capture
application = QCoreApplication([])
print("shown" if asked_to_capture(Path(sys.argv[1])) else "not shown")
"""


@pytest.mark.parametrize("shows", [True, False])
def test_a_start_that_wants_to_note_something_hears_whether_the_window_is_shown(
    tmp_path: Path, qtbot: QtBot, shows: bool
) -> None:
    first = claim(tmp_path / "a.whispeer")
    assert first is not None
    first.shows_capture = shows
    tokens: list[str] = []
    first.capture_requested.connect(tokens.append)
    asking = subprocess.Popen(
        [sys.executable, "-c", _ASKING, str(tmp_path / "a.whispeer")],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"XDG_ACTIVATION_TOKEN": "token-8"},
    )
    qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
    assert asking.communicate()[0].strip() == ("shown" if shows else "not shown")
    assert tokens == (["token-8"] if shows else [])
    first.release()


def test_nobody_shows_it_where_nobody_is(tmp_path: Path, qapp: object) -> None:
    assert not asked_to_capture(tmp_path / "a.whispeer")


def test_the_small_window_has_a_claim_of_its_own(tmp_path: Path, qapp: object) -> None:
    main, small = claim(tmp_path / "a.whispeer"), claim(tmp_path / "a.whispeer", "capture")
    assert main is not None and small is not None
    main.release()
    small.release()


@pytest.mark.parametrize(
    "noise", [b"hello\n", b"x" * 50_000, b"raise \xff\xfe\n", b"capture \xff\n", b"open a%00\n", b"open \n"]
)
def test_noise_does_no_harm(tmp_path: Path, qtbot: QtBot, noise: bytes) -> None:
    first = claim(tmp_path / "a.whispeer")
    assert first is not None
    tokens: list[str] = []
    first.raise_requested.connect(tokens.append)
    first.open_requested.connect(tokens.append)
    socket = QLocalSocket()
    socket.connectToServer(_server_name(tmp_path / "a.whispeer"))
    assert socket.waitForConnected(1000)
    socket.write(noise)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert tokens in ([], [""])
    first.release()


def test_a_minimised_window_comes_back(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    raise_window(window, "token-7")
    assert not window.isMinimized()
    assert window.isVisible()
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="only root can give a file to another user")
def test_nothing_is_said_to_another_user_who_took_the_name(tmp_path: Path, qtbot: QtBot) -> None:
    others = claim(tmp_path / "a.whispeer")
    assert others is not None
    os.chown(_server_name(tmp_path / "a.whispeer"), 12345, 12345)
    with qtbot.assertNotEmitted(others.open_requested), qtbot.assertNotEmitted(others.raise_requested):
        second = start_to_open(tmp_path / "a.whispeer", [tmp_path / "Bea.introcard.age"])
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0].strip() == "mine"
    others.release()
