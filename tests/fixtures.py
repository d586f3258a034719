"""A real vault for every test that asks for one."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.vault import NewVault, Vault, VaultKey, create_vault
from models.vault.keys import FLOOR

PASSPHRASE = "four words are best"
TODAY = date(2026, 3, 16)  # a Monday


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory: pytest.TempPathFactory) -> NewVault:
    """An empty vault, made once, for stretching a passphrase is slow on purpose. Copy it, write not in it."""
    return create_vault(tmp_path_factory.mktemp("new") / "new.whispeer", PASSPHRASE, cost=FLOOR)


@pytest.fixture
def vault_folder(new_vault: NewVault, tmp_path: Path) -> Path:
    """The folder of an empty vault of this test's own; ``PASSPHRASE`` opens it."""
    return Path(shutil.copytree(new_vault.folder, tmp_path / "notebook.whispeer"))


@pytest.fixture
def vault_key(new_vault: NewVault) -> VaultKey:
    """The key of the vault in ``vault_folder``."""
    return new_vault.key


@pytest.fixture
def vault(vault_folder: Path, vault_key: VaultKey) -> Iterator[Vault]:
    """That vault, open, on ``TODAY``."""
    with Vault(vault_folder, vault_key, FixedClock(TODAY)) as opened:
        yield opened
