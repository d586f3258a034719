"""The one door to SQLCipher.

sqlite-utils picks its sqlite module when it is first imported, and catches that module's exceptions.
So sqlcipher3 is put in place under the name it looks for, here and nowhere else,
and its errors leave as the sentences of ``models.vault.errors``.
"""

import errno
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

from models.errors import Cancelled
from models.vault.errors import DiskTrouble, VaultBusy, VaultDamaged
from models.vault.files import disk_trouble
from resources import tr

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
# sqlite-utils loads numpy wherever it is installed, for numbers that we never give it: it is felt at every start
_hides_numpy = "numpy" not in sys.modules
if _hides_numpy:
    sys.modules["numpy"] = None  # type: ignore[assignment]

from sqlite_utils import Database  # noqa: E402  it must come after the lines above
from sqlite_utils.db import NotFoundError  # noqa: E402  as above

if _hides_numpy:
    del sys.modules["numpy"]

if TYPE_CHECKING:  # sqlcipher3 mirrors the standard module, and has no types of its own
    from sqlite3 import Connection, IntegrityError, Row
else:
    Connection = sqlcipher3.Connection
    IntegrityError = sqlcipher3.IntegrityError
    Row = sqlcipher3.Row

__all__ = [
    "BUSY_MS",
    "Connection",
    "Database",
    "IntegrityError",
    "NotFoundError",
    "Profile",
    "Row",
    "connect",
    "in_memory",
    "is_plaintext",
    "refusals",
    "versions",
]

# SQLite before this one can lose the write-ahead log's beginning when it is reset (fixed in 3.51.3).
_OLDEST_SQLITE = (3, 51, 3)
BUSY_MS = 5000
_PLAINTEXT_HEADER = b"SQLite format 3"
_CACHE_KIB = 65536
# A full cache throws out its newest statement, so the busiest ones would be prepared anew each time.
_CACHED_STATEMENTS = 2048
_JOURNAL_BYTES = 16 * 1024 * 1024
_SHARED_BYTES = 65536
_PAGE_SIZES = frozenset(512 << doubling for doubling in range(8))
_HMACS = frozenset({"HMAC_SHA1", "HMAC_SHA256", "HMAC_SHA512"})


@dataclass(frozen=True, slots=True)
class Profile:
    """SQLCipher's settings. They are not in the file itself, so the right key with another profile opens nothing."""

    page_size: int = 8192
    hmac: str = "HMAC_SHA256"

    @property
    def is_known(self) -> bool:
        """Whether SQLCipher has such settings: a key file from elsewhere is not trusted."""
        return type(self.page_size) is int and self.page_size in _PAGE_SIZES and self.hmac in _HMACS


def versions() -> dict[str, str]:
    """The versions of SQLite and of SQLCipher in use."""
    connection = in_memory()
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        return {"sqlite": sqlcipher3.sqlite_version, "sqlcipher": cipher[0] if cipher else ""}
    finally:
        connection.close()


def in_memory() -> Connection:
    """An empty, unencrypted database in memory, for a schema and never for what a user wrote."""
    connection: Connection = sqlcipher3.connect(":memory:", isolation_level=None)
    connection.row_factory = Row
    return connection


def connect(path: Path, raw_key: str, profile: Profile, *, read_only: bool = False) -> Connection:
    """A connection to the encrypted file at ``path``, which must exist, even empty: nothing is created here.

    ``raw_key`` is ``x'…'`` with 64 hex digits of key and 32 of salt, as SQLCipher takes it.
    A connection belongs to the thread that made it.
    Raises ``VaultDamaged`` when the key does not read the file, ``DiskTrouble`` when the file cannot be opened.
    """
    if sqlcipher3.sqlite_version_info < _OLDEST_SQLITE:
        raise RuntimeError("the SQLite of this sqlcipher3 is too old to be trusted with a vault")
    if not profile.is_known:
        raise ValueError("not a profile of SQLCipher")
    if len(raw_key) != len("x''") + 96:
        raise ValueError("not a raw key")  # SQLCipher would take it for a passphrase without a word
    with refusals():
        connection: Connection = sqlcipher3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=BUSY_MS / 1000,
            cached_statements=_CACHED_STATEMENTS,
        )
    try:
        with refusals(path):
            _prepare(connection, raw_key, profile, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    connection.row_factory = Row
    return connection


def _prepare(connection: Any, raw_key: str, profile: Profile, *, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(raw_key)  # unlike the pragma, no trace of statements ever sees it
    connection.execute(f"PRAGMA cipher_page_size = {profile.page_size:d}")
    connection.execute(f"PRAGMA cipher_hmac_algorithm = {profile.hmac}")
    connection.execute("SELECT count(*) FROM sqlite_master")  # a wrong key fails here
    for pragma in (
        "temp_store = MEMORY",  # a temporary file would hold plaintext
        "foreign_keys = ON",
        "recursive_triggers = ON",  # otherwise REPLACE skips the delete triggers
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        f"journal_size_limit = {_JOURNAL_BYTES}",
        f"cache_size = -{_CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    connection.enable_load_extension(False)
    connection.set_authorizer(_authorize)


_FORBIDDEN_PRAGMAS = frozenset({"key", "rekey", "temp_store", "cipher_default_settings", "cipher_profile"})


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Deny what could write plaintext beside the vault: ATTACH, another key, temporary files."""
    attaches = action == sqlcipher3.SQLITE_ATTACH
    resets = action == sqlcipher3.SQLITE_PRAGMA and second and (first or "").lower() in _FORBIDDEN_PRAGMAS
    verdict: int = sqlcipher3.SQLITE_DENY if attaches or resets else sqlcipher3.SQLITE_OK
    return verdict


def is_plaintext(path: Path) -> bool:
    """Whether the file begins as an unencrypted SQLite database does."""
    with path.open("rb") as file:
        return file.read(len(_PLAINTEXT_HEADER)) == _PLAINTEXT_HEADER


# What Connection.backup() raises carries no code, only SQLite's own text for it.
_CODES_OF_BACKUP = {
    "database or disk is full": sqlcipher3.SQLITE_FULL,
    "disk I/O error": sqlcipher3.SQLITE_IOERR,
    "database is locked": sqlcipher3.SQLITE_BUSY,
    "database table is locked": sqlcipher3.SQLITE_LOCKED,
    "attempt to write a readonly database": sqlcipher3.SQLITE_READONLY,
    "database disk image is malformed": sqlcipher3.SQLITE_CORRUPT,
    "file is not a database": sqlcipher3.SQLITE_NOTADB,
    "interrupted": sqlcipher3.SQLITE_INTERRUPT,
}


@contextmanager
def refusals(path: Path | None = None) -> Iterator[None]:
    """Turn what the disk and the file at ``path`` did into a sentence; a mistake of ours passes unchanged."""
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        # no room for the file that readers and writers share is a plain I/O error to SQLite
        if path and isinstance(refusal, DiskTrouble) and shutil.disk_usage(path.parent).free < _SHARED_BYTES:
            refusal = _full_disk()
        # "from None": SQLite's own text can echo what was searched or stored
        raise refusal from None


def _refusal(error: Exception) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", None) or _CODES_OF_BACKUP.get(str(error), 0)
    primary_code = code & 0xFF  # the rest is detail
    match primary_code:
        case sqlcipher3.SQLITE_INTERRUPT:
            return Cancelled()
        case sqlcipher3.SQLITE_BUSY | sqlcipher3.SQLITE_LOCKED:
            return VaultBusy(tr("Another program is writing in this vault. Try again in a moment."))
        case sqlcipher3.SQLITE_FULL:
            return _full_disk()
        case sqlcipher3.SQLITE_READONLY | sqlcipher3.SQLITE_CANTOPEN:
            return DiskTrouble(
                tr("The vault cannot be written. Nothing was changed: check that its folder is yours to write in.")
            )
        case sqlcipher3.SQLITE_IOERR:
            return disk_trouble(OSError(errno.EIO, ""))
        case sqlcipher3.SQLITE_CORRUPT | sqlcipher3.SQLITE_NOTADB:
            return VaultDamaged(
                tr("The vault’s database is damaged, or does not belong to its key file. Restore the newest backup.")
            )
    return None


def _full_disk() -> DiskTrouble:
    return disk_trouble(OSError(errno.ENOSPC, ""))
