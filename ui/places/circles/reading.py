"""What the place asks of the vault. Runs on the reading thread."""

from dataclasses import dataclass
from datetime import date

from models.circles import Circle, Circles
from models.interactions import Interactions
from models.involved import Named
from models.people import People
from models.proposals import Proposal, Proposals
from models.vault import Vault


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How people stand: the ids in each circle, and under ``None`` in none, by name.

    With a text that was sought, only those whom it fits. ``over`` are the circles that more are in than they hold
    well; ``anybody`` says whether there is anyone at all.
    """

    circles: tuple[Circle, ...]
    members: dict[int | None, list[int]]
    over: frozenset[int]
    anybody: bool
    today: date
    tags: tuple[str, ...]


def read_arrangement(vault: Vault, _job: object, *, text: str) -> Arrangement:
    """How people stand now."""
    circles = Circles(vault)
    members = circles.board()
    anybody = any(members.values())
    if text.strip():
        fitting = set(People(vault).ids(text))
        members = {circle: [id for id in ids if id in fitting] for circle, ids in members.items()}
    return Arrangement(
        tuple(circles.all()),
        members,
        frozenset(circles.over()),
        anybody,
        vault.clock.today(),
        tuple(Interactions(vault).tags()),
    )


def read_present(vault: Vault, _job: object, *, circle: int) -> tuple[Named, ...]:
    """Those who can have been there when something happened to the whole circle."""
    return tuple((row.id, row.name) for row in People(vault).rows(Circles(vault).present(circle)))


def read_proposals(vault: Vault, _job: object) -> tuple[Proposal, ...]:
    """A few things that may be so."""
    return tuple(Proposals(vault).some())
