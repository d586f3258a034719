"""Ways to run the command line: in this process, as a process of its own, and at a terminal."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.cli.desk import Desk
from tests.fixtures import PASSPHRASE

SECONDS = 60
COMMAND = (sys.executable, "-P", "-m", "app")


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a run: exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout, of a run that was done."""
        assert self.code == 0, self
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The sentence of a run that was refused, and printed nothing else."""
        assert (self.code, self.out) == (1, ""), self
        assert self.err.strip()
        assert "Traceback" not in self.err
        return self.err.strip()


def no_window(_desk: Desk) -> int:
    """Stands for the window where a command is expected."""
    raise AssertionError("the window was opened")


class Here:
    """Runs commands in this process, on one vault, as if neither stdin nor stdout were a terminal."""

    def __init__(self, vault: Path, passphrase_file: Path) -> None:
        self.vault = vault
        self.passphrase_file = passphrase_file

    def __call__(self, *arguments: str | Path, stdin: str = "") -> Ran:
        return self.bare("--vault", self.vault, "--passphrase-file", self.passphrase_file, *arguments, stdin=stdin)

    def names(self) -> list[str]:
        """Who is in the vault."""
        return [person["name"] for person in self("people", "--json").json]

    def bare(self, *arguments: str | Path, stdin: str = "") -> Ran:
        """Without a word that was not given."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        before = sys.stdin
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8", "surrogateescape")), "utf-8")
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = cli.run([str(argument) for argument in arguments], no_window, no_window)
        finally:
            sys.stdin = before
        return Ran(code, _read(out), _read(err))


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


@pytest.fixture
def here(vault_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Here]:
    """The command line in this process, on a vault of this test's own."""
    monkeypatch.setenv("WHISPEER_DEBUGGABLE", "1")
    passphrase_file = tmp_path / "passphrase"
    passphrase_file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    umask = os.umask(0o022)
    yield Here(vault_folder, passphrase_file)
    os.umask(umask)


def start(*arguments: str | Path, env: Mapping[str, str] | None = None, **more: Any) -> "subprocess.Popen[bytes]":
    """Start the program as a process of its own, without a terminal."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.Popen(command, env={**os.environ, **(env or {})}, **{**pipes, **more})


def finish(process: "subprocess.Popen[bytes]", stdin: bytes | None = None) -> Ran:
    """Wait for its end."""
    out, err = process.communicate(stdin, timeout=SECONDS)
    return Ran(process.returncode, (out or b"").decode(), (err or b"").decode())


def run(*arguments: str | Path, env: Mapping[str, str] | None = None, **more: Any) -> Ran:
    """Start the program as a process of its own and wait for its end."""
    return finish(start(*arguments, env=env, **more))


def code_told(process: "subprocess.Popen[bytes]") -> str:
    """The code that a command made and told."""
    assert process.stderr is not None
    found = re.fullmatch(r"Code: (\S+)\n", process.stderr.readline().decode())
    assert found
    return found[1]


class Terminal:
    """The program at a terminal: it is answered as a person would, by what it asks."""

    def __init__(self, *arguments: str | Path) -> None:
        self._process_id, self._screen = pty.fork()
        if self._process_id == 0:  # the child
            os.environ["TERM"] = "xterm"
            os.execv(COMMAND[0], [*COMMAND, *map(str, arguments)])
        self.shown = ""

    def answer(self, question: str, text: str) -> None:
        """Type ``text`` once ``question`` is shown."""
        while not self.shown.rstrip().endswith(question):
            self._look()
        os.write(self._screen, f"{text}\n".encode())
        self.shown += "\n"

    def end(self) -> int:
        """Look until the program has ended; its exit code."""
        try:
            while True:
                self._look()
        except OSError:  # how a terminal without a program answers
            pass
        os.close(self._screen)
        return os.waitstatus_to_exitcode(os.waitpid(self._process_id, 0)[1])

    @property
    def text(self) -> str:
        """What was shown, without colours."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.shown)

    def _look(self) -> None:
        shown = os.read(self._screen, 65536)
        if not shown:
            raise OSError("the terminal was closed")
        self.shown += shown.decode()
