"""The process that carries knows little, may take little, and shows nothing of the code to who lists processes."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from models.carrying import NotInstalled, ServerUnreachable
from sync.conversation import Conversation
from sync.engine import Program
from sync.transports.child import LARGEST_MEMORY
from sync.transports.codes import new_code
from tests.sync.transports.mailbox import MailboxServer
from tests.sync.transports.test_carrying import PATIENT, together

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process in files")


@pytest.fixture
def waiting(
    talk: Callable[[], Conversation], server: MailboxServer, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, str]:
    """What Linux shows of a process in an open meeting, and the code of that."""
    monkeypatch.setenv("WHISPEER_DEBUGGABLE", "1")  # else only root may look
    monkeypatch.setenv("WHISPEER_VAULT", "/home/lea/Léa’s.whispeer")
    here, there, code = talk(), talk(), new_code()
    together(*(lambda side=side: side.meet(code, [server.url], patience=PATIENT) for side in (here, there)))
    return Path(f"/proc/{here.engine.pid}"), code


def test_its_memory_is_capped_by_the_system(waiting: tuple[Path, str]) -> None:
    (line,) = (
        line for line in (waiting[0] / "limits").read_text().splitlines() if line.startswith("Max address space")
    )
    assert line.split()[3:5] == [str(LARGEST_MEMORY)] * 2


def test_the_code_is_told_it_where_nobody_else_reads(waiting: tuple[Path, str]) -> None:
    shown = (waiting[0] / "cmdline").read_bytes() + (waiting[0] / "environ").read_bytes()
    assert b"carry" in shown
    number, words = waiting[1].split("-", 1)  # one word alone may stand there by chance
    assert [secret for secret in (number, words) if secret.encode() in shown] == []


def test_where_the_vault_lies_is_none_of_its_business(waiting: tuple[Path, str]) -> None:
    assert b"whispeer_vault" not in (waiting[0] / "environ").read_bytes().lower()


def test_it_holds_no_file_of_the_user_open(waiting: tuple[Path, str]) -> None:
    held = [str(file.readlink()) for file in (waiting[0] / "fd").iterdir()]
    kinds = ("socket:", "pipe:", "anon_inode:", "/dev/null", "/dev/urandom")
    assert [name for name in held if not name.startswith(kinds)] == []


def test_an_installation_without_the_libraries_says_so() -> None:
    script = "import sys; sys.modules['wormhole'] = None; from sync.transports.child import run; run()"
    with Conversation(Program([sys.executable, "-c", script], ROOT)) as side:
        side.ready()
        with pytest.raises(NotInstalled):
            side.meet(new_code(), ["ws://127.0.0.1:9/v1"], patience=PATIENT)


def test_what_a_library_prints_is_no_news() -> None:
    script = """
import os
from twisted.logger import globalLogBeginner
from sync.transports.child import run
globalLogBeginner.beginLoggingTo = lambda *_, **__: (print("hello", flush=True), os.system("echo hello"))
run()
"""
    with Conversation(Program([sys.executable, "-c", script], ROOT)) as side:
        side.ready()
        with pytest.raises(ServerUnreachable):
            side.meet(new_code(), [], patience=PATIENT)
