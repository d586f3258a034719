"""The rows that an undo would touch: as they are now, and as they would be then."""

import json
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final

from models.history.fields import BELONGS, MEMBERS
from models.vault import Vault
from models.vault.driver import refusals
from models.vault.undo import RowKey
from models.vault.undo_effects import Effects, Fate, Value, Values, effects_of_undoing, old_values

_DEFAULTS: Final[dict[str, Value]] = {"''": "", "0": 0, "NULL": None}


class Rows:
    """What one change kept, beside what the vault holds now. Reads a table at a time, each once."""

    def __init__(self, vault: Vault, change: int) -> None:
        self._vault = vault
        self._change = change
        self._now: dict[str, dict[int, Values]] = {}
        self._kept: dict[str, dict[int, Values]] = {}

    @cached_property
    def effects(self) -> Effects:
        """What becomes of each row."""
        with refusals():
            return effects_of_undoing(self._vault.connection, self._change)

    def owners(self, keys: Collection[RowKey]) -> dict[RowKey, RowKey]:
        """With what each row is told: itself, or what it belongs to."""
        found = {key: key for key in keys}
        for table, (column, owner) in BELONGS.items():
            ids = [id for name, id in keys if name == table]
            for id, value in self._column(table, column, ids).items():
                found[table, id] = (owner, value)
        return found

    def now(self, key: RowKey) -> Values:
        """The row as it is; empty where it is not there."""
        return self._now.get(key[0], {}).get(key[1], {})

    def then(self, key: RowKey) -> Values:
        """The row as it would be; empty where it would not be there."""
        fate = self.effects.fates.get(key)
        if fate == Fate.GOES:
            return {}
        kept = self._kept.get(key[0], {}).get(key[1], {})
        return {**(self._defaults(key[0]) if fate == Fate.RETURNS else self.now(key)), **kept}

    def either(self, key: RowKey) -> Values:
        """The row as it is, or where it is not there as it would be."""
        return self.now(key) or self.then(key)

    def members(self, table: str, id: int) -> list[int]:
        """The people that a subject is about; where there is nobody left, those who would come back to it."""
        link, own, person = MEMBERS[table]
        here = self._vault.rows(f"SELECT {person} FROM {link} WHERE {own} = ? ORDER BY id", (id,))
        return [
            row[0]
            for row in here
            or self._vault.rows(
                """SELECT who.value FROM undo_row JOIN undo_value AS about ON about.undo_row_id = undo_row.id
                JOIN undo_value AS who ON who.undo_row_id = undo_row.id WHERE change_id = ? AND table_name = ?
                AND about.column_name = ? AND about.value = ? AND who.column_name = ? ORDER BY row_id""",
                (self._change, link, own, id, person),
            )
        ]

    def load(self, keys: Iterable[RowKey]) -> None:
        """Have these rows ready."""
        wanted: dict[str, set[int]] = {}
        for table, id in keys:
            if id not in self._now.get(table, {}):
                wanted.setdefault(table, set()).add(id)
        for table, ids in wanted.items():
            known = json.dumps(sorted(ids))
            rows = self._vault.rows(f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (known,))
            here = self._now.setdefault(table, {})
            here.update({id: {} for id in ids})
            here.update({row["id"]: dict(zip(row.keys(), row, strict=True)) for row in rows})
            with refusals():
                kept = old_values(self._vault.connection, self._change, table, ids)
            self._kept.setdefault(table, {}).update(kept)

    def _column(self, table: str, column: str, ids: list[int]) -> dict[int, int]:
        """A reference of many rows, as it is, or as it would be where they are not there."""
        if not ids:
            return {}
        wanted = json.dumps(ids)
        here = self._vault.rows(
            f"SELECT id, {column} FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
        )
        back = self._vault.rows(
            """SELECT row_id, value FROM undo_row JOIN undo_value ON undo_row_id = undo_row.id
            WHERE change_id = ? AND table_name = ? AND column_name = ?
            AND row_id IN (SELECT value FROM json_each(?))""",
            (self._change, table, column, wanted),
        )
        return {row[0]: row[1] for row in (*back, *here)}

    def _defaults(self, table: str) -> Values:
        found: dict[str, Value] = {}
        for row in self._vault.rows(f"PRAGMA table_info({table})"):
            default = row["dflt_value"] or "NULL"
            found[row["name"]] = _DEFAULTS.get(default, default.strip("'"))
        return found
