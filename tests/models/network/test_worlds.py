"""Worlds, and whom they hang on."""

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.network import Bridge, Hold, World, WorldView, bridges, members_of_worlds, worlds_and_bridges
from models.network.acquaintance import all_acquainted
from models.people import People, Standing, Tie
from models.relations import Relations
from models.vault import Vault
from tests.builders import people
from tests.models.network.net import LONG_AGO, knows, spoke


def farmers(vault: Vault, *names: str, spoken: bool = True) -> list[int]:
    ids = [People(vault).add(name, worlds=["Farming"]) for name in names]
    if spoken:
        spoke(vault, *ids)
    return ids


def only(vault: Vault) -> WorldView:
    (view,) = worlds_and_bridges(vault)[0]
    return view


def named(people_: tuple[tuple[int, str], ...]) -> list[str]:
    return [name for _, name in people_]


def test_a_world_hangs_on_the_only_one_with_whom_one_is_in_touch(vault: Vault) -> None:
    farmers(vault, "Samira")
    farmers(vault, "Odile", "Gwen", spoken=False)
    view = only(vault)
    assert (view.hold, named(view.doors), named(view.behind)) == (Hold.ONE, ["Samira"], ["Gwen", "Odile"])
    assert view.one is not None and view.one[1] == "Samira"


def test_where_nobody_of_it_is_in_touch_it_hangs_on_who_knows_them(vault: Vault) -> None:
    odile, gwen = farmers(vault, "Odile", "Gwen", spoken=False)
    samira, other = people(vault, "Samira", "Other")
    spoke(vault, samira, other)
    knows(vault, (samira, odile), (samira, gwen))
    view = only(vault)
    assert (view.hold, named(view.doors)) == (Hold.ONE, ["Samira"])


def test_a_world_is_lost_with_the_last_one_who_was_in_touch(vault: Vault) -> None:
    spoke(vault, *farmers(vault, "Odile", spoken=False), on=LONG_AGO)
    assert only(vault).hold is Hold.LOST


def test_all_came_by_one_where_all_were_met_through_them(vault: Vault) -> None:
    samira, odile, gwen = farmers(vault, "Samira", "Odile", "Gwen")
    assert only(vault).hold is Hold.SEVERAL
    People(vault).change(odile, tie=Tie(met_through=samira))
    assert only(vault).hold is Hold.SEVERAL
    People(vault).change(gwen, tie=Tie(met_through=odile))
    view = only(vault)
    assert (view.hold, view.one) == (Hold.CAME_BY_ONE, (samira, "Samira"))


def test_those_met_in_a_ring_are_not_followed_for_ever(vault: Vault) -> None:
    samira, odile = farmers(vault, "Samira", "Odile")
    People(vault).change(odile, tie=Tie(met_through=samira))
    People(vault).change(samira, tie=Tie(met_through=odile))
    assert only(vault).hold is Hold.CAME_BY_ONE


def test_those_who_all_know_each_other_say_the_same(vault: Vault) -> None:
    a, b, c = farmers(vault, "Ana", "Ben", "Cléo")
    knows(vault, (a, b), (b, c))
    assert only(vault).hold is Hold.SEVERAL
    knows(vault, (a, c))
    assert only(vault).hold is Hold.AMONG_THEMSELVES


def test_what_hangs_on_one_comes_first_then_the_most_constrained(vault: Vault) -> None:
    for world, names in (("Open", "ABCD"), ("Closed", "EF"), ("One", "G"), ("Lost", "H")):
        for name in names:
            person = People(vault).add(name, worlds=[world])
            if world != "Lost":
                spoke(vault, person)
    knows(vault, (People(vault).named("E")[0].id, People(vault).named("F")[0].id))
    assert [view.name for view in worlds_and_bridges(vault)[0]] == ["One", "Closed", "Open", "Lost"]


@pytest.mark.parametrize("left_alone", [{"standing": Standing.QUIET}, {"standing": Standing.DEAD}, {"archived": True}])
def test_who_is_to_be_left_alone_holds_no_world(vault: Vault, left_alone: dict[str, object]) -> None:
    (samira,) = farmers(vault, "Samira")
    People(vault).change(samira, **left_alone)  # type: ignore[arg-type]
    assert worlds_and_bridges(vault)[0] == ()


def test_a_bridge_belongs_to_both_worlds_or_knows_somebody_there(vault: Vault) -> None:
    samira = People(vault).add("Samira", worlds=["Farming", "Design"])
    odile = People(vault).add("Odile", worlds=["Farming"])
    marcus = People(vault).add("Marcus", worlds=["Wine"])
    Relations(vault).relate(odile, marcus)
    found = bridges(members_of_worlds(vault), all_acquainted(vault))
    assert found == (
        Bridge(("Design", "Farming"), ((samira, "Samira"),)),
        Bridge(("Farming", "Wine"), ((odile, "Odile"), (marcus, "Marcus"))),
    )
    People(vault).add("Second", worlds=["Farming", "Design"])
    assert [bridge.worlds for bridge in bridges(members_of_worlds(vault), all_acquainted(vault))] == [
        ("Farming", "Wine")
    ]


PERSON = st.integers(1, 7)


@given(
    st.lists(st.frozensets(PERSON, min_size=1), min_size=2, max_size=4),
    st.frozensets(st.tuples(PERSON, PERSON).filter(lambda pair: pair[0] < pair[1]), max_size=10),
)
def test_a_bridge_is_who_cannot_be_taken_away(groups: list[frozenset[int]], edges: frozenset[tuple[int, int]]) -> None:
    """Against networkx: without one of them no edge is left between the two worlds, and nobody in both."""
    worlds = [
        World(at, f"World {at}", tuple((one, str(one)) for one in sorted(group)))
        for at, group in enumerate(groups, start=1)
    ]
    everyone = frozenset().union(*groups)
    graph = networkx.Graph([edge for edge in edges if everyone.issuperset(edge)])
    graph.add_nodes_from(everyone)
    expected = {}
    for at, one in enumerate(worlds):
        for two in worlds[at + 1 :]:
            needed = {person for person in everyone if not joined(graph, one, two, without=person)}
            if joined(graph, one, two) and needed:
                expected[one.name, two.name] = needed
    ties = {node: set(graph[node]) for node in graph}
    assert {bridge.worlds: {one for one, _ in bridge.people} for bridge in bridges(worlds, ties)} == expected


def joined(graph: "networkx.Graph[int]", one: World, two: World, without: int | None = None) -> bool:
    first, second = ({person for person, _ in world.people} - {without} for world in (one, two))
    left = graph.subgraph(set(graph) - {without})
    return bool(first & second) or any(networkx.edge_boundary(left, first, second))
