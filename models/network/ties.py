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
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from models.dates import VagueDate
from models.favours.matching import telling_words
from models.last_spoken import written_as
from models.network.acquaintance import ACQUAINTED
from models.recurrence import Duration
from models.vault.vault import Vault

MUTUAL = range(1, 11)
"""How many acquaintances one shares over a weak tie."""

MOST_INTERACTIONS = 2
"""How often at most one was in touch over a weak tie, in ``TWELVE_MONTHS``."""

TWELVE_MONTHS = Duration(months=12)
JUST_SPOKEN = Duration(weeks=4)
"""Whoever one spoke with since needs no reminder, however weak the tie."""

SILENT_FOR = Duration(years=3)
"""How long a dormant tie has been silent at least."""

NEXT_IDEAS = 9
"""After the first idea, from so many more one is drawn."""

_BATCHES = (64, 1024)


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


def weak_ties_by_lot(vault: Vault, today: date, seed: str, but_for: Collection[str] = ()) -> Iterator[WeakTie]:
    """The weak ties in the order that ``seed`` draws them, but for those with these uids; the first is the drawn one.

    The same seed draws the same one, whoever else comes or goes. They are looked for as they are asked for.
    """
    silent = _suggested(vault, "last_interaction_on <= ?", JUST_SPOKEN.before(today).isoformat())
    everyone = by_lot([person for person in silent if person.uid not in but_for], seed)
    for batch in _in_batches(everyone):
        ids = [person.id for person in batch]
        mutual, often = _mutual(vault, ids), _this_year(vault, ids, today)
        for person in batch:
            if is_weak(mutual.get(person.id, 0), often.get(person.id, 0)):
                yield _whole(vault, person)


def still_weak(vault: Vault, today: date, uid: str) -> WeakTie | None:
    """The tie to someone who was drawn before, if it is a weak one now and may be suggested."""
    for person in _suggested(vault, "uid = ?", uid):
        mutual, often = _mutual(vault, [person.id]), _this_year(vault, [person.id], today)
        if is_weak(mutual.get(person.id, 0), often.get(person.id, 0)):
            return _whole(vault, person)
    return None


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
    sought, told, often = (
        telling_words(question),
        _what_they_know(vault, ids),
        _interactions(vault, ids, date.min, today),
    )
    return sorted(
        silent,
        key=lambda person: (-len(sought & telling_words(told.get(person.id, ""))), -often.get(person.id, 0), person.id),
    )


def by_lot(people: Sequence[Someone], seed: str) -> list[Someone]:
    """These people in the order that ``seed`` draws them: each has a lot of their own, whoever the others are."""
    return sorted(people, key=lambda person: blake2b(f"{seed} {person.id}".encode(), digest_size=8).digest())


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


def _mutual(vault: Vault, people: Sequence[int]) -> dict[int, int]:
    rows = vault.rows(f"{ACQUAINTED} SELECT person, count(*) FROM acquainted GROUP BY person", (json.dumps(people),))
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
        f"{ACQUAINTED} SELECT name FROM acquainted JOIN person ON person.id = other ORDER BY sort_key, person.id",
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
