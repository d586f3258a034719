"""Copies that a sync tool makes or puts back: an older database, one copied while it was written."""

import shutil
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from models.errors import Refused
from models.vault import Vault
from models.vault.mark import VaultRolledBack
from tests.faults import steps
from tests.faults.bed import Bed
from tests.faults.victim import Acknowledge, Victim

Tries = Iterator[str]

_MOST_STEPS = 6
_STEPS_A_CHECKPOINT = 5
_COPIES_OF_ONE_VAULT = 10
_BETWEEN_COPIES_SECONDS = 0.1
_BETWEEN_FILES_SECONDS = 0.02


def rolled_back(bed: Bed) -> Tries:
    """An older database put back where a newer one was: told apart from damage, every time."""
    while True:
        folder = bed.vault()
        _take(bed, folder, 0, bed.dice.randrange(_MOST_STEPS))
        older = (folder / "vault.db").read_bytes()
        _take(bed, folder, _MOST_STEPS, bed.dice.randint(1, _MOST_STEPS))
        (folder / "vault.db").write_bytes(older)
        try:
            Vault(folder, bed.key).close()
            yield "an older database was taken for the newest"
        except VaultRolledBack:
            yield ""
        bed.clear(folder)


def _take(bed: Bed, folder: Path, first: int, how_many: int) -> None:
    with Vault(folder, bed.key) as vault:
        for number in range(first, first + how_many):
            steps.take(vault, number)


def torn(bed: Bed) -> Tries:
    """The files of a vault copied one after the other while it is written: refused, or whole up to some change."""
    while True:
        folder = bed.vault()
        victim = Victim(partial(_write_on, bed, folder))
        copies = []
        for _ in range(_COPIES_OF_ONE_VAULT):
            time.sleep(bed.dice.uniform(0, _BETWEEN_COPIES_SECONDS))
            copies.append(_copy(bed, folder))
        end = victim.kill_within(0)
        for copied in copies:
            yield end.trouble or _complaint_about(bed, copied)
            bed.clear(copied)
        bed.clear(folder)


def _write_on(bed: Bed, folder: Path, acknowledge: Acknowledge) -> None:
    with Vault(folder, bed.key) as vault:
        for number in count():
            steps.take(vault, number)
            acknowledge()
            if number % _STEPS_A_CHECKPOINT == 0:
                vault.checkpoint()


def _copy(bed: Bed, folder: Path) -> Path:
    copied = bed.place()
    copied.mkdir()
    (copied / "backups").mkdir()
    names = ["vault.db", "vault.db-wal", "vault.keys", "vault.mark"]
    for name in bed.dice.sample(names, len(names)):
        if (folder / name).exists():
            shutil.copyfile(folder / name, copied / name)
        time.sleep(bed.dice.uniform(0, _BETWEEN_FILES_SECONDS))
    return copied


def _complaint_about(bed: Bed, folder: Path) -> str:
    try:
        with Vault(folder, bed.key) as vault:
            steps.taken(vault)
    except Refused:
        return ""
    except AssertionError as torn:
        return f"a torn copy was accepted: {torn}"
    return ""
