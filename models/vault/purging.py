"""Taking what a change deleted out of the journal too, so that no undo can bring it back.

The journal says of each row what it was before (``migrations/journal.py``). Of someone who is forgotten, nothing
may be left in it: neither their own rows, at any time, nor rows that were theirs and were deleted earlier.
The same goes for what fades in Refuge.
"""

import json
from collections.abc import Iterable

from models.vault.driver import Connection
from models.vault.undo import RowKey, references

_LINKS = {
    "interaction": ("participation",),
    "favour": ("favour_person",),
    "follow_up": ("follow_up_person",),
    "introduction": ("introduction_party",),
    "tag": ("person_tag", "interaction_tag"),
    "world": ("person_world",),
}
"""What is somebody's by rows that link them, or something of theirs, to it: those of the tables beside."""


def purge(connection: Connection, change_id: int, rows: Iterable[RowKey]) -> None:
    """Take what the change deleted, and all that ever belonged to ``rows``, out of the journal; inside the change.

    Of changes that are left with nothing, none stays; of others, what they were about is no longer told.
    """
    connection.execute("CREATE TEMP TABLE forgotten (name TEXT, row INTEGER, PRIMARY KEY (name, row))")
    try:
        _gather(connection, _deleted_in(connection, change_id))
        _gather(connection, rows)
        _gather(connection, _known_otherwise(connection, change_id))
        _gather_merged(connection)
        while _gather(connection, [*_pointing_at_forgotten(connection), *_owned_by_forgotten(connection)]):
            pass
        _drop_merges_taken_back(connection, change_id)
        _drop(connection)
    finally:
        connection.execute("DROP TABLE forgotten")


def _gather(connection: Connection, keys: Iterable[RowKey]) -> int:
    """Note more rows to forget; how many were not noted before."""
    before = connection.total_changes
    connection.executemany("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", list(keys))
    return int(connection.total_changes - before)


def _deleted_in(connection: Connection, change_id: int) -> list[RowKey]:
    rows = connection.execute(
        "SELECT table_name, row_id FROM undo_row WHERE change_id = ? AND action = 'delete'", (change_id,)
    )
    return [(row[0], row[1]) for row in rows.fetchall()]


def _known_otherwise(connection: Connection, change_id: int) -> list[RowKey]:
    """Who was made one with them, by whichever change: whose uid meant them until this one."""
    return [
        ("person", row[0])
        for row in connection.execute(
            """SELECT gone.row_id FROM undo_row AS noted JOIN undo_value AS meant ON meant.undo_row_id = noted.id
            JOIN undo_value AS own ON own.column_name = 'uid' AND own.value = meant.value
            JOIN undo_row AS gone ON gone.id = own.undo_row_id
            WHERE noted.change_id = ? AND noted.table_name = 'merged_person' AND noted.action = 'delete'
            AND meant.column_name = 'uid' AND gone.table_name = 'person' AND gone.action = 'delete'""",
            (change_id,),
        ).fetchall()
    ]


def _gather_merged(connection: Connection) -> None:
    """Whoever was made one with someone who is forgotten was the same person: they are forgotten too."""
    while _gather(
        connection,
        connection.execute(
            """SELECT 'person', gone.row_id FROM undo_row AS gone JOIN change ON change.id = gone.change_id
            JOIN undo_row AS kept ON kept.change_id = change.id AND kept.table_name = 'person'
            JOIN forgotten ON forgotten.name = 'person' AND forgotten.row = kept.row_id
            WHERE change.label = 'Make one of two people' AND gone.table_name = 'person' AND gone.action = 'delete'"""
        ).fetchall(),
    ):
        pass


def _drop_merges_taken_back(connection: Connection, change_id: int) -> None:
    """Whoever was made one with somebody else left copies of theirs with them, until that was taken back.

    Done again they would come back: such a change goes whole, with every time that it was undone and done again.
    """
    connection.execute(
        """WITH RECURSIVE whole(id) AS (
            SELECT apart.change_id FROM undo_row AS apart JOIN undo_value AS meant ON meant.undo_row_id = apart.id
            JOIN undo_value AS theirs ON theirs.column_name = 'uid' AND theirs.value = meant.value
            JOIN undo_row AS they ON they.id = theirs.undo_row_id
            WHERE apart.table_name = 'merged_person' AND apart.action = 'delete' AND meant.column_name = 'uid'
            AND they.table_name = 'person' AND they.action = 'delete' AND they.change_id = ?
            UNION SELECT change.id FROM whole JOIN change AS one ON one.id = whole.id
            JOIN change ON change.id IN (one.undoes_id, one.undone_by_id))
        DELETE FROM change WHERE id IN (SELECT id FROM whole)""",
        (change_id,),
    )


def _pointing_at_forgotten(connection: Connection) -> list[RowKey]:
    """Rows that were deleted earlier, and of which the journal says that they belonged to what is forgotten."""
    found: list[RowKey] = []
    for table, column, target in references(connection):
        found += connection.execute(
            """SELECT DISTINCT table_name, row_id FROM undo_row JOIN undo_value ON undo_row_id = undo_row.id
            JOIN forgotten ON forgotten.name = ? AND forgotten.row = value
            WHERE table_name = ? AND column_name = ? AND action = 'delete'""",
            (target, table, column),
        ).fetchall()
    return found


def _owned_by_forgotten(connection: Connection) -> list[RowKey]:
    """What was deleted earlier, linked to nothing but what is forgotten: a talk with them alone, a tag of theirs."""
    found: list[RowKey] = []
    for owner, links in _LINKS.items():
        found += connection.execute(
            f"""SELECT ?1, value FROM undo_row JOIN undo_value ON undo_row_id = undo_row.id
            LEFT JOIN forgotten ON forgotten.name = table_name AND forgotten.row = row_id
            WHERE table_name IN (SELECT value FROM json_each(?2)) AND column_name = ?1 || '_id' AND action = 'delete'
            AND value NOT IN (SELECT id FROM {owner})
            GROUP BY value HAVING count(*) = count(forgotten.row)""",
            (owner, json.dumps(links)),
        ).fetchall()
    return found


def _drop(connection: Connection) -> None:
    """Delete what was gathered from the journal, and what it said of references to it."""
    touched = "SELECT DISTINCT change_id FROM undo_row JOIN forgotten ON name = table_name AND row = row_id"
    changes = [row[0] for row in connection.execute(touched).fetchall()]
    connection.execute("DELETE FROM undo_row WHERE (table_name, row_id) IN (SELECT name, row FROM forgotten)")
    for table, column, target in references(connection):
        connection.execute(
            """DELETE FROM undo_value WHERE column_name = ? AND value IN (SELECT row FROM forgotten WHERE name = ?)
            AND undo_row_id IN (SELECT id FROM undo_row WHERE table_name = ?)""",
            (column, target, table),
        )
    connection.execute(
        """DELETE FROM undo_row WHERE action = 'update'
        AND NOT EXISTS (SELECT 1 FROM undo_value WHERE undo_row_id = undo_row.id)"""
    )
    of_changes = (json.dumps(changes),)
    connection.execute("UPDATE change SET about = '' WHERE id IN (SELECT value FROM json_each(?))", of_changes)
    # an undo and what it undid go together, or stay together
    connection.execute(
        """DELETE FROM change WHERE id IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM undo_row WHERE change_id IN (change.id, undoes_id, undone_by_id))""",
        of_changes,
    )
