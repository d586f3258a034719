"""The front door as a process: streams, exit codes, terminals, signals, and a window where there is a screen."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run as starter
from app.__main__ import QT_LIBRARIES
from app.cli.exchange import stoppable
from models.errors import Cancelled
from models.vault import Vault
from models.vault.driver import refusals
from models.vault.errors import VaultBusy
from tests.app.running import COMMAND, Here, Terminal, finish, run, start
from tests.app.someone import cards
from tests.builders import people
from tests.fixtures import PASSPHRASE

MANY = 20_000
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def test_the_answer_goes_to_stdout_and_every_message_to_stderr(here: Here, vault: Vault) -> None:
    people(vault, "Léa")
    more = ("--vault", here.vault, "--passphrase-file", here.passphrase_file)
    ran = run("people", *more, "--json", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert [person["name"] for person in ran.json] == ["Léa"]
    assert ran.err == ""
    ran = run("person", "Zoé", *more, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Nobody is called")
    ran = run("people", "--nonsense")
    assert (ran.code, ran.out) == (2, "")


def test_a_terminal_that_lacks_the_letters_shows_the_rest(here: Here, vault: Vault) -> None:
    people(vault, "Léa 岡田")
    more = ("--vault", here.vault, "--passphrase-file", here.passphrase_file)
    ran = run("people", *more, env={"PYTHONIOENCODING": "ascii"})
    assert (ran.code, ran.out, ran.err) == (0, "L?a ??\n", "")


def test_the_passphrase_may_come_on_stdin(here: Here) -> None:
    process = start("people", "--vault", here.vault, "--passphrase-file", "-", "--json", stdin=subprocess.PIPE)
    assert finish(process, f"{PASSPHRASE}\n".encode()).json == []


def test_help_and_version_come_quickly_and_alone() -> None:
    for option in ("--help", "--version"):
        ran = run(option)
        assert (ran.code, ran.err) == (0, "")


# A reader that goes away


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
def test_a_reader_that_goes_away_is_no_mistake() -> None:
    reading, writing = os.pipe()
    process = start("people", "--demo", "--json", stdout=writing)
    os.close(reading)
    os.close(writing)
    ran = finish(process)
    assert (ran.code, ran.err) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that is always full")
def test_an_answer_that_finds_no_room_is_told(here: Here, vault: Vault) -> None:
    people(vault, "Léa")
    with Path("/dev/full").open("wb") as full:
        for more in ((), ("--json",)):
            ran = run("people", "--vault", here.vault, "--passphrase-file", here.passphrase_file, *more, stdout=full)
            assert (ran.code, ran.err) == (1, "The disk is full. Nothing was changed: free some space and try again.\n")


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a Unix shell does")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_mistake(closed: str) -> None:
    command = " ".join(map(shlex.quote, [*COMMAND, "people", "--demo"]))
    done = subprocess.run(f"{command} {closed}", shell=True, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


# At a terminal


def test_the_passphrase_is_asked_for_and_not_shown(here: Here, vault: Vault) -> None:
    people(vault, "Léa Martin")
    terminal = Terminal("people", "--vault", here.vault)
    terminal.answer("Passphrase:", PASSPHRASE)
    assert terminal.end() == 0
    assert "Léa Martin" in terminal.text
    assert "Organisation" in terminal.text
    assert PASSPHRASE not in terminal.text


def test_a_new_passphrase_is_asked_for_twice_and_the_words_are_shown_once(tmp_path: Path) -> None:
    folder = tmp_path / "mine.whispeer"
    terminal = Terminal("new", "--vault", folder)
    terminal.answer("four words are best:", PASSPHRASE)
    terminal.answer("Once more:", "another passphrase")
    assert terminal.end() == 1
    assert "two different passphrases" in terminal.text
    assert not folder.exists()

    terminal = Terminal("new", "--vault", folder)
    terminal.answer("four words are best:", PASSPHRASE)
    terminal.answer("Once more:", PASSPHRASE)
    assert terminal.end() == 0
    numbered = terminal.text.replace("\r", "").split("shown once.\n")[1].split()
    words = [word for number, word in zip(numbered[0:40:2], numbered[1:40:2], strict=True) if number.isdigit()]
    assert len(words) == 20

    terminal = Terminal("recover", "--vault", folder)
    terminal.answer("with spaces between them:", " ".join(words).upper())
    terminal.answer("four words are best:", "a quite new passphrase")
    terminal.answer("Once more:", "a quite new passphrase")
    assert terminal.end() == 0
    ran = finish(
        start("people", "--vault", folder, "--passphrase-file", "-", "--json", stdin=subprocess.PIPE),
        b"a quite new passphrase",
    )
    assert ran.json == []


def test_a_terminal_gets_no_orders_from_a_name(here: Here, vault: Vault) -> None:
    people(vault, "\x1b]0;owned\x07[bold]Léa[/bold]\x9b2J")
    for command in (["people"], ["person", "--id", "1"], ["history"]):
        terminal = Terminal(*command, "--vault", here.vault, "--passphrase-file", here.passphrase_file)
        assert terminal.end() == 0
        assert "[bold]Léa[/bold]" in terminal.text
        assert "\x1b]0" not in terminal.shown
        assert "\x9b" not in terminal.shown


# Stopped


def importing(here: Here, vault: Vault, tmp_path: Path) -> "subprocess.Popen[bytes]":
    """An import that will take a while, and has begun to write."""
    book = tmp_path / "many.vcf"
    book.write_text(cards(*(f"Person {number}" for number in range(MANY))), newline="")
    process = start("import", book, "--vault", here.vault, "--passphrase-file", here.passphrase_file, "--json")
    vault.connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(VaultBusy), refusals():
        while process.poll() is None:
            vault.connection.execute("BEGIN IMMEDIATE")
            vault.connection.execute("ROLLBACK")
    return process


@pytest.mark.skipif(os.name == "nt", reason="sends a signal of Unix")
@pytest.mark.parametrize(
    ("sent", "code", "told"), [(signal.SIGINT, 130, "Stopped."), (signal.SIGTERM, 143, ""), (signal.SIGKILL, -9, "")]
)
def test_an_import_that_is_stopped_leaves_nothing(
    here: Here, vault: Vault, tmp_path: Path, sent: signal.Signals, code: int, told: str
) -> None:
    process = importing(here, vault, tmp_path)
    process.send_signal(sent)
    ran = finish(process)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(told)
    assert ran.err.count("\n") == bool(told)
    assert here("people", "--json").json == []
    assert here("history", "--json").json == []
    assert here("verify", "--json").json["ok"]


def test_ctrl_c_is_heeded_at_the_next_step_and_at_once_the_second_time() -> None:
    with stoppable("Bringing in") as heard:
        heard(1, 9)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            heard(2, 9)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.skipif(os.name == "nt", reason="sends a signal of Unix")
def test_a_throwaway_vault_goes_when_the_program_is_ended(tmp_path: Path) -> None:
    process = start("people", "--demo", env={"TMPDIR": str(tmp_path)})
    while not list(tmp_path.glob("*/demo.whispeer")):
        assert process.poll() is None, process.communicate()
    process.terminate()
    assert finish(process).code == 143
    assert list(tmp_path.iterdir()) == []


# The window


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a display as Linux does")
def test_without_a_screen_it_says_what_works(here: Here) -> None:
    for more in ((), ("--demo",), ("--vault", here.vault), ("--today", "2026-03-16")):
        refusal = run(*more, env=NO_SCREEN).refusal
        assert refusal.count("\n") == 0
        assert "no display" in refusal
        assert "tour" in refusal


def test_what_the_window_needs_is_known_here_and_to_the_start() -> None:
    assert QT_LIBRARIES == starter.QT_LIBRARIES


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves Qt's libraries to its own packages")
def test_a_missing_library_is_told_with_what_to_install(here: Here, tmp_path: Path) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')"
    )
    ran = run(env={"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"})
    assert "Install" in ran.refusal


def test_the_installed_program_is_the_same() -> None:
    code = "from app.__main__ import main; import sys; sys.argv[1:] = ['--version']; sys.exit(main())"
    done = subprocess.run([*COMMAND[:2], "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "whispeer 0.1.0\n")
