"""A vault that was opened for the window. Opening is slow: it is done on a thread of its own."""

from dataclasses import dataclass, field
from pathlib import Path

from app import view
from app.view import View
from models.clock import Clock
from models.people import People
from models.vault import Vault, VaultKey
from models.vault.backup import back_up_daily
from models.vault.worker import Job, VaultWorker


@dataclass(frozen=True, slots=True)
class Opened:
    """A vault with its two threads, and where the user was in it when it was closed."""

    folder: Path
    worker: VaultWorker
    view: View = field(default_factory=View)


def open_for_window(clock: Clock, folder: Path, key: VaultKey) -> Opened:
    """Open the vault in ``folder``. Raises what opening a ``Vault`` raises; then nothing stays open."""
    worker = VaultWorker(folder, key, clock)
    worker.start()
    try:
        return Opened(folder, worker, worker.read(_kept_view).future.result())
    except BaseException:
        worker.close()
        raise


def _kept_view(vault: Vault, _job: Job[View]) -> View:
    return view.read(vault)


def tidy_up(vault: Vault, _job: Job[None]) -> None:
    """What is done once a day: a backup, and letting go of undo steps that are old. Raises as ``back_up``."""
    vault.forget_old_history()
    back_up_daily(vault)


def add_first_people(names: tuple[str, ...], vault: Vault, _job: Job[None]) -> None:
    """The names of the first run, as one change."""
    with vault.change("Add the first people", names[0]):
        for name in names:
            People(vault).add(name)
