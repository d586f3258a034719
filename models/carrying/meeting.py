"""What a screen can ask of the part that carries, which it does not know: the front door hands it one."""

from collections.abc import Callable, Sequence
from typing import Protocol

from models.carrying.news import News
from models.carrying.squares import Gray, Link, Squares

HOST, FIND = "host", "find"
"""Who makes the code is the server of the network; who types it looks for that."""


class Meeting(Protocol):
    """One meeting with someone who is there now. No call waits; what happens comes as news, ``Ended`` last."""

    def meet(self, code: str, servers: Sequence[str], *, compare: bool = False, lan: str = "") -> None:
        """Come together by ``code`` at one of the ``servers``, or with ``lan`` ``HOST`` or ``FIND`` on this network.

        ``compare`` has four words compared on both sides before anything is carried.
        Raises ``CarrierEnded`` where the part that carries is gone.
        """
        ...

    def send(self, body: bytes) -> None:
        """Bring sealed bytes over, once both sides agree. Raises ``TooLarge``."""
        ...

    def compared(self, *, same: bool) -> None:
        """Say whether the four words are the same on both sides."""
        ...

    def close(self) -> None:
        """Take leave, and let the part that carries go. Does no harm a second time."""
        ...


class Meetings(Protocol):
    """Makes meetings, and knows codes and servers."""

    @property
    def servers(self) -> Sequence[str]:
        """Where two sides meet if nothing else is said."""
        ...

    def new_code(self) -> str:
        """A code to say aloud: six figures and three words, with hyphens."""
        ...

    def new_pictured_code(self) -> str:
        """A code of 128 bits for squares, which nobody could say aloud."""
        ...

    def read_code(self, typed: str) -> str:
        """The code that was meant. Raises ``CodeUnreadable``."""
        ...

    def read_address(self, typed: str) -> str:
        """The server that was meant by an address as the other side shows it. Raises ``AddressUnreadable``."""
        ...

    def squares(self, code: str, servers: Sequence[str]) -> Squares:
        """A code, and the servers where it holds, as squares to photograph."""
        ...

    def squares_of(self, data: bytes) -> Squares:
        """A sealed message itself as squares. Raises ``SquaresUnreadable`` for more than ``LARGEST_IN_SQUARES``."""
        ...

    def read_squares(self, picture: Gray) -> Link | bytes:
        """What the squares in a picture say, or the message that they are.

        A server that nobody here chose is unknown in a link.

        Raises ``SquaresUnreadable``, ``SquaresForeign``, ``SquaresStrange``.
        """
        ...

    def open(self, told: Callable[[News], None]) -> Meeting:
        """A meeting that gets ready at once. ``told`` hears its news on a thread of its own."""
        ...
