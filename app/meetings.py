"""The meetings that the window is given: one process that carries for each, at the servers of the settings."""

from collections.abc import Callable, Sequence
from typing import Final

from app import carrier
from app.settings import Settings
from models.carrying import Gray, Link, Meeting, News, Squares

_SECONDS_TO_PAINT: Final = 0.05
"""While a process is started nothing else in this one goes on."""


class Meetings:
    """``models.carrying.Meetings``. What it needs is imported where it is used: few sessions meet anybody."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings

    @property
    def servers(self) -> Sequence[str]:
        """Those of the settings, as they are now."""
        return self._settings().mailboxes

    def load(self) -> None:
        """Import it, and read the list of words."""
        import sync.engine  # noqa: F401  # so that ``open`` finds it loaded
        from sync.words import word_list

        word_list()

    def new_code(self) -> str:
        """As ``sync.transports.codes.new_code``."""
        from sync.transports.codes import new_code

        return new_code()

    def read_code(self, typed: str) -> str:
        """As ``sync.transports.codes.parse_code``."""
        from sync.transports.codes import parse_code

        return parse_code(typed)

    def read_address(self, typed: str) -> str:
        """As ``sync.transports.codes.near_server``."""
        from sync.transports.codes import near_server

        return near_server(typed)

    def squares(self, code: str, servers: Sequence[str]) -> Squares:
        """As ``sync.transports.squares.squares``."""
        from sync.transports.codes import link_text
        from sync.transports.squares import squares

        return squares(link_text(Link(code, tuple(servers))))

    def read_squares(self, picture: Gray) -> Link:
        """As ``sync.transports.squares.read_squares``, by the servers of the settings."""
        from sync.transports.codes import parse_link
        from sync.transports.squares import read_squares

        # What is not ASCII is nothing of ours, and is told so.
        return parse_link(read_squares(picture).decode("ascii", "replace"), self.servers)

    def open(self, told: Callable[[News], None]) -> Meeting:
        """A new engine, which starts once the page that wants it has been painted."""
        from sync.engine import Engine

        return Engine(carrier.program(), told, _SECONDS_TO_PAINT)
