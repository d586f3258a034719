"""A backup of a furnished vault, and the way into it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.vault import Vault, VaultKey
from models.vault.backup import SUFFIX, back_up
from models.vault.key_file import KeyFile
from tests.furnished import furnish

Unlock = Callable[[KeyFile], VaultKey]


@pytest.fixture
def unlock(vault_key: VaultKey) -> Unlock:
    """The way in, without stretching a passphrase each time."""
    return lambda _: vault_key


@pytest.fixture
def file(vault: Vault, tmp_path: Path) -> Path:
    """A backup of a furnished vault, on a stick."""
    furnish(vault)
    return back_up(vault, tmp_path / f"mine{SUFFIX}").file
