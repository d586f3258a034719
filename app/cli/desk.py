"""What a command works with: the options it was given, the vault and the ways into it.

Nothing of the vault is loaded before a command asks for it.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app import bootstrap
from app.cli import asking
from app.settings import Settings, load
from models.clock import Clock
from resources import tr

if TYPE_CHECKING:
    from models.vault import Vault, VaultKey
    from models.vault.key_file import KeyFile


@dataclass(slots=True)
class Asked:
    """The options that every command takes, as far as they were given."""

    vault: Path | None = None
    passphrase_file: str | None = None
    json: bool = False
    today: date | None = None
    demo: bool = False


class Desk:
    """One run of a command. ``close`` it at the end: the vault is closed, and a throwaway one is gone."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.asked = Asked()
        self.settings = settings or load()
        self.to_open: tuple[Path, ...] = ()
        """Sealed files that the window is to open."""
        self._at_end = ExitStack()

    def close(self) -> None:
        """Let go of everything."""
        self._at_end.close()

    @cached_property
    def clock(self) -> Clock:
        """The machine's clock, or the day of ``--today``."""
        return bootstrap.clock(self.asked.today)

    @cached_property
    def folder(self) -> Path:
        """The vault's folder, which need not exist; with ``--demo`` a throwaway vault, made now."""
        if self.asked.demo:
            return self._at_end.enter_context(bootstrap.throwaway_vault(self.clock.today()))
        return bootstrap.vault_folder(self.asked.vault, self.settings)

    @cached_property
    def vault(self) -> "Vault":
        """The vault, open. Raises what unlocking and opening raise."""
        from models.vault import Vault

        return self._at_end.enter_context(Vault(self.folder, self.key, self.clock))

    @cached_property
    def key(self) -> "VaultKey":
        """The vault's key. Raises ``VaultMissing``, ``WrongPassphrase``, ``VaultDamaged``."""
        from models.vault import VaultPaths
        from models.vault.key_file import KeyFile

        return self.unlock(KeyFile.read(VaultPaths(self.folder).keys))

    def unlock(self, key_file: "KeyFile") -> "VaultKey":
        """The key that ``key_file``, a vault's or a backup's, keeps sealed.

        By the passphrase file if one was given; else by the keyring, if it has a way in; else by asking.
        """
        given = self.given_passphrase()
        if given is None and (kept := _by_keyring(key_file)):
            return kept
        return key_file.open_with_passphrase(given or asking.ask(tr("Passphrase:"), _give("--passphrase-file")))

    def given_passphrase(self) -> str | None:
        """The passphrase, where it need not be asked for."""
        if self.asked.demo:
            return bootstrap.DEMO_PASSPHRASE
        if self.asked.passphrase_file is not None:
            return asking.first_line(self.asked.passphrase_file)
        return None

    def new_passphrase(self, file: str | None, option: str) -> str:
        """A passphrase for a new or changed vault: from ``file``, which ``option`` gave, else asked for twice."""
        if file is not None:
            return asking.first_line(file)
        return asking.ask_twice(tr("New passphrase, four words are best:"), _give(option))


def _by_keyring(key_file: "KeyFile") -> "VaultKey | None":
    from models.vault import os_keyring
    from models.vault.errors import WrongPassphrase
    from models.vault.keys import SlotKind

    if SlotKind.KEYRING not in key_file.slots:
        return None
    try:
        return key_file.open_with_secret(SlotKind.KEYRING, os_keyring.kept_secret(key_file.vault_id))
    except (os_keyring.KeyringUnavailable, WrongPassphrase):
        return None  # another computer's, or gone: the passphrase always opens it


def _give(option: str) -> str:
    return tr(
        "There is no terminal to ask for the passphrase. Give it with {option} FILE, or “-” for stdin.",
        option=option,
    )
