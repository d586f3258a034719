"""Vectors of what was said, for finding it by meaning: derived, so outside of the journal and of archives."""

from models.vault.driver import Connection

# What is searched by meaning, by the codes that notes are numbered with (``m0001_the_house.NOTES``).
_EXPERIENCE, _NEED, _OFFER, _INTERACTION, _PERSON, _CONSULTATION = 4, 5, 6, 0, 1, 8
CODES = (_INTERACTION, _PERSON, _EXPERIENCE, _NEED, _OFFER, _CONSULTATION)


def migrate(connection: Connection) -> None:
    """Add a table of vectors and the list of what has none yet, inside the caller's transaction."""
    # ``note`` is 16 * id + code, as in notes_index; ``place`` counts its sentences. Ids are never used again,
    # so that whoever holds vectors in memory only asks for those that came since.
    connection.execute(
        """CREATE TABLE meaning_vector (id INTEGER PRIMARY KEY AUTOINCREMENT, note INTEGER NOT NULL,
        place INTEGER NOT NULL, vector BLOB NOT NULL) STRICT"""
    )
    connection.execute("CREATE INDEX meaning_vector_by_note ON meaning_vector(note)")
    connection.execute("CREATE TABLE meaning_stale (id INTEGER PRIMARY KEY) STRICT")
    connection.execute(
        f"""INSERT INTO meaning_stale (id) SELECT id * 16 + code FROM notes_index_source
        WHERE code IN {CODES} AND text <> ''"""
    )
