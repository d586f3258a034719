"""What is handed from person to person: my keys and card, whose keys I know, what came and what I wrote.

None of it is journaled: an undo that brought back a key that is no longer believed would undo more than a change.
So it is in no archive either; it travels in backups. People and introductions are named by their uid,
so that what is undone and done again finds its messages where they were.
"""

from models.vault.driver import Connection

_TABLES = {
    # ``sign_secret`` is the 32 bytes of Ed25519, ``age_secret`` what age writes; the newest row that is current is me.
    "own_key": """id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, sign_secret BLOB NOT NULL,
        age_secret TEXT NOT NULL, made_at TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'rotated', 'revoked'))""",
    "own_field": "field TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL",
    "peer": """id INTEGER PRIMARY KEY AUTOINCREMENT, person_uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE, age TEXT NOT NULL, paired_at TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('introduced', 'paired by code', 'met')),
        state TEXT NOT NULL DEFAULT 'trusted' CHECK (state IN ('trusted', 'changed', 'revoked'))""",
    # One of the two of an introduction of mine: what was asked, in which thread, and what they signed.
    "asked_thread": """id INTEGER PRIMARY KEY AUTOINCREMENT, introduction_uid TEXT NOT NULL, person_uid TEXT NOT NULL,
        thread TEXT NOT NULL UNIQUE, round INTEGER NOT NULL DEFAULT 1, ask_hash TEXT NOT NULL DEFAULT '',
        consent TEXT NOT NULL DEFAULT '', share_hash TEXT NOT NULL DEFAULT '', UNIQUE (introduction_uid, person_uid)""",
    # What I was asked: by whom, and what I said to it.
    "heard_thread": """id INTEGER PRIMARY KEY AUTOINCREMENT, thread TEXT NOT NULL UNIQUE, introducer TEXT NOT NULL,
        round INTEGER NOT NULL, ask_hash TEXT NOT NULL, until INTEGER NOT NULL, said TEXT NOT NULL DEFAULT ''
            CHECK (said IN ('', 'yes', 'no', 'later', 'withdrawn')),
        consent TEXT NOT NULL DEFAULT '', share_hash TEXT NOT NULL DEFAULT '', other TEXT NOT NULL DEFAULT '',
        other_key TEXT NOT NULL DEFAULT '',
        ended INTEGER NOT NULL DEFAULT 0""",
    # ``signed`` is emptied when it is let go; the rest stays, so that the same message is known again.
    # ``remark`` is an English sentence that is shown translated.
    "inbox": """id INTEGER PRIMARY KEY AUTOINCREMENT, sender TEXT NOT NULL, message_id TEXT NOT NULL,
        hash TEXT NOT NULL, kind TEXT NOT NULL, thread TEXT NOT NULL, signed TEXT NOT NULL, received_at TEXT NOT NULL,
        person_uid TEXT NOT NULL DEFAULT '', remark TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'applied', 'answered', 'accepted', 'let go')),
        UNIQUE (sender, message_id)""",
    "outbox": """id INTEGER PRIMARY KEY AUTOINCREMENT, person_uid TEXT NOT NULL, reader TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, thread TEXT NOT NULL, round INTEGER NOT NULL,
        sealed BLOB NOT NULL, fields TEXT NOT NULL, made_at TEXT NOT NULL, acked INTEGER NOT NULL DEFAULT 0""",
}


def migrate(connection: Connection) -> None:
    """Add the tables, inside the caller's transaction."""
    for table, columns in _TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns}) STRICT")
    for table in ("inbox", "outbox"):
        connection.execute(f"CREATE INDEX {table}_by_person_uid ON {table}(person_uid)")
        connection.execute(f"CREATE INDEX {table}_by_thread ON {table}(thread)")
