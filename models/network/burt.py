"""Burt's constraint: how much of what one hears comes by ways that lead to one another.

Burt, *Structural Holes* (Harvard University Press, 1992), chapter 2; "Structural Holes and Good Ideas",
American Journal of Sociology 110 (2004). With :math:`p_{ij}` the share that j has of i's ties,

.. math:: c_i = \\sum_{j \\ne i} \\Big( p_{ij} + \\sum_{q \\ne i, j} p_{iq} p_{qj} \\Big)^2

over those that i is tied to. The centre of a star of four is at 0.25, each corner of a clique of five at 0.77;
one who has a single tie is at 1. Ties are mutual and of one weight here.

It is taken of worlds (``models.network.worlds``), and never of a person.
"""

from collections.abc import Hashable, Mapping, Set
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)

Ties = Mapping[Node, Set[Node]]
"""Whom each is tied to; mutual, so that who stands in one's set has one in theirs."""


def constraint(ties: Ties[Node], ego: Node) -> float:
    """The constraint upon ``ego``; 0 for one without a tie, who is held by nobody."""
    return sum((_share(ties, ego, other) + _round_about(ties, ego, other)) ** 2 for other in ties[ego])


def most_constraint(alters: int) -> float:
    """The constraint upon one who is tied to so many who all know each other: a corner of a clique of one more.

    Each has a share of 1/n, and 1/n² comes round over each of the others: n (1/n + (n - 1)/n²)².
    """
    return alters * (1 / alters + (alters - 1) / alters**2) ** 2


def _share(ties: Ties[Node], one: Node, other: Node) -> float:
    return 1 / len(ties[one]) if other in ties[one] else 0.0


def _round_about(ties: Ties[Node], ego: Node, other: Node) -> float:
    """The share that leads to ``other`` over somebody whom both are tied to."""
    return sum(_share(ties, ego, between) * _share(ties, between, other) for between in ties[ego] & ties[other])
