"""The process that carries: orders come in on stdin, news go out on stdout, and one meeting is its whole life.

It holds no key and no plain text, only a code and sealed bytes, and ends when the program that started it does.
"""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from models.carrying import Ended, News, NotInstalled, Ready
from sync.transports import wire

if TYPE_CHECKING:
    from sync.transports.wormhole import Session

Tell = Callable[[News], None]

LARGEST_MEMORY = 1024**3
"""Bytes of addresses that the process may take, where the system can hold it to that.
It needs a third of them. What it really fills is held down by ``link``."""
_CHUNK = 64 * 1024
_SECONDS_TO_LEAVE = 2.0
_NICENESS = 10


def run() -> None:
    """Serve the program at the other end of stdin and stdout, until the meeting or that program has ended."""
    tell = _news_on(_own_output())
    _give_way()
    _cap_memory()
    _find_certificates()
    try:
        from sync.transports import wormhole
    except ImportError:
        tell(Ready())
        if any(isinstance(order, wire.Meet) for order in _orders()):
            tell(Ended(NotInstalled()))
        return
    _be_silent()
    desk = _Desk(wormhole.reactor, tell)
    threading.Thread(target=desk.listen, daemon=True).start()
    wormhole.reactor.callWhenRunning(tell, Ready())
    wormhole.reactor.run(installSignalHandlers=False)
    os._exit(0)  # no library's thread keeps a process alive that nobody speaks to


class _Desk:
    """Hands the orders to the meeting, on the thread of ``reactor``."""

    def __init__(self, reactor: Any, tell: Tell) -> None:
        self._reactor = reactor
        self._tell = tell
        self._session: Session | None = None

    def listen(self) -> None:
        """Read orders until there are no more; then the process ends, even if the meeting hangs."""
        for order in _orders():
            self._reactor.callFromThread(self._obey, order)
        self._reactor.callFromThread(self._leave)
        time.sleep(_SECONDS_TO_LEAVE)
        os._exit(0)

    def _obey(self, order: wire.Order) -> None:
        if isinstance(order, wire.Meet):
            if self._session is None:
                self._begin(order)
        elif self._session:
            match order:
                case wire.Compared():
                    self._session.compared(order.same)
                case wire.Send():
                    self._session.send(order.body)
                case wire.Leave():
                    self._session.leave()

    def _begin(self, order: wire.Meet) -> None:
        from sync.transports.wormhole import Session

        self._session = Session(order, self._tell)
        self._session.gone.addBoth(self._stop)

    def _leave(self) -> None:
        if self._session:
            self._session.leave()
        else:
            self._stop(None)

    def _stop(self, _outcome: object) -> None:
        self._reactor.stop()


def _orders() -> Iterator[wire.Order]:
    """What stdin says, until it ends or makes no sense.

    Unbuffered: a lock that is held while reading would be waited for when Python ends.
    """
    kept = b""
    with contextlib.suppress(OSError, wire.Garbled):
        while chunk := os.read(0, _CHUNK):
            *lines, kept = (kept + chunk).split(b"\n")
            for line in lines:
                yield wire.order(line)
            if len(kept) > wire.LARGEST_LINE:
                return


def _own_output() -> int:
    """A way out that only news take; whatever a library prints goes nowhere."""
    own = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return own


def _news_on(output: int) -> Tell:
    def tell(news: News) -> None:
        line = wire.encoded(news)
        with contextlib.suppress(OSError):  # nobody listens any more: stdin says so too
            while line:
                line = line[os.write(output, line) :]

    return tell


def _give_way() -> None:
    """Leave the processor to the window that waits: to load the libraries takes all of one for half a second."""
    if sys.platform != "win32":
        os.nice(_NICENESS)


def _cap_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))


def _find_certificates() -> None:
    """Where OpenSSL finds no roots of trust of the system's, give it those that come along."""
    if sys.platform != "linux" and "SSL_CERT_FILE" not in os.environ:
        with contextlib.suppress(ImportError):
            import certifi

            os.environ["SSL_CERT_FILE"] = certifi.where()


def _be_silent() -> None:
    """Keep nothing of what libraries log."""
    from twisted.logger import globalLogBeginner

    globalLogBeginner.beginLoggingTo([], redirectStandardIO=False, discardBuffer=True)
