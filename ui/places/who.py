"""Whom a form speaks of: people who are there, by their ids, and people to add, by their names."""

from collections.abc import Iterable

from models.people import People
from models.vault import Vault
from ui.widgets.suggestions import Suggestion

Who = int | str
"""Someone's id, or the name of somebody to add."""


def id_of(vault: Vault, who: Who) -> int:
    """Their id; inside a change. A name that exactly one person has already means that person."""
    if isinstance(who, int):
        return who
    known = People(vault).named(who)
    return known[0].id if len(known) == 1 else People(vault).add(who)


def everyone_of(chosen: Iterable[Suggestion]) -> tuple[Who, ...]:
    """Whom the chips of a field stand for."""
    return tuple(one.value for one in chosen if isinstance(one.value, (int, str)))
