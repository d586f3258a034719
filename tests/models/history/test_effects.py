"""What is told of an undo before it is done is what it does."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.vault import Vault
from models.vault.undo import RowKey
from models.vault.undo_effects import Fate, effects_of_undoing
from tests.builders import Rows, everything, people
from tests.models.conftest import Furnished
from tests.models.deeds import DEEDS

SEQUENCES = st.lists(st.sampled_from(sorted(DEEDS.keys() - {"Meet the demo’s people"})), min_size=3, max_size=7)


def by_key(rows: Rows) -> dict[RowKey, tuple[object, ...]]:
    """Every row by its table and id, but for what triggers keep."""
    return {(table, row[0]): row for table, found in rows.items() for row in found if isinstance(row[0], int)}


def difference(vault: Vault, before: Rows, after: Rows) -> dict[RowKey, Fate]:
    """What became of the rows that are not what they were."""
    was, is_now = by_key(before), by_key(after)
    last = [row["name"] for row in vault.rows("PRAGMA table_info(person)")].index("last_interaction_on")
    found: dict[RowKey, Fate] = {}
    for key in was.keys() | is_now.keys():
        old, new = was.get(key), is_now.get(key)
        if key[0] == "person":  # the last date is derived
            old, new = (row and (*row[:last], *row[last + 1 :]) for row in (old, new))
        if old != new:
            found[key] = Fate.RETURNS if old is None else Fate.GOES if new is None else Fate.CHANGES
    return found


def told(vault: Vault, change: int) -> dict[RowKey, Fate]:
    return dict(effects_of_undoing(vault.connection, change).fates)


def real(vault: Vault, effects: dict[RowKey, Fate], done: dict[RowKey, Fate]) -> None:
    """A row may have been touched and be as it was all the same; nothing else is untold."""
    assert {key: fate for key, fate in effects.items() if key in done or fate != Fate.CHANGES} == done


@pytest.mark.parametrize("label", DEEDS)
def test_each_undo_and_redo_does_what_was_told(furnished: Furnished, label: str) -> None:
    with furnished() as (vault, furniture):
        DEEDS[label](vault, furniture)
        for step in (vault.undo, vault.redo):
            change = vault.history(1)[0].id
            effects, before = told(vault, change), everything(vault)
            step()
            real(vault, effects, difference(vault, before, everything(vault)))


@settings(max_examples=settings.default.max_examples // 6)
@given(SEQUENCES, st.data())
def test_of_what_was_touched_since_the_rest_is_told(
    furnished: Furnished, sequence: list[str], data: st.DataObject
) -> None:
    with furnished() as (vault, furniture):
        first = vault.history(1)[0].id
        for label in sequence:
            with contextlib.suppress(Refused):  # an earlier one took away what this one is about
                DEEDS[label](vault, furniture)
        standing = [change.id for change in vault.history() if change.id > first]
        change = data.draw(st.sampled_from(standing))
        effects = effects_of_undoing(vault.connection, change)
        assert bool(effects.stays) == bool(effects.in_the_way)
        assert set(effects.in_the_way) <= {other for other in standing if other > change}
        before = everything(vault)
        try:
            vault.undo(change, only_untouched=True)
        except Refused:  # a name is taken, or what the old rows refer to is gone
            assert everything(vault) == before
        else:
            real(vault, dict(effects.fates), difference(vault, before, everything(vault)))


def test_what_stands_in_the_way_is_named(vault: Vault) -> None:
    [person] = people(vault, "Léa")
    added = vault.history(1)[0].id
    with vault.change("Change a person"):
        vault.update("person", person, note="later")
    changed = vault.history(1)[0].id
    with vault.change("Log an interaction"):
        happened = vault.insert("interaction", uid="u", happened_on="2026-03-16", channel="call")
        vault.insert("participation", interaction_id=happened, person_id=person)
    logged = vault.history(1)[0].id
    assert effects_of_undoing(vault.connection, added).in_the_way == (logged, changed)
    vault.undo(logged)
    assert effects_of_undoing(vault.connection, added).in_the_way == (changed,)
    vault.undo(changed)
    assert effects_of_undoing(vault.connection, added).in_the_way == ()
