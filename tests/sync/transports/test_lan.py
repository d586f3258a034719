"""On one network no server of anybody's is needed: one side is it, found by itself or by its address."""

import socket
import struct
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from models.carrying import Link, Met, NobodyNear
from sync.conversation import Conversation
from sync.transports.codes import is_near, link_text, new_code, parse_link
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


def test_the_address_in_a_picture_suffices(talk: Callable[[], Conversation]) -> None:
    here, there, code = talk(), talk(), new_code()
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
