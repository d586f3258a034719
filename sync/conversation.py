"""A meeting for those who can wait: the command line, the self-check, a test. One call after the other."""

from collections.abc import Iterator, Sequence
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeVar, Unpack

from models.carrying import Delivered, Ended, Met, News, Opened, OtherLeft, Ready, Received, Serving
from sync.engine import Engine, Program
from sync.transports.wire import How

Kind = TypeVar("Kind", bound=News)


class Conversation:
    """One meeting, as a context: at its end the process that carries is gone.

    Each call raises the ``CarryingFailed`` that ended the meeting.
    """

    def __init__(self, program: Program) -> None:
        self._news: SimpleQueue[News] = SimpleQueue()
        self._received: list[Received] = []
        self._ended: Ended | None = None
        self.engine = Engine(program, self._news.put)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.engine.close()
        self.engine.wait()

    def ready(self) -> None:
        """Wait until the process is up; ``meet`` does not need it."""
        self._await(Ready)

    def meet(self, code: str, servers: Sequence[str], **how: Unpack[How]) -> Met:
        """``Engine.meet``, and wait for the other side. Where the words must be compared, ``compared`` comes next."""
        self.engine.meet(code, servers, **how)
        return self.met()

    def serving(self) -> tuple[str, ...]:
        """Where the other side finds this one, after ``engine.meet`` with ``lan="host"``."""
        return self._await(Serving).addresses

    def met(self) -> Met:
        """Wait for the other side, after ``engine.meet``."""
        return self._await(Met)

    def compared(self, *, same: bool) -> None:
        """Say whether the words are the same, and wait for the other side to say so."""
        self.engine.compared(same=same)
        self._await(Opened)

    def send(self, body: bytes) -> None:
        """Send, and wait until the other side has it. Raises ``TooLarge`` too."""
        self.engine.send(body)
        self._await(Delivered)

    def receive(self) -> bytes:
        """The next body of the other side."""
        return self._received.pop(0).body if self._received else self._await(Received).body

    def everything(self) -> Iterator[bytes]:
        """What the other side sends, until it takes its leave."""
        while True:
            try:
                body = self.receive()
            except OtherLeft:
                if self._ended and self._ended.failure is None:
                    return
                raise
            yield body

    def leave(self) -> None:
        """Take leave, and wait until the meeting is over."""
        self.engine.leave()
        while self._ended is None:
            self._next()

    def _await(self, kind: type[Kind]) -> Kind:
        while True:
            news = self._next()
            if isinstance(news, kind):
                return news
            if isinstance(news, Received):
                self._received.append(news)
            if isinstance(news, Ended):
                raise news.failure or OtherLeft()

    def _next(self) -> News:
        news = self._ended or self._news.get()
        if isinstance(news, Ended):
            self._ended = news
        return news
