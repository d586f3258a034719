"""Worlds: the milieus that people belong to, such as a sector, a town, a school."""

from models.groups import PERSON_WORLDS, Groups
from models.vault.vault import Vault


class Worlds:
    """The worlds of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._groups = Groups(vault, PERSON_WORLDS)

    def all(self) -> list[str]:
        """Their names, in alphabetical order."""
        return self._groups.names()

    def of(self, person: int) -> tuple[str, ...]:
        """The worlds of one person."""
        return self._groups.of(person)

    def join(self, person: int, name: str) -> None:
        """Say that someone belongs to a world, which is new if nobody did. Raises ``Refused`` without a name."""
        with self._vault.change("Put someone in a world", name):
            self._groups.join(person, name)

    def leave(self, person: int, name: str) -> None:
        """Say that someone does not belong to a world."""
        with self._vault.change("Take someone out of a world", name):
            self._groups.leave(person, name)
