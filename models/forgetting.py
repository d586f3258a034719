"""Forgetting someone: the one change that cannot be taken back.

What was noted with others as well stays with them, word for word; that the one who is forgotten was there does not.
Backups of before still hold everything: they are named, and only their owner can delete them.
"""

from dataclasses import dataclass
from pathlib import Path

from models.nudges import Nudges
from models.people import People
from models.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting someone left: ``backups`` are those that still hold them, in the vault's own folder."""

    backups: tuple[Path, ...]


def forget(vault: Vault, person: int) -> Forgotten:
    """Have nothing about someone be left in the vault, its history and its indexes; it cannot be undone.

    What was half written goes as well, for it may be about them.
    Raises ``Refused`` when they are gone, ``VaultBusy``, ``DiskTrouble``.
    """
    people = People(vault)
    someone = people.get(person)
    with vault.forgetting(person):
        people.remove(person)
        Nudges(vault).forget(someone.uid)
    vault.forget_ui_state(someone.uid, someone.name, "drafts", *(contact.value for contact in someone.contacts))
    vault.checkpoint()
    return Forgotten(tuple(sorted(vault.paths.backups.glob("*"))))
