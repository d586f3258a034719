"""The meetings that the window is given: one process that carries for each, at the servers of the settings."""

from collections.abc import Callable, Sequence
from typing import Final

from app import carrier
from app.settings import Settings
from models.carrying import Gray, Link, Meeting, News, Squares
from sync.engine import Engine
from sync.transports import codes

_SECONDS_TO_PAINT: Final = 0.05
"""While a process is started nothing else in this one goes on."""


class Meetings:
    """``models.carrying.Meetings``. Squares are imported where they are used: they need the extra ``sync``."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings

    @property
    def servers(self) -> Sequence[str]:
        """Those of the settings, as they are now."""
        return self._settings().mailboxes

    def new_code(self) -> str:
        """As ``sync.transports.codes.new_code``."""
        return codes.new_code()

    def new_pictured_code(self) -> str:
        """As ``sync.transports.codes.new_pictured_code``."""
        return codes.new_pictured_code()

    def read_code(self, typed: str) -> str:
        """As ``sync.transports.codes.parse_code``."""
        return codes.parse_code(typed)

    def read_address(self, typed: str) -> str:
        """As ``sync.transports.codes.near_server``."""
        return codes.near_server(typed)

    def squares(self, code: str, servers: Sequence[str]) -> Squares:
        """As ``sync.transports.squares.squares``."""
        from sync.transports.squares import squares

        return squares(codes.link_text(Link(code, tuple(servers))))

    def squares_of(self, data: bytes) -> Squares:
        """As ``sync.transports.squares.squares``."""
        from sync.transports.squares import squares

        return squares(data)

    def read_squares(self, picture: Gray) -> Link | bytes:
        """As ``sync.transports.squares.read_squares``, by the servers of the settings."""
        from sync.codec import is_message
        from sync.transports.squares import read_squares

        said = read_squares(picture)
        if is_message(said):
            return said
        # What is not ASCII is nothing of ours, and is told so.
        return codes.parse_link(said.decode("ascii", "replace"), self.servers)

    def open(self, told: Callable[[News], None]) -> Meeting:
        """A new engine, which starts once the page that wants it has been painted."""
        return Engine(carrier.program(), told, _SECONDS_TO_PAINT)
