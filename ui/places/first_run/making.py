"""Making the vault of a first run. Slow, for a thread of its own."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import Refused
from models.vault import VaultKey, create_vault
from models.vault.doors import keep_in_keyring, leave_keyring
from models.vault.errors import VaultExists
from models.vault.files import disk_trouble
from resources import tr

Enter = Callable[[Path, VaultKey], Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said in the steps. Its ``repr`` shows none of it."""

    folder: Path
    passphrase: str
    keyring: bool
    secret: bytes

    def __repr__(self) -> str:
        return "Wanted(…)"


@dataclass(frozen=True, slots=True)
class Made:
    """A vault that was made and entered; ``trouble`` is the keyring's refusal, if it was asked and would not."""

    entered: Any
    trouble: str = ""


def make(wanted: Wanted, enter: Enter) -> Made:
    """Make the vault, let the keyring open it if that is wanted, and enter it.

    A keyring that refuses is told, and nothing more: the passphrase opens the vault all the same.
    Raises as ``create_vault`` and ``enter``; then nothing is left behind.
    """
    made = create_vault(wanted.folder, wanted.passphrase, secret=wanted.secret)
    trouble = ""
    if wanted.keyring:
        try:
            keep_in_keyring(wanted.folder, made.key)
        except Refused as refusal:
            trouble = str(refusal)
    try:
        return Made(enter(wanted.folder, made.key), trouble)
    except BaseException:
        if wanted.keyring:
            leave_keyring(wanted.folder, made.key)
        shutil.rmtree(wanted.folder, ignore_errors=True)
        raise


def require_room_for(folder: Path) -> None:
    """See that a vault can be made at ``folder``, before a passphrase is thought up for nothing.

    Leaves nothing behind. Raises ``VaultExists``, ``DiskTrouble``.
    """
    if folder.exists():
        raise VaultExists(tr("There is something here already. Choose another place: nothing is written over."))
    nearest = next(place for place in folder.parents if place.exists())
    try:
        with tempfile.TemporaryDirectory(prefix=".whispeer-", dir=nearest):
            return
    except OSError as error:
        raise disk_trouble(error) from None
