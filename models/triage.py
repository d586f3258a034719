"""Sorting many people: who has no place yet, what is known of each, and what is done with several at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.circles import Circles
from models.doubles.comparing import Side, read_side
from models.errors import Refused
from models.groups import PERSON_TAGS, Groups
from models.nudges import FOR_GOOD, Nudges
from models.people import People
from models.vault.vault import Vault
from resources import tr

KNOWN: Final = "triage"
"""The kind of nudge that keeps whom one knows and wants in no circle: they are not asked about again."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What one needs to know of somebody to say where they belong.

    ``met_through`` is a name or empty; ``is_imported`` tells that an address book brought them or more about them.
    """

    side: Side
    met_through: str
    is_imported: bool


class Triage:
    """Giving the people of a vault their place. Each deed is one change, whose id is given back."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._people = People(vault)

    def waiting(self, *, everyone: bool = False) -> list[int]:
        """Those who were never given a place; with ``everyone`` all others after them. Not who is put away, or died.

        With whom something happened comes first, the latest first; the rest stand with their organisation,
        so that those who belong together can be dealt with together.
        """
        placed = "(circle_id IS NOT NULL OR uid IN (SELECT subject FROM nudge WHERE kind = ?))"
        rows = self._vault.rows(
            f"""SELECT id FROM person WHERE archived = 0 AND standing <> 'dead' AND (? OR NOT {placed})
            ORDER BY {placed}, last_interaction_on DESC, organisation = '', organisation COLLATE NOCASE,
                sort_key, id""",
            (everyone, KNOWN, KNOWN),
        )
        return [row["id"] for row in rows]

    def glimpses(self, ids: Sequence[int]) -> list[Glimpse]:
        """These people at a glance, in this order; those who are gone are left out."""
        circles = {circle.id: circle.words for circle in Circles(self._vault).all()}
        return [self._glimpse(row.id, circles) for row in self._people.rows(ids)]

    def place(self, people: Sequence[int], circle: int) -> int:
        """Put people into a circle; 0 when all were there. Raises ``Refused`` when one of them, or it, is gone."""
        return Circles(self._vault).move(people, circle)

    def leave_without_circle(self, people: Sequence[int]) -> int:
        """Know people without a circle, and ask about them no more. Raises ``Refused`` when one of them is gone."""
        with self._vault.change("Know people without a circle", self._people.named_together(people)):
            Circles(self._vault).move(people, None)
            for row in self._vault.rows(
                "SELECT uid FROM person WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(people)),)
            ):
                Nudges(self._vault).quiet(KNOWN, row["uid"], FOR_GOOD)
            return self._vault.current_change

    def give_rhythm(self, people: Sequence[int], days: int | None) -> int:
        """Give people a rhythm of their own, or with ``None`` that of their circle.

        Raises ``Refused`` when one of them is gone, or for a rhythm of no days.
        """
        with self._vault.change("Give people a rhythm", self._people.named_together(people)):
            if days is not None and days < 1:
                raise Refused(tr("A rhythm is of one day at least."))
            for id in people:
                self._vault.update("person", id, cadence_days=days)
            return self._vault.current_change

    def tag(self, people: Sequence[int], tag: str) -> int:
        """Give people a tag. Raises ``Refused`` when one of them is gone."""
        with self._vault.change("Tag people", self._people.named_together(people)):
            tags = Groups(self._vault, PERSON_TAGS)
            for id in people:
                tags.join(id, tag)
            return self._vault.current_change

    def _glimpse(self, id: int, circles: dict[int, str]) -> Glimpse:
        side = read_side(self._vault, id, circles)
        through = side.person.tie.met_through
        imported = self._vault.row("SELECT 1 FROM import_ledger WHERE person_id = ? LIMIT 1", (id,))
        names = [row.name for row in self._people.rows([through])] if through else []
        return Glimpse(side, "".join(names), imported is not None)
