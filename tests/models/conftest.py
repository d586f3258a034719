"""A vault with something of every kind, made once and copied for each test that asks for it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.vault import NewVault, Vault
from tests.fixtures import TODAY
from tests.models.deeds import Furniture, furnish

Furnished = Callable[[], AbstractContextManager[tuple[Vault, Furniture]]]


@pytest.fixture(scope="session")
def furnished(new_vault: NewVault, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    """A vault with something of every kind, anew each time it is opened."""
    root = tmp_path_factory.mktemp("furnished")
    folder = Path(shutil.copytree(new_vault.folder, root / "first.whispeer"))
    with Vault(folder, new_vault.key, FixedClock(TODAY)) as vault:
        furniture = furnish(vault)
    numbers = count()

    @contextmanager
    def opened() -> Iterator[tuple[Vault, Furniture]]:
        copy = Path(shutil.copytree(folder, root / f"{next(numbers)}.whispeer"))
        try:
            with Vault(copy, new_vault.key, FixedClock(TODAY)) as vault:
                yield vault, furniture
        finally:
            shutil.rmtree(copy)

    return opened
