"""Circles: how close people are, as groups with a soft cap and a default rhythm."""

import uuid
from dataclasses import dataclass

from models.text import named
from models.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Circle:
    """A group of people. ``soft_cap`` is how many it holds well; ``cadence_days`` its default rhythm, if any."""

    id: int
    uid: str
    name: str
    soft_cap: int
    cadence_days: int | None


class Circles:
    """The circles of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Circle]:
        """The circles, the smallest first."""
        rows = self._vault.rows("SELECT id, uid, name, soft_cap, cadence_days FROM circle ORDER BY soft_cap, id")
        return [Circle(*row) for row in rows]

    def add(self, name: str, soft_cap: int, cadence_days: int | None = None) -> int:
        """A circle of one's own; its id. Raises ``Refused`` for one without a name."""
        with self._vault.change("Add a circle", name):
            return self._vault.write(
                "INSERT INTO circle (uid, name, soft_cap, cadence_days) VALUES (?, ?, ?, ?)",
                (uuid.uuid4().hex, named(name), soft_cap, cadence_days),
            )

    def change(self, id: int, *, name: str, soft_cap: int, cadence_days: int | None) -> None:
        """Give the circle these values."""
        with self._vault.change("Change a circle", name):
            self._vault.write(
                "UPDATE circle SET name = ?, soft_cap = ?, cadence_days = ? WHERE id = ?",
                (named(name), soft_cap, cadence_days, id),
            )

    def remove(self, id: int) -> None:
        """Let the circle go; those in it stay, in none."""
        with self._vault.change("Remove a circle"):
            self._vault.write("DELETE FROM circle WHERE id = ?", (id,))
