"""Meetings on the tour: nobody is met, and no process started. They go as far as a picture needs."""

from collections.abc import Callable, Sequence
from typing import Final

from app.meetings import Meetings
from app.settings import Settings
from models.carrying import Gray, Link, Meeting, News, Squares

CODE: Final = "402913-above-lizard-zoo"
PICTURED: Final = "402913-mfrggzdfmztwq2lknnwg23tpoa"


class PlayedMeetings:
    """``models.carrying.Meetings`` in which always the same happens."""

    servers: Sequence[str] = Settings().mailboxes

    def __init__(self, *happens: News) -> None:
        self._happens = happens
        self._real = Meetings(Settings)

    def new_code(self) -> str:
        """The one code."""
        return CODE

    def new_pictured_code(self) -> str:
        """The one square."""
        return PICTURED

    def read_code(self, _typed: str) -> str:
        """Whatever was typed, it is the one code."""
        return CODE

    def read_address(self, typed: str) -> str:
        """As it was typed."""
        return typed

    def squares(self, code: str, servers: Sequence[str]) -> Squares:
        """As they are."""
        return self._real.squares(code, servers)

    def squares_of(self, data: bytes) -> Squares:
        """As they are."""
        return self._real.squares_of(data)

    def read_squares(self, picture: Gray) -> Link | bytes:
        """As it is."""
        return self._real.read_squares(picture)

    def open(self, told: Callable[[News], None]) -> Meeting:
        """A meeting that is told at once."""
        return _Played(self._happens, told)


class _Played:
    def __init__(self, happens: Sequence[News], told: Callable[[News], None]) -> None:
        self._happens, self._told = happens, told

    def meet(self, code: str, servers: Sequence[str], *, compare: bool = False, lan: str = "") -> None:
        for news in self._happens:
            self._told(news)

    def send(self, body: bytes) -> None:
        pass

    def compared(self, *, same: bool) -> None:
        pass

    def close(self) -> None:
        pass
