"""How things stand between me and somebody, as facts that are told; which of two is warmer, and never how much."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.last_spoken import last_day, written_as
from models.recurrence import Duration
from models.vault.vault import Vault
from models.words import last_words
from resources import tr

THIS_YEAR = Duration(months=12)

Warmth = tuple[bool, bool, bool, bool]
"""What is missing between us, the weightiest first: words this year, help, words at all, a way to reach them.

The smaller is the warmer. It orders, in memory, and is told to nobody.
"""

ONLY_A_NAME: Warmth = (True, True, True, True)


@dataclass(frozen=True, slots=True)
class Between:
    """What is known between me and ``person``. ``spoke_on`` is a vague date or empty.

    ``reachable`` says that I have met them, or have an address or a number of theirs.
    """

    person: int
    name: str
    spoke_on: str
    spoke_this_year: bool
    helped_me: bool
    helped_by_me: bool
    reachable: bool

    @property
    def warmth(self) -> Warmth:
        """What warmer ties come first by."""
        helped = self.helped_me or self.helped_by_me
        return not self.spoke_this_year, not helped, not self.spoke_on, not self.reachable

    @property
    def is_cold(self) -> bool:
        """Whether there were neither words this year nor ever any help."""
        return self.warmth[:2] == (True, True)

    def words(self, today: date) -> str:
        """It as the beginning of a sentence, in which nobody's gender is needed."""
        if self.spoke_on:
            known = tr("you spoke {when} with {name}", when=last_words(self.spoke_on, today), name=self.name)
        else:
            known = tr("you know {name}", name=self.name)
        if self.helped_me and self.helped_by_me:
            return tr("{known}, and you have helped each other", known=known)
        if self.helped_me:
            return tr("{known}, who has helped you", known=known)
        return tr("{known}, whom you have helped", known=known) if self.helped_by_me else known


_KNOWN = """WITH sought (id) AS (SELECT value FROM json_each(?)),
    helpful (person_id, direction) AS (
        SELECT person_id, direction FROM favour_person JOIN favour ON favour.id = favour_id
            WHERE person_id IN sought AND state IN ('given', 'closed', 'received', 'thanked')
        UNION SELECT person_id, 'to_me' FROM referral WHERE person_id IN sought)
    SELECT id, name, last_interaction_on,
        EXISTS (SELECT 1 FROM helpful WHERE person_id = person.id AND direction = 'to_me') AS helped_me,
        EXISTS (SELECT 1 FROM helpful WHERE person_id = person.id AND direction = 'from_me') AS helped_by_me,
        last_interaction_on <> '' OR how_met <> '' OR met_on <> '' OR met_through_id IS NOT NULL
            OR circle_id IS NOT NULL
            OR EXISTS (SELECT 1 FROM contact_method WHERE person_id = person.id) AS reachable
    FROM person WHERE id IN sought AND archived = 0 AND standing = ''"""


def between_us(vault: Vault, people: Iterable[int]) -> dict[int, Between]:
    """How things stand with each of these; without those who want peace, have died, or were put away."""
    today = vault.clock.today()
    rows = vault.rows(_KNOWN, (json.dumps(list(people)),))
    spoken = written_as(vault, ((row["id"], row["last_interaction_on"]) for row in rows))
    since = THIS_YEAR.before(today)
    return {
        row["id"]: Between(
            person=row["id"],
            name=row["name"],
            spoke_on=spoken[row["id"]],
            spoke_this_year=bool(spoken[row["id"]]) and last_day(spoken[row["id"]], today) > since,
            helped_me=bool(row["helped_me"]),
            helped_by_me=bool(row["helped_by_me"]),
            reachable=bool(row["reachable"]),
        )
        for row in rows
    }
