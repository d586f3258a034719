"""How this very program is started as the process that carries."""

from typing import TYPE_CHECKING

from app import relaunch

if TYPE_CHECKING:
    from sync.engine import Program

COMMAND = "carry"
"""The hidden command that is that process."""


def program() -> "Program":
    """The command and the folder to start it in."""
    from sync.engine import Program

    return Program([*relaunch.program(), COMMAND], relaunch.folder_of_the_code())


def with_server(servers: tuple[str, ...], typed: str) -> tuple[str, ...]:
    """``servers`` and the one that ``typed`` means. Raises ``Refused``, as ``sync.transports.codes.with_server``."""
    from sync.transports import codes

    return codes.with_server(servers, typed)
