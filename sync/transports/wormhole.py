"""One meeting over a mailbox server, by the protocol of magic-wormhole. Runs in the process that carries.

Two sides that say the same code share a key that the server does not know (SPAKE2).
Over it go frames: a letter, and what belongs to it.

    y          this side agrees: its words were compared, or need not be
    n          this side found other words
    d / D      a piece of a body / its last piece
    r          a whole body has arrived
    b          a sign of life
    l          this side takes its leave
"""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any

from twisted.internet import reactor as _reactor
from twisted.internet.defer import Deferred, ensureDeferred
from twisted.internet.task import LoopingCall
from twisted.python.failure import Failure
from wormhole import errors

from models.carrying import (
    FIND,
    HOST,
    CarryingCancelled,
    CarryingFailed,
    Delivered,
    Ended,
    Met,
    Misbehaved,
    News,
    NobodyCame,
    Opened,
    OtherLeft,
    Reached,
    Received,
    ServerUnreachable,
    Serving,
    TooLarge,
    WordsDiffer,
)
from sync.limits import FILE_BYTES
from sync.transports import wire
from sync.transports.codes import nameplate
from sync.transports.link import Link, closing, join, meaning, within
from sync.words import words_in

reactor: Any = _reactor  # typed as its module, for which one it is shows when it is imported

LARGEST_PIECE = 24 * 1024
"""Bytes of a frame at most, so that a server which takes 64 KiB of JSON takes it."""
COMPARED_WORDS = 4
_BEATS = 3


class _TookLeave(Exception):
    """The other side says that it goes."""


class Session:
    """One meeting. ``tell`` gets its news; ``Ended`` is the last and comes once. ``gone`` fires afterwards."""

    def __init__(self, order: wire.Meet, tell: Callable[[News], None]) -> None:
        self.gone: Deferred[None] = Deferred()
        self._order = order
        self._patience = order.patience
        self._tell = tell
        self._wormhole: Any = None
        self._link = Link(self._patience.server, self._end)
        self._mine_agrees = self._other_agrees = self._is_over = False
        self._waiting: list[bytes] = []
        self._undelivered = 0
        self._pieces = b""
        self._beat = LoopingCall(self._say, b"b")
        self._timer: Any = None
        self._course = ensureDeferred(self._meet())
        self._course.addErrback(self._broke_off)

    # what the program orders

    def compared(self, same: bool) -> None:
        """The user compared the words."""
        if not self._has_met:
            return
        if same:
            self._agree()
        else:
            self._say(b"n")
            self._end(WordsDiffer())

    def send(self, body: bytes) -> None:
        """Send ``body`` once both sides agree."""
        self._waiting.append(body)
        self._send_what_waits()

    def leave(self) -> None:
        """Take leave of the other side."""
        self._say(b"l")
        self._end(None if self._is_done else CarryingCancelled())

    # the course of a meeting

    async def _meet(self) -> None:
        await self._reach()
        self._tell(Reached())
        patience, line = self._patience, self._wormhole
        line.set_code(self._order.code)
        await within(patience.partner, line.get_unverified_key(), NobodyCame)
        verifier = await within(patience.silence, line.get_verifier(), OtherLeft)
        theirs = await within(patience.silence, line.get_versions(), OtherLeft)
        to_compare = self._order.compare or theirs.get("compare") is True
        self._tell(Met(words_in(verifier, COMPARED_WORDS), to_compare))
        self._beat.start(patience.silence / _BEATS)
        if not to_compare:
            self._agree()
        self._timer = reactor.callLater(patience.partner, self._give_up_comparing)
        while True:
            self._hear(await within(patience.silence, line.get_message(), OtherLeft))

    async def _reach(self) -> None:
        """Be welcomed by the first server that answers."""
        *before, last = await self._servers()
        for server in before:
            with contextlib.suppress(ServerUnreachable, errors.ServerConnectionError):
                return await self._be_welcomed(server)
        return await self._be_welcomed(last)

    async def _servers(self) -> Sequence[str]:
        """Where to meet, at least one."""
        number = nameplate(self._order.code)
        if self._order.lan == HOST:
            from sync.transports import lan  # a third of the libraries, for those who ask

            addresses, own = lan.host(number)
            self._tell(Serving(addresses))
            return [own]
        if self._order.lan == FIND:
            from sync.transports import lan

            return await lan.find(number, self._patience.server)
        if not self._order.servers:
            raise ServerUnreachable
        return self._order.servers

    async def _be_welcomed(self, server: str) -> None:
        self._link.forget()
        self._link = Link(self._patience.server, self._end)
        self._wormhole = join(server, {"compare": self._order.compare}, self._link)
        await within(self._patience.server, self._wormhole.get_welcome(), ServerUnreachable)

    def _hear(self, frame: bytes) -> None:
        kind, rest = frame[:1], frame[1:]
        match kind:
            case b"b":
                pass
            case b"y" if not self._other_agrees:
                self._other_agrees = True
                self._open_if_agreed()
            case b"n":
                raise WordsDiffer
            case b"l":
                raise _TookLeave
            case b"d" | b"D" if self._is_open:
                self._gather(rest, last=kind == b"D")
            case b"r" if self._undelivered:
                self._undelivered -= 1
                self._tell(Delivered())
            case _:
                raise Misbehaved

    def _gather(self, piece: bytes, *, last: bool) -> None:
        self._pieces += piece
        if len(self._pieces) > FILE_BYTES:
            raise TooLarge
        if last:
            body, self._pieces = self._pieces, b""
            self._say(b"r")
            self._tell(Received(body))

    def _agree(self) -> None:
        if not self._mine_agrees:
            self._mine_agrees = True
            self._say(b"y")
            self._open_if_agreed()

    def _open_if_agreed(self) -> None:
        if self._is_open:
            self._tell(Opened())
            self._send_what_waits()

    def _give_up_comparing(self) -> None:
        if not self._is_open:
            self._end(OtherLeft())

    def _send_what_waits(self) -> None:
        while self._is_open and self._waiting:
            body = self._waiting.pop(0)
            self._undelivered += 1
            *before, last = [body[at : at + LARGEST_PIECE] for at in range(0, len(body) or 1, LARGEST_PIECE)]
            for piece in before:
                self._say(b"d" + piece)
            self._say(b"D" + last)

    def _say(self, frame: bytes) -> None:
        if self._has_met and not self._is_over:
            self._wormhole.send_message(frame)

    @property
    def _has_met(self) -> bool:
        return bool(self._beat.running)

    @property
    def _is_open(self) -> bool:
        return self._mine_agrees and self._other_agrees

    @property
    def _is_done(self) -> bool:
        return self._is_open and not self._undelivered and not self._waiting

    # its end

    def _broke_off(self, failure: Failure) -> None:
        if failure.check(_TookLeave):
            self._end(None if self._is_done else OtherLeft())
        else:
            self._end(meaning(failure.value))

    def _end(self, failure: CarryingFailed | None) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._link.forget()
        self._tell(Ended(failure))
        if self._has_met:
            self._beat.stop()
        if self._timer and self._timer.active():
            self._timer.cancel()
        self._course.cancel()
        ensureDeferred(closing(self._wormhole)).chainDeferred(self.gone)
