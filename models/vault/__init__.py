"""The encrypted store: create, unlock, change, lock."""

from models.vault.changed import ANYTHING, Changed
from models.vault.doors import NewVault, create_vault, open_vault, unlock
from models.vault.keys import VaultKey
from models.vault.paths import VaultPaths
from models.vault.undo import Change, TouchedSince, Where
from models.vault.vault import Vault

__all__ = [
    "ANYTHING",
    "Change",
    "Changed",
    "NewVault",
    "TouchedSince",
    "Vault",
    "VaultKey",
    "VaultPaths",
    "Where",
    "create_vault",
    "open_vault",
    "unlock",
]
