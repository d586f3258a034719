"""A picture of my network: me in the middle, circles as rings, worlds as sectors, and the bridges between worlds.

The rings are Dunbar's layers, each about three times the one within (Zhou, Sornette, Hill & Dunbar,
Proceedings of the Royal Society B 272, 2005); with ties drawn for all, it would be a ball of hair, so only bridges
are drawn, and whom the chosen one knows. Everything here is arithmetic: names and groups in, places out.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from models.circles import Circles
from models.involved import Named
from models.network.acquaintance import all_acquainted
from models.network.worlds import Bridge, World, bridges_of_several, members_of_worlds, worlds_held
from models.vault.vault import Vault

MOST_SECTORS: Final = 10
"""More worlds than these would be slivers: who is in none of them stands in the last sector, without a name."""

NAMED_AT_ONCE: Final = 80
"""The inner rings are named as long as so many stand in them; those outside are quiet dots."""

_INNERMOST: Final = 64.0
_NAMED_STEP: Final = 42.0
QUIET_STEP: Final = 7.5
"""How far quiet dots stand apart."""

_GAP: Final = 40.0
_NAMES_OF_RINGS: Final = 36.0
"""Half the width that is kept free at the top of an inner ring, where its name stands."""

_OPENING: Final = math.radians(16)
"""The angle at the top that is left free for the names of the rings."""

_FIRST: Final = -math.pi / 2 + _OPENING / 2
_AROUND: Final = 2 * math.pi - _OPENING

_GROWS: Final = 0.8
"""A sector grows slower than who is in it, for a large one grows outwards too."""

_LEAST: Final = 1 / 3
"""This share of the way around is dealt out evenly, so that a small world has room for its name."""


Place = tuple[float, float]
"""To the right of me, and below."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody to be placed. ``circle`` is an id, or ``None`` for who is in none."""

    id: int
    name: str
    circle: int | None


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody at their place, ``x`` to the right of me and ``y`` below, in 1/96 inch where all is as large as drawn.

    ``ring`` and ``sector`` are places in those of the picture. ``is_bridge`` says that they join worlds.
    """

    id: int
    name: str
    x: float
    y: float
    ring: int
    sector: int
    is_bridge: bool


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle as a ring from ``inner`` to ``outer`` around me. The one of those in no circle has no name.

    ``is_named`` says that the names of those in it are shown from the beginning.
    """

    name: str
    inner: float
    outer: float
    is_named: bool


@dataclass(frozen=True, slots=True)
class Sector:
    """A world as a sector: it begins at an angle and goes clockwise, in radians from the right. The last has no name.

    ``hangs_on`` is the only one who leads there, or through whom all who do were met.
    """

    name: str
    begin: float
    span: float
    hangs_on: int | None

    @property
    def middle(self) -> float:
        """The angle of its middle."""
        return self.begin + self.span / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A bridge: from a person to another who is needed beside them, or into the sector of the other world."""

    person: int
    other: int | None
    sector: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Where all stand. ``known`` are those whom each knows, of those who are in it."""

    dots: tuple[Dot, ...] = ()
    rings: tuple[Ring, ...] = ()
    sectors: tuple[Sector, ...] = ()
    lines: tuple[Line, ...] = ()
    known: Mapping[int, Set[int]] | None = None

    @property
    def radius(self) -> float:
        """How far it reaches from me."""
        return self.rings[-1].outer if self.rings else _INNERMOST


def picture_of(vault: Vault) -> Picture:
    """The picture of a vault, without those who want peace, have died, or were put away."""
    people = [
        Placed(row[0], row[1], row[2])
        for row in vault.rows(
            "SELECT id, name, circle_id FROM person WHERE archived = 0 AND standing = '' ORDER BY sort_key, id"
        )
    ]
    ties = all_acquainted(vault)
    worlds = _widest(members_of_worlds(vault))
    hangs_on = {view.id: view.one[0] for view in worlds_held(vault, worlds, ties) if view.one}
    circles = [(circle.id, circle.words) for circle in Circles(vault).all()]
    return lay_out(people, circles, worlds, bridges_of_several(worlds, ties), hangs_on, ties)


def lay_out(
    people: Sequence[Placed],
    circles: Sequence[Named],
    worlds: Sequence[World],
    joined: Sequence[Bridge] = (),
    hangs_on: Mapping[int, int] | None = None,
    ties: Mapping[int, Set[int]] | None = None,
) -> Picture:
    """Place ``people`` (by name) in the rings of ``circles``, the innermost first, and in the sectors of ``worlds``.

    Nobody stands on anybody, and whoever else comes, one stays in one's ring and sector. ``joined`` are the bridges
    between these worlds, ``hangs_on`` the only one who leads to a world by its id. Pure, and the same each time.
    """
    homes = _homes(people, worlds)
    cells: dict[tuple[int, int], list[Placed]] = {}
    at_ring = {circle: ring for ring, (circle, _) in enumerate(circles)}
    for one in people:
        ring = at_ring.get(one.circle, len(circles)) if one.circle is not None else len(circles)
        cells.setdefault((ring, homes[one.id]), []).append(one)
    sectors = _sectors(people, worlds, homes, hangs_on or {})
    rings, places = _in_rings([*(name for _, name in circles), ""], sectors, cells)
    lines = _lines(joined, worlds, homes)
    needed = {line.person for line in lines} | {line.other for line in lines} | set((hangs_on or {}).values())
    dots = [
        Dot(one.id, one.name, *places[one.id], ring, sector, one.id in needed)
        for (ring, sector), there in sorted(cells.items())
        for one in there
    ]
    return Picture(tuple(dots), tuple(rings), tuple(sectors), tuple(lines), ties or {})


def _widest(worlds: Sequence[World]) -> list[World]:
    """The worlds that have a sector: those of most people, in the order of their names."""
    widest = sorted(worlds, key=_by_people)[:MOST_SECTORS]
    return [world for world in worlds if world in widest]


def _by_people(world: World) -> int:
    return -len(world.people)


def _homes(people: Sequence[Placed], worlds: Sequence[World]) -> dict[int, int]:
    """The sector of each: their smallest world, for it says most of them; the last for who is in none."""
    homes = dict.fromkeys((one.id for one in people), len(worlds))
    for sector in sorted(range(len(worlds)), key=lambda at: -len(worlds[at].people)):
        homes |= {person: sector for person, _ in worlds[sector].people if person in homes}
    return homes


def _sectors(
    people: Sequence[Placed], worlds: Sequence[World], homes: Mapping[int, int], hangs_on: Mapping[int, int]
) -> list[Sector]:
    names = [*((world.name, hangs_on.get(world.id)) for world in worlds), ("", None)]
    there = Counter(homes[one.id] for one in people)
    shares = [there[sector] ** _GROWS for sector in range(len(names))]
    whole = sum(shares) or 1.0
    evenly = [1 / sum(map(bool, shares)) if share else 0.0 for share in shares]
    sectors, begin = [], _FIRST
    for (name, only), share, even in zip(names, shares, evenly, strict=True):
        span = _AROUND * (_LEAST * even + (1 - _LEAST) * share / whole)
        sectors.append(Sector(name, begin, span, only))
        begin += span
    return sectors


def _in_rings(
    names: Sequence[str], sectors: Sequence[Sector], cells: Mapping[tuple[int, int], Sequence[Placed]]
) -> tuple[list[Ring], dict[int, Place]]:
    """The rings from the inside, and where each stands in them."""
    rings: list[Ring] = []
    places: dict[int, Place] = {}
    inner, so_far = _INNERMOST, 0
    for at, name in enumerate(names):
        there = [cells.get((at, sector), ()) for sector in range(len(sectors))]
        so_far += sum(map(len, there))
        is_named = so_far <= NAMED_AT_ONCE
        found = _few(inner, sectors, there) if is_named else _many(inner, sectors, there)
        if name or found:
            outer = max((math.hypot(*place) for place in found.values()), default=inner)
            rings.append(Ring(name, inner, outer, is_named))
            places |= found
            inner = outer + _GAP
    return rings, places


def _few(inner: float, sectors: Sequence[Sector], there: Sequence[Sequence[Placed]]) -> dict[int, Place]:
    """Rows around me, in turns: each as near to their sector as their neighbours let them."""
    wished = [
        (sector.begin + sector.span * (at + 0.5) / len(cell), one.id)
        for sector, cell in zip(sectors, there, strict=True)
        for at, one in enumerate(cell)
    ]
    rows = 1
    while sum(_room_around(inner + row * _NAMED_STEP) for row in range(rows)) < len(wished):
        rows += 1
    places: dict[int, Place] = {}
    for row in range(rows):
        radius, mine = inner + row * _NAMED_STEP, wished[row::rows]
        first, around = _way_around(radius)
        # an outer row has room for more, but in turns all have as many
        apart = min(_NAMED_STEP / radius, around / max(1, len(mine)))
        angles = _spread([angle for angle, _ in mine], apart, first + apart / 2, first + around - apart / 2)
        places |= {id: _place(radius, angle) for angle, (_, id) in zip(angles, mine, strict=True)}
    return places


def _room_around(radius: float) -> int:
    return int(_way_around(radius)[1] * radius / _NAMED_STEP)


def _way_around(radius: float) -> tuple[float, float]:
    """Where the way around an inner ring begins, and how long it is, beside the name of the ring."""
    free = max(_OPENING, 2 * _NAMES_OF_RINGS / radius)
    return free / 2 - math.pi / 2, 2 * math.pi - free


def _spread(wished: Sequence[float], apart: float, first: float, last: float) -> list[float]:
    """These angles, in their order, moved as little as can be so that they are ``apart``, from ``first`` to ``last``.

    Least squares under an order: neighbours that are in each other's way share what they lack
    (pool adjacent violators: Ayer, Brunk, Ewing, Reid & Silverman, 1955).
    """
    pools: list[tuple[float, int]] = []
    for at, angle in enumerate(wished):
        pools.append((angle - at * apart, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, many), (other, more) = pools.pop(-2), pools.pop(-1)
            pools.append(((one * many + other * more) / (many + more), many + more))
    flat = [value for value, many in pools for _ in range(many)]
    most = last - apart * (len(wished) - 1)
    return [min(max(value, first), most) + at * apart for at, value in enumerate(flat)]


def _many(inner: float, sectors: Sequence[Sector], there: Sequence[Sequence[Placed]]) -> dict[int, Place]:
    """Each sector filled from the inside, row by row."""
    places: dict[int, Place] = {}
    for sector, cell in zip(sectors, there, strict=True):
        radius, left = inner, list(cell)
        while left:
            room = max(1, int(sector.span * radius / QUIET_STEP))
            row, left = left[:room], left[room:]
            for at, one in enumerate(row):
                places[one.id] = _place(radius, sector.begin + sector.span * (at + 0.5) / len(row))
            radius += QUIET_STEP
    return places


def _place(radius: float, angle: float) -> Place:
    return radius * math.cos(angle), radius * math.sin(angle)


def _lines(joined: Sequence[Bridge], worlds: Sequence[World], homes: Mapping[int, int]) -> list[Line]:
    """The first few bridges, each from somebody who stands in one of its worlds to the other."""
    at = {world.name: sector for sector, world in enumerate(worlds)}
    lines = []
    for bridge in joined:
        ends = [at[name] for name in bridge.worlds]
        people = [person for person, _ in bridge.people]
        if len(people) > 1:
            lines.append(Line(people[0], people[1], homes[people[1]]))
        else:
            lines += [Line(people[0], None, end) for end in ends if end != homes[people[0]]][:1]
    return list(dict.fromkeys(lines))
