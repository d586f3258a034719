"""``vault.keys``: the slots of a vault, in a small file that is too precious to lose.

Canonical JSON of at most 8 KB, with a checksum that anyone can verify (damage) and a MAC that only
the vault key can make (tampering). A twin beside it holds the same; when one is damaged the other is used.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from models.vault.driver import Profile
from models.vault.errors import VaultDamaged, VaultMissing, VaultTooNew, WrongPassphrase
from models.vault.files import disk_trouble, is_there, write_whole
from models.vault.keys import Argon2Cost, Slot, SlotKind, VaultKey
from resources import tr

FORMAT = 1
_MOST_BYTES = 8192


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What ``vault.keys`` says: whose it is, how the database is laid out, and the slots, one of a kind."""

    vault_id: str
    slots: dict[SlotKind, Slot]
    profile: Profile = field(default_factory=Profile)
    mac: str = ""

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """The key file at ``path``, or its twin when it is damaged or gone.

        Raises ``VaultMissing``, ``VaultDamaged`` when neither can be used, ``VaultTooNew``.
        """
        if not is_there(path) and not is_there(twin_of(path)):
            raise VaultMissing(tr("There is no vault here. Choose another folder, or make a new vault."))
        try:
            return cls._read_one(path)
        except VaultDamaged:
            return cls._read_one(twin_of(path))

    @classmethod
    def _read_one(cls, path: Path) -> "KeyFile":
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            raise _damaged() from None
        except OSError as error:
            raise disk_trouble(error) from None
        return cls.from_bytes(content)

    @classmethod
    def from_bytes(cls, content: bytes) -> "KeyFile":
        """The key file that ``content`` says. Raises ``VaultDamaged`` or ``VaultTooNew``."""
        if len(content) > _MOST_BYTES:
            raise _damaged()
        try:
            document = json.loads(content)
            # the checksum first, in this and every later format: a torn digit must not pass for a newer program
            if document.pop("checksum") != _checksum(document):
                raise _damaged()
            if document["format"] > FORMAT:
                raise VaultTooNew(tr("A newer Whispeer made this vault. Update the program to open it."))
            found = cls._from_document(document)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise _damaged() from None
        # byte for byte what we would write: so a change of any single byte is noticed, blanks included
        if found.to_bytes() != content:
            raise _damaged()
        return found

    @classmethod
    def _from_document(cls, document: Any) -> "KeyFile":
        vault_id, mac = document["vault"], document["mac"]
        profile = Profile(document["profile"]["page_size"], document["profile"]["hmac"])
        slots = [slot_from(entry) for entry in document["slots"]]
        if not (isinstance(vault_id, str) and isinstance(mac, str) and mac.isascii() and profile.is_known):
            raise ValueError("not what a key file says")
        return cls(vault_id, {slot.kind: slot for slot in slots}, profile, mac)

    def to_bytes(self) -> bytes:
        """The file's content, with its checksum."""
        document = self._document() | {"mac": self.mac}
        return _canonical(document | {"checksum": _checksum(document)}) + b"\n"

    def _document(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "vault": self.vault_id,
            "profile": {"page_size": self.profile.page_size, "hmac": self.profile.hmac},
            "slots": [slot_document(self.slots[kind]) for kind in sorted(self.slots)],
        }

    def write(self, path: Path, key: VaultKey) -> "KeyFile":
        """Put the file and its twin on disk, signed with ``key``; what was written is given back.

        Both are renewed, so that an exchanged passphrase opens neither.
        Raises ``DiskTrouble``; then the old file, or the new one, is whole.
        """
        signed = replace(self, mac=key.mac("key file", _canonical(self._document())))
        content = signed.to_bytes()
        write_whole(path, content)
        write_whole(twin_of(path), content)
        return signed

    @classmethod
    def mend(cls, path: Path, key: VaultKey) -> None:
        """Have the file and its twin say the same, if the vault's own ``key`` signed it.

        One may be damaged, or still say what it did before a passphrase was changed and the power failed.
        Raises as ``read``, and ``DiskTrouble``.
        """
        valid = cls.read(path)
        valid._require_signed_by(key)
        content = valid.to_bytes()
        for each in (path, twin_of(path)):
            if not (is_there(each) and each.read_bytes() == content):
                write_whole(each, content)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """The same with ``slot`` in place of the one of its kind."""
        return replace(self, slots=self.slots | {slot.kind: slot})

    def without_slot(self, kind: SlotKind) -> "KeyFile":
        """The same without a slot of this kind."""
        return replace(self, slots={other: slot for other, slot in self.slots.items() if other is not kind})

    def open_with_passphrase(self, passphrase: str) -> VaultKey:
        """The vault key. Raises ``WrongPassphrase``, ``VaultDamaged``."""
        key = self._slot(SlotKind.PASSPHRASE).open_with_passphrase(self.vault_id, passphrase)
        self._require_signed_by(key)
        return key

    def open_with_secret(self, kind: SlotKind, secret: bytes) -> VaultKey:
        """The vault key by the recovery words' or the keyring's secret. Raises as above."""
        key = self._slot(kind).open_with_secret(self.vault_id, secret)
        self._require_signed_by(key)
        return key

    def _slot(self, kind: SlotKind) -> Slot:
        if kind not in self.slots:
            raise WrongPassphrase(tr("This vault has no such way in. Use the passphrase."))
        return self.slots[kind]

    def _require_signed_by(self, key: VaultKey) -> None:
        if not hmac.compare_digest(self.mac, key.mac("key file", _canonical(self._document()))):
            raise VaultDamaged(tr("The vault’s key file was altered by another hand. Restore the newest backup."))


def twin_of(path: Path) -> Path:
    """Where the second copy of the key file lies."""
    return path.with_name(path.name + ".twin")


def slot_document(slot: Slot) -> dict[str, Any]:
    """A slot as values that JSON has."""
    document: dict[str, Any] = {
        "kind": slot.kind.value,
        "salt": slot.salt.hex(),
        "check": slot.check.hex(),
        "nonce": slot.nonce.hex(),
        "sealed": slot.sealed.hex(),
    }
    if slot.cost:
        document["argon2id"] = {
            "memory_kib": slot.cost.memory_kib,
            "iterations": slot.cost.iterations,
            "lanes": slot.cost.lanes,
        }
    return document


def slot_from(entry: Any) -> Slot:
    """The slot of such values, within what we write. Raises ``ValueError``, ``KeyError``, ``TypeError``."""
    kind = SlotKind(entry["kind"])
    cost = Argon2Cost(**entry["argon2id"]) if kind is SlotKind.PASSPHRASE else None
    if cost and not (all(type(value) is int for value in entry["argon2id"].values()) and cost.is_sane):
        raise ValueError("a cost that nobody should pay")
    salt, check, nonce, sealed = (bytes.fromhex(entry[name]) for name in ("salt", "check", "nonce", "sealed"))
    slot = Slot(kind, salt, check, nonce, sealed, cost)
    if not slot.has_known_sizes:
        raise ValueError("not what a slot holds")
    return slot


def _checksum(document: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(document)).hexdigest()


def _canonical(document: dict[str, Any]) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode("ascii")


def _damaged() -> VaultDamaged:
    return VaultDamaged(tr("The vault’s key file is damaged. Restore the newest backup."))
