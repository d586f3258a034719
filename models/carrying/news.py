"""What is told of a meeting while it goes on, in this order."""

from dataclasses import dataclass

from models.carrying.failures import CarryingFailed


@dataclass(frozen=True, slots=True)
class Ready:
    """The process that carries is up; a meeting now begins at once."""


@dataclass(frozen=True, slots=True)
class Serving:
    """This side is the server, for others on the same network."""

    addresses: tuple[str, ...]
    """``ws://`` addresses of this computer, best first; one of them is what the other side may type."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The server is there. Now the other side is waited for."""


@dataclass(frozen=True, slots=True)
class Met:
    """The other side said the same code."""

    words: tuple[str, ...]
    """Four words that are the same on both sides, unless someone stands in between."""
    to_compare: bool
    """Whether a side wants them compared: nothing is carried before both have said that they agree."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Both sides agree; what was given to be sent is sent now."""


@dataclass(frozen=True, slots=True)
class Received:
    """Sealed bytes of the other side, at most 64 KiB, unopened."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Delivered:
    """The oldest of the bodies sent and not yet told of has arrived at the other side."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The meeting is over; told once, and last. Without ``failure`` both sides took their leave."""

    failure: CarryingFailed | None


News = Ready | Serving | Reached | Met | Opened | Received | Delivered | Ended
