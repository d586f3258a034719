"""When one last spoke with someone, where that was written vaguely.

``person.last_interaction_on`` is the first day that the date can mean, for lists are ordered by it.
What asks how long ago it was counts from the last one.
"""

import json
from collections.abc import Iterable
from datetime import date

from models.dates import VagueDate
from models.vault.vault import Vault


def written_as(vault: Vault, last: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The last time one spoke with each of these people, as it was written: a vague date or empty.

    ``last`` are pairs of a person and their ``last_interaction_on``.
    """
    found = dict(last)
    # a month, a season and a year begin on the first of a month
    perhaps_vague = [person for person, day in found.items() if day.endswith("-01")]
    rows = vault.rows(
        """SELECT person.id, max(happened_on) FROM person JOIN participation ON person_id = person.id
        JOIN interaction ON interaction.id = interaction_id AND sort_on = last_interaction_on
        WHERE person.id IN (SELECT value FROM json_each(?)) AND length(happened_on) < 10 GROUP BY person.id""",
        (json.dumps(perhaps_vague),),
    )
    return found | {row[0]: row[1] for row in rows}


def last_day(written: str, today: date) -> date:
    """The last day that a vague date can mean, which is not after ``today``."""
    is_exact = len(written) == len("2026-03-16")
    return min(date.fromisoformat(written) if is_exact else VagueDate.parse(written).latest, today)
