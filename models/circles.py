"""Circles: how close people are, as groups with a soft cap and a default rhythm."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import Refused
from models.involved import known
from models.text import named
from models.vault.vault import Vault, gone
from models.words import number_word, sentence
from resources import phrase, tr

_OF_EVERY_VAULT = {"circle-5": "Core", "circle-15": "Close ones", "circle-50": "Allies", "circle-150": "Acquaintances"}


@dataclass(frozen=True, slots=True)
class Circle:
    """A group of people. ``soft_cap`` is how many it holds well; ``cadence_days`` its default rhythm, if any."""

    id: int
    uid: str
    name: str
    soft_cap: int
    cadence_days: int | None

    @property
    def words(self) -> str:
        """What it is called in the user's language. A name of their own is theirs, and stays as they gave it."""
        return circle_words(self.name) if _OF_EVERY_VAULT.get(self.uid) == self.name else self.name

    @property
    def quiet_word(self) -> str:
        """What is said where more people are in it than it holds well."""
        number = sentence(number_word(self.soft_cap))
        return tr("{number} is what this circle holds well. That’s fine; choose who stays close.", number=number)


class Circles:
    """The circles of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Circle]:
        """The circles, the smallest first."""
        rows = self._vault.rows("SELECT id, uid, name, soft_cap, cadence_days FROM circle ORDER BY soft_cap, id")
        return [Circle(*row) for row in rows]

    def add(self, name: str, soft_cap: int, cadence_days: int | None = None) -> int:
        """A circle of one's own; its id.

        Raises ``Refused`` for one without a name, that holds nobody, or with a rhythm of no days.
        """
        with self._vault.change("Add a circle", name):
            _require_sensible(soft_cap, cadence_days)
            return self._vault.write(
                "INSERT INTO circle (uid, name, soft_cap, cadence_days) VALUES (?, ?, ?, ?)",
                (uuid.uuid4().hex, named(name), soft_cap, cadence_days),
            )

    def change(self, id: int, *, name: str, soft_cap: int, cadence_days: int | None) -> None:
        """Give the circle these values. Raises ``Refused`` as ``add``, or when it is gone."""
        with self._vault.change("Change a circle", name):
            self._require(id)
            _require_sensible(soft_cap, cadence_days)
            self._vault.write(
                "UPDATE circle SET name = ?, soft_cap = ?, cadence_days = ? WHERE id = ?",
                (named(name), soft_cap, cadence_days, id),
            )

    def remove(self, id: int) -> None:
        """Let the circle go; those in it stay, in none."""
        with self._vault.change("Remove a circle"):
            self._vault.write("DELETE FROM circle WHERE id = ?", (id,))

    def members(self, id: int | None) -> list[int]:
        """Those in the circle by name, or for ``None`` those in none; without those who were put away."""
        rows = self._vault.rows(
            "SELECT id FROM person WHERE archived = 0 AND circle_id IS ? ORDER BY sort_key, id", (id,)
        )
        return [row[0] for row in rows]

    def present(self, id: int) -> list[int]:
        """Those of its ``members`` who live: who can have been there when something happened to all of it."""
        rows = self._vault.rows(
            """SELECT id FROM person WHERE archived = 0 AND standing <> 'dead' AND circle_id = ?
            ORDER BY sort_key, id""",
            (id,),
        )
        return [row[0] for row in rows]

    def board(self) -> dict[int | None, list[int]]:
        """The ``members`` of every circle and of none, read at once."""
        found: dict[int | None, list[int]] = {circle.id: [] for circle in self.all()} | {None: []}
        for row in self._vault.rows("SELECT circle_id, id FROM person WHERE archived = 0 ORDER BY sort_key, id"):
            found[row[0]].append(row[1])
        return found

    def move(self, people: Sequence[int], to: int | None) -> int:
        """Put these people into a circle, or into none; the id of the change, 0 when all were there already.

        Raises ``Refused`` when one of them, or the circle, is gone.
        """
        with self._vault.change("Move to another circle", self._require(to) if to is not None else ""):
            ids = json.dumps(known(self._vault, people))
            elsewhere = "circle_id IS NOT ? AND id IN (SELECT value FROM json_each(?))"
            if self._vault.row(f"SELECT 1 FROM person WHERE {elsewhere} LIMIT 1", (to, ids)) is None:
                return 0
            self._vault.write(f"UPDATE person SET circle_id = ? WHERE {elsewhere}", (to, to, ids))
            return self._vault.current_change

    def over(self) -> set[int]:
        """The circles that more people are in than they hold well, which is no reason to refuse anybody.

        Those who have died, or were put away, are not counted.
        """
        rows = self._vault.rows(
            """SELECT circle_id FROM person JOIN circle ON circle.id = circle_id
            WHERE archived = 0 AND standing <> 'dead' GROUP BY circle_id HAVING count(*) > max(soft_cap)"""
        )
        return {row[0] for row in rows}

    def _require(self, id: int) -> str:
        """The circle's name. Raises ``Refused`` when it is gone."""
        row = self._vault.row("SELECT name FROM circle WHERE id = ?", (id,))
        if row is None:
            raise gone()
        return str(row["name"])


def _require_sensible(soft_cap: int, cadence_days: int | None) -> None:
    if soft_cap < 1:
        raise Refused(tr("A circle holds one person at least."))
    if cadence_days is not None and cadence_days < 1:
        raise Refused(tr("A rhythm is of one day at least."))


def circle_words(name: str) -> str:
    """What a circle of this name is called in the user's language, for who knows nothing else of it."""
    return phrase(name) if name in _OF_EVERY_VAULT.values() else name
