"""Handing a sealed file over by a code, from terminal to terminal, over a real mailbox server."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.carrier import program
from sync.conversation import Conversation
from sync.transports.codes import new_code
from tests.app.running import Here, Ran, Terminal, finish, start
from tests.sync.transports.mailbox import MailboxServer, mailbox_server

SEALED = os.urandom(971)


@pytest.fixture(scope="module")
def server() -> Iterator[MailboxServer]:
    """A mailbox server on this computer."""
    with mailbox_server() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sealed file: to a terminal it is bytes."""
    file = tmp_path / "card.introcard.age"
    file.write_bytes(SEALED)
    return file


@pytest.fixture
def other() -> Iterator[Conversation]:
    """The other side, at a terminal elsewhere."""
    with Conversation(program()) as talk:
        yield talk


def code_told(process: "subprocess.Popen[bytes]") -> str:
    """The code that a command made and told."""
    assert process.stderr is not None
    found = re.fullmatch(r"Code: (\S+)\n", process.stderr.readline().decode())
    assert found
    return found[1]


def test_a_code_is_made_and_the_file_arrives(server: MailboxServer, other: Conversation, file: Path) -> None:
    process = start("send", file, "--code", "--mailbox", server.url, "--json")
    code = code_told(process)
    other.meet(code, [server.url])
    assert list(other.everything()) == [SEALED]
    assert finish(process).json == {"code": code, "bytes": len(SEALED), "delivered": True}


def test_a_code_of_the_other_side_is_taken_as_it_is_typed(
    server: MailboxServer, other: Conversation, file: Path
) -> None:
    code = new_code()
    process = start("send", file, "--code", code.upper().replace("-", " "), "--mailbox", server.url)
    other.meet(code, [server.url])
    assert other.receive() == SEALED
    assert finish(process) == Ran(0, "", "It has arrived.\n")


def test_on_one_network_no_server_is_needed(other: Conversation, file: Path) -> None:
    process = start("send", file, "--code", "--lan")
    code = code_told(process)
    assert process.stderr is not None
    addresses = process.stderr.readline().decode().removeprefix("Address: ").split()
    other.meet(code, addresses)
    assert other.receive() == SEALED
    assert finish(process).code == 0


@pytest.mark.parametrize("agrees", [True, False])
def test_the_words_are_compared_at_a_terminal(
    server: MailboxServer, other: Conversation, file: Path, agrees: bool
) -> None:
    code = new_code()
    terminal = Terminal("send", file, "--code", code, "--mailbox", server.url)
    met = other.meet(code, [server.url], compare=True)
    terminal.answer(f"{' '.join(met.words)} (yes or no)", "yes" if agrees else "no")
    if agrees:
        other.compared(same=True)
        assert other.receive() == SEALED
        assert terminal.end() == 0
    else:
        assert terminal.end() == 1
        assert "The words differ" in terminal.text


def test_without_a_terminal_yes_must_be_given(server: MailboxServer, other: Conversation, file: Path) -> None:
    code = new_code()
    process = start("send", file, "--code", code, "--mailbox", server.url)
    other.meet(code, [server.url], compare=True)
    assert "--yes" in finish(process).refusal


def test_yes_stands_for_the_answer(server: MailboxServer, other: Conversation, file: Path) -> None:
    code = new_code()
    process = start("send", file, "--code", code, "--mailbox", server.url, "--compare", "--yes")
    assert other.meet(code, [server.url]).to_compare
    other.compared(same=True)
    assert other.receive() == SEALED
    assert finish(process).code == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--code", "402913-above"], "no whole code"),
        (["--code", "402913-above-lizard-zoo", "--mailbox", "example.org"], "no address of a server"),
        (["--code", "402913-above-lizard-zoo", "--mailbox", "ws://127.0.0.1:9/v1"], "does not answer"),
    ],
)
def test_what_cannot_be_is_refused(here: Here, file: Path, options: list[str], told: str) -> None:
    assert told in here.bare("send", file, *options).refusal


def test_a_file_that_is_none_is_refused_before_anybody_is_met(here: Here, tmp_path: Path) -> None:
    assert "cannot be read" in here.bare("send", tmp_path / "missing", "--code").refusal
    (tmp_path / "large").write_bytes(bytes(64 * 1024 + 1))
    assert here.bare("send", tmp_path / "large", "--code").code == 1


def test_a_way_without_a_code_is_misused(here: Here, file: Path) -> None:
    assert here.bare("send", file).code == 2
