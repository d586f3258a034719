"""For daily use: who is to be left in peace, favours done in part, and suggestions that are not wanted."""

from models.vault.driver import Connection
from models.vault.migrations.journal import keep_undo

_PERSON_DERIVED = frozenset({"last_interaction_on"})


def migrate(connection: Connection) -> None:
    """Widen two tables and add one, inside the caller's transaction."""
    connection.execute(
        "ALTER TABLE person ADD COLUMN standing TEXT NOT NULL DEFAULT '' CHECK (standing IN ('', 'quiet', 'dead'))"
    )
    connection.execute("ALTER TABLE favour ADD COLUMN part_of_id INTEGER REFERENCES favour(id) ON DELETE SET NULL")
    connection.execute("CREATE INDEX favour_by_part_of_id ON favour(part_of_id)")
    connection.execute(
        """CREATE TABLE nudge (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL, subject TEXT NOT NULL, quiet_until TEXT NOT NULL, UNIQUE (kind, subject)) STRICT"""
    )
    _journal_anew(connection, "person", _PERSON_DERIVED)
    _journal_anew(connection, "favour", frozenset())
    keep_undo(connection, "nudge")


def _journal_anew(connection: Connection, table: str, derived: frozenset[str]) -> None:
    """The triggers name each column, so a wider table wants new ones."""
    for event in ("insert", "update", "delete"):
        connection.execute(f"DROP TRIGGER undo_{table}_{event}")
    keep_undo(connection, table, derived)
