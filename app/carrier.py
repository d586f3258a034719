"""How this very program is started as the process that carries."""

from app import relaunch
from sync.engine import Program

COMMAND = "carry"
"""The hidden command that is that process."""


def program() -> Program:
    """The command and the folder to start it in."""
    return Program([*relaunch.program(), COMMAND], relaunch.folder_of_the_code())
