"""Files that are whole or not there, even when the power fails."""

import errno
import os
import tempfile
from pathlib import Path

from models.vault.errors import DiskTrouble, VaultExists
from resources import tr

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def is_there(path: Path) -> bool:
    """Whether there is anything at ``path``. Raises ``DiskTrouble`` where we may not even look."""
    try:
        return path.exists()
    except OSError as error:
        raise disk_trouble(error) from None


def require_free(path: Path) -> None:
    """Raise ``VaultExists`` where there is something already: nothing is written over."""
    if is_there(path):
        raise VaultExists(tr("There is a file here already. Choose another name: nothing is written over."))


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, readable by its owner alone: the old file or the new one, never between.

    Raises ``DiskTrouble`` when it cannot be done; the old file is then untouched.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise disk_trouble(error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise disk_trouble(error) from None
    finally:
        temporary.unlink(missing_ok=True)


def write_new(path: Path, content: bytes) -> None:
    """``write_whole``, where nothing is yet. Raises ``VaultExists`` where something is, ``DiskTrouble``."""
    require_free(path)
    write_whole(path, content)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable. Windows has no such call and does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def disk_trouble(error: OSError) -> DiskTrouble:
    """The sentence for what the disk did. The error's own text can hold names of people in paths: it stays out."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskTrouble(tr("The disk is full. Nothing was changed: free some space and try again."))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return DiskTrouble(tr("This folder cannot be written. Choose another one, or make it yours to write in."))
    if isinstance(error, FileNotFoundError):
        return DiskTrouble(tr("The file or folder is no longer there. Choose another one."))
    return DiskTrouble(tr("The disk did not answer. Nothing was changed: check the disk and try again."))
