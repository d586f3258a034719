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
    a delete by the whole old row.
    """
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in {"id", *derived}]
    connection.execute(
        f"CREATE TRIGGER undo_{table}_insert AFTER INSERT ON {table} BEGIN {_row(table, 'insert', 'NEW')} END"
    )
    connection.execute(
        f"CREATE TRIGGER undo_{table}_update AFTER UPDATE OF {', '.join(columns)} ON {table} "
        f"WHEN {' OR '.join(f'OLD.{column} IS NOT NEW.{column}' for column in columns)} "
        f"BEGIN {_row(table, 'update', 'OLD')} {_values(columns, only_changed=True)} END"
    )
    connection.execute(
        f"CREATE TRIGGER undo_{table}_delete AFTER DELETE ON {table} "
        f"BEGIN {_row(table, 'delete', 'OLD')} {_values(columns, only_changed=False)} END"
    )


def _row(table: str, action: str, side: str) -> str:
    return (
        "INSERT INTO undo_row (change_id, table_name, row_id, action) "
        f"VALUES ({_THIS_CHANGE}, '{table}', {side}.id, '{action}');"
    )


def _values(columns: list[str], *, only_changed: bool) -> str:
    return "".join(
        f"INSERT INTO undo_value (undo_row_id, column_name, value) SELECT {_THIS_ROW}, '{column}', OLD.{column}"
        + (f" WHERE OLD.{column} IS NOT NEW.{column}" if only_changed else "")
        + ";"
        for column in columns
    )
