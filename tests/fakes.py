"""Stand-ins for what is outside the program, for tests that must not touch the user's own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from models.carrying import (
    AddressUnreadable,
    CarrierEnded,
    CarryingFailed,
    CodeUnreadable,
    Gray,
    Link,
    News,
    Squares,
    SquaresUnreadable,
)


class KeyringInMemory(KeyringBackend):
    """A keyring that keeps what it is given until the test is over."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(KeyringInMemory):
    """A keyring that refuses everything."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked


class HangingKeyring(KeyringInMemory):
    """A keyring that waits behind a question nobody sees, until the test lets go."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.let_go.wait()
        return super().get_password(service, username)


@contextmanager
def using(backend: KeyringBackend) -> Iterator[None]:
    """Let ``backend`` be the computer's keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)
        if isinstance(backend, HangingKeyring):
            backend.let_go.set()


@dataclass(slots=True)
class PassingClock:
    """A clock that stands still until a test puts it to another day."""

    day: date

    def now(self) -> datetime:
        return datetime.combine(self.day, time(12), UTC)

    def today(self) -> date:
        return self.day


class ScriptedMeeting:
    """A meeting in which nothing happens but what a test tells. It keeps what was asked of it."""

    def __init__(self, told: Callable[[News], None], *, is_gone: bool = False) -> None:
        self.tell = told
        self._is_gone = is_gone
        self.code = self.lan = ""
        self.servers: Sequence[str] = ()
        self.compares = self.is_closed = False
        self.sent: list[bytes] = []
        self.said: list[bool] = []

    def meet(self, code: str, servers: Sequence[str], *, compare: bool = False, lan: str = "") -> None:
        if self._is_gone:
            raise CarrierEnded
        self.code, self.servers, self.compares, self.lan = code, servers, compare, lan

    def send(self, body: bytes) -> None:
        self.sent.append(body)

    def compared(self, *, same: bool) -> None:
        self.said.append(same)

    def close(self) -> None:
        self.is_closed = True


class ScriptedMeetings:
    """Makes such meetings; ``all`` are those that were opened. With ``is_gone`` their processes have ended.

    Its codes are 100001-one-two-three and so on, those of pictures 100001-secret. ``drawn`` was put in squares,
    ``shown`` are messages that were, ``looked_at`` are pictures of squares, and ``says`` is what is read in each.
    """

    servers = ("ws://meet.example.org:4000/v1",)

    def __init__(self) -> None:
        self.all: list[ScriptedMeeting] = []
        self.is_gone = False
        self.drawn: list[tuple[str, tuple[str, ...]]] = []
        self.looked_at: list[Gray] = []
        self.says: Link | bytes | CarryingFailed = SquaresUnreadable()
        self.shown: list[bytes] = []
        self._codes = 100_000

    @property
    def last(self) -> ScriptedMeeting:
        return self.all[-1]

    def new_code(self) -> str:
        self._codes += 1
        return f"{self._codes}-one-two-three"

    def new_pictured_code(self) -> str:
        self._codes += 1
        return f"{self._codes}-secret"

    def read_code(self, typed: str) -> str:
        if len(typed.split()) != 4:
            raise CodeUnreadable
        return "-".join(typed.split())

    def read_address(self, typed: str) -> str:
        if ":" not in typed:
            raise AddressUnreadable
        return f"ws://{typed}/v1"

    def squares(self, code: str, servers: Sequence[str]) -> Squares:
        self.drawn.append((code, tuple(servers)))
        return ((True, False), (False, True))

    def squares_of(self, data: bytes) -> Squares:
        self.shown.append(data)
        return ((True, False), (False, True))

    def read_squares(self, picture: Gray) -> Link | bytes:
        self.looked_at.append(picture)
        if isinstance(self.says, CarryingFailed):
            raise self.says
        return self.says

    def open(self, told: Callable[[News], None]) -> ScriptedMeeting:
        self.all.append(ScriptedMeeting(told, is_gone=self.is_gone))
        return self.last
