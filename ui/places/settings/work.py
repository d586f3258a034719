"""What the settings have done elsewhere: calls for the vault's threads, or for one of their own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.vault import Vault, VaultKey
from models.vault.backup import SUFFIX, BackupReport, back_up, restore, verify_backup
from models.vault.doors import (
    change_passphrase,
    is_kept_by_keyring,
    keep_in_keyring,
    leave_keyring,
    renew_recovery_words,
    require_passphrase,
    unlock,
)
from models.vault.errors import WrongPassphrase
from models.vault.key_file import KeyFile


@dataclass(frozen=True, slots=True)
class Facts:
    """What the settings show of the vault."""

    folder: Path
    key: VaultKey
    kept_by_keyring: bool
    backups: tuple[Path, ...]


def facts(vault: Vault, _job: Any) -> Facts:
    """How things stand; the newest backup first."""
    folder = vault.paths.folder
    backups = sorted(vault.paths.backups.glob(f"*{SUFFIX}"), reverse=True)
    return Facts(folder, vault.key, is_kept_by_keyring(folder), tuple(backups))


def new_passphrase(old: str, new: str, vault: Vault, _job: Any) -> WrongPassphrase | None:
    """Change the passphrase, if ``old`` is the one in force; a backup is made first."""
    require_passphrase(new)
    try:
        unlock(vault.paths.folder, old)
    except WrongPassphrase as wrong:
        return wrong
    back_up(vault)
    change_passphrase(vault.paths.folder, vault.key, new)
    return None


def new_words(vault: Vault, _job: Any) -> str:
    """New recovery words; a backup is made first."""
    back_up(vault)
    return renew_recovery_words(vault.paths.folder, vault.key)


def let_keyring(opens: bool, found: Facts) -> None:
    """Let this computer's keyring open the vault, or no longer."""
    if opens:
        keep_in_keyring(found.folder, found.key)
    else:
        leave_keyring(found.folder, found.key)


def back_up_now(vault: Vault, _job: Any) -> BackupReport:
    """A backup among the vault's own."""
    return back_up(vault)


def look_over(file: Path, key: VaultKey) -> BackupReport:
    """Look a backup over as a restore would."""

    def opened(_key_file: KeyFile) -> VaultKey:
        return key

    return verify_backup(file, opened)


def restore_to(file: Path, folder: Path, key: VaultKey) -> Path:
    """Make a vault of a backup at ``folder``."""

    def opened(_key_file: KeyFile) -> VaultKey:
        return key

    restore(file, folder, opened)
    return folder
