"""A message as a file, ``NAME.introcard.age`` (``models.handing.ENDING``): by e-mail, by messenger, on a stick."""

import os
import stat
from pathlib import Path

from models.errors import Refused
from models.vault.files import write_new
from resources import tr
from sync.limits import FILE_BYTES
from sync.refusals import NotTaken, Reason


def write_file(file: Path, data: bytes) -> None:
    """Put a message where nothing is yet, readable by its owner alone.

    Raises ``VaultExists`` where something is, ``DiskTrouble``.
    """
    write_new(file, data)


def read_file(file: Path) -> bytes:
    """The bytes of a message. Raises ``NotTaken`` for more than one has, ``Refused`` for what is no file to read.

    A pipe or a device is not waited for, and no more is read than a message may have.
    """
    try:
        with open(file, "rb", opener=_without_waiting) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise _unreadable(file)
            data = opened.read(FILE_BYTES + 1)
    except OSError:
        raise _unreadable(file) from None
    if len(data) > FILE_BYTES:
        raise NotTaken(Reason.TOO_LARGE)
    return data


def _without_waiting(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))


def _unreadable(file: Path) -> Refused:
    return Refused(tr("“{file}” cannot be read. Check its name, and that it is yours to read.", file=file))
