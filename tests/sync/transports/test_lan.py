"""On one network no server of anybody's is needed: one side is it, found by itself or by its address."""

import os
import shutil
import socket
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from app.carrier import program
from models.carrying import Link, Met, NobodyNear
from sync.conversation import Conversation
from sync.transports.codes import is_near, link_text, new_code, new_pictured_code, parse_link
from sync.transports.wire import Patience
from tests.sync.transports.stranger import Stranger
from tests.sync.transports.test_carrying import PATIENT, together
from tests.sync.transports.test_strangers import MB, Watched


def has_multicast() -> bool:
    """Whether this machine hears what it tells a group, as every home's does and some containers do not."""
    group = ("224.0.0.251", 53530)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.settimeout(1)
        try:
            line.bind(("", group[1]))
            member = struct.pack("4s4s", socket.inet_aton(group[0]), bytes(4))
            line.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member)
            line.sendto(b"whispeer", group)
            return line.recv(8) == b"whispeer"
        except OSError:
            return False


@pytest.mark.skipif(not has_multicast(), reason="this machine's network carries no multicast")
def test_two_sides_of_a_network_find_each_other(talk: Callable[[], Conversation]) -> None:
    here, there, code = talk(), talk(), new_code()
    words = together(
        lambda: here.meet(code, [], lan="host", patience=PATIENT),
        lambda: there.meet(code, [], lan="find", patience=PATIENT),
    )
    assert isinstance(words[0], Met)
    assert words[0] == words[1]
    here.send(b"sealed")
    assert there.receive() == b"sealed"


class Network:
    """Two computers and a cable between them: network namespaces (Linux), in which nothing else is reached.

    Raises ``OSError`` where this machine does not permit them.
    """

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        first = self._apart("unshare", "--user", "--map-root-user", "--net")
        second = self._apart(*first, "unshare", "--net")
        pid = second[2]
        self._run(*first, "ip", "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", pid)
        self.computers = (first, second)
        for number, inside in enumerate(self.computers, start=1):
            self._run(*inside, "ip", "address", "add", f"192.168.77.{number}/24", "dev", "cable")
            for line in ("lo", "cable"):
                self._run(*inside, "ip", "link", "set", line, "up")

    def _apart(self, *words: str) -> tuple[str, ...]:
        """Start a namespace that lasts as long as the test; the words that run a command in it."""
        script = ("sh", "-c", "echo $$; exec cat")
        held = subprocess.Popen(
            [*words, *script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._stack.enter_context(held)
        self._stack.callback(held.kill)
        assert held.stdout is not None
        if not (pid := held.stdout.readline().strip()):
            raise PermissionError
        return ("nsenter", "--target", pid, "--user", "--preserve-credentials", "--net", "--")

    def _run(self, *words: str) -> None:
        if subprocess.run(words, capture_output=True, timeout=20, check=False).returncode:
            raise PermissionError


@pytest.fixture
def network() -> Iterator[Network]:
    with ExitStack() as stack:
        if not all(map(shutil.which, ("unshare", "nsenter", "ip"))):
            pytest.skip("needs unshare, nsenter and ip: apt-get install util-linux iproute2")
        try:
            made = Network(stack)
        except OSError:
            pytest.skip("this machine permits no network namespaces")
        yield made


def test_two_computers_on_one_cable_find_each_other_and_reach_nobody_else(network: Network) -> None:
    carrier = program()
    programs = [replace(carrier, command=[*inside, *carrier.command]) for inside in network.computers]
    with Conversation(programs[0]) as here, Conversation(programs[1]) as there:
        code = new_code()
        here.engine.meet(code, [], lan="host", patience=PATIENT)
        (address,) = here.serving()
        assert urlsplit(address).hostname == "192.168.77.1"
        words = together(here.met, lambda: there.meet(code, [], lan="find", patience=PATIENT))
        assert isinstance(words[0], Met)
        assert words[0] == words[1]
        sealed = os.urandom(1000)
        here.send(sealed)
        assert there.receive() == sealed


def test_the_address_in_a_picture_suffices(talk: Callable[[], Conversation]) -> None:
    here, there, code = talk(), talk(), new_pictured_code()
    here.engine.meet(code, [], lan="host", patience=PATIENT)
    addresses = here.serving()
    assert addresses
    assert all(is_near(address) for address in addresses)
    link = parse_link(link_text(Link(code, addresses)), known=[])
    words = together(here.met, lambda: there.meet(link.code, link.servers, patience=PATIENT))
    assert isinstance(words[0], Met)
    assert words[0] == words[1]
    there.send(b"sealed")
    assert here.receive() == b"sealed"


@pytest.mark.parametrize(("size", "count"), [(40 * MB, 1), (28 * 1024, 1500)], ids=["one message", "many"])
def test_a_flood_of_the_network_is_cut_off(talk: Callable[[], Conversation], size: int, count: int) -> None:
    host = talk()
    watched = Watched(host)
    host.engine.meet(new_code(), [], lan="host", patience=PATIENT)
    port = urlsplit(host.serving()[0]).port
    assert port
    with Stranger(port, "stranger") as stranger, pytest.raises(OSError):
        stranger.open_mailbox("1")
        for at in range(count):
            stranger.add(str(at), size)
    host.engine.close()
    assert watched.stayed_small()


def test_nobody_near_is_told(talk: Callable[[], Conversation]) -> None:
    with pytest.raises(NobodyNear):
        talk().meet(new_code(), [], lan="find", patience=Patience(server=1.0))
