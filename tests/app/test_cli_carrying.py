"""Handing a sealed file over by a code, from terminal to terminal, over a real mailbox server."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.carrier import program
from models.vault import NewVault
from sync.conversation import Conversation
from sync.transports.codes import new_code
from tests.app.running import Here, Ran, Terminal, code_told, finish, start
from tests.fixtures import PASSPHRASE
from tests.sync.forging import NOW, Forged
from tests.sync.transports.mailbox import MailboxServer, mailbox_server

SEALED = Forged().data()


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


def test_a_code_is_made_and_the_file_arrives(server: MailboxServer, other: Conversation, file: Path) -> None:
    process = start("send", file, "--code", "--mailbox", server.url, "--json")
    code = code_told(process)
    other.meet(code, [server.url])
    assert list(other.everything()) == [SEALED]
    assert finish(process).json == {"code": code, "bytes": len(SEALED), "delivered": True}


@pytest.mark.parametrize("said", [b"Dear Clara, my number is 06", Forged().compact().encode()], ids=["words", "a card"])
def test_what_anyone_on_the_way_could_read_is_not_sent(here: Here, file: Path, said: bytes) -> None:
    file.write_bytes(said)
    told = here("send", file, "--code", "--mailbox", "ws://127.0.0.1:9/v1", "--today", str(NOW.date())).refusal
    assert "no card" in told
    assert "Code:" not in told


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


class Someone:
    """Someone with a vault, at a terminal of their own."""

    def __init__(self, name: str, new_vault: NewVault, folder: Path) -> None:
        self._vault = shutil.copytree(new_vault.folder, folder / f"{name}.whispeer")
        self._passphrase = folder / "passphrase"
        self._passphrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        self("identity", "--name", name, "--set", f"email={name.lower()}@example.org")

    def begins(self, *arguments: str | Path) -> "subprocess.Popen[bytes]":
        """Start a command, and do not wait for it."""
        return start("--vault", self._vault, "--passphrase-file", self._passphrase, "--json", *arguments)

    def __call__(self, *arguments: str | Path) -> Ran:
        return finish(self.begins(*arguments))


@pytest.fixture
def ana(new_vault: NewVault, tmp_path: Path) -> Someone:
    """One of two."""
    return Someone("Ana", new_vault, tmp_path)


@pytest.fixture
def bo(new_vault: NewVault, tmp_path: Path) -> Someone:
    """The other."""
    return Someone("Bo", new_vault, tmp_path)


@pytest.mark.parametrize(
    ("options", "level"), [([], "paired by code"), (["--compare", "--yes"], "met")], ids=["by code", "words compared"]
)
def test_two_people_pair_and_a_card_goes_over(
    server: MailboxServer, ana: Someone, bo: Someone, tmp_path: Path, options: list[str], level: str
) -> None:
    way = ["--code", new_code(), "--mailbox", server.url, *options]
    pairing = ana.begins("pair", *way)
    by_bo = bo("pair", *way).json
    by_ana = finish(pairing).json
    assert (by_ana["name"], by_ana["level"]) == ("Bo", level)
    assert (by_bo["name"], by_bo["level"]) == ("Ana", level)
    assert by_bo["words"] == ana("identity").json["words"]

    card = tmp_path / "card"
    ana("card", "make", "--for", "Bo", "--fields", "name,email", "--out", card)
    way = ["--code", new_code(), "--mailbox", server.url]
    sending = ana.begins("send", card, *way)
    (item,) = bo("receive", *way).json["inbox"]
    assert (item["kind"], item["from"], item["level"]) == ("card", "Ana", level)
    assert finish(sending).json["delivered"] is True


def test_what_comes_over_and_is_no_card_is_told(server: MailboxServer, bo: Someone, other: Conversation) -> None:
    code = new_code()
    receiving = bo.begins("receive", "--code", code, "--mailbox", server.url)
    other.meet(code, [server.url])
    other.send(SEALED)
    other.leave()
    told = finish(receiving).json
    assert told["inbox"] == []
    assert [one["file"] for one in told["refused"]] == ["--code"]


def test_pairing_makes_a_code_unless_there_is_a_file(server: MailboxServer, ana: Someone, bo: Someone) -> None:
    pairing = ana.begins("pair", "--mailbox", server.url)
    by_bo = bo("pair", "--code", code_told(pairing), "--mailbox", server.url).json
    assert (by_bo["name"], finish(pairing).json["name"]) == ("Ana", "Bo")


def test_a_command_takes_files_or_a_code(here: Here, file: Path) -> None:
    assert here("receive").code == 2
    for command in ("pair", "receive"):
        assert here(command, file, "--code").code == 2
        assert here(command, file, "--lan").code == 2


def test_a_file_that_is_none_is_refused_before_anybody_is_met(here: Here, tmp_path: Path) -> None:
    assert "cannot be read" in here.bare("send", tmp_path / "missing", "--code").refusal
    (tmp_path / "large").write_bytes(bytes(64 * 1024 + 1))
    assert here.bare("send", tmp_path / "large", "--code").code == 1


def test_a_way_without_a_code_is_misused(here: Here, file: Path) -> None:
    assert here.bare("send", file).code == 2
