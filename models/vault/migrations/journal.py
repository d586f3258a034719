"""Triggers that keep the old row of every change, as values, so that undo can put it back.

Values, not SQL text: ``quote()`` cuts a text at a NUL, and stored statements die with the next migration.
Only released functions live here; a migration that needs another shape of journal adds a function.
"""

from models.vault.driver import Connection

_THIS_CHANGE = "(SELECT max(id) FROM change)"
_THIS_ROW = "(SELECT max(id) FROM undo_row)"


def keep_undo(connection: Connection, table: str, derived: frozenset[str] = frozenset()) -> None:
    """Have inserts, updates and deletes of ``table`` journaled, but for its ``derived`` columns.

    An insert is journaled by its id alone, an update by the old values of the columns that differ,
    a delete by the values of the old row that are not their column's default: most of a row is empty.
    """
    defaults = {
        row[1]: row[4] or "NULL"
        for row in connection.execute(f"PRAGMA table_info({table})")
        if row[1] not in {"id", *derived}
    }
    now = {column: f"NEW.{column}" for column in defaults}
    connection.execute(
        f"CREATE TRIGGER undo_{table}_insert AFTER INSERT ON {table} BEGIN {_row(table, 'insert', 'NEW')} END"
    )
    connection.execute(
        f"CREATE TRIGGER undo_{table}_update AFTER UPDATE OF {', '.join(now)} ON {table} "
        f"WHEN {' OR '.join(f'OLD.{column} IS NOT {new}' for column, new in now.items())} "
        f"BEGIN {_row(table, 'update', 'OLD')} {_values_unlike(now)} END"
    )
    connection.execute(
        f"CREATE TRIGGER undo_{table}_delete AFTER DELETE ON {table} "
        f"BEGIN {_row(table, 'delete', 'OLD')} {_values_unlike(defaults)} END"
    )


def _row(table: str, action: str, side: str) -> str:
    return (
        "INSERT INTO undo_row (change_id, table_name, row_id, action) "
        f"VALUES ({_THIS_CHANGE}, '{table}', {side}.id, '{action}');"
    )


def _values_unlike(others: dict[str, str]) -> str:
    """Keep each old value that is not the other one given for its column."""
    return "".join(
        f"INSERT INTO undo_value (undo_row_id, column_name, value) "
        f"SELECT {_THIS_ROW}, '{column}', OLD.{column} WHERE OLD.{column} IS NOT {other};"
        for column, other in others.items()
    )
