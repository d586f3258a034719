"""What undoing a change would do, told before it is done: which rows go, come back, or become what they were."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.vault import undo
from models.vault.driver import Connection
from models.vault.undo import RowKey

Value = str | bytes | int | float | None
Values = Mapping[str, Value]


class Fate(StrEnum):
    """What becomes of a row."""

    GOES = "goes"
    RETURNS = "returns"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Effects:
    """What undoing would do, in no order. ``stays`` is what it leaves alone, for it was touched since.

    ``in_the_way`` are the later changes that touched it, the newest first.
    """

    fates: Mapping[RowKey, Fate]
    stays: frozenset[RowKey]
    in_the_way: tuple[int, ...]


def effects_of_undoing(connection: Connection, change_id: int) -> Effects:
    """What ``put_back`` would do with this change, but for rows that were touched since and what belongs to them."""
    touched = undo.touched_since(connection, change_id)
    stays = undo.with_what_belongs(connection, change_id, touched) if touched else touched
    steps = connection.execute(
        """WITH mine AS (SELECT table_name, row_id, min(id) AS first, max(id) AS last FROM undo_row
            WHERE change_id = ? GROUP BY table_name, row_id)
        SELECT mine.table_name, mine.row_id, one.action, other.action FROM mine
        JOIN undo_row AS one ON one.id = first JOIN undo_row AS other ON other.id = last""",
        (change_id,),
    ).fetchall()
    fates = {(row[0], row[1]): _fate(row[2], row[3]) for row in steps}
    return Effects(
        {key: fate for key, fate in fates.items() if fate is not None and key not in stays},
        stays,
        tuple(undo.in_the_way(connection, change_id)) if touched else (),
    )


def old_values(connection: Connection, change_id: int, table: str, ids: Iterable[int]) -> dict[int, dict[str, Value]]:
    """What a change kept of these rows of ``table``: of each column that it touched, the value before.

    Of a row that it deleted, columns that held their default are not kept (``migrations/journal.py``).
    """
    found: dict[int, dict[str, Value]] = {}
    for row in connection.execute(
        """SELECT row_id, column_name, value FROM undo_row JOIN undo_value ON undo_row_id = undo_row.id
        WHERE change_id = ? AND table_name = ? AND row_id IN (SELECT value FROM json_each(?)) ORDER BY undo_row.id""",
        (change_id, table, json.dumps(list(ids))),
    ):
        found.setdefault(row[0], {}).setdefault(row[1], row[2])
    return found


def _fate(first: str, last: str) -> Fate | None:
    """What undoing does with a row, from the first and the last thing done with it."""
    if first == "insert":
        return None if last == "delete" else Fate.GOES
    return Fate.RETURNS if last == "delete" else Fate.CHANGES
