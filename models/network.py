"""Ties that bring luck: weak ones, and those that have gone to sleep.

News, and chances, come rather through those one knows a little: they move where one does not
(Granovetter, "The Strength of Weak Ties", American Journal of Sociology 78, 1973).
Strength helps in an inverted U: on a network of 20 million, moderately weak ties led to the most jobs,
by few mutual acquaintances (best near ten) and by little interaction
(Rajkumar, Saint-Jacques, Bojinov, Brynjolfsson & Aral, "A causal test of the strength of weak ties",
Science 377, 2022).
Someone one has lost sight of for three years or more gives advice that is as useful, and newer;
and who comes to mind first is not the best of ten
(Levin, Walter & Murnighan, "Dormant Ties: The Value of Reconnecting", Organization Science 22, 2011;
"The Power of Reconnection", MIT Sloan Management Review 52, 2011).
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from models.dates import VagueDate
from models.last_spoken import written_as
from models.recurrence import Duration
from models.text import fold
from models.vault.vault import Vault

MUTUAL = range(1, 11)
"""How many acquaintances one shares over a weak tie."""

MOST_INTERACTIONS = 2
"""How often at most one was in touch over a weak tie, in ``TWELVE_MONTHS``."""

TWELVE_MONTHS = Duration(months=12)
SILENT_FOR = Duration(years=3)
"""How long a dormant tie has been silent at least."""

NEXT_IDEAS = 9
"""After the first idea, from so many more one is drawn."""

_BATCHES = (64, 1024)
_LONG_WORD = re.compile(r"\w{4,}")
_STEM = 5
_SAYS_NOTHING = frozenset(
    _LONG_WORD.findall(
        "avec plus pour dans sans sous chez vers mais donc cette leur leurs elle elles nous vous faire etre avoir "
        "quand comment with from that this what when where have will would should could them they your into about"
    )
)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person on the other side of a tie; ``spoke_on`` is a vague date or empty."""

    id: int
    uid: str
    name: str
    spoke_on: str


@dataclass(frozen=True, slots=True)
class WeakTie:
    """A weak tie: who shares it, by name, and a world of theirs that one knows little of, if there is one.

    ``world_is_new`` says that nobody else one knows belongs to it.
    """

    person: Someone
    mutual: tuple[str, ...]
    world: str
    world_is_new: bool


def is_weak(mutual: int, interactions: int) -> bool:
    """Whether a tie with so many mutual acquaintances, and so many interactions in twelve months, is a weak one."""
    return mutual in MUTUAL and interactions <= MOST_INTERACTIONS


def is_dormant(spoke_on: str, today: date) -> bool:
    """Whether one has been silent for three years or more; never, where one has never spoken."""
    return bool(spoke_on) and VagueDate.parse(spoke_on).latest <= SILENT_FOR.before(today)


def weak_tie(vault: Vault, today: date, seed: str, but_for: Collection[str] = ()) -> WeakTie | None:
    """The weak tie that ``seed`` draws among all but those with these uids.

    The same seed draws the same one, whoever else comes or goes. Three questions to the vault at most, each twice.
    """
    everyone = [person for person in _suggested(vault, "1") if person.uid not in but_for]
    everyone.sort(key=lambda person: lot(seed, person.id))
    for batch in _in_batches(everyone):
        ids = [person.id for person in batch]
        mutual, often = _mutual(vault, ids), _this_year(vault, ids, today)
        for person in batch:
            if is_weak(mutual.get(person.id, 0), often.get(person.id, 0)):
                return _whole(vault, person)
    return None


def is_still_weak(vault: Vault, today: date, person: int) -> WeakTie | None:
    """The tie to someone who was drawn before, if it is a weak one now and may be suggested."""
    mutual, often = _mutual(vault, [person]), _this_year(vault, [person], today)
    found = _suggested(vault, "id = ?", person)
    return _whole(vault, found[0]) if found and is_weak(mutual.get(person, 0), often.get(person, 0)) else None


def dormant_ties(vault: Vault, today: date, question: str, but_for: Collection[str] = ()) -> list[Someone]:
    """Whom one has not spoken to for three years or more: the likeliest to help with ``question`` first.

    Those come first who lived, do or are at home in what it speaks of, then those one saw most often.
    """
    long_silent = _suggested(vault, "last_interaction_on BETWEEN '0' AND ?", SILENT_FOR.before(today).isoformat())
    spoken = written_as(vault, ((person.id, person.spoke_on) for person in long_silent))
    silent = [
        replace(person, spoke_on=spoken[person.id])
        for person in long_silent
        if person.uid not in but_for and is_dormant(spoken[person.id], today)
    ]
    ids = [person.id for person in silent]
    sought, told, often = _stems(question), _what_they_know(vault, ids), _interactions(vault, ids, date.min, today)
    return sorted(
        silent,
        key=lambda person: (-len(sought & _stems(told.get(person.id, ""))), -often.get(person.id, 0), person.id),
    )


def one_of(people: Sequence[Someone], seed: str) -> Someone:
    """The one that ``seed`` draws."""
    return min(people, key=lambda person: lot(seed, person.id))


def lot(seed: str, id: int) -> bytes:
    """What ``seed`` gives to a row: the lowest is drawn, so that it does not matter which others there are."""
    return blake2b(f"{seed} {id}".encode(), digest_size=8).digest()


def _suggested(vault: Vault, condition: str, *values: str | int) -> list[Someone]:
    rows = vault.rows(
        f"""SELECT id, uid, name, last_interaction_on FROM person
        WHERE archived = 0 AND standing = '' AND {condition}""",
        values,
    )
    return [Someone(*row) for row in rows]


def _in_batches(people: Sequence[Someone]) -> Iterator[Sequence[Someone]]:
    begin = 0
    for size in (*_BATCHES, len(people)):
        if people[begin:]:
            yield people[begin : begin + size]
        begin += size


_ACQUAINTED = """WITH sought (id) AS (SELECT value FROM json_each(?)), acquainted (person, other) AS (
    SELECT from_id, to_id FROM relation WHERE from_id IN sought
    UNION SELECT to_id, from_id FROM relation WHERE to_id IN sought
    UNION SELECT id, met_through_id FROM person WHERE id IN sought AND met_through_id IS NOT NULL
    UNION SELECT met_through_id, id FROM person WHERE met_through_id IN sought
    UNION SELECT mine.person_id, theirs.person_id FROM participation AS mine
        JOIN participation AS theirs ON theirs.interaction_id = mine.interaction_id
        WHERE mine.person_id IN sought AND theirs.person_id <> mine.person_id)"""
"""Who knows whom: it was said, or one was met through the other, or both took part in one interaction."""


def _mutual(vault: Vault, people: Sequence[int]) -> dict[int, int]:
    rows = vault.rows(f"{_ACQUAINTED} SELECT person, count(*) FROM acquainted GROUP BY person", (json.dumps(people),))
    return {row[0]: row[1] for row in rows}


def _this_year(vault: Vault, people: Sequence[int], today: date) -> dict[int, int]:
    return _interactions(vault, people, TWELVE_MONTHS.before(today), today)


def _interactions(vault: Vault, people: Sequence[int], after: date, until: date) -> dict[int, int]:
    rows = vault.rows(
        """SELECT person_id, count(*) FROM participation JOIN interaction ON interaction.id = interaction_id
        WHERE person_id IN (SELECT value FROM json_each(?)) AND sort_on > ? AND sort_on <= ? GROUP BY person_id""",
        (json.dumps(people), after.isoformat(), until.isoformat()),
    )
    return {row[0]: row[1] for row in rows}


def _whole(vault: Vault, person: Someone) -> WeakTie:
    names = vault.rows(
        f"{_ACQUAINTED} SELECT name FROM acquainted JOIN person ON person.id = other ORDER BY sort_key, person.id",
        (json.dumps([person.id]),),
    )
    world = vault.row(
        """SELECT name, (SELECT count(*) FROM person_world AS others
            WHERE others.world_id = world.id AND others.person_id <> person_world.person_id) AS others
        FROM world JOIN person_world ON world_id = world.id WHERE person_id = ? ORDER BY others, sort_key LIMIT 1""",
        (person.id,),
    )
    return WeakTie(
        person, tuple(row[0] for row in names), world["name"] if world else "", bool(world and not world["others"])
    )


def _what_they_know(vault: Vault, people: Sequence[int]) -> dict[int, str]:
    """What each of these people does, is at home in, and has lived, but for what they are not to be asked about."""
    found: dict[int, str] = {}
    for row in vault.rows(
        """WITH sought (id) AS (SELECT value FROM json_each(?))
        SELECT id, role || ' ' || organisation AS said FROM person WHERE id IN sought
        UNION ALL SELECT person_id, name FROM person_world JOIN world ON world.id = world_id WHERE person_id IN sought
        UNION ALL SELECT person_id, theme || ' ' || text FROM experience WHERE person_id IN sought AND may_ask <> 'no'
        """,
        (json.dumps(people),),
    ):
        found[row[0]] = f"{found.get(row[0], '')} {row[1]}"
    return found


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words of ``text`` that say something: "hire" and "hired" are one, in both languages."""
    words = _LONG_WORD.findall(fold(text))
    return frozenset(word[:_STEM] for word in words if word not in _SAYS_NOTHING)
