"""What an import has done elsewhere: reading files, rehearsing, bringing in, taking back."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from models.errors import Cancelled, Refused
from models.importing import File, ImportResult, Rehearsal, carry_out, rehearse_files
from models.interchange.formats import BOOKS
from models.vault import Vault
from models.vault.backup import back_up
from resources import tr
from ui.importing.cards import Cards

LARGEST: Final = 200 * 1024 * 1024
"""Bytes of all files together."""


def read_files(paths: Sequence[Path]) -> list[File]:
    """The files' names and bytes; a folder stands for the address books in it.

    Raises ``Refused`` for what cannot be read, is too large, or is nothing at all.
    """
    try:
        files = [file for path in paths for file in _files_at(path)]
        if sum(file.stat().st_size for file in files) > LARGEST:
            raise Refused(tr("That is more than 200 MB. Export your contacts in several smaller files."))
    except OSError:
        raise Refused(tr("This cannot be read. Check that it is still there, and yours to read.")) from None
    if not files:
        raise Refused(tr("There is no address book in this folder. Choose the file that your address book exported."))
    return [(file.name, _read(file)) for file in files]


def _files_at(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix.lower() in BOOKS and file.is_file())
    return [path]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused(
            tr("“{file}” cannot be read. Check that it is still there, and yours to read.", file=file.name)
        ) from None


def rehearse(files: Sequence[File], encodings: Sequence[str | None] | None, vault: Vault, job: Any) -> Cards:
    """Say what importing ``files`` would do."""
    rehearsal = rehearse_files(vault, files, encoding=encodings, progress=job.progress)
    return Cards.of(rehearsal)


def bring_in(
    rehearsal: Rehearsal, leave_out: frozenset[int], stop: threading.Event, vault: Vault, job: Any
) -> ImportResult | None:
    """Make a backup, then do what was rehearsed; ``None`` when ``stop`` was set in time, and nothing was written.

    An event tells to stop, and not the job: who asks late shall hear that it was done.
    """
    heard = partial(_unless_stopped, stop, job.progress)
    try:
        heard(0, 0)
        back_up(vault)
        return carry_out(vault, rehearsal, leave_out=leave_out, progress=heard)
    except Cancelled:
        return None


def _unless_stopped(stop: threading.Event, heard: Callable[[int, int], None], done: int, total: int) -> None:
    if stop.is_set():
        raise Cancelled
    heard(done, total)


def take_back(batch: int, vault: Vault, _job: Any) -> None:
    """Undo an import."""
    vault.undo(batch)
