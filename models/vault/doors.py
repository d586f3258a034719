"""Making a vault, the three ways into it, and changing them.

The slow steps (Argon2id, the keyring) are here and not in ``Vault``: run them away from the window's thread.
"""

import contextlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.clock import Clock
from models.errors import Refused
from models.vault import migrations, os_keyring, recovery
from models.vault.driver import connect, refusals
from models.vault.errors import VaultExists
from models.vault.files import PRIVATE_FOLDER, disk_trouble, is_there, sync_folder
from models.vault.key_file import KeyFile
from models.vault.keys import Argon2Cost, Slot, SlotKind, VaultKey
from models.vault.paths import VaultPaths
from models.vault.vault import Vault
from resources import tr

SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made: its key, and the recovery words, which are shown this once."""

    folder: Path
    key: VaultKey
    recovery_words: str

    def __repr__(self) -> str:
        return "NewVault(…)"


def create_vault(
    folder: Path, passphrase: str, *, cost: Argon2Cost | None = None, secret: bytes | None = None
) -> NewVault:
    """Make an empty vault at ``folder``, which must not exist: whole, or not at all.

    ``cost`` is what this machine can afford unless said otherwise.
    ``secret`` is what the recovery words say, when they were drawn and shown before (``recovery.fresh_secret``).
    Raises ``VaultExists``, ``DiskTrouble``, ``Refused`` for a passphrase that is too short.
    """
    require_passphrase(passphrase)
    if is_there(folder):
        raise VaultExists(tr("There is something here already. Choose another place: nothing is written over."))
    key, secret = VaultKey.fresh(), secret or recovery.fresh_secret()
    vault_id = uuid.uuid4().hex
    slots = (
        Slot.for_passphrase(vault_id, key, passphrase, cost),
        Slot.for_secret(SlotKind.RECOVERY, vault_id, key, secret),
    )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise disk_trouble(error) from None
    try:
        _furnish(VaultPaths(unfinished), KeyFile(vault_id, {slot.kind: slot for slot in slots}), key)
        unfinished.chmod(PRIVATE_FOLDER)
        unfinished.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise disk_trouble(error) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return NewVault(folder, key, recovery.to_words(secret))


def _furnish(paths: VaultPaths, key_file: KeyFile, key: VaultKey) -> None:
    key_file.write(paths.keys, key)
    paths.backups.mkdir(mode=PRIVATE_FOLDER)
    os.close(os.open(paths.database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with refusals():
        connection = connect(paths.database, key.for_database, key_file.profile)
        try:
            migrations.run(connection)
        finally:
            connection.close()
    Vault(paths.folder, key).close()  # what cannot be opened is no vault


def require_passphrase(passphrase: str) -> None:
    """Raise ``Refused`` for a passphrase that protects nothing."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(
            tr(
                "This passphrase is too short. Take at least {count} characters; four words are best.",
                count=SHORTEST_PASSPHRASE,
            )
        )


def unlock(folder: Path, passphrase: str) -> VaultKey:
    """The vault's key by its passphrase. Takes about a second, on purpose.
    Raises ``VaultMissing``, ``WrongPassphrase``, ``VaultDamaged``, ``VaultTooNew``.
    """
    return KeyFile.read(VaultPaths(folder).keys).open_with_passphrase(passphrase)


def unlock_with_words(folder: Path, words: str) -> VaultKey:
    """The vault's key by the recovery words. Raises as ``unlock``."""
    key_file = KeyFile.read(VaultPaths(folder).keys)
    return key_file.open_with_secret(SlotKind.RECOVERY, recovery.from_words(words))


def unlock_with_keyring(folder: Path) -> VaultKey:
    """The vault's key by this computer's keyring. Raises as ``unlock``, and ``KeyringUnavailable``."""
    key_file = KeyFile.read(VaultPaths(folder).keys)
    return key_file.open_with_secret(SlotKind.KEYRING, os_keyring.kept_secret(key_file.vault_id))


def is_kept_by_keyring(folder: Path) -> bool:
    """Whether the vault has a slot for a keyring; that it is this computer's, only trying tells."""
    return SlotKind.KEYRING in KeyFile.read(VaultPaths(folder).keys).slots


def open_vault(folder: Path, passphrase: str, clock: Clock | None = None) -> Vault:
    """The vault in ``folder``, opened with its passphrase. Raises as ``unlock`` and ``Vault``."""
    return Vault(folder, unlock(folder, passphrase), clock)


def change_passphrase(folder: Path, key: VaultKey, passphrase: str, *, cost: Argon2Cost | None = None) -> None:
    """Have a new passphrase open the vault, and the old one no longer; backups keep the one they had.

    Raises ``Refused`` for one too short, ``DiskTrouble``; then the old one still opens.
    """
    require_passphrase(passphrase)
    _renew(folder, key, lambda vault_id: Slot.for_passphrase(vault_id, key, passphrase, cost))


def renew_recovery_words(folder: Path, key: VaultKey) -> str:
    """New recovery words; those of the old sheet no longer open the vault. Raises ``DiskTrouble``."""
    secret = recovery.fresh_secret()
    _renew(folder, key, lambda vault_id: Slot.for_secret(SlotKind.RECOVERY, vault_id, key, secret))
    return recovery.to_words(secret)


def keep_in_keyring(folder: Path, key: VaultKey) -> None:
    """Have this computer's keyring open the vault. Raises ``KeyringUnavailable``, ``DiskTrouble``."""
    _renew(
        folder,
        key,
        lambda vault_id: Slot.for_secret(SlotKind.KEYRING, vault_id, key, os_keyring.keep_secret(vault_id)),
    )


def leave_keyring(folder: Path, key: VaultKey) -> None:
    """Take the keyring's way in away, in the vault first: a keyring that does not answer cannot keep it open."""
    paths = VaultPaths(folder)
    key_file = KeyFile.read(paths.keys).without_slot(SlotKind.KEYRING).write(paths.keys, key)
    with contextlib.suppress(os_keyring.KeyringUnavailable):
        os_keyring.forget_secret(key_file.vault_id)


def _renew(folder: Path, key: VaultKey, seal: Callable[[str], Slot]) -> None:
    paths = VaultPaths(folder)
    key_file = KeyFile.read(paths.keys)
    key_file.with_slot(seal(key_file.vault_id)).write(paths.keys, key)
