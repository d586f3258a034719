"""What an import has done elsewhere: rehearsing, bringing in, taking back."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from models.errors import Cancelled
from models.importing import (
    Beside,
    Choices,
    File,
    ImportResult,
    Opened,
    Rehearsal,
    Remembered,
    Table,
    carry_out,
    chosen_again,
    look,
    read_beside,
    rehearse_files,
    still_chosen,
)
from models.interchange.tables import Way
from models.vault import Vault
from models.vault.backup import back_up
from ui.importing.cards import Cards


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files are rehearsed, how each is read, and whether who is there ``moves`` to the circle of their card."""

    opened: Opened
    ways: tuple[Way, ...]
    moves: bool


def look_at(files: Sequence[File], ways: Sequence[Way], vault: Vault, job: Any) -> tuple[Table | None, ...]:
    """What each of ``files`` is as a table."""
    return look(vault, files, ways, progress=job.progress)


def rehearse(wanted: Wanted, before: Rehearsal, chosen: Choices | Remembered, vault: Vault, job: Any) -> Cards:
    """Say what importing what is ``wanted`` would do, with what was ``chosen`` in the one ``before``, or earlier."""
    rehearsal = rehearse_files(
        vault,
        wanted.opened.files,
        unread=wanted.opened.unread,
        ways=wanted.ways,
        moves=wanted.moves,
        progress=job.progress,
    )
    if isinstance(chosen, Remembered):
        return Cards.of(rehearsal, chosen_again(vault, rehearsal, chosen))
    return Cards.of(rehearsal, still_chosen(vault, before, chosen, rehearsal))


def read_beside_card(rehearsal: Rehearsal, place: int, person: int | None, vault: Vault, _job: Any) -> Beside:
    """The card at ``place`` beside the one it is about, or beside ``person``."""
    return read_beside(vault, rehearsal, place, person)


def bring_in(
    rehearsal: Rehearsal,
    chosen: Choices,
    stop: threading.Event,
    vault: Vault,
    job: Any,
) -> ImportResult | None:
    """Make a backup, then do what was rehearsed; ``None`` when ``stop`` was set in time, and nothing was written.

    An event tells to stop, and not the job: who asks late shall hear that it was done.
    """
    heard = partial(_unless_stopped, stop, job.progress)
    try:
        heard(0, 0)
        back_up(vault)
        return carry_out(vault, rehearsal, leave_out=chosen.left_out, decisions=chosen.decisions, progress=heard)
    except Cancelled:
        return None


def _unless_stopped(stop: threading.Event, heard: Callable[[int, int], None], done: int, total: int) -> None:
    if stop.is_set():
        raise Cancelled
    heard(done, total)


def take_back(batch: int, vault: Vault, _job: Any) -> None:
    """Undo an import."""
    vault.undo(batch)
