"""The line to a mailbox server: watched, and capped before anything is read. Runs in the process that carries."""

import contextlib
import json
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

import wormhole
from twisted.internet import reactor as _reactor
from twisted.internet.defer import CancelledError, Deferred
from twisted.python.failure import Failure
from wormhole import _rendezvous, errors

from models.carrying import (
    CarryingFailed,
    ClockOff,
    CodeCrowded,
    Misbehaved,
    ServerGone,
    ServerRefused,
    ServerUnreachable,
    ServerUntrusted,
    TooLarge,
    WrongWords,
)
from sync.limits import CLOCK_SKEW

Value = TypeVar("Value")

reactor: Any = _reactor  # as in ``wormhole``

APPLICATION = "whispeer.app/carrying/1"
"""Apart from other users of the same server: nobody meets another program by chance."""
LARGEST_MESSAGE = 64 * 1024
"""Bytes of a WebSocket message at most: what is larger is refused before it is read."""
LARGEST_MEETING = 2 * 1024 * 1024
"""Bytes that may come in during one meeting, whatever they are."""
_SECONDS_TO_CLOSE = 1.5


class Link:
    """Watches one line; ``fail`` is called at most once, when it is not to be trusted or not there any more."""

    def __init__(self, patience: float, fail: Callable[[CarryingFailed], None]) -> None:
        self._patience = patience
        self._fail: Callable[[CarryingFailed], None] | None = fail
        self._came_in = 0
        self._has_heard = False
        self._missing: Any = None

    def forget(self) -> None:
        """Fail no more."""
        self._fail = None
        self._stop_missing()

    def takes(self, count: int) -> bool:
        """Whether ``count`` more bytes may come in."""
        self._came_in += count
        if self._came_in <= LARGEST_MEETING:
            return True
        self._end(TooLarge())
        return False

    def opened(self) -> None:
        """The server answers."""
        self._stop_missing()

    def heard(self, message: bytes) -> None:
        """The server said ``message``: the first one tells its time."""
        if not self._has_heard:
            self._has_heard = True
            told = json.loads(message).get("server_tx")
            if isinstance(told, int | float) and abs(told - time.time()) > CLOCK_SKEW.total_seconds():
                self._end(ClockOff())

    def lost(self, *, too_large: bool) -> None:
        """The server went away, or was cut off for the size of its message."""
        if too_large:
            self._end(TooLarge())
        elif self._fail and self._has_heard and not self._missing:
            self._missing = reactor.callLater(self._patience, self._end, ServerGone())

    def _end(self, failure: CarryingFailed) -> None:
        fail = self._fail
        self.forget()
        if fail:
            fail(failure)

    def _stop_missing(self) -> None:
        if self._missing and self._missing.active():
            self._missing.cancel()
        self._missing = None


class _Client(_rendezvous.WSClient):  # type: ignore[misc]  # the library says no types
    """The library's own, which shows what comes in to its ``Link``."""

    @property
    def _link(self) -> Link:
        link: Link = self.factory.link
        return link

    def dataReceived(self, data: bytes) -> None:
        if self._link.takes(len(data)):
            super().dataReceived(data)
        else:
            self.transport.abortConnection()

    def onOpen(self, *given: object) -> None:
        self._link.opened()
        super().onOpen(*given)

    def onMessage(self, payload: bytes, isBinary: bool) -> None:
        self._link.heard(payload)
        super().onMessage(payload, isBinary)

    def onClose(self, wasClean: bool, code: int | None, reason: str | None) -> None:
        self._link.lost(too_large=self.wasMaxMessagePayloadSizeExceeded or self.wasMaxFramePayloadSizeExceeded)
        super().onClose(wasClean, code, reason)


class _Factory(_rendezvous.WSFactory):  # type: ignore[misc]  # as above
    """The library's own, with a limit to what one message may hold."""

    protocol = _Client

    def __init__(self, link: Link, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.link = link
        self.setProtocolOptions(maxFramePayloadSize=LARGEST_MESSAGE, maxMessagePayloadSize=LARGEST_MESSAGE)


def join(server: str, versions: Mapping[str, object], link: Link) -> Any:
    """A wormhole at ``server``, watched by ``link``. ``versions`` is told to the other side.

    The library has no public way to cap its line, so its factory is replaced in this process.
    """
    _rendezvous.WSFactory = partial(_Factory, link)
    return wormhole.create(APPLICATION, server, reactor, versions=dict(versions))


def within(seconds: float, deferred: "Deferred[Value]", late: type[CarryingFailed]) -> "Deferred[Value]":
    """``deferred``, which fails with ``late`` when it takes longer than ``seconds``."""

    def raise_late(cancelled: Value | Failure, _seconds: float) -> Value | Failure:
        if isinstance(cancelled, Failure):
            cancelled.trap(CancelledError)
            raise late
        return cancelled

    return deferred.addTimeout(seconds, reactor, onTimeoutCancel=raise_late)


async def closing(line: Any) -> None:
    """Let go of a wormhole, telling the server if it can be told; never fails."""
    if line is not None:
        with contextlib.suppress(Exception):
            await within(_SECONDS_TO_CLOSE, line.close(), ServerGone)


def meaning(error: BaseException | None) -> CarryingFailed:
    """What an exception of the library means to the user."""
    match error:
        case CarryingFailed():
            return error
        case errors.WrongPasswordError():
            return WrongWords()
        case errors.ServerConnectionError() if "SSL" in repr(error.reason) or "certificate" in repr(error.reason):
            return ServerUntrusted()
        case errors.ServerConnectionError():
            return ServerUnreachable()
        case errors.ServerError() if "crowded" in error.args:
            return CodeCrowded()
        case errors.ServerError() | errors.WelcomeError():
            return ServerRefused()
    return Misbehaved()
