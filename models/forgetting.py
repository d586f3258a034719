"""Forgetting someone: the one change that cannot be taken back.

What was noted with others as well stays with them, word for word; that the one who is forgotten was there does not.
Backups of before still hold everything: they are named, and only their owner can delete them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.handing.traces import forget_traces, uids_of
from models.nudges import Nudges
from models.people import People, Person
from models.text import fold
from models.vault.vault import Vault
from models.words import first_name


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
    uids = uids_of(vault, person)
    with vault.forgetting(("person", person)):
        people.remove(person)
        Nudges(vault).forget(someone.uid)
        forget_traces(vault, uids)
    vault.forget_ui_state("drafts", *_known_by(someone))
    vault.checkpoint()
    return Forgotten(backups_of(vault))


def backups_of(vault: Vault) -> tuple[Path, ...]:
    """What lies in the vault's own folder of backups, and holds whoever is still there: the newest last."""
    return tuple(sorted(vault.paths.backups.glob("*")))


def tells_of(told: object, someone: Person) -> bool:
    """Whether a text, or any text in values as JSON has them, may be about someone: their first name is enough."""
    words = (*_known_by(someone), first_name(someone.name), someone.nickname)
    sought = [re.compile(rf"(?<!\w){re.escape(fold(word))}(?!\w)") for word in words if word.strip()]
    return any(pattern.search(fold(text)) for text in _texts(told) for pattern in sought)


def _known_by(someone: Person) -> tuple[str, ...]:
    """What is found in a text only where it is about them."""
    return (someone.uid, someone.name, *(contact.value for contact in someone.contacts))


def _texts(told: object) -> Iterable[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(told, Iterable):
        for value in told:
            yield from _texts(value)
