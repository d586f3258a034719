"""Who knows whom: it was said, one was met through the other, or both took part in one interaction."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.vault.vault import Vault

ACQUAINTED = """WITH sought (id) AS (SELECT value FROM json_each(?)), acquainted (person, other) AS (
    SELECT from_id, to_id FROM relation WHERE from_id IN sought
    UNION SELECT to_id, from_id FROM relation WHERE to_id IN sought
    UNION SELECT id, met_through_id FROM person WHERE id IN sought AND met_through_id IS NOT NULL
    UNION SELECT met_through_id, id FROM person WHERE met_through_id IN sought
    UNION SELECT mine.person_id, theirs.person_id FROM participation AS mine
        JOIN participation AS theirs ON theirs.interaction_id = mine.interaction_id
        WHERE mine.person_id IN sought AND theirs.person_id <> mine.person_id)"""
"""A table ``acquainted`` of the acquaintances of those sought, each pair once, for the beginning of a query."""


class How(StrEnum):
    """How one knows that two know each other; what was said comes before what follows from something else."""

    SAID = "said"
    THROUGH = "through"
    """I met ``other`` through the person."""

    INTRODUCED = "introduced"
    """I met the person through ``other``."""

    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """That a person knows an ``other``. ``kind`` is how they are bound, as it was said (``friend``), or empty."""

    other: int
    how: How
    kind: str


_HOW = """WITH sought (id) AS (SELECT value FROM json_each(?))
    SELECT from_id AS person, to_id AS other, 'said' AS how, kind FROM relation WHERE from_id IN sought
    UNION ALL SELECT to_id, from_id, 'said', kind FROM relation WHERE to_id IN sought
    UNION ALL SELECT id, met_through_id, 'introduced', '' FROM person WHERE id IN sought AND met_through_id IS NOT NULL
    UNION ALL SELECT met_through_id, id, 'through', '' FROM person WHERE met_through_id IN sought
    UNION SELECT mine.person_id, theirs.person_id, 'together', '' FROM participation AS mine
        JOIN participation AS theirs ON theirs.interaction_id = mine.interaction_id
        WHERE mine.person_id IN sought AND theirs.person_id <> mine.person_id"""

_FIRST = tuple(How)


def acquaintances(vault: Vault, people: Sequence[int]) -> dict[int, dict[int, Acquaintance]]:
    """Whom each of these people knows, by the other's id; everyone sought has an entry, an empty one for nobody."""
    found: dict[int, dict[int, Acquaintance]] = {person: {} for person in people}
    rows = vault.rows(_HOW, (json.dumps(list(people)),))
    for row in sorted(rows, key=_how_well):
        found[row[0]].setdefault(row[1], Acquaintance(row[1], How(row[2]), row[3]))
    return found


def _how_well(row: Sequence[str]) -> int:
    return _FIRST.index(How(row[2]))


def all_acquainted(vault: Vault) -> dict[int, set[int]]:
    """Whom each knows, of all who know somebody; mutual."""
    found: dict[int, set[int]] = {}
    for one, two in vault.rows(
        """SELECT from_id, to_id FROM relation
        UNION SELECT id, met_through_id FROM person WHERE met_through_id IS NOT NULL
        UNION SELECT one.person_id, two.person_id FROM participation AS one
            JOIN participation AS two ON two.interaction_id = one.interaction_id AND two.person_id > one.person_id"""
    ):
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return found


def met_through(vault: Vault) -> dict[int, int]:
    """Through whom I met each, of all who were met through somebody."""
    return {row[0]: row[1] for row in vault.rows("SELECT id, met_through_id FROM person WHERE met_through_id NOT NULL")}
