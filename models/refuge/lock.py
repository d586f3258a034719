"""The lock of Refuge: 32 random bytes of its own, which a second passphrase wraps.

The vault's key does not give them away, nor do the recovery words: who forgets this passphrase has no other way in.
The wrapped key lies in the vault, in backups and in archives, as ``vault.keys`` holds the vault's
(``models/vault/keys.py``): stretched by Argon2id, sealed over the Refuge's own uid and the parameters,
which are checked before anything is stretched.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import Refused
from models.refuge.seal import Seal
from models.vault.doors import require_passphrase, unlock
from models.vault.errors import VaultDamaged, WrongPassphrase
from models.vault.key_file import slot_document, slot_from
from models.vault.keys import Argon2Cost, Slot, VaultKey
from models.vault.vault import Vault
from resources import tr

_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Lock:
    """What closes one Refuge. ``uid`` is its name in the vault; nothing here opens it."""

    uid: str
    slot: Slot

    @property
    def written(self) -> str:
        """The slot as the vault keeps it."""
        return json.dumps(slot_document(self.slot), sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class RefugeKey:
    """What an opened Refuge is read and written with. It is worth the passphrase: let go of it when leaving."""

    uid: str
    _key: VaultKey

    @property
    def for_check_ins(self) -> bytes:
        """The key of the check-ins."""
        return self._key.subkey("check-ins")

    @property
    def for_choices(self) -> Seal:
        """The seal of what was chosen: the names, the numbers, when things fade."""
        return Seal(self._key.subkey("choices"))

    @property
    def for_drafts(self) -> Seal:
        """The seal of what is half written when Refuge is closed."""
        return Seal(self._key.subkey("drafts"))


def fresh_lock(passphrase: str, vault_folder: Path, cost: Argon2Cost | None = None) -> tuple[Lock, RefugeKey]:
    """A new key and what closes it. Takes about two seconds, on purpose; nothing is written.

    Raises ``Refused`` for a passphrase that is too short, or that opens the vault as well.
    """
    require_passphrase(passphrase)
    if _opens_vault(passphrase, vault_folder):
        raise Refused(
            tr("This is the vault’s own passphrase. Take another one: whoever knows the first must not read this.")
        )
    uid, key = uuid.uuid4().hex, VaultKey.fresh()
    return Lock(uid, Slot.for_passphrase(_owner(uid), key, passphrase, cost)), RefugeKey(uid, key)


def locks(vault: Vault) -> tuple[Lock, ...]:
    """What closes each Refuge of the vault: none, one, or another that came with an archive. The newest first.

    Raises ``VaultDamaged``.
    """
    return tuple(Lock(*row) for row in _slots(vault))


def _slots(vault: Vault) -> Iterable[tuple[str, Slot]]:
    for uid, written in vault.rows("SELECT uid, slot FROM refuge ORDER BY id DESC"):
        try:
            yield uid, read_slot(written)
        except ValueError:
            raise _damaged() from None


def read_slot(written: str) -> Slot:
    """The slot that ``Lock.written`` told. Raises ``ValueError`` for what nobody of ours wrote, or should pay for."""
    if len(written) > _MOST_BYTES:
        raise ValueError("too long for a slot")
    try:
        entry: Any = json.loads(written)
        slot = slot_from(entry)
        if slot.cost is None or slot_document(slot) != entry:
            raise ValueError("not what we write")
    except (KeyError, TypeError, RecursionError):
        raise ValueError("not a slot") from None
    return slot


def open_locks(closed: Iterable[Lock], passphrase: str) -> RefugeKey:
    """The key of the one that ``passphrase`` opens; about a second for each that is tried.

    Raises ``WrongPassphrase``, ``VaultDamaged``.
    """
    for lock in closed:
        try:
            return RefugeKey(lock.uid, lock.slot.open_with_passphrase(_owner(lock.uid), passphrase))
        except WrongPassphrase:
            continue
        except VaultDamaged:
            raise _damaged() from None
    raise WrongPassphrase(tr("This passphrase does not open Refuge. It is not the one of the vault: try again."))


def _opens_vault(passphrase: str, folder: Path) -> bool:
    try:
        unlock(folder, passphrase)
    except WrongPassphrase:
        return False
    return True


def _owner(uid: str) -> str:
    """Whose slot it is: bound into it, so that none of a vault's can pass for Refuge's."""
    return f"refuge {uid}"


def _damaged() -> VaultDamaged:
    return VaultDamaged(tr("What closes Refuge is damaged. Restore the newest backup."))
