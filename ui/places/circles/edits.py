"""What the place writes: each is one change. Called on the writing thread as ``call(vault, job)``."""

from collections.abc import Sequence

from models.circles import Circles
from models.people import People
from models.vault import Vault


def move(vault: Vault, _job: object, *, people: Sequence[int], to: int | None) -> tuple[int, tuple[str, ...]]:
    """Put people into a circle, or into none: the id of the change, 0 for none, and their names."""
    change = Circles(vault).move(people, to)
    return change, tuple(row.name for row in People(vault).rows(people))


def keep_circle(
    vault: Vault, _job: object, *, circle: int | None, name: str, soft_cap: int, cadence_days: int | None
) -> int:
    """Give a circle these values, or make it for ``None``; its id."""
    circles = Circles(vault)
    if circle is None:
        return circles.add(name, soft_cap, cadence_days)
    circles.change(circle, name=name, soft_cap=soft_cap, cadence_days=cadence_days)
    return circle


def remove_circle(vault: Vault, _job: object, *, circle: int) -> int:
    """Let a circle go; the id of the change."""
    with vault.change("Remove a circle"):
        Circles(vault).remove(circle)
        return vault.current_change
