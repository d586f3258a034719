"""The first schema: everything DESIGN's words name, the journal of changes, and the search indexes."""

from models.vault.driver import Connection
from models.vault.migrations.journal import keep_undo

# A person's id, gone with the person; the same for what belongs to something else.
_PERSON = "person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE"
_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_UID = f"{_ID}, uid TEXT NOT NULL UNIQUE"
_INTERACTION = "interaction_id INTEGER REFERENCES interaction(id) ON DELETE SET NULL"


def _text(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


TABLES = {
    "circle": f"{_UID}, name TEXT NOT NULL, soft_cap INTEGER NOT NULL, cadence_days INTEGER",
    "person": f"""{_UID}, name TEXT NOT NULL CHECK (name <> ''),
        {_text("given", "family", "additional", "prefix", "suffix", "nickname")},
        {_text("organisation", "role", "town", "note", "how_met", "met_on")},
        met_through_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
        circle_id INTEGER REFERENCES circle(id) ON DELETE SET NULL,
        cadence_days INTEGER CHECK (cadence_days > 0),
        confides INTEGER NOT NULL DEFAULT 0 CHECK (confides IN (0, 1)),
        archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
        {_text("sort_key", "last_interaction_on")}""",
    "contact_method": f"""{_ID}, {_PERSON}, position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'address', 'url', 'im')),
        value TEXT NOT NULL, {_text("label", "parts")}""",
    "important_date": f"""{_ID}, {_PERSON}, position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('birthday', 'anniversary', 'other')),
        day TEXT NOT NULL, {_text("label")}""",
    "photo": f"{_ID}, {_PERSON} UNIQUE, media_type TEXT NOT NULL, data BLOB NOT NULL",
    "card_property": f"{_ID}, {_PERSON}, position INTEGER NOT NULL, line TEXT NOT NULL",
    "tag": f"{_UID}, name TEXT NOT NULL UNIQUE, {_text('sort_key')}",
    "person_tag": f"""{_ID}, {_PERSON}, tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
        UNIQUE (person_id, tag_id)""",
    "world": f"{_UID}, name TEXT NOT NULL UNIQUE, {_text('sort_key')}",
    "person_world": f"""{_ID}, {_PERSON}, world_id INTEGER NOT NULL REFERENCES world(id) ON DELETE CASCADE,
        UNIQUE (person_id, world_id)""",
    "relation": f"""{_UID}, from_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
        to_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
        kind TEXT NOT NULL, {_text("note")}, CHECK (from_id <> to_id), UNIQUE (from_id, to_id, kind)""",
    "interaction": f"""{_UID}, happened_on TEXT NOT NULL,
        channel TEXT NOT NULL CHECK (channel IN ('coffee', 'meal', 'drink', 'call', 'video', 'email', 'message',
            'meeting', 'event', 'letter', 'other')),
        {_text("text", "sort_on")}""",
    "participation": f"""{_ID}, interaction_id INTEGER NOT NULL REFERENCES interaction(id) ON DELETE CASCADE,
        {_PERSON}, UNIQUE (interaction_id, person_id)""",
    "interaction_tag": f"""{_ID}, interaction_id INTEGER NOT NULL REFERENCES interaction(id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE, UNIQUE (interaction_id, tag_id)""",
    "favour": f"""{_UID}, direction TEXT NOT NULL CHECK (direction IN ('from_me', 'to_me')), text TEXT NOT NULL,
        {_text("effort", "due", "happened_on")}, state TEXT NOT NULL,
        paid_forward_from_id INTEGER REFERENCES favour(id) ON DELETE SET NULL, {_INTERACTION},
        CHECK (state IN ('released') OR (direction = 'from_me'
            AND state IN ('offered', 'promised', 'doing', 'given', 'closed')) OR (direction = 'to_me'
            AND state IN ('asked', 'agreed', 'received', 'thanked')))""",
    "favour_person": f"""{_ID}, favour_id INTEGER NOT NULL REFERENCES favour(id) ON DELETE CASCADE, {_PERSON},
        UNIQUE (favour_id, person_id)""",
    "introduction": f"""{_UID}, {_text("proposed_on", "shared_on", "met_on", "outcome", "note")},
        state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'asking', 'ready', 'shared', 'delivered',
            'met', 'closed', 'declined', 'expired', 'withdrawn'))""",
    "introduction_party": f"""{_ID},
        introduction_id INTEGER NOT NULL REFERENCES introduction(id) ON DELETE CASCADE, {_PERSON},
        side TEXT NOT NULL CHECK (side IN ('a', 'b')),
        state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'asked', 'yes', 'no', 'later', 'silent',
            'withdrawn', 'shared', 'delivered')),
        {_text("why", "teaser", "asked_on", "answered_on", "note")},
        UNIQUE (introduction_id, side), UNIQUE (introduction_id, person_id)""",
    "follow_up": f"""{_UID}, text TEXT NOT NULL, {_text("why", "due")},
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'snoozed', 'done', 'let_go')),
        snooze_count INTEGER NOT NULL DEFAULT 0, {_text("recurrence")},
        recurs_from TEXT NOT NULL DEFAULT 'due' CHECK (recurs_from IN ('due', 'last_interaction')),
        {_INTERACTION}, favour_id INTEGER REFERENCES favour(id) ON DELETE SET NULL,
        introduction_id INTEGER REFERENCES introduction(id) ON DELETE SET NULL""",
    "follow_up_person": f"""{_ID}, follow_up_id INTEGER NOT NULL REFERENCES follow_up(id) ON DELETE CASCADE,
        {_PERSON}, UNIQUE (follow_up_id, person_id)""",
    "experience": f"""{_UID}, {_PERSON}, text TEXT NOT NULL, {_text("theme")}, year INTEGER,
        may_ask TEXT NOT NULL DEFAULT 'ask first' CHECK (may_ask IN ('yes', 'ask first', 'no'))""",
    "need": f"""{_UID}, {_PERSON}, text TEXT NOT NULL, {_text("noted_on")},
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed'))""",
    "offer": f"""{_UID}, {_PERSON}, text TEXT NOT NULL, {_text("noted_on")},
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed'))""",
    "mission": f"""{_UID}, title TEXT NOT NULL, client_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
        {_text("client", "note", "heard_on", "decided_on", "delivered_on", "lost_because", "currency")},
        amount_cents INTEGER,
        state TEXT NOT NULL DEFAULT 'heard' CHECK (state IN ('heard', 'talking', 'proposed', 'won', 'lost'))""",
    "referral": f"""{_ID}, mission_id INTEGER NOT NULL REFERENCES mission(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, {_PERSON}, {_text("told_on", "thanked_on")},
        UNIQUE (mission_id, position)""",
    "decision": f"""{_UID}, question TEXT NOT NULL,
        {_text("stake", "deadline", "opened_on", "choice", "expected", "decided_on", "look_back_on", "happened")},
        state TEXT NOT NULL DEFAULT 'open'
            CHECK (state IN ('open', 'consulting', 'decided', 'reviewed', 'dropped'))""",
    "decision_option": f"""{_ID}, decision_id INTEGER NOT NULL REFERENCES decision(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, text TEXT NOT NULL""",
    "consultation": f"""{_UID}, decision_id INTEGER NOT NULL REFERENCES decision(id) ON DELETE CASCADE, {_PERSON},
        {_text("asked_on", "lived", "advised", "told_on", "thanked_on")}, UNIQUE (decision_id, person_id)""",
    "check_in": f"{_UID}, sealed BLOB NOT NULL",
    "import_ledger": f"""{_ID}, {_PERSON}, source TEXT NOT NULL, digest BLOB NOT NULL, {_text("card_uid")},
        UNIQUE (source, digest)""",
}

# Kept right by triggers of its own, so undo need not put it back.
DERIVED = {"person": frozenset({"last_interaction_on"})}

# The sizes are Dunbar's layers (Hill & Dunbar, Human Nature, 2003). Their uids are fixed,
# so that an archive of one vault meets the same circles in another.
CIRCLES = (
    ("circle-5", "Core", 5, 14),
    ("circle-15", "Close ones", 15, 45),
    ("circle-50", "Allies", 50, 120),
    ("circle-150", "Acquaintances", 150, 365),
)

HOUSEKEEPING = (
    f"CREATE TABLE meta ({_ID}, name TEXT NOT NULL UNIQUE, value ANY) STRICT",
    "INSERT INTO meta (name, value) VALUES ('commits', 0)",
    f"CREATE TABLE ui_state ({_ID}, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT",
    f"""CREATE TABLE change ({_ID}, made_at TEXT NOT NULL, label TEXT NOT NULL, {_text("about")},
        undoes_id INTEGER REFERENCES change(id) ON DELETE SET NULL,
        undone_by_id INTEGER REFERENCES change(id) ON DELETE SET NULL,
        forward INTEGER NOT NULL DEFAULT 1 CHECK (forward IN (0, 1))) STRICT""",
    f"""CREATE TABLE undo_row ({_ID}, change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
        table_name TEXT NOT NULL, row_id INTEGER NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete'))) STRICT""",
    """CREATE TABLE undo_value (undo_row_id INTEGER NOT NULL REFERENCES undo_row(id) ON DELETE CASCADE,
        column_name TEXT NOT NULL, value ANY, PRIMARY KEY (undo_row_id, column_name)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX undo_row_by_change ON undo_row(change_id, table_name, row_id)",
    "CREATE INDEX undo_row_by_row ON undo_row(table_name, row_id)",
)

INDEXES = (
    "CREATE INDEX person_by_name ON person(archived, sort_key, id)",
    "CREATE INDEX tag_by_name ON tag(sort_key)",
    "CREATE INDEX world_by_name ON world(sort_key)",
    "CREATE INDEX person_by_last_interaction ON person(last_interaction_on) WHERE archived = 0",
    "CREATE INDEX interaction_by_day ON interaction(sort_on)",
    "CREATE INDEX import_ledger_by_uid ON import_ledger(card_uid) WHERE card_uid <> ''",
)

# A recomputation, not a maximum: a note that is moved to an earlier day must move the date back.
_LAST_INTERACTION = """UPDATE person SET last_interaction_on = coalesce((SELECT max(interaction.sort_on)
    FROM participation JOIN interaction ON interaction.id = participation.interaction_id
    WHERE participation.person_id = person.id), '') WHERE """

LAST_INTERACTION = (
    f"""CREATE TRIGGER last_interaction_joined AFTER INSERT ON participation BEGIN
        {_LAST_INTERACTION} id = NEW.person_id; END""",
    f"""CREATE TRIGGER last_interaction_moved AFTER UPDATE OF interaction_id, person_id ON participation BEGIN
        {_LAST_INTERACTION} id IN (OLD.person_id, NEW.person_id); END""",
    f"""CREATE TRIGGER last_interaction_left AFTER DELETE ON participation BEGIN
        {_LAST_INTERACTION} id = OLD.person_id; END""",
    # undo may put a participation back before its person or its interaction
    f"""CREATE TRIGGER last_interaction_person_back AFTER INSERT ON person
        WHEN EXISTS (SELECT 1 FROM participation WHERE person_id = NEW.id)
        BEGIN {_LAST_INTERACTION} id = NEW.id; END""",
    f"""CREATE TRIGGER last_interaction_back AFTER INSERT ON interaction
        WHEN EXISTS (SELECT 1 FROM participation WHERE interaction_id = NEW.id) BEGIN
        {_LAST_INTERACTION} id IN (SELECT person_id FROM participation WHERE interaction_id = NEW.id); END""",
    f"""CREATE TRIGGER last_interaction_redated AFTER UPDATE OF sort_on ON interaction BEGIN
        {_LAST_INTERACTION} id IN (SELECT person_id FROM participation WHERE interaction_id = NEW.id); END""",
)

# Ligatures are no diacritics to FTS5's tokenizer, so they are written out before it sees them.
_JOINED = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("ß", "ss"), ("ẞ", "ss"))
_STROKED = (("ø", "o"), ("Ø", "o"), ("ł", "l"), ("Ł", "l"))
_FOLDED = "{0}"
for _letter, _plain in (*_JOINED, *_STROKED):
    _FOLDED = f"replace({_FOLDED}, '{_letter}', '{_plain}')"
_TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2'"

PEOPLE_INDEX_SOURCE = f"""CREATE VIEW people_index_source AS SELECT id,
    {_FOLDED.format("name || ' ' || nickname")} AS name,
    {_FOLDED.format("organisation || ' ' || role || ' ' || town")} AS about,
    coalesce((SELECT group_concat(value, ' ') FROM contact_method
        WHERE person_id = person.id AND kind <> 'address'), '') AS reach,
    {
    _FOLDED.format('''coalesce((SELECT group_concat(name, ' ') FROM (
        SELECT tag.name FROM tag JOIN person_tag ON tag_id = tag.id WHERE person_id = person.id UNION ALL
        SELECT world.name FROM world JOIN person_world ON world_id = world.id WHERE person_id = person.id)), '')''')
}
    AS belongs FROM person"""

INDEXES_OF_WORDS = (
    f"""CREATE VIRTUAL TABLE people_index USING fts5(name, about, reach, belongs,
        content = '', contentless_delete = 1, prefix = '1 2 3', {_TOKENIZER})""",
    f"""CREATE VIRTUAL TABLE notes_index USING fts5(text,
        content = '', contentless_delete = 1, prefix = '2 3', {_TOKENIZER})""",
    "INSERT INTO people_index (people_index, rank) VALUES ('pgsz', 4000)",
    "INSERT INTO notes_index (notes_index, rank) VALUES ('pgsz', 4000)",
    # What a change touched, to be indexed once at its end, in order: FTS5 flushes at every step back.
    "CREATE TABLE people_stale (id INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE notes_stale (id INTEGER PRIMARY KEY) STRICT",
)

# What note search covers. A row of the index is numbered 16 * id + the code of its table.
NOTES = {
    "interaction": (0, ("text",)),
    "person": (1, ("note", "how_met")),
    "favour": (2, ("text",)),
    "follow_up": (3, ("text", "why")),
    "experience": (4, ("theme", "text")),
    "need": (5, ("text",)),
    "offer": (6, ("text",)),
    "decision": (7, ("question", "stake", "choice")),
    "consultation": (8, ("lived", "advised")),
    "mission": (9, ("title", "client", "note")),
    "introduction": (10, ("outcome", "note")),
}


def migrate(connection: Connection) -> None:
    """Make the first schema in an empty database, inside the caller's transaction."""
    for statement in HOUSEKEEPING:
        connection.execute(statement)
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns}) STRICT")
        _index_references(connection, table)
    for statement in (*INDEXES, *LAST_INTERACTION, PEOPLE_INDEX_SOURCE, _notes_index_source(), *INDEXES_OF_WORDS):
        connection.execute(statement)
    # before the journal is kept: a new vault's first change is its owner's
    connection.executemany("INSERT INTO circle (uid, name, soft_cap, cadence_days) VALUES (?, ?, ?, ?)", CIRCLES)
    _keep_people_index(connection)
    _keep_notes_index(connection)
    for table in TABLES:
        keep_undo(connection, table, DERIVED.get(table, frozenset()))


def _index_references(connection: Connection, table: str) -> None:
    """Every reference is followed backwards when its target goes, so each wants an index."""
    for reference in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        column = reference["from"]
        connection.execute(f"CREATE INDEX {table}_by_{column} ON {table}({column})")


def _notes_index_source() -> str:
    said = " || ' ' || "
    arms = (
        f"SELECT id, {code} AS code, {_FOLDED.format(said.join(columns))} AS text FROM {table}"
        for table, (code, columns) in NOTES.items()
    )
    return f"CREATE VIEW notes_index_source AS {' UNION ALL '.join(arms)}"


def _keep_people_index(connection: Connection) -> None:
    stale = "INSERT OR IGNORE INTO people_stale (id)"
    named = "name, nickname, organisation, role, town"
    _on_each(connection, "people_index_person", "person", named, f"{stale} VALUES ({{side}}.id);")
    for part in ("contact_method", "person_tag", "person_world"):
        _on_each(connection, f"people_index_{part}", part, "", f"{stale} VALUES ({{side}}.person_id);")
    for group in ("tag", "world"):
        members = f"SELECT person_id FROM person_{group} WHERE {group}_id = NEW.id"
        connection.execute(
            f"CREATE TRIGGER people_index_{group}_renamed AFTER UPDATE OF name ON {group} BEGIN {stale} {members}; END"
        )


def _keep_notes_index(connection: Connection) -> None:
    for table, (code, columns) in NOTES.items():
        stale = f"INSERT OR IGNORE INTO notes_stale (id) VALUES ({{side}}.id * 16 + {code});"
        _on_each(connection, f"notes_index_{table}", table, ", ".join(columns), stale)


def _on_each(connection: Connection, name: str, table: str, columns: str, action: str) -> None:
    """Run ``action`` for each row of ``table`` that comes, goes, or changes in one of ``columns``."""
    of_columns = f"OF {columns} " if columns else ""
    for event, side in (("INSERT", "NEW"), (f"UPDATE {of_columns}", "NEW"), ("DELETE", "OLD")):
        connection.execute(
            f"CREATE TRIGGER {name}_{event.split()[0].lower()} AFTER {event} ON {table} "
            f"BEGIN {action.format(side=side)} END"
        )
