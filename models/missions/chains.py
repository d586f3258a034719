"""Who leads to what: the chains of people over the years, and a year's thanks in the order they were due."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.dates import VagueDate
from models.missions.mission import Mission, MissionState
from models.vault.vault import Vault

_LONGEST_WAY = 6
"""One hears of work over few ears: further back nobody remembers."""


def proposed_chain(vault: Vault, client: int) -> tuple[int, ...]:
    """Whom work of this client may have come through, first to last, for the user to confirm.

    Those one met the client through, back to the first; else the people who took part with the client
    in an introduction or in a favour done to me.
    """
    way: list[int] = []
    through = _through(vault, client)
    while through is not None and through not in (*way, client) and len(way) < _LONGEST_WAY:
        way.insert(0, through)
        through = _through(vault, through)
    if way:
        return tuple(way)
    rows = vault.rows(
        """SELECT theirs.person_id, max(favour_id) AS latest FROM favour_person AS mine
        JOIN favour_person AS theirs USING (favour_id) JOIN favour ON favour.id = favour_id
        WHERE mine.person_id = ?1 AND theirs.person_id <> ?1 AND direction = 'to_me'
        GROUP BY theirs.person_id ORDER BY latest DESC LIMIT 1""",
        (client,),
    )
    return tuple(row[0] for row in rows)


def _through(vault: Vault, person: int) -> int | None:
    row = vault.row("SELECT met_through_id FROM person WHERE id = ?", (person,))
    return row["met_through_id"] if row else None


@dataclass(frozen=True, slots=True)
class Passed:
    """Work that came through somebody: ``first`` is who told first, ``others`` those after, in their order."""

    mission: Mission
    first: tuple[int, str] | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What came to me in a year (0 where it is not known), the latest first."""

    year: int
    passed: tuple[Passed, ...]


def passed_on(missions: Sequence[Mission]) -> tuple[Year, ...]:
    """Who led to what, by the year it was heard of, the latest year first."""
    years: dict[int, list[Passed]] = {}
    for mission in missions:
        first = mission.chain[0] if mission.chain else None
        others = tuple(one.name for one in mission.chain[1:])
        passed = Passed(mission, (first.person, first.name) if first else None, others)
        years.setdefault(_year(mission.heard_on), []).append(passed)
    return tuple(Year(year, tuple(years[year])) for year in sorted(years, reverse=True))


@dataclass(frozen=True, slots=True)
class Thanks:
    """Somebody to whom a mission of the year is owed; ``thanked_on`` is an ISO day, or empty for not yet."""

    on: str
    person: int
    name: str
    title: str
    thanked_on: str


def thanks_of(missions: Sequence[Mission], year: int) -> tuple[Thanks, ...]:
    """Whom the year's work came through, in the order of time. Never a ranking: each link stands by itself."""
    found = [
        Thanks(mission.heard_on, one.person, one.name, mission.title, one.thanked_on)
        for mission in missions
        if _year(mission.heard_on) == year
        for one in mission.chain
    ]
    return tuple(sorted(found, key=lambda one: VagueDate.parse(one.on).earliest))


def word_of_mouth(missions: Sequence[Mission], year: int) -> tuple[int, int]:
    """Of the year's won missions: how many came through somebody, and how many there were."""
    won = [one for one in missions if one.state == MissionState.WON and _year(one.decided_on or one.heard_on) == year]
    return sum(bool(one.chain) for one in won), len(won)


def _year(on: str) -> int:
    return VagueDate.parse(on).year if on else 0
