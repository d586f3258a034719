"""The picture: everybody in their ring and sector, nobody on anybody, and the same each time."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.circles import Circles
from models.network import Picture, World, picture_of
from models.network.picture import MOST_SECTORS, NAMED_AT_ONCE, Placed, lay_out
from models.people import People, Standing, Tie
from models.relations import Relations
from models.vault import Vault
from tests.builders import people
from tests.models.network.net import spoke

CIRCLES = ((1, "Core"), (2, "Close ones"), (3, "Allies"))
TOUCHING = 5.0
"""The width of a quiet dot."""


@st.composite
def crowds(draw: st.DrawFn) -> tuple[list[Placed], list[World]]:
    many = draw(st.integers(0, 300))
    circles = draw(st.lists(st.sampled_from([1, 2, 3, None]), min_size=many, max_size=many))
    placed = [Placed(id, f"Person {id:03}", circle) for id, circle in enumerate(circles, start=1)]
    worlds = [
        World(at, f"World {at}", tuple((one.id, one.name) for one in placed if one.id % modulus == rest))
        for at, (modulus, rest) in enumerate(
            draw(st.lists(st.sampled_from([(1, 0), (2, 0), (3, 1), (7, 2), (50, 1)]), max_size=MOST_SECTORS)), start=1
        )
    ]
    return placed, [world for world in worlds if world.people]


@given(crowds())
@settings(max_examples=60)
def test_everybody_has_a_place_of_their_own(crowd: tuple[list[Placed], list[World]]) -> None:
    placed, worlds = crowd
    picture = lay_out(placed, CIRCLES, worlds)
    assert sorted(dot.id for dot in picture.dots) == [one.id for one in placed]
    assert nearest(picture) > TOUCHING
    assert lay_out(placed, CIRCLES, worlds) == picture


@given(crowds())
@settings(max_examples=60)
def test_rings_are_circles_and_sectors_are_worlds(crowd: tuple[list[Placed], list[World]]) -> None:
    placed, worlds = crowd
    picture = lay_out(placed, CIRCLES, worlds)
    circles = {one.id: one.circle for one in placed}
    belonging = {world.name: {person for person, _ in world.people} for world in worlds}
    assert all(within.outer < around.inner for within, around in pairwise(picture.rings))
    assert all(one.begin + one.span == pytest.approx(two.begin) for one, two in pairwise(picture.sectors))
    for dot in picture.dots:
        ring, sector = picture.rings[dot.ring], picture.sectors[dot.sector]
        assert ring.inner - 0.01 <= math.hypot(dot.x, dot.y) <= ring.outer + 0.01
        circle = circles[dot.id]
        assert ring.name == (dict(CIRCLES)[circle] if circle else "")
        assert (
            dot.id in belonging[sector.name] if sector.name else not any(dot.id in all_ for all_ in belonging.values())
        )
        if not ring.is_named:  # in the inner rings neighbours may push each other over the border
            angle = (math.atan2(dot.y, dot.x) - sector.begin) % (2 * math.pi)
            assert angle <= sector.span


def nearest(picture: Picture) -> float:
    """How far the two are apart that are closest."""
    places = sorted((dot.x, dot.y) for dot in picture.dots)
    least = math.inf
    for at, one in enumerate(places):
        for two in places[at + 1 :]:
            if two[0] - one[0] > least:
                break
            least = min(least, math.dist(one, two))
    return least


def test_the_smallest_world_says_most_of_somebody(vault: Vault) -> None:
    People(vault).add("Samira", worlds=["Nantes", "Farming"])
    for name in ("Ana", "Ben"):
        People(vault).add(name, worlds=["Nantes"])
    picture = picture_of(vault)
    assert {dot.name: picture.sectors[dot.sector].name for dot in picture.dots} == {
        "Samira": "Farming",
        "Ana": "Nantes",
        "Ben": "Nantes",
    }


def test_the_inner_rings_are_named_and_the_outer_ones_quiet() -> None:
    placed = [Placed(id, str(id), 1 if id < 6 else None) for id in range(2000)]
    picture = lay_out(placed, CIRCLES, [])
    assert [(ring.name, ring.is_named) for ring in picture.rings] == [
        ("Core", True),
        ("Close ones", True),
        ("Allies", True),
        ("", False),
    ]
    few = lay_out(placed[:NAMED_AT_ONCE], CIRCLES, [])
    assert all(ring.is_named for ring in few.rings)


def test_bridges_and_those_whom_a_world_hangs_on_stand_out(vault: Vault) -> None:
    core = Circles(vault).all()[0].id
    samira = People(vault).add("Samira", worlds=["Farming", "Design"], tie=Tie(circle=core))
    odile = People(vault).add("Odile", worlds=["Farming"])
    People(vault).add("Ben", worlds=["Design"])
    spoke(vault, samira)
    picture = picture_of(vault)
    assert {dot.name for dot in picture.dots if dot.is_bridge} == {"Samira"}
    assert {sector.name: sector.hangs_on for sector in picture.sectors} == {
        "Farming": samira,
        "Design": samira,
        "": None,
    }
    (line,) = picture.lines
    (home,) = [dot.sector for dot in picture.dots if dot.id == samira]
    assert (line.person, line.other) == (samira, None)
    assert line.sector != home
    Relations(vault).relate(samira, odile)
    assert picture_of(vault).known == {samira: {odile}, odile: {samira}}


def test_who_is_to_be_left_alone_is_not_in_it(vault: Vault) -> None:
    for name, standing, archived in (
        ("Quiet", Standing.QUIET, False),
        ("Dead", Standing.DEAD, False),
        ("Away", Standing.ACTIVE, True),
    ):
        People(vault).add(name, standing=standing, archived=archived)
    people(vault, "Here")
    assert [dot.name for dot in picture_of(vault).dots] == ["Here"]


def test_of_nobody_there_is_an_empty_picture(vault: Vault) -> None:
    assert picture_of(vault).dots == ()
