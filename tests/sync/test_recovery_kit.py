"""The recovery words and a backup bring my keys back on another computer: whom I am paired with takes them as mine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.handing import Level
from models.vault import NewVault, Vault, create_vault
from models.vault.backup import back_up, restore
from models.vault.doors import unlock_with_words
from models.vault.key_file import KeyFile
from models.vault.keys import FLOOR, SlotKind, VaultKey
from models.vault.recovery import from_words
from sync.postbox import Postbox
from tests.fixtures import PASSPHRASE, TODAY


@pytest.fixture
def ben(new_vault: NewVault, tmp_path: Path) -> Iterator[Vault]:
    """Whom I am paired with."""
    folder = Path(shutil.copytree(new_vault.folder, tmp_path / "ben.whispeer"))
    with Vault(folder, new_vault.key, FixedClock(TODAY)) as opened:
        Postbox(opened).set_fields({"name": "Ben Okafor"})
        yield opened


@pytest.mark.parametrize("with_new_keys", [False, True])
def test_words_and_a_backup_bring_my_keys_back(ben: Vault, tmp_path: Path, with_new_keys: bool) -> None:
    made = create_vault(tmp_path / "here" / "ana.whispeer", PASSPHRASE, cost=FLOOR)
    with Vault(made.folder, made.key, FixedClock(TODAY)) as here:
        Postbox(here).set_fields({"name": "Ana Prado", "city": "Nantes"})
        bens = Postbox(here).pair(Postbox(ben).identity().data).person
        anas = Postbox(ben).pair(Postbox(here).identity().data, level=Level.PAIRED).person
        on_its_way = Postbox(ben).card_for(anas, ["name"]).data
        if with_new_keys:
            Postbox(ben).receive(Postbox(here).rotate().data)
        me, file = Postbox(here).me(), back_up(here, tmp_path / "stick.whispeer-backup").file
    shutil.rmtree(made.folder)

    def by_words(key_file: KeyFile) -> VaultKey:
        return key_file.open_with_secret(SlotKind.RECOVERY, from_words(made.recovery_words))

    folder = tmp_path / "elsewhere" / "ana.whispeer"
    restore(file, folder, by_words)
    with Vault(folder, unlock_with_words(folder, made.recovery_words), FixedClock(TODAY)) as again:
        assert Postbox(again).me() == me
        item = Postbox(ben).receive(Postbox(again).card_for(bens, ["city"]).data).item
        assert (item.sender, item.level, item.remark) == ("Ana Prado", Level.PAIRED, "")
        assert Postbox(again).receive(on_its_way).item.sender == "Ben Okafor"
        assert Postbox(ben).peers()[0].words == Postbox(again).me().words
