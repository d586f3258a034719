"""The vault: one encrypted folder, one way in for a write.

``with vault.change("Log an interaction"):`` is one transaction, one undo step and one notice of what changed.
A ``Vault`` is one connection and belongs to the thread that opened it (``worker.py`` has two).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

from models.clock import Clock, SystemClock
from models.errors import Refused
from models.text import clean
from models.vault import indexes, migrations, purging, undo
from models.vault.changed import Changed
from models.vault.driver import (
    BUSY_MS,
    Connection,
    Database,
    IntegrityError,
    NotFoundError,
    Row,
    connect,
    refusals,
)
from models.vault.errors import VaultDamaged, VaultTooNew
from models.vault.key_file import KeyFile
from models.vault.keys import VaultKey
from models.vault.mark import Mark
from models.vault.paths import VaultPaths
from models.vault.undo import Change, RowKey, Where
from resources import tr

HISTORY_DAYS = 90
_CHECKPOINT_MS = 200
Value = str | bytes | int | float | None


class Vault:
    """One open connection to a vault, ready to be read and changed."""

    def __init__(self, folder: Path, key: VaultKey, clock: Clock | None = None, *, read_only: bool = False) -> None:
        """Open the vault in ``folder``.

        Raises ``VaultMissing``, ``VaultDamaged``, ``VaultTooNew``, ``DiskTrouble``. Never creates one.
        """
        self.paths = VaultPaths(folder)
        self.key = key
        self.clock: Clock = clock or SystemClock()
        self.on_changed: Callable[[Changed], None] | None = None
        self._change_id: int | None = None
        key_file = KeyFile.read(self.paths.keys)
        self.paths.require_database(key_file.profile.page_size)
        self._connection = connect(self.paths.database, key.for_database, key_file.profile, read_only=read_only)
        try:
            self._require_known_schema(read_only=read_only)
            Mark.read(self.paths.mark, key).require_not_older(self.commits)
            if not read_only:
                KeyFile.mend(self.paths.keys, key)
        except BaseException:
            self._connection.close()
            raise
        self.db = Database(self._connection, execute_plugins=False)

    def close(self) -> None:
        """Close the connection; what was committed is checkpointed and marked first, if that is possible."""
        try:
            self.checkpoint()
        except Refused:
            pass  # another reader holds the log, or the disk is full: the log itself is durable
        finally:
            self._connection.close()

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """What ``sql`` finds; a row is a tuple, and answers to column names."""
        with refusals():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row that ``sql`` finds."""
        found = self.rows(sql, values)
        return found[0] if found else None

    @property
    def connection(self) -> Connection:
        """The bare connection, for backup, checks and measurements."""
        return self._connection

    @property
    def commits(self) -> int:
        """How many changes were ever committed; it only grows."""
        row = self.row("SELECT value FROM meta WHERE name = 'commits'")
        if row is None:
            raise VaultDamaged(tr("The vault’s database is damaged. Restore the newest backup."))
        return int(row[0])

    @property
    def version(self) -> int:
        """How many of the migrations have made its schema."""
        row = self.row("PRAGMA user_version")
        return int(row[0]) if row else 0

    @property
    def data_version(self) -> int:
        """A number that moves when another connection or process has committed."""
        row = self.row("PRAGMA data_version")
        return int(row[0]) if row else 0

    # Writing

    @contextmanager
    def change(self, label: str, about: str = "") -> Iterator[None]:
        """One change: all of it is kept, as one undo step, or nothing.

        ``label`` is an English phrase that the history shows translated, ``about`` whom or what it was about.
        Inside another change it becomes part of that one, under its label.
        Raises ``Refused`` when what it refers to is gone, ``VaultBusy`` when another process writes for too long,
        ``DiskTrouble``.
        """
        if self._change_id is not None:
            yield
            return
        try:
            with self._transaction():
                self._change_id = self._record_change(label, clean(about))
                try:
                    yield
                    touched = self._touched(self._change_id)
                    if not touched:
                        self.write("DELETE FROM change WHERE id = ?", (self._change_id,))
                finally:
                    self._change_id = None
        except IntegrityError as error:
            if "FOREIGN KEY" not in str(error):
                raise
            raise gone() from None
        self._tell(touched)

    @contextmanager
    def forgetting(self, *rows: RowKey) -> Iterator[None]:
        """A change that no undo brings back: what it deletes goes from the history too, with all that was of ``rows``.

        Afterwards nothing of it is left in the indexes of words, nor in the log beside the database.
        Raises as ``change``; never inside another one.
        """
        if self._change_id is not None:
            raise RuntimeError("forgetting is a change of its own")
        with self._transaction():
            self._change_id = self._record_change("", "")
            try:
                yield
                touched = self._touched(self._change_id)
                purging.purge(self._connection, self._change_id, rows)
                self.write("DELETE FROM change WHERE id = ?", (self._change_id,))
            finally:
                self._change_id = None
        if any(table not in indexes.SEALED for table, _ in touched):
            with self._transaction():
                indexes.write_anew(self._connection)
        self.checkpoint()
        self._tell(touched)

    def forget_ui_state(self, *words: str) -> None:
        """Let go of where the user was, as far as it tells any of ``words``."""
        with self._transaction():
            for word in filter(None, words):
                self._connection.execute("DELETE FROM ui_state WHERE instr(lower(value), lower(?))", (word,))

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one writing statement inside a change; the id of a row it inserted is given back."""
        self._require_change()
        return self._connection.execute(sql, values).lastrowid or 0

    def insert(self, table: str, **values: Value) -> int:
        """Insert a row inside a change; its id is given back."""
        self._require_change()
        self.db.table(table).insert(values)
        return int(self.rows("SELECT last_insert_rowid()")[0][0])

    def update(self, table: str, id: int, **values: Value) -> None:
        """Give columns of one row new values inside a change. Raises ``Refused`` when it is gone."""
        self._require_change()
        try:
            self.db.table(table).update(id, values)
        except NotFoundError:
            raise gone() from None

    def keep_ui_state(self, name: str, value: str) -> None:
        """Remember where the user was. It is no change of theirs, so no undo step either."""
        with self._transaction():
            self._connection.execute(
                "INSERT INTO ui_state (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    def ui_state(self, name: str) -> str:
        """What was kept under ``name``, or an empty text."""
        row = self.row("SELECT value FROM ui_state WHERE name = ?", (name,))
        return row[0] if row else ""

    def deriving(self) -> AbstractContextManager[None]:
        """One transaction for what is computed from the rest: no change of the user's, so no undo step either.

        Raises ``VaultBusy``, ``DiskTrouble``.
        """
        return self._transaction()

    def _require_change(self) -> None:
        if self._change_id is None:
            raise RuntimeError("a write outside of vault.change() could not be undone")

    # Undo

    @property
    def current_change(self) -> int:
        """The id of the change being made."""
        if self._change_id is None:
            raise RuntimeError("no change is being made")
        return self._change_id

    def history(self, limit: int = 100) -> list[Change]:
        """The newest changes first."""
        with refusals():
            return undo.history(self._connection, limit)

    def undo(
        self, change_id: int | None = None, *, only_untouched: bool = False, where: Where = Where.ANYWHERE
    ) -> Change:
        """Undo the newest change made ``where`` is said, or the one named; what was undone is given back.

        Raises ``Refused`` when there is nothing to undo, ``TouchedSince`` when rows of it were changed again;
        with ``only_untouched`` those, and what belongs to them, stay as they are.
        """
        return self._reverse(self._to_undo(change_id, where), only_untouched=only_untouched)

    def standing(self, change_id: int | None = None, *, where: Where = Where.ANYWHERE) -> Change:
        """The change that ``undo`` would undo. Raises ``Refused`` when there is none."""
        return undo.change_from(self._to_undo(change_id, where))

    def _to_undo(self, change_id: int | None, where: Where) -> Row:
        with refusals():
            if change_id is None:
                found = undo.next_to_undo(self._connection, where)
            else:
                found = self.row("SELECT * FROM change WHERE id = ? AND undone_by_id IS NULL", (change_id,))
        if found is None:
            raise Refused(tr("There is nothing to undo."))
        return found

    def redo(self, *, where: Where = Where.ANYWHERE) -> Change:
        """Do again what was undone last, ``where`` it is said. Raises ``Refused`` when something is newer."""
        found = undo.next_to_redo(self._connection, where)
        if found is None:
            raise Refused(tr("There is nothing to redo."))
        return self._reverse(found, only_untouched=False)

    def _reverse(self, change: Row, *, only_untouched: bool) -> Change:
        try:
            with self._transaction():
                touched = undo.touched_since(self._connection, change["id"])
                if touched and not only_untouched:
                    raise undo.TouchedSince(touched)
                kept = undo.with_what_belongs(self._connection, change["id"], touched) if touched else touched
                reversal = self._record_change(change["label"], change["about"], change)
                undo.put_back(self._connection, change["id"], kept)
                self._connection.execute("UPDATE change SET undone_by_id = ? WHERE id = ?", (reversal, change["id"]))
                rows = self._touched(reversal)
        except IntegrityError:
            # what the old rows refer to is gone, or their name is taken
            raise undo.TouchedSince(frozenset()) from None
        self._tell(rows)
        return undo.change_from(change)

    def forget_old_history(self) -> None:
        """Let go of undo steps older than ``HISTORY_DAYS``."""
        with self._transaction():
            self._connection.execute("DELETE FROM change WHERE made_at < ?", (self._days_ago(HISTORY_DAYS),))

    # Inside

    def checkpoint(self) -> None:
        """Bring the log into the database and mark how far it got, so that a rolled-back copy is noticed."""
        with refusals():
            # who is writing just now will checkpoint later; nobody waits for that
            self._connection.execute(f"PRAGMA busy_timeout = {_CHECKPOINT_MS:d}")
            try:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self._connection.execute(f"PRAGMA busy_timeout = {BUSY_MS:d}")
        Mark(self.commits).write(self.paths.mark, self.key)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with refusals():
            self._connection.execute("BEGIN IMMEDIATE")  # a deferred one that reads first is refused at once
            try:
                yield
                indexes.refresh(self._connection)
                self._connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'commits'")
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _record_change(self, label: str, about: str, reversed_change: Row | None = None) -> int:
        undoes = reversed_change["id"] if reversed_change else None
        forward = not reversed_change["forward"] if reversed_change else True
        made_at = self.clock.now().isoformat(timespec="seconds")
        return (
            self._connection.execute(
                "INSERT INTO change (made_at, label, about, undoes_id, forward) VALUES (?, ?, ?, ?, ?)",
                (made_at, label, about, undoes, forward),
            ).lastrowid
            or 0
        )

    def _touched(self, change_id: int) -> frozenset[RowKey]:
        rows = self.rows("SELECT table_name, row_id FROM undo_row WHERE change_id = ?", (change_id,))
        return frozenset((row[0], row[1]) for row in rows)

    def _tell(self, touched: frozenset[RowKey]) -> None:
        if touched and self.on_changed:
            self.on_changed(Changed(touched))

    def _days_ago(self, days: int) -> str:
        return (self.clock.now() - timedelta(days=days)).isoformat(timespec="seconds")

    def _require_known_schema(self, *, read_only: bool) -> None:
        version = self.version
        if version == 0:  # a torn file can read as an empty database, and must not become a new vault
            raise VaultDamaged(tr("The vault’s database is missing or empty. Restore the newest backup."))
        if version > len(migrations.MIGRATIONS):
            raise VaultTooNew(tr("A newer Whispeer made this vault. Update the program to open it."))
        if version < len(migrations.MIGRATIONS) and not read_only:
            self._migrate()

    def _migrate(self) -> None:
        from models.vault.backup import back_up

        back_up(self)
        migrations.run(self._connection)


def gone() -> Refused:
    """The refusal for something that was removed while it was being looked at."""
    return Refused(tr("This is no longer there: it was removed meanwhile."))
