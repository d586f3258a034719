"""All that a vault holds, as tables of values that know no ids: what an archive carries.

Left out is what a vault keeps for itself (history, ledger of imports, where the user was)
and what is computed from the rest. Rows come in an order that depends on what they say alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.dates import edtf, iso_day, remembered_day, sort_day
from models.interchange.archive import Tables, Value, damaged
from models.progress import Progress
from models.recurrence import Duration, split
from models.refuge.lock import read_slot
from models.text import fold
from models.vault.driver import IntegrityError, Row
from models.vault.vault import Vault

_KEPT_BACK = frozenset({"import_ledger", "merged_person"})
_COMPUTED: dict[tuple[str, str], tuple[str, Callable[[str], str]]] = {
    ("person", "sort_key"): ("name", fold),
    ("tag", "sort_key"): ("name", fold),
    ("world", "sort_key"): ("name", fold),
    ("interaction", "sort_on"): ("happened_on", sort_day),
}
_EXACT_DAYS = (
    *("due", "deadline", "look_back_on", "asked_on", "answered_on", "told_on", "thanked_on"),
    "quiet_until",
)
_VAGUE_DAYS = (
    *("met_on", "happened_on", "heard_on", "opened_on", "decided_on"),
    *("delivered_on", "noted_on", "proposed_on", "shared_on"),
)
_BY_TRIGGER = frozenset({("person", "last_interaction_on")})


@dataclass(frozen=True, slots=True)
class _Table:
    """How one table is carried. ``references`` maps a column ending in ``_id`` to the table it points at.

    ``defaults`` are what its columns hold where nothing is said; a column that must be said has none.
    """

    name: str
    columns: tuple[str, ...]
    references: Mapping[str, str]
    unique: tuple[tuple[str, ...], ...]
    defaults: Mapping[str, Value]

    @property
    def is_named(self) -> bool:
        """Whether its rows have a uid; the others are parts of what their first reference points at."""
        return "uid" in self.columns

    @property
    def owner(self) -> str:
        """The column that says whose part a row is."""
        return next(iter(self.references))

    def said_as(self, column: str) -> str:
        """What the archive calls ``column``: ``person_id`` is ``person`` there, unless the table has both."""
        bare = column.removesuffix("_id")
        return column if bare in self.columns else bare


def dump(vault: Vault) -> Tables:
    """Everything in the vault, in canonical order."""
    tables = _tables(vault)
    uids = {
        table.name: {row[0]: row[1] for row in vault.rows(f"SELECT id, uid FROM {table.name}")}
        for table in tables
        if table.is_named
    }
    return {table.name: _dump_table(vault, table, uids) for table in tables}


def _dump_table(vault: Vault, table: _Table, uids: Mapping[str, Mapping[int, str]]) -> list[dict[str, Value]]:
    order = "position, id" if "position" in table.columns else "id"
    rows = vault.rows(f"SELECT {', '.join(table.columns)} FROM {table.name} ORDER BY {order}")
    said = [_without_ids(row, table, uids) for row in rows]
    first = "uid" if table.is_named else table.said_as(table.owner)
    # a stable sort: parts keep their order within what they belong to
    return sorted(said, key=lambda values: str(values[first]))


def _without_ids(row: Row, table: _Table, uids: Mapping[str, Mapping[int, str]]) -> dict[str, Value]:
    return {
        table.said_as(column): (
            uids[table.references[column]].get(row[column]) if column in table.references else row[column]
        )
        for column in table.columns
    }


@dataclass(slots=True)
class Loaded:
    """What loading did to people, by id."""

    new: set[int] = field(default_factory=set)
    updated: set[int] = field(default_factory=set)
    known: set[int] = field(default_factory=set)

    @property
    def unchanged(self) -> int:
        """How many were there already and are as they were."""
        return len(self.known - self.updated)


def load(vault: Vault, tables: Tables, progress: Progress) -> Loaded:
    """Put what an archive says into the vault, inside a change: by uid, so that the same again does nothing.

    Raises ``Refused`` when it does not hold together; the change is then rolled back whole.
    """
    known_tables = _tables(vault)
    if set(tables) - {table.name for table in known_tables}:
        raise damaged()
    unsaid = {table.name: _unsaid(table, tables.get(table.name, ())) for table in known_tables}
    tables = {name: [unsaid[name] | dict(row) for row in rows] for name, rows in tables.items()}
    loader = _Loader(vault, progress, sum(len(rows) for rows in tables.values()), unsaid)
    try:
        vault.write("PRAGMA defer_foreign_keys = ON")
        for table in known_tables:
            _require_columns(table, tables.get(table.name, ()))
            if table.is_named:
                loader.assign_ids(table, tables.get(table.name, ()))
        for table in known_tables:
            if table.is_named:
                loader.load_named(table, tables.get(table.name, ()))
            elif table.name in tables:  # an archive that is silent about a table takes nothing away
                loader.load_parts(table, tables[table.name])
        if vault.rows("PRAGMA foreign_key_check"):
            raise damaged()
    except (IntegrityError, KeyError, TypeError, ValueError, RecursionError):
        raise damaged() from None
    return loader.loaded


class _Loader:
    """Loads the tables of one archive, in the order in which they refer to one another."""

    def __init__(self, vault: Vault, progress: Progress, total: int, unsaid: Mapping[str, Mapping[str, Value]]) -> None:
        self._vault, self._progress, self._total, self._unsaid = vault, progress, total, unsaid
        self._done = 0
        self._ids: dict[str, dict[str, int]] = {}
        self._new: dict[str, set[int]] = {}
        self.loaded = Loaded()

    def assign_ids(self, table: _Table, rows: Iterable[Mapping[str, Value]]) -> None:
        """Find or choose the id of each row before any is written, for rows may refer to one another in circles."""
        known = {row[1]: row[0] for row in self._vault.rows(f"SELECT id, uid FROM {table.name}")}
        last = self._vault.row("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,))
        next_id = (last[0] if last else 0) + 1
        ids, new = self._ids.setdefault(table.name, {}), self._new.setdefault(table.name, set())
        for row in rows:
            uid = row["uid"]
            if not isinstance(uid, str) or not uid or uid in ids:
                raise ValueError
            alike = known.get(uid) or self._alike(table, row)
            if alike is None:
                ids[uid], next_id = next_id, next_id + 1
                new.add(ids[uid])
            else:
                ids[uid] = alike

    def _alike(self, table: _Table, row: Mapping[str, Value]) -> int | None:
        """A row of another uid that says the same where only one may, as a tag of the same name."""
        for columns in table.unique:
            values = [self._stored(table, column, row) for column in columns]
            condition = " AND ".join(f"{column} = ?" for column in columns)
            found = self._vault.row(f"SELECT id FROM {table.name} WHERE {condition}", values)
            if found:
                return int(found[0])
        return None

    def load_named(self, table: _Table, rows: Iterable[Mapping[str, Value]]) -> None:
        """Insert the rows that are new, and give those that differ what the archive says."""
        for row in rows:
            self._tick()
            id = self._ids[table.name][str(row["uid"])]
            values = {column: self._stored(table, column, row) for column in table.columns if column != "uid"}
            values |= self._computed(table, values)
            if id in self._new[table.name]:
                self._insert(table.name, {"id": id, "uid": row["uid"], **values})
                self._note_person(table.name, id, self.loaded.new)
            else:
                self._note_person(table.name, id, self.loaded.known)
                unsaid = self._unsaid[table.name]
                self._update(
                    table.name, id, {name: values[name] for name in values if table.said_as(name) not in unsaid}
                )

    def load_parts(self, table: _Table, rows: Iterable[Mapping[str, Value]]) -> None:
        """Have each owner that the archive tells of own exactly the parts it says."""
        owner_table = table.references[table.owner]
        said: dict[int, list[tuple[Value, ...]]] = {id: [] for id in self._ids.get(owner_table, {}).values()}
        for row in rows:
            self._tick()
            values = tuple(self._stored(table, column, row) for column in table.columns)
            said[int(values[table.columns.index(table.owner)] or 0)].append(values)
        order = "position, id" if "position" in table.columns else "id"
        has: dict[int, list[tuple[Value, ...]]] = {}
        for part in self._vault.rows(f"SELECT {', '.join(table.columns)} FROM {table.name} ORDER BY {order}"):
            has.setdefault(part[table.owner], []).append(tuple(part))
        for owner, parts in said.items():
            if has.get(owner, []) != parts:
                self._vault.write(f"DELETE FROM {table.name} WHERE {table.owner} = ?", (owner,))
                for said_part in parts:
                    self._insert(table.name, dict(zip(table.columns, said_part, strict=True)))
                self._note_person(owner_table, owner, self.loaded.updated)

    def _stored(self, table: _Table, column: str, row: Mapping[str, Value]) -> Value:
        value = row[table.said_as(column)]
        if value and column in _CHECKED:
            _CHECKED[column](str(value))
        if column not in table.references or value is None:
            return value
        return self._ids[table.references[column]][str(value)]

    def _computed(self, table: _Table, values: Mapping[str, Value]) -> dict[str, Value]:
        return {
            column: compute(str(values[source]))
            for (name, column), (source, compute) in _COMPUTED.items()
            if name == table.name
        }

    def _insert(self, table: str, values: Mapping[str, Value]) -> None:
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        self._vault.write(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))

    def _update(self, table: str, id: int, values: Mapping[str, Value]) -> None:
        now = self._vault.rows(f"SELECT {', '.join(values)} FROM {table} WHERE id = ?", (id,))[0]
        if tuple(now) != tuple(values.values()):
            assignments = ", ".join(f"{column} = ?" for column in values)
            self._vault.write(f"UPDATE {table} SET {assignments} WHERE id = ?", (*values.values(), id))
            self._note_person(table, id, self.loaded.updated)

    def _note_person(self, table: str, id: int, into: set[int]) -> None:
        if table == "person" and id not in self.loaded.new:
            into.add(id)

    def _tick(self) -> None:
        self._done += 1
        if self._done % 100 == 0:
            self._progress(self._done, self._total)


def _unsaid(table: _Table, rows: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    """The columns of which no row says a word, for an older program did not know them, with what they hold then."""
    unsaid = {table.said_as(column): value for column, value in table.defaults.items()} if rows else {}
    return {column: value for column, value in unsaid.items() if not any(column in row for row in rows)}


def _require_columns(table: _Table, rows: Iterable[Mapping[str, Value]]) -> None:
    said = {table.said_as(column) for column in table.columns}
    if any(row.keys() != said for row in rows):
        raise ValueError


def _check_parts(written: str) -> None:
    parts = json.loads(written)
    if not (isinstance(parts, list) and all(isinstance(part, str) for part in parts)):
        raise ValueError


def _check_recurrence(written: str) -> None:
    every, first = split(written)
    Duration.parse(every)
    iso_day(first)


# What stores write in a form of its own and read back without a doubt: the database takes any text.
_CHECKED: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(_EXACT_DAYS, iso_day),
    **dict.fromkeys(_VAGUE_DAYS, edtf),
    "day": remembered_day,
    "parts": _check_parts,
    "recurrence": _check_recurrence,
    "slot": read_slot,
}


def _tables(vault: Vault) -> list[_Table]:
    """The tables that are carried, each after those it refers to: the order in which they were made."""
    names = [
        row[0]
        for row in vault.rows(
            """SELECT name FROM sqlite_master AS made WHERE type = 'table' AND EXISTS
            (SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = 'undo_' || made.name || '_insert')
            ORDER BY rowid"""
        )
    ]
    return [_table(vault, name) for name in names if name not in _KEPT_BACK]


def _table(vault: Vault, name: str) -> _Table:
    left_out = {"id", *(column for table, column in (*_COMPUTED, *_BY_TRIGGER) if table == name)}
    columns = tuple(row["name"] for row in vault.rows(f"PRAGMA table_info({name})") if row["name"] not in left_out)
    references = {row["from"]: row["table"] for row in vault.rows(f"PRAGMA foreign_key_list({name})")}
    unique = tuple(
        tuple(column["name"] for column in vault.rows(f"PRAGMA index_info({json.dumps(index['name'])})"))
        for index in vault.rows(f"PRAGMA index_list({name})")
        if index["origin"] == "u"
    )
    in_column_order = {column: references[column] for column in columns if column in references}
    named = tuple(columns for columns in unique if columns != ("uid",))
    return _Table(name, columns, in_column_order, named, _defaults(vault, name, columns))


def _defaults(vault: Vault, name: str, columns: Sequence[str]) -> dict[str, Value]:
    """What the schema gives each column of which nothing is said."""
    found: dict[str, Value] = {}
    for column in vault.rows(f"PRAGMA table_info({name})"):
        if column["name"] in columns and (column["dflt_value"] is not None or not column["notnull"]):
            row = vault.row(f"SELECT {column['dflt_value'] or 'NULL'}")
            found[column["name"]] = row[0] if row else None
    return found
