"""The place where vaults are hurt: one is made once, and every try gets a copy."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from models.clock import SystemClock
from models.people import People
from models.vault import Vault, VaultKey, create_vault
from models.vault.keys import FLOOR

PASSPHRASE = "four words are best"


@dataclass(slots=True)
class Bed:
    """A folder of its own, a vault to copy, and the dice.

    The vault holds two people, whose ids are 1 and 2, put there by ``changes`` changes.
    """

    root: Path
    template: Path
    key: VaultKey
    dice: Random
    changes: int = 0
    _made: int = field(default=0)

    def place(self, name: str = "notebook.whispeer") -> Path:
        """Where something new can be put, in an empty folder of its own."""
        self._made += 1
        folder = self.root / str(self._made)
        folder.mkdir()
        return folder / name

    def vault(self) -> Path:
        """The folder of a fresh copy of the vault."""
        return Path(shutil.copytree(self.template, self.place()))

    def clear(self, place: Path) -> None:
        """Throw away what ``place`` or ``vault`` gave."""
        shutil.rmtree(place.parent, ignore_errors=True)


@contextmanager
def made(seed: int) -> Iterator[Bed]:
    """A bed that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="whispeer-faults-") as root:
        new = create_vault(Path(root) / "template.whispeer", PASSPHRASE, cost=FLOOR)
        with Vault(new.folder, new.key, SystemClock()) as vault:
            for name in ("Léa Martin", "Sam Dubois"):
                People(vault).add(name)
            changes = len(vault.history())
        yield Bed(Path(root), new.folder, new.key, Random(seed), changes)
