"""Whom a form speaks of: people who are there, by their ids, and people to add, by their names."""

from collections.abc import Iterable, Mapping
from typing import Any

from models.people import People
from models.vault import Vault
from ui.places.told import as_list, is_id, is_text
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


def telling_people(chosen: Iterable[Suggestion]) -> list[list[object]]:
    """Chips as values that JSON has."""
    return [[one.words, one.value] for one in chosen]


def people_in(told: Mapping[str, Any], key: str) -> tuple[Suggestion, ...]:
    """The chips that ``telling_people`` told under ``key``; whatever is not as it told it is passed over."""
    pairs = [pair for pair in as_list(told.get(key)) if isinstance(pair, list) and len(pair) == 2]
    return tuple(
        Suggestion(words, value) for words, value in pairs if is_text(words) and (is_id(value) or is_text(value))
    )
