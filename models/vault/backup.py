"""Backups: one file that holds the database, the key file and a manifest, and can be carried on a stick.

It is an ordinary ZIP file, whose members stay encrypted as they are in the vault.
Its comment is the SHA-256 of all that comes before, so a change of any byte is noticed before it is trusted.
"""

import hashlib
import hmac
import json
import os
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from models.errors import Refused
from models.vault.driver import Connection, connect, refusals
from models.vault.errors import BackupDamaged, VaultExists
from models.vault.files import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    disk_trouble,
    is_there,
    require_free,
    sync_folder,
    write_whole,
)
from models.vault.integrity import check
from models.vault.key_file import KeyFile, twin_of
from models.vault.keys import VaultKey
from models.vault.paths import VaultPaths
from models.vault.vault import Vault
from resources import tr

SUFFIX = ".whispeer-backup"
_STAMP = "%Y-%m-%dT%H%M%SZ"
_FORMAT = 1
_SCRATCH = ".whispeer-scratch-"
_LEFTOVER_SECONDS = 24 * 60 * 60
_DIGEST_CHARS = 64
_CHUNK = 1 << 20
_MANIFEST_BYTES = 65536
_ENCRYPTED = 1  # a bit of a ZIP member's flags
_KEEP_DAYS, _KEEP_WEEKS, _KEEP_MONTHS = 7, 4, 12

Unlock = Callable[[KeyFile], VaultKey]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A backup that was made, or looked over and found whole."""

    file: Path
    people: int


def back_up(vault: Vault, file: Path | None = None) -> BackupReport:
    """Make a backup of the vault as it stands, look it over, and only then put it in place.

    Without ``file`` it goes among the vault's own backups, and old ones are thinned afterwards.
    Raises ``VaultExists`` when ``file`` exists, ``DiskTrouble``, ``VaultDamaged``.
    """
    target = file or _free_name(vault)
    if file:
        require_free(file)
    if file is None:
        _make_folder(target.parent)
    with _scratch_folder(target.parent) as scratch:
        copy = VaultPaths(scratch)
        # read and written anew: a torn one would be no way in, and its twin does not travel
        write_whole(copy.keys, KeyFile.read(vault.paths.keys).to_bytes())
        _copy_database(vault, copy)
        # read only, for a backup made before a migration must stay as it was
        with Vault(copy.folder, vault.key, vault.clock, read_only=True) as copied:
            people = check(copied).people
            tables = table_digests(copied.connection)
        _pack(copy, target, vault.key, {"people": people, "tables": tables, "made_at": _now(vault)})
    if file is None:
        thin(vault.paths.backups)
    return BackupReport(target, people)


def back_up_daily(vault: Vault) -> BackupReport | None:
    """Make today's backup among the vault's own, unless there is one."""
    today = vault.clock.now().strftime("%Y-%m-%d")
    if any(vault.paths.backups.glob(f"{today}*{SUFFIX}")):
        return None
    return back_up(vault)


def newest_backup(folder: Path) -> Path | None:
    """The newest of the backups of the vault in ``folder``, by its name."""
    return max(VaultPaths(folder).backups.glob(f"*{SUFFIX}"), default=None)


def verify_backup(file: Path, unlock: Unlock) -> BackupReport:
    """Look a backup over as a restore would, and leave nothing behind.

    Raises ``BackupDamaged``, what ``unlock`` raises, ``DiskTrouble``.
    """
    with _scratch_folder(Path(tempfile.gettempdir())) as scratch:
        return BackupReport(file, _unpack(file, VaultPaths(scratch), unlock))


def restore(file: Path, folder: Path, unlock: Unlock) -> BackupReport:
    """Make a vault at ``folder``, which must not exist, out of a backup: whole, or not at all.

    Raises ``VaultExists``, ``BackupDamaged``, what ``unlock`` raises, ``DiskTrouble``.
    """
    if is_there(folder):
        raise VaultExists(tr("There is something here already. Choose another place: nothing is written over."))
    _make_folder(folder.parent)
    with _scratch_folder(folder.parent) as scratch:
        people = _unpack(file, VaultPaths(scratch), unlock)
        try:
            VaultPaths(scratch).backups.mkdir(mode=PRIVATE_FOLDER)
            scratch.rename(folder)
            sync_folder(folder.parent)
        except OSError as error:
            raise disk_trouble(error) from None
    return BackupReport(file, people)


def thin(backups: Path) -> None:
    """Keep the newest backup of each of the last 7 days, 4 weeks and 12 months that have one, and let the others go."""
    made = {file: _made_at(file) for file in backups.glob(f"*{SUFFIX}")}
    newest_first = sorted((file for file, at in made.items() if at), key=str, reverse=True)
    kept: set[Path] = set()
    for pattern, count in (("%Y-%m-%d", _KEEP_DAYS), ("%G-%V", _KEEP_WEEKS), ("%Y-%m", _KEEP_MONTHS)):
        first_of: dict[str, Path] = {}
        for file in newest_first:
            at = made[file]
            if at is not None:
                first_of.setdefault(at.strftime(pattern), file)
        kept.update(list(first_of.values())[:count])
    for file in newest_first:
        if file not in kept:
            file.unlink(missing_ok=True)


def table_digests(connection: Connection) -> dict[str, str]:
    """A SHA-256 of the rows of each table, indexes left out: they follow from the rest."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_index%' ESCAPE '\\'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    digests = {}
    for (table,) in tables:
        digest = hashlib.sha256()
        for row in connection.execute(f"SELECT * FROM {table} NOT INDEXED"):
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        digests[table] = digest.hexdigest()
    return digests


def _free_name(vault: Vault) -> Path:
    """A name for this moment, or for the next second that has none: a clock may stand still."""
    at = vault.clock.now()
    while (target := vault.paths.backups / at.strftime(f"{_STAMP}{SUFFIX}")).exists():
        at += timedelta(seconds=1)
    return target


def _now(vault: Vault) -> str:
    return vault.clock.now().isoformat(timespec="seconds")


def _made_at(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.name.removesuffix(SUFFIX), _STAMP)
    except ValueError:
        return None  # the user's own name for it: not ours to thin


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_trouble(error) from None


@contextmanager
def _scratch_folder(parent: Path) -> Iterator[Path]:
    """A private folder that is gone afterwards, unless it was renamed; what the disk refuses is ``DiskTrouble``."""
    try:
        _clear_leftovers(parent)
        scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=parent))
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise disk_trouble(error) from None


def _clear_leftovers(parent: Path) -> None:
    """Remove what a program that was killed in the middle left here; a folder of today may be in use."""
    yesterday = time.time() - _LEFTOVER_SECONDS
    for left in parent.glob(f"{_SCRATCH}*"):
        if left.is_dir() and left.stat().st_mtime < yesterday:
            shutil.rmtree(left, ignore_errors=True)


def _copy_database(vault: Vault, copy: VaultPaths) -> None:
    """Copy on connections of their own: ``backup()`` hangs on one that has a write open."""
    profile = KeyFile.read(vault.paths.keys).profile
    os.close(os.open(copy.database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    source = connect(vault.paths.database, vault.key.for_database, profile, read_only=True)
    try:
        target = connect(copy.database, vault.key.for_database, profile)
        try:
            with refusals(copy.database):
                source.backup(target)
        finally:
            target.close()
    finally:
        source.close()


def _pack(copy: VaultPaths, target: Path, key: VaultKey, told: dict[str, Any]) -> None:
    manifest = told | {
        "format": _FORMAT,
        "sha256": {path.name: _digest_of(path) for path in (copy.keys, copy.database)},
    }
    said = json.dumps(manifest, sort_keys=True)
    packed = copy.folder / "packed"
    try:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("manifest.json", json.dumps({"said": said, "mac": key.mac("backup", said.encode())}))
            archive.write(copy.keys, copy.keys.name)
            archive.write(copy.database, copy.database.name)
            archive.comment = b"0" * _DIGEST_CHARS
        _seal(packed)
        packed.chmod(PRIVATE_FILE)
        packed.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise disk_trouble(error) from None


def _seal(packed: Path) -> None:
    with packed.open("r+b") as file:
        size = packed.stat().st_size - _DIGEST_CHARS
        digest = _digest_of(packed, size)
        file.seek(size)
        file.write(digest.encode())
        file.flush()
        os.fsync(file.fileno())


def _digest_of(path: Path, size: int | None = None) -> str:
    """SHA-256 of the first ``size`` bytes of a file, or of all of it."""
    digest = hashlib.sha256()
    left = path.stat().st_size if size is None else size
    with path.open("rb") as file:
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
    return digest.hexdigest()


def _unpack(file: Path, into: VaultPaths, unlock: Unlock) -> int:
    """Unpack a backup into an empty folder and look it over; how many people it holds."""
    try:
        _require_sealed(file)
        manifest = _extract(file, into)
    except OSError as error:
        raise disk_trouble(error) from None
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, RecursionError):
        raise _damaged() from None
    key = unlock(KeyFile.read(into.keys))
    said = manifest["said"]
    if not hmac.compare_digest(manifest["mac"].encode(), key.mac("backup", said.encode()).encode()):
        raise _damaged()
    told = json.loads(said)
    if any(told["sha256"][path.name] != _digest_of(path) for path in (into.keys, into.database)):
        raise _damaged()
    with Vault(into.folder, key, read_only=True) as vault:
        if table_digests(vault.connection) != told["tables"]:
            raise _damaged()
        return check(vault).people


def _extract(file: Path, into: VaultPaths) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(_first_bytes(archive, "manifest.json"))
        if not (isinstance(manifest["said"], str) and isinstance(manifest["mac"], str)):
            raise ValueError
        keys = _first_bytes(archive, into.keys.name)
        for path in (into.keys, twin_of(into.keys)):
            write_whole(path, keys)
        with _member(archive, into.database.name) as packed, into.database.open("xb") as unpacked:
            into.database.chmod(PRIVATE_FILE)
            shutil.copyfileobj(packed, unpacked, _CHUNK)
    return {"said": manifest["said"], "mac": manifest["mac"]}


def _first_bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    with _member(archive, name) as member:
        return member.read(_MANIFEST_BYTES)


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A member as we pack it: one that is compressed could unpack to more than any disk holds."""
    member = archive.getinfo(name)
    if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & _ENCRYPTED:
        raise ValueError("not as we pack it")
    return archive.open(member)


def _require_sealed(file: Path) -> None:
    size = file.stat().st_size - _DIGEST_CHARS
    with file.open("rb") as packed:
        packed.seek(max(0, size))
        said = packed.read()
    if size <= 0 or not hmac.compare_digest(said, _digest_of(file, size).encode()):
        raise _damaged()


def _damaged() -> Refused:
    return BackupDamaged(tr("This backup is damaged, or no backup of Whispeer at all. Take another one."))
