"""The ways into a vault, and into its backups when it is damaged. Slow steps, for a thread of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.errors import Refused
from models.vault import VaultKey, VaultPaths, recovery
from models.vault.backup import SUFFIX, BackupReport, Unlock, restore, verify_backup
from models.vault.doors import (
    change_passphrase,
    is_kept_by_keyring,
    unlock,
    unlock_with_keyring,
    unlock_with_words,
)
from models.vault.errors import WrongPassphrase
from models.vault.key_file import KeyFile
from models.vault.keys import SlotKind
from ui.places.backup_files import free_folder, made_at

_MOST_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Way:
    """What somebody brought: how it opens a vault's folder, and how it opens a backup's key file."""

    into_vault: Callable[[Path], VaultKey]
    into_backup: Unlock

    def __repr__(self) -> str:
        return "Way(…)"


def by_passphrase(passphrase: str) -> Way:
    """The way in that most people take."""
    return Way(partial(_unlock, passphrase), partial(_open_key_file, passphrase))


def by_words(words: str, passphrase: str) -> Way:
    """The recovery words, which give the vault a new ``passphrase`` on the way."""
    return Way(partial(_unlock_and_renew, words, passphrase), partial(_open_key_file_by_words, words))


def by_key(key: VaultKey) -> Way:
    """A key that was found already."""
    return Way(partial(_given, key), partial(_given, key))


def key_of_keyring(folder: Path) -> VaultKey | None:
    """The key that this computer's keyring keeps, if the vault has such a way in and it works; else nothing.

    The passphrase always works, so why the keyring does not is of no interest.
    """
    try:
        return unlock_with_keyring(folder) if is_kept_by_keyring(folder) else None
    except Refused:
        return None


def newest_good_backup(folder: Path, into_backup: Unlock) -> BackupReport | None:
    """The newest of the vault's own backups that is whole, looked over as a restore would.

    Raises ``WrongPassphrase`` when none is known to be whole, for it cannot be opened with this.
    """
    refusal: WrongPassphrase | None = None
    opened = _remembering(into_backup)
    files = sorted(VaultPaths(folder).backups.glob(f"*{SUFFIX}"), reverse=True)
    for file in files[:_MOST_LOOKED_AT]:
        try:
            return verify_backup(file, opened)
        except WrongPassphrase as wrong:
            refusal = refusal or wrong
        except Refused:
            continue
    if refusal:
        raise refusal
    return None


def restore_beside(folder: Path, file: Path, into_backup: Unlock) -> tuple[Path, VaultKey]:
    """Make a vault of a backup beside ``folder``, which stays as it is: where, and the key that opens it.

    Raises as ``restore``.
    """
    keys: list[VaultKey] = []

    def opened(key_file: KeyFile) -> VaultKey:
        keys.append(into_backup(key_file))
        return keys[-1]

    beside = free_folder(folder, made_at(file))
    restore(file, beside, opened)
    return beside, keys[-1]


def _unlock(passphrase: str, folder: Path) -> VaultKey:
    return unlock(folder, passphrase)


def _open_key_file(passphrase: str, key_file: KeyFile) -> VaultKey:
    return key_file.open_with_passphrase(passphrase)


def _unlock_and_renew(words: str, passphrase: str, folder: Path) -> VaultKey:
    key = unlock_with_words(folder, words)
    change_passphrase(folder, key, passphrase)
    return key


def _open_key_file_by_words(words: str, key_file: KeyFile) -> VaultKey:
    return key_file.open_with_secret(SlotKind.RECOVERY, recovery.from_words(words))


def _given(key: VaultKey, _where: object) -> VaultKey:
    return key


def _remembering(into_backup: Unlock) -> Unlock:
    """The same, but one key file is stretched over once only: backups of one vault mostly share theirs."""
    found: dict[bytes, VaultKey] = {}

    def opened(key_file: KeyFile) -> VaultKey:
        content = key_file.to_bytes()
        if content not in found:
            found[content] = into_backup(key_file)
        return found[content]

    return opened
