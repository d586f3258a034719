"""Putting back what a change took away.

Each change left the old rows it touched (``migrations/journal.py``). Undoing it writes them back,
last first, which is itself a change with a journal of its own: so an undo can be undone, and that is redo.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from models.errors import Refused
from models.vault.driver import Connection, Row
from resources import tr

RowKey = tuple[str, int]

# What comes with the first who is in it and goes with the last.
_SHARED = frozenset({"tag", "world"})


class Where(Enum):
    """Among which changes the newest is sought: Refuge is taken back in Refuge, and the rest anywhere else."""

    ANYWHERE = "1"
    REFUGE = "label = 'Refuge'"
    ELSEWHERE = "label <> 'Refuge'"


class TouchedSince(Refused):
    """What the change did was changed again later; ``touched`` are the rows, as (table, id)."""

    def __init__(self, touched: frozenset[RowKey]) -> None:
        super().__init__(
            tr("Some of this was changed again since. Undo the later changes first, or undo only what is untouched.")
        )
        self.touched = touched


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the history. ``made_at`` is an ISO instant in UTC; ``label`` an English phrase to translate."""

    id: int
    made_at: str
    label: str
    about: str
    undone: bool
    undoes: int | None


def history(connection: Connection, limit: int) -> list[Change]:
    """The newest changes first, undos and redos among them."""
    rows = connection.execute("SELECT * FROM change ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
    return [change_from(row) for row in rows]


def change_from(row: Row) -> Change:
    """The change that a row of its table says."""
    return Change(
        row["id"],
        row["made_at"],
        row["label"],
        row["about"],
        row["undone_by_id"] is not None,
        row["undoes_id"],
    )


def next_to_undo(connection: Connection, where: Where) -> Row | None:
    """The newest change that stands, ordinary or redone."""
    return _first(
        connection,
        f"SELECT * FROM change WHERE forward AND undone_by_id IS NULL AND {where.value} ORDER BY id DESC LIMIT 1",
    )


def next_to_redo(connection: Connection, where: Where) -> Row | None:
    """The newest undo that stands, unless something new was done since."""
    return _first(
        connection,
        f"""WITH there AS (SELECT * FROM change WHERE {where.value})
        SELECT * FROM there WHERE NOT forward AND undone_by_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM there AS later WHERE later.id > there.id AND later.undoes_id IS NULL)
        ORDER BY id DESC LIMIT 1""",
    )


def _first(connection: Connection, sql: str) -> Row | None:
    row: Row | None = connection.execute(sql).fetchone()
    return row


def put_back(connection: Connection, change_id: int, kept: frozenset[RowKey]) -> None:
    """Write back the old rows of a change, but for the ``kept`` ones, inside the caller's transaction.

    What the change added goes first, a table at a time; then the other rows return to what they were.
    Before that, they let go of what was added: with it, its references would take them along.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    added = _added(connection, change_id)
    _let_go(connection, change_id, added | kept)
    for table in sorted({table for table, _ in added}):
        ids = json.dumps(sorted(row_id for name, row_id in added - kept if name == table))
        connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (ids,))
    for row in connection.execute(
        "SELECT * FROM undo_row WHERE change_id = ? ORDER BY id DESC", (change_id,)
    ).fetchall():
        key = (row["table_name"], row["row_id"])
        if key not in added and key not in kept:
            _put_back_row(connection, row)


def _let_go(connection: Connection, change_id: int, but_for: frozenset[RowKey]) -> None:
    """Give the references of rows that the change updated their old values."""
    for table, column, _ in _references(connection, _tables_of(connection, change_id)):
        for row in connection.execute(
            """SELECT row_id, value FROM undo_row JOIN undo_value ON undo_row_id = undo_row.id
            WHERE change_id = ? AND table_name = ? AND action = 'update' AND column_name = ? ORDER BY id DESC""",
            (change_id, table, column),
        ).fetchall():
            if (table, row["row_id"]) not in but_for:
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (row["value"], row["row_id"]))


def _added(connection: Connection, change_id: int) -> frozenset[RowKey]:
    """The rows that were not there before the change: what it did to them first was to insert them."""
    first_steps = connection.execute(
        "SELECT table_name, row_id, action, min(id) FROM undo_row WHERE change_id = ? GROUP BY table_name, row_id",
        (change_id,),
    )
    return frozenset((row[0], row[1]) for row in first_steps if row[2] == "insert")


def _put_back_row(connection: Connection, row: Row) -> None:
    table, row_id = row["table_name"], row["row_id"]
    if row["action"] == "insert":
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        return
    values = connection.execute(
        "SELECT column_name, value FROM undo_value WHERE undo_row_id = ?", (row["id"],)
    ).fetchall()
    columns = [value["column_name"] for value in values]
    old = [value["value"] for value in values]
    if row["action"] == "update":
        assignments = ", ".join(f"{column} = ?" for column in columns)
        connection.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*old, row_id))
    else:
        names, marks = ", ".join(["id", *columns]), ", ".join("?" * (len(columns) + 1))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", (row_id, *old))


# The changes after one that stand and leave something. Where they are sought, a plus keeps SQLite from asking each
# row about each of them: an import of 10,000 people has 50,000 rows, and thousands of changes may follow it.
_LATER = """WITH RECURSIVE turns (standing, id, steps) AS (
        SELECT id, id, 1 FROM change WHERE id > ?1 AND undone_by_id IS NULL UNION ALL
        SELECT standing, undoes_id, steps + 1 FROM turns JOIN change USING (id) WHERE undoes_id > ?1),
    later AS MATERIALIZED (SELECT standing FROM turns GROUP BY standing HAVING max(steps) % 2 = 1)"""


def touched_since(connection: Connection, change_id: int) -> frozenset[RowKey]:
    """The rows of a change that a later one touched, or that later rows point at.

    A later change that was undone does not count, and no more does its undo: together they did nothing.
    Redone it counts again: of what was done and undone in turns, an odd number of steps leaves something.
    """
    again = connection.execute(
        f"""{_LATER} SELECT DISTINCT mine.table_name, mine.row_id FROM undo_row AS mine
        JOIN undo_row AS theirs ON theirs.table_name = mine.table_name AND theirs.row_id = mine.row_id
        WHERE mine.change_id = ?1 AND +theirs.change_id IN later""",
        (change_id,),
    ).fetchall()
    return frozenset((row[0], row[1]) for row in again) | frozenset(
        pointed_at for _, pointed_at in _pointing(connection, change_id)
    )


def _pointing(connection: Connection, change_id: int) -> Iterator[tuple[RowKey, RowKey]]:
    """Rows from elsewhere, each with one that the change inserted and it refers to: it would go with that one."""
    mine = "SELECT row_id FROM undo_row WHERE change_id = ? AND table_name = ?"
    for table, column, target in _references(connection, _tables_of(connection, change_id)):
        # a row that the change itself touched goes back to what it was, and then points elsewhere
        found = connection.execute(
            f"SELECT id, {column} FROM {table} WHERE {column} IN ({mine} AND action = 'insert') AND id NOT IN ({mine})",
            (change_id, target, change_id, table),
        )
        yield from (((table, row[0]), (target, row[1])) for row in found)


def in_the_way(connection: Connection, change_id: int) -> list[int]:
    """The later changes because of which a change cannot be undone whole, the newest first."""
    found = connection.execute(
        f"""{_LATER} SELECT DISTINCT theirs.change_id FROM undo_row AS mine
        JOIN undo_row AS theirs ON theirs.table_name = mine.table_name AND theirs.row_id = mine.row_id
        WHERE mine.change_id = ?1 AND +theirs.change_id IN later""",
        (change_id,),
    ).fetchall()
    pointing: dict[str, list[int]] = {}
    for (table, id), _ in _pointing(connection, change_id):
        pointing.setdefault(table, []).append(id)
    for table, ids in pointing.items():
        found += connection.execute(
            f"""{_LATER} SELECT DISTINCT change_id FROM undo_row WHERE table_name = ?2
            AND row_id IN (SELECT value FROM json_each(?3)) AND +change_id IN later""",
            (change_id, table, json.dumps(ids)),
        ).fetchall()
    return sorted({row[0] for row in found}, reverse=True)


def with_what_belongs(connection: Connection, change_id: int, rows: frozenset[RowKey]) -> frozenset[RowKey]:
    """``rows`` and, within the change, what belongs to them and what they refer to.

    A person edited since keeps their numbers, and the tags those need; so does one who stays because someone
    was met through them. The rest of a batch can go.
    """
    of_change = {
        (row["table_name"], row["row_id"])
        for row in connection.execute("SELECT table_name, row_id FROM undo_row WHERE change_id = ?", (change_id,))
    }
    links = list(_links(connection, change_id, of_change))
    belonging = _closure(rows, ((target, source) for source, target in links))
    staying = _closure(belonging, links)
    return _closure(staying | _parts_of(connection, staying, links), links)


def _parts_of(
    connection: Connection, rows: frozenset[RowKey], links: Iterable[tuple[RowKey, RowKey]]
) -> frozenset[RowKey]:
    """What is nothing by itself (it has no uid) and is of ``rows`` alone, whatever tags and worlds it names."""
    targets: dict[RowKey, set[RowKey]] = {}
    for source, target in links:
        if target[0] not in _SHARED:
            targets.setdefault(source, set()).add(target)
    with_uid = {
        table: any(column["name"] == "uid" for column in connection.execute(f"PRAGMA table_info({table})"))
        for table in {table for table, _ in targets}
    }
    return frozenset(source for source, whose in targets.items() if whose <= rows and not with_uid[source[0]])


def _links(connection: Connection, change_id: int, of_change: set[RowKey]) -> Iterator[tuple[RowKey, RowKey]]:
    mine = "SELECT row_id FROM undo_row WHERE change_id = ? AND table_name = ?"
    for table, column, target in _references(connection, _tables_of(connection, change_id)):
        for row in connection.execute(
            f"SELECT id, {column} FROM {table} WHERE id IN ({mine}) AND {column} IS NOT NULL",
            (change_id, table),
        ):
            if (target, row[1]) in of_change:
                yield (table, row[0]), (target, row[1])


def _closure(start: Iterable[RowKey], links: Iterable[tuple[RowKey, RowKey]]) -> frozenset[RowKey]:
    """Everything that can be reached from ``start`` along ``links``."""
    onward: dict[RowKey, list[RowKey]] = {}
    for source, target in links:
        onward.setdefault(source, []).append(target)
    reached, waiting = set(start), list(start)
    while waiting:
        for target in onward.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return frozenset(reached)


def _tables_of(connection: Connection, change_id: int) -> set[str]:
    rows = connection.execute("SELECT DISTINCT table_name FROM undo_row WHERE change_id = ?", (change_id,))
    return {row[0] for row in rows}


def _references(connection: Connection, targets: set[str]) -> Iterator[tuple[str, str, str]]:
    """Every (table, column, target) where a journaled table refers to one of ``targets``."""
    return (reference for reference in references(connection) if reference[2] in targets)


def references(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Every (table, column, target) where a journaled table refers to another."""
    tables = connection.execute(
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = 'undo_' || tbl_name || '_insert'"
    ).fetchall()
    for (table,) in tables:
        for reference in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            yield table, reference["from"], reference["table"]
