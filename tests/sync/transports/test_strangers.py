"""What a server, a stranger on the number and a wicked other side may try: the process that carries stays small."""

import base64
import contextlib
import hashlib
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from models.carrying import (
    CarryingFailed,
    CodeCrowded,
    Misbehaved,
    OtherLeft,
    ServerUnreachable,
    TooLarge,
    WrongWords,
)
from sync.conversation import Conversation
from sync.transports.codes import nameplate, new_code
from sync.transports.wire import Patience
from tests.sync.transports.guest import start_guest
from tests.sync.transports.mailbox import MailboxServer, mailbox_server
from tests.sync.transports.stranger import Stranger

Talk = Callable[[], Conversation]

ROOT = Path(__file__).parents[3]
MB = 1024 * 1024
MOST_MEMORY = 100 * MB
PATIENT = Patience(server=20.0, partner=30.0, silence=20.0)


class Watched:
    """The most memory that the process of a conversation fills, until it is gone."""

    def __init__(self, side: Conversation) -> None:
        side.ready()
        self.most = 0
        self._status = Path(f"/proc/{side.engine.pid}/status")
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        with contextlib.suppress(OSError, IndexError):  # gone
            while True:
                self.most = max(self.most, 1024 * int(self._status.read_text().split("VmHWM:")[1].split()[0]))
                time.sleep(0.01)  # the time between two looks, which nothing waits for

    def stayed_small(self) -> bool:
        """Wait for the end."""
        self._thread.join(20)
        print(f"The process that carries filled {self.most / MB:.0f} MB at most.")
        return 0 < self.most < MOST_MEMORY


@contextmanager
def guest(server: MailboxServer, code: str, *frames: tuple[bytes, int, int]) -> Iterator[None]:
    """A side that knows ``code`` and sends ``frames``."""
    process = start_guest(server.url, code, *frames)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def how_it_ends(side: Conversation) -> type[CarryingFailed]:
    """Receive until it fails."""
    with pytest.raises(CarryingFailed) as told:
        while True:
            side.receive()
    return told.type


@pytest.mark.parametrize(
    "frames",
    [
        pytest.param([(b"y", 0, 1), (b"D", 40 * MB, 1)], id="forty megabytes at once"),
        pytest.param([(b"y", 0, 1), (b"d", 24 * 1024, 1700)], id="forty megabytes in pieces"),
        pytest.param([(b"y", 0, 1), (b"D", 24 * 1024, 1700)], id="forty megabytes in bodies"),
        pytest.param([(b"b", 40_000, 1000)], id="forty megabytes in signs of life"),
        pytest.param([(b"b", 0, 20_000)], id="signs of life without end"),
        pytest.param([(b"y", 0, 1), (b"d", 24 * 1024, 2), (b"D", 16 * 1024 + 1, 1)], id="a byte more than a file"),
    ],
)
def test_a_flood_of_the_other_side_is_cut_off(
    talk: Talk, server: MailboxServer, frames: list[tuple[bytes, int, int]]
) -> None:
    side, code = talk(), new_code()
    watched = Watched(side)
    with guest(server, code, *frames):
        side.meet(code, [server.url], patience=PATIENT)
        assert how_it_ends(side) is TooLarge
        assert watched.stayed_small()


@pytest.mark.parametrize(
    "frames",
    [
        pytest.param([(b"D", 10, 1)], id="a body before both agree"),
        pytest.param([(b"y", 0, 2)], id="agreeing twice"),
        pytest.param([(b"y", 0, 1), (b"r", 0, 1)], id="thanks for nothing"),
        pytest.param([(b"x", 0, 1)], id="an unknown letter"),
        pytest.param([(b"", 0, 1)], id="nothing at all"),
    ],
)
def test_what_no_honest_side_says_ends_the_meeting(
    talk: Talk, server: MailboxServer, frames: list[tuple[bytes, int, int]]
) -> None:
    side, code = talk(), new_code()
    with guest(server, code, *frames):
        side.meet(code, [server.url], patience=PATIENT)
        assert how_it_ends(side) is Misbehaved


@pytest.mark.parametrize(("size", "count"), [(40 * MB, 1), (28 * 1024, 1500)], ids=["one message", "many"])
def test_a_flood_of_a_stranger_is_cut_off(talk: Talk, size: int, count: int) -> None:
    """Who only knows the number can write to the mailbox, before any key is agreed on."""
    with mailbox_server() as own, Stranger(own.port, "stranger") as stranger:
        side, code = talk(), new_code()
        watched = Watched(side)
        stranger.open_mailbox(nameplate(code))
        for at in range(count):
            stranger.add(str(at), size)
        with pytest.raises(TooLarge):
            side.meet(code, [own.url], patience=PATIENT)
        assert watched.stayed_small()


def test_nonsense_of_a_stranger_ends_the_meeting(talk: Talk, server: MailboxServer) -> None:
    side, code = talk(), new_code()
    with Stranger(server.port, "stranger") as stranger:
        stranger.open_mailbox(nameplate(code))
        stranger.say(type="add", phase="pake", body=b'{"pake_v1": "00"}'.hex())
        with pytest.raises((Misbehaved, WrongWords)):
            side.meet(code, [server.url], patience=PATIENT)


def test_two_strangers_on_the_number_leave_no_room(talk: Talk, server: MailboxServer) -> None:
    code = new_code()
    with Stranger(server.port, "one") as one, Stranger(server.port, "two") as two:
        one.open_mailbox(nameplate(code))
        two.open_mailbox(nameplate(code))
        with pytest.raises(CodeCrowded):
            talk().meet(code, [server.url], patience=PATIENT)


def test_a_server_that_dribbles_is_given_up(talk: Talk) -> None:
    hurried = Patience(server=2.0, partner=5.0, silence=5.0)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        threading.Thread(target=dribble, args=[listening], daemon=True).start()
        with pytest.raises(ServerUnreachable):
            talk().meet(new_code(), [f"ws://127.0.0.1:{listening.getsockname()[1]}/v1"], patience=hurried)


@pytest.mark.parametrize("says", [b"[]", b"{", b"[" * 30_000, b"\xff\xfe"], ids=["a list", "half", "deep", "no text"])
def test_a_server_that_makes_no_sense_is_given_up(talk: Talk, says: bytes) -> None:
    hurried = Patience(server=2.0, partner=5.0, silence=5.0)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        threading.Thread(target=blurt, args=[listening, says], daemon=True).start()
        with pytest.raises(ServerUnreachable):
            talk().meet(new_code(), [f"ws://127.0.0.1:{listening.getsockname()[1]}/v1"], patience=hurried)


def blurt(listening: socket.socket, says: bytes) -> None:
    """Open a line as RFC 6455 has it, say one thing, and listen."""
    with contextlib.suppress(OSError), listening.accept()[0] as line:
        asked = b""
        while not asked.endswith(b"\r\n\r\n"):
            asked += line.recv(4096)
        [key] = re.findall(rb"(?i)sec-websocket-key: *(\S+)", asked)
        accepted = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        size = bytes([len(says)]) if len(says) < 126 else b"\x7e" + len(says).to_bytes(2, "big")
        line.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n\x81" + size + says
        )
        while line.recv(4096):
            pass


def dribble(listening: socket.socket) -> None:
    """Answer a letter at a time, for ever."""
    with contextlib.suppress(OSError), listening.accept()[0] as line:
        line.sendall(b"HTTP/1.1 101 Switching Protocols\r\nX-Nothing: ")
        while True:
            line.sendall(b"x")
            time.sleep(0.05)  # what dribbling is


def test_a_silent_guest_is_given_up(talk: Talk, server: MailboxServer) -> None:
    """It met, and then sends neither its agreement nor a sign of life."""
    side, code = talk(), new_code()
    with guest(server, code):
        side.meet(code, [server.url], patience=Patience(server=20.0, partner=30.0, silence=3.0))
        assert how_it_ends(side) is OtherLeft


def test_the_library_still_makes_its_line_as_it_is_replaced() -> None:
    """``link.join`` replaces a private name of the library, which a new version may use no more."""
    script = """
from twisted.internet import reactor
from sync.transports.link import LARGEST_MESSAGE, Link, _Factory, join
from wormhole import _rendezvous
made = []
class Seen(_rendezvous.internet.ClientService):
    def __init__(self, endpoint, factory):
        made.append(factory)
        super().__init__(endpoint, factory)
_rendezvous.internet.ClientService = Seen
join("ws://127.0.0.1:1/v1", {}, Link(1.0, print))
(factory,) = made
assert type(factory) is _Factory
assert factory.maxFramePayloadSize == factory.maxMessagePayloadSize == LARGEST_MESSAGE
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=30)
