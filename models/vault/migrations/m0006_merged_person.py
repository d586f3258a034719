"""Under which other uids somebody was known before it turned out that they are one with whom they stand as now.

Keys and messages name people by their uid, and are not journaled. This is: so an undo of a merge has each uid mean
the person again whose it was, with the keys and messages that were under it, and nothing of these was ever moved.
"""

from models.vault.driver import Connection
from models.vault.migrations.journal import keep_undo


def migrate(connection: Connection) -> None:
    """Add the table, inside the caller's transaction."""
    # the one with the lowest id was there first
    connection.execute(
        """CREATE TABLE merged_person (id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, uid TEXT NOT NULL UNIQUE) STRICT"""
    )
    connection.execute("CREATE INDEX merged_person_by_person_id ON merged_person(person_id)")
    keep_undo(connection, "merged_person")
