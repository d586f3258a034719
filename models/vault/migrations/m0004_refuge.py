"""Refuge's own lock: a key that a second passphrase wraps, and whose check-ins are sealed with it."""

from models.vault.driver import Connection
from models.vault.migrations.journal import keep_undo


def migrate(connection: Connection) -> None:
    """Add a table for the wrapped key and what was chosen there, inside the caller's transaction."""
    # ``slot`` is the wrapped key as JSON, ``sealed`` what was chosen in Refuge: ciphertext, like the check-ins.
    connection.execute(
        """CREATE TABLE refuge (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        slot TEXT NOT NULL CHECK (slot <> ''), sealed BLOB NOT NULL) STRICT"""
    )
    connection.execute("ALTER TABLE check_in ADD COLUMN refuge_id INTEGER REFERENCES refuge(id) ON DELETE CASCADE")
    connection.execute("CREATE INDEX check_in_by_refuge_id ON check_in(refuge_id)")
    # the triggers name each column, so a wider table wants new ones
    for event in ("insert", "update", "delete"):
        connection.execute(f"DROP TRIGGER undo_check_in_{event}")
    keep_undo(connection, "check_in")
    keep_undo(connection, "refuge")
