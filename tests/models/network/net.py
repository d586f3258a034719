"""Short ways to say who knows whom, and how things stand."""

from models.favours import Direction, Favours, FavourState
from models.interactions import Interactions
from models.network import Way, who_leads_to
from models.relations import Relations
from models.vault import Vault

LATELY, LONG_AGO = "2026-02-01", "2021-05-04"


def knows(vault: Vault, *pairs: tuple[int, int]) -> None:
    """Say of each pair that they know each other."""
    for one, two in pairs:
        Relations(vault).relate(one, two)


def spoke(vault: Vault, *people: int, on: str = LATELY) -> None:
    """I spoke with each of them, apart."""
    for person in people:
        Interactions(vault).log(on=on, people=[person])


def helped(vault: Vault, person: int, direction: Direction = Direction.TO_ME) -> None:
    """There was help between us."""
    state = FavourState.THANKED if direction == Direction.TO_ME else FavourState.GIVEN
    Favours(vault).add(direction, "un coup de main", [person], state)


def names(way: Way) -> tuple[str, ...]:
    """Who is on it, after me."""
    return tuple(name for _, name in way.people)


def ways(vault: Vault, sought: str, most: int = 7) -> list[tuple[str, ...]]:
    """Who is on each way to those sought."""
    return [names(way) for way in who_leads_to(vault, sought, most)]
