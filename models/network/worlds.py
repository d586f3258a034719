"""Worlds and the bridges to them: what of a world one hears of, and through whom.

What is new comes over bridges, from where one does not move oneself (Granovetter 1973; Burt 1992, 2004, as in
``models.network.burt``). A world that hangs on one person is lost with them; one that several lead to, who do not
know each other, tells more. How far its ways lead to one another is Burt's constraint upon the world, seen as the
one in the middle of those who lead there: it orders the worlds and chooses a sentence, and is never told.
"""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, product
from typing import Final

from models.involved import Named
from models.network.acquaintance import all_acquainted, met_through
from models.network.burt import Ties, constraint, most_constraint
from models.network.ties import is_dormant
from models.network.warmth import Between, between_us
from models.vault.vault import Vault

_SEVERAL: Final = 2
_MOST_BRIDGES: Final = 12
_WORLD: Final = 0
"""Stands for the world among the ids of people, of which it is none."""


@dataclass(frozen=True, slots=True)
class World:
    """A world, and who belongs to it, by name."""

    id: int
    name: str
    people: tuple[Named, ...]


class Hold(StrEnum):
    """How one holds a world."""

    ONE = "one"
    """All of it hangs on one person."""

    CAME_BY_ONE = "came by one"
    """Several lead there, and all of them were met through one person."""

    AMONG_THEMSELVES = "among themselves"
    """Several lead there, who all know each other: one hears the same from each."""

    SEVERAL = "several"
    """Several lead there, apart from each other."""

    LOST = "lost"
    """Nobody leads there any more: one has lost sight of all who belong to it."""


@dataclass(frozen=True, slots=True)
class WorldView:
    """A world as one reaches it.

    ``doors`` are those who lead there, by name: who belongs to it and with whom one is in touch, or where there is
    nobody such, who knows somebody there. ``behind`` are the others who belong to it.
    ``one`` is the only one who leads there, or through whom all who do were met.
    """

    id: int
    name: str
    hold: Hold
    doors: tuple[Named, ...]
    behind: tuple[Named, ...]
    one: Named | None


@dataclass(frozen=True, slots=True)
class Bridge:
    """Two worlds that only ``people`` join: one who belongs to both, or who belongs to one and knows somebody of the
    other; two where each of both is needed.
    """

    worlds: tuple[str, str]
    people: tuple[Named, ...]


def worlds_and_bridges(vault: Vault) -> tuple[tuple[WorldView, ...], tuple[Bridge, ...]]:
    """How each world is held, and the bridges between those that more than one person belongs to, a few of them."""
    members, ties = members_of_worlds(vault), all_acquainted(vault)
    return worlds_held(vault, members, ties), bridges_of_several(members, ties)


def bridges_of_several(members: Sequence[World], ties: Ties[int]) -> tuple[Bridge, ...]:
    """The first few bridges between worlds of several people: one alone joins their world to all they know."""
    return bridges([world for world in members if len(world.people) >= _SEVERAL], ties)[:_MOST_BRIDGES]


def worlds_held(vault: Vault, members: Sequence[World], ties: Ties[int]) -> tuple[WorldView, ...]:
    """How each of these worlds is held: those that hang on one or came by one first, then the most constrained."""
    belonging = {person for world in members for person, _ in world.people}
    beside = {other for person in belonging for other in ties.get(person, ())}
    through = met_through(vault)
    between = between_us(vault, {*belonging, *beside, *through.values()})
    today = vault.clock.today()
    mine = {person for person, one in between.items() if is_in_touch(one, today)}
    views = []
    for world in members:
        there = [person for person, _ in world.people]
        doors = _doors(there, mine, ties)
        pull = _pull(doors, ties)
        one = _the_one(doors, through)
        views.append(
            (
                pull,
                WorldView(
                    world.id,
                    world.name,
                    _hold(doors, one, pull),
                    tuple((door, between[door].name) for door in doors),
                    tuple((id, name) for id, name in world.people if id not in doors),
                    (one, between[one].name) if one in between else None,
                ),
            )
        )
    return tuple(view for _, view in sorted(views, key=_narrowest))


def bridges(worlds: Sequence[World], ties: Ties[int]) -> tuple[Bridge, ...]:
    """The pairs of these worlds that hang on one person, or on two who know each other. Pure."""
    called = {person: name for world in worlds for person, name in world.people}
    homes: dict[int, set[int]] = {}
    for at, world in enumerate(worlds):
        for person, _ in world.people:
            homes.setdefault(person, set()).add(at)
    needed: dict[tuple[int, int], set[int]] = {}
    for one, own in homes.items():
        for pair in combinations(sorted(own), 2):
            needed[pair] = needed.get(pair, {one}) & {one}
        for other in ties.get(one, frozenset()) & homes.keys():
            for a, b in product(own - homes[other], homes[other] - own):
                pair = (min(a, b), max(a, b))
                needed[pair] = needed.get(pair, {one, other}) & {one, other}
    return tuple(
        Bridge((worlds[a].name, worlds[b].name), tuple((person, called[person]) for person in sorted(people)))
        for (a, b), people in sorted(needed.items())
        if people
    )


def members_of_worlds(vault: Vault) -> tuple[World, ...]:
    """The worlds that somebody belongs to, by name; without those who want peace, have died, or were put away."""
    found: dict[tuple[int, str], list[Named]] = {}
    for row in vault.rows(
        """SELECT world.id, world.name, person.id, person.name FROM world
        JOIN person_world ON world_id = world.id JOIN person ON person.id = person_id
        WHERE archived = 0 AND standing = '' ORDER BY world.sort_key, world.id, person.sort_key, person.id"""
    ):
        found.setdefault((row[0], row[1]), []).append((row[2], row[3]))
    return tuple(World(id, name, tuple(people)) for (id, name), people in found.items())


def is_in_touch(between: Between, today: date) -> bool:
    """Whether there is a tie of one's own: words within three years, or help that went between."""
    spoken = bool(between.spoke_on) and not is_dormant(between.spoke_on, today)
    return spoken or between.helped_me or between.helped_by_me


def _doors(there: Sequence[int], mine: Set[int], ties: Ties[int]) -> list[int]:
    inside = [person for person in there if person in mine]
    if inside:
        return inside
    return sorted({other for person in there for other in ties.get(person, ()) if other in mine})


def _pull(doors: Sequence[int], ties: Ties[int]) -> float:
    """Burt's constraint upon a world that these lead to."""
    within = set(doors)
    around = {door: {_WORLD, *(ties.get(door, set()) & within)} for door in doors}
    return constraint({_WORLD: within, **around}, _WORLD)


def _the_one(doors: Sequence[int], through: Mapping[int, int]) -> int | None:
    """The nearest one through whom all of these were met, or who is the only one of them."""
    ways = [_way_met(door, through) for door in doors]
    shared = [person for person in ways[0] if all(person in way for way in ways)] if ways else []
    return shared[0] if shared else None


def _way_met(person: int, through: Mapping[int, int]) -> list[int]:
    """Them, through whom I met them, through whom I met those, and so on."""
    way = [person]
    while (before := through.get(way[-1])) is not None and before not in way:
        way.append(before)
    return way


def _hold(doors: Sequence[int], one: int | None, pull: float) -> Hold:
    if len(doors) < 2:
        return Hold.ONE if doors else Hold.LOST
    if one is not None:
        return Hold.CAME_BY_ONE
    return Hold.AMONG_THEMSELVES if math.isclose(pull, most_constraint(len(doors))) else Hold.SEVERAL


def _narrowest(seen: tuple[float, WorldView]) -> tuple[bool, bool, float, int]:
    pull, view = seen
    behind = -len(view.behind)  # the more hang on one, the more is lost with them
    return view.hold not in (Hold.ONE, Hold.CAME_BY_ONE), view.hold is Hold.LOST, -pull, behind
