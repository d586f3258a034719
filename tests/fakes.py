"""Stand-ins for what is outside the program, for tests that must not touch the user's own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


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
