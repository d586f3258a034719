"""Being the mailbox server of a local network, and finding one. Runs in the process that carries.

What the server learns is what any mailbox server learns: addresses, times and sizes.
The number of the code is announced to the network. It is no secret: the words are.
"""

import ipaddress
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import ifaddr
from autobahn.twisted.resource import WebSocketResource
from twisted.internet import reactor as _reactor
from twisted.internet.defer import Deferred
from twisted.protocols.policies import ProtocolWrapper, WrappingFactory
from twisted.python.failure import Failure
from twisted.web.resource import Resource
from twisted.web.server import Site
from wormhole_mailbox_server.database import create_channel_db
from wormhole_mailbox_server.server import make_server
from wormhole_mailbox_server.server_websocket import WebSocketServerFactory
from zeroconf import IPVersion, ServiceInfo, Zeroconf

from models.carrying import NobodyNear
from sync.transports.codes import PATH, is_near
from sync.transports.link import LARGEST_MEETING, LARGEST_MESSAGE

Value = TypeVar("Value")

reactor: Any = _reactor  # as in ``wormhole``

SERVICE = "_whispeer._tcp.local."
MOST_LINES = 8
"""Connections at once: two are needed."""
_MOST_ADDRESSES = 4
_THIS_COMPUTER = "127.0.0.1"


def host(number: str) -> tuple[tuple[str, ...], str]:
    """Serve this network under the code's ``number``; the addresses to tell others, and the one for oneself."""
    factory = WebSocketServerFactory(None, make_server(create_channel_db(":memory:"), allow_list=False))
    factory.setProtocolOptions(maxFramePayloadSize=LARGEST_MESSAGE, maxMessagePayloadSize=LARGEST_MESSAGE)
    root = Resource()
    mailboxes: Any = WebSocketResource(factory)
    root.putChild(PATH[1:].encode(), mailboxes)
    port = reactor.listenTCP(0, _Guard(Site(root))).getHost().port
    addresses = own_addresses()
    _in_thread(lambda: _announce(number, addresses, port)).addErrback(_unannounced)
    return tuple(_url(address, port) for address in addresses), _url(_THIS_COMPUTER, port)


async def find(number: str, seconds: float) -> list[str]:
    """The addresses of the server that announces ``number`` on this network. Raises ``NobodyNear``."""
    found = [server for server in await _in_thread(lambda: _look(number, seconds)) if is_near(server)]
    if not found:
        raise NobodyNear
    return found[:_MOST_ADDRESSES]


def own_addresses() -> list[str]:
    """The private IPv4 addresses of this computer, best first; without a network, the one that only itself reaches."""
    numbers = [ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if isinstance(ip.ip, str)]
    private = [one for one in numbers if (address := ipaddress.ip_address(one)).is_private and not address.is_loopback]
    # home networks first; what is left is often a machine inside the machine
    home_first = sorted(private, key=lambda one: not one.startswith(("192.168.", "10.")))
    return home_first[:_MOST_ADDRESSES] or [_THIS_COMPUTER]


class _Guard(WrappingFactory):
    """Lets in few, from private networks only, and no more than a meeting can need."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.protocol = _Line
        self.left = 2 * LARGEST_MEETING

    def buildProtocol(self, addr: Any) -> Any:
        private = ipaddress.ip_address(addr.host).is_private
        return super().buildProtocol(addr) if private and len(self.protocols) < MOST_LINES else None


class _Line(ProtocolWrapper):
    """One connection, cut off when too much has come in, over it or over others."""

    factory: _Guard
    transport: Any

    def dataReceived(self, data: bytes) -> None:
        self.factory.left -= len(data)
        if self.factory.left < 0:
            self.transport.abortConnection()
        else:
            super().dataReceived(data)


def _url(address: str, port: int) -> str:
    return f"ws://{address}:{port}{PATH}"


def _announce(number: str, addresses: list[str], port: int) -> None:
    info = ServiceInfo(
        SERVICE, f"{number}.{SERVICE}", port, server=f"whispeer-{number}.local.", parsed_addresses=addresses
    )
    Zeroconf(ip_version=IPVersion.V4Only).register_service(info)


def _unannounced(failure: Failure) -> None:
    """Nobody will find it by itself; its address can still be typed."""


def _look(number: str, seconds: float) -> list[str]:
    with Zeroconf(ip_version=IPVersion.V4Only) as network:
        info = network.get_service_info(SERVICE, f"{number}.{SERVICE}", int(seconds * 1000))
    if info is None or info.port is None:
        return []
    return [_url(address, info.port) for address in info.parsed_addresses(IPVersion.V4Only)]


def _in_thread(call: Callable[[], Value]) -> "Deferred[Value]":
    """What ``call`` returns, from a thread that nobody waits for when the process ends."""
    outcome: Deferred[Value] = Deferred()

    def settle(settled: Value | Failure) -> None:
        if not outcome.called:
            outcome.callback(settled)  # a failure goes the way of errors

    def work() -> None:
        try:
            done: Value | Failure = call()
        except Exception:
            done = Failure()
        reactor.callFromThread(settle, done)

    threading.Thread(target=work, daemon=True).start()
    return outcome
