"""Burt's constraint, against the cases that were published and against networkx."""

import math

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.network.burt import constraint, most_constraint

Edges = frozenset[tuple[int, int]]
NODES = 9


def graphs() -> st.SearchStrategy[Edges]:
    """Edges among a few nodes, none from a node to itself."""
    node = st.integers(0, NODES - 1)
    edge = st.tuples(node, node).filter(lambda pair: pair[0] < pair[1])
    return st.frozensets(edge, max_size=24)


def ties_of(edges: Edges) -> dict[int, set[int]]:
    graph = networkx.Graph(list(edges))
    graph.add_nodes_from(range(NODES))
    return {node: set(graph[node]) for node in graph}


@pytest.mark.parametrize(
    ("graph", "ego", "published"),
    [
        (networkx.star_graph(4), 0, 0.25),
        (networkx.complete_graph(5), 0, 0.77),
        (networkx.complete_graph(2), 0, 1.0),
        (networkx.complete_graph(3), 0, 1.125),
        (networkx.star_graph(1), 1, 1.0),
    ],
    ids=["centre of a star of four", "corner of a clique of five", "pair", "triangle", "only tie"],
)
def test_the_published_cases(graph: "networkx.Graph[int]", ego: int, published: float) -> None:
    found = constraint({node: set(graph[node]) for node in graph}, ego)
    assert found == pytest.approx(published, abs=0.005)


def test_whoever_has_no_tie_is_held_by_nobody() -> None:
    assert constraint({1: set()}, 1) == 0


@given(graphs())
def test_it_is_what_networkx_calculates(edges: Edges) -> None:
    graph = networkx.Graph(list(edges))
    theirs = networkx.constraint(graph)
    ours = {node: constraint(ties_of(edges), node) for node in graph}
    assert ours == pytest.approx(theirs)


@pytest.mark.parametrize("alters", range(1, 9))
def test_a_clique_has_the_constraint_of_a_clique(alters: int) -> None:
    clique = networkx.complete_graph(alters + 1)
    ties = {node: set(clique[node]) for node in clique}
    assert math.isclose(most_constraint(alters), constraint(ties, 0))
