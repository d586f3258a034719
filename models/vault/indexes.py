"""The indexes of words: brought up to date once, at the end of a change, with what it touched.

A row of ``notes_index`` is numbered 16 * id + the code of its table (``migrations/m0001_the_house.py``).
Vectors (``models/meaning``) go with the text that they were made of, here; new ones are made when there is time.
"""

from models.vault.driver import Connection
from models.vault.migrations.m0003_meaning import CODES

SEALED = frozenset({"check_in", "refuge"})
"""Tables of ciphertext, of which no index ever held a word."""


def refresh(connection: Connection) -> None:
    """Index anew what the triggers noted as stale, inside the caller's transaction."""
    if _any(connection, "people_stale"):
        connection.execute("DELETE FROM people_index WHERE rowid IN (SELECT id FROM people_stale)")
        connection.execute(
            """INSERT INTO people_index (rowid, name, about, reach, belongs)
            SELECT * FROM people_index_source WHERE id IN (SELECT id FROM people_stale) ORDER BY id"""
        )
        connection.execute("DELETE FROM people_stale")
    if _any(connection, "notes_stale"):
        connection.execute("DELETE FROM notes_index WHERE rowid IN (SELECT id FROM notes_stale)")
        for (code,) in connection.execute("SELECT DISTINCT id % 16 FROM notes_stale").fetchall():
            connection.execute(
                """INSERT INTO notes_index (rowid, text) SELECT id * 16 + code, text FROM notes_index_source
                WHERE code = ?1 AND id IN (SELECT id / 16 FROM notes_stale WHERE id % 16 = ?1) ORDER BY id""",
                (code,),
            )
        connection.execute("DELETE FROM meaning_vector WHERE note IN (SELECT id FROM notes_stale)")
        connection.execute(f"INSERT OR IGNORE INTO meaning_stale SELECT id FROM notes_stale WHERE id % 16 IN {CODES}")
        connection.execute("DELETE FROM notes_stale")


def write_anew(connection: Connection) -> None:
    """Write both indexes anew, so that they hold no word any more of what was deleted: until then they only hide it."""
    for index in ("people_index", "notes_index"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def _any(connection: Connection, table: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None
