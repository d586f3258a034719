"""The vault key, and the slots that seal it.

The vault is encrypted with 32 random bytes. ``vault.keys`` holds them sealed once for each way in:
the passphrase, the recovery words, the keyring of this computer. Any one slot opens the vault; none is stored open.

A passphrase is stretched by Argon2id (RFC 9106); the words and the keyring's secret are random already,
so HKDF-SHA256 (RFC 5869) is enough for them. Slots are sealed with AES-256-GCM over the vault's id,
the slot's kind and its parameters, so that none can be moved or weakened unseen.
"""

import hmac
import os
import secrets
import time
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.vault.errors import VaultDamaged, WrongPassphrase
from resources import tr

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_CHECK_BYTES = 4  # enough to tell a wrong passphrase from damage, useless to a guesser
_TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class VaultKey:
    """The 32 bytes from which every key of one vault is derived. Its ``repr`` shows nothing of them."""

    _secret: bytes

    def __post_init__(self) -> None:
        if len(self._secret) != KEY_BYTES:
            raise ValueError("a vault key has 32 bytes")

    def __repr__(self) -> str:
        return "VaultKey(…)"

    @classmethod
    def fresh(cls) -> "VaultKey":
        """A new random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def subkey(self, purpose: str, length: int = KEY_BYTES) -> bytes:
        """``length`` bytes for one ``purpose``, from which neither this key nor another subkey follows."""
        return _hkdf(self._secret, f"whispeer {purpose}".encode(), length)

    @property
    def for_database(self) -> str:
        """SQLCipher's raw key: ``x'…'`` with 64 hex digits of key and 32 of salt."""
        return f"x'{self.subkey('database').hex()}{self.database_salt.hex()}'"

    @property
    def database_salt(self) -> bytes:
        """The salt in it, with which the database's file begins."""
        return self.subkey("database salt", SALT_BYTES)

    def mac(self, purpose: str, message: bytes) -> str:
        """HMAC-SHA256 of ``message`` as hex, with a key of its own for the ``purpose``."""
        return hmac.digest(self.subkey(f"{purpose} mac"), message, "sha256").hex()


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one guess at a passphrase costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    @property
    def is_sane(self) -> bool:
        """Within what we write and what a machine can bear: a key file from elsewhere is not trusted."""
        return 65536 <= self.memory_kib <= 4 * 1024 * 1024 and 3 <= self.iterations <= 16 and 1 <= self.lanes <= 16


FLOOR = Argon2Cost(memory_kib=65536, iterations=3, lanes=4)
DEFAULT = Argon2Cost(memory_kib=262144, iterations=3, lanes=4)

_TOO_SLOW_SECONDS = 1.5
_MEMORY_SHARE = 8  # at most an eighth of what the machine has


@lru_cache(maxsize=1)
def affordable_cost() -> Argon2Cost:
    """The default cost, halved until one derivation fits this machine; never under the floor."""
    cost = DEFAULT
    while cost.memory_kib > FLOOR.memory_kib and not _is_affordable(cost):
        cost = Argon2Cost(cost.memory_kib // 2, cost.iterations, cost.lanes)
    return cost


def _is_affordable(cost: Argon2Cost) -> bool:
    if cost.memory_kib * 1024 * _MEMORY_SHARE > _physical_memory():
        return False
    started = time.perf_counter()
    _argon2id("calibration", bytes(SALT_BYTES), cost)
    return time.perf_counter() - started <= _TOO_SLOW_SECONDS


def _physical_memory() -> int:
    if not hasattr(os, "sysconf"):  # Windows: the time alone decides there
        return 1 << 62
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


class SlotKind(StrEnum):
    """The ways into a vault."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Slot:
    """The vault key sealed for one way in. ``cost`` is there for a passphrase alone."""

    kind: SlotKind
    salt: bytes
    check: bytes
    nonce: bytes
    sealed: bytes
    cost: Argon2Cost | None = None

    @property
    def has_known_sizes(self) -> bool:
        """Whether each part is as long as we write it: a key file from elsewhere is not trusted."""
        sizes = tuple(map(len, (self.salt, self.check, self.nonce, self.sealed)))
        return sizes == (SALT_BYTES, _CHECK_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES)

    @classmethod
    def for_passphrase(cls, vault_id: str, key: VaultKey, passphrase: str, cost: Argon2Cost | None = None) -> "Slot":
        """Seal ``key`` for a passphrase, at what this machine can afford unless ``cost`` says otherwise."""
        cost = cost or affordable_cost()
        salt = secrets.token_bytes(SALT_BYTES)
        return cls._seal(SlotKind.PASSPHRASE, vault_id, key, _argon2id(passphrase, salt, cost), salt, cost)

    @classmethod
    def for_secret(cls, kind: SlotKind, vault_id: str, key: VaultKey, secret: bytes) -> "Slot":
        """Seal ``key`` for a random secret: the recovery words' or the keyring's."""
        salt = secrets.token_bytes(SALT_BYTES)
        return cls._seal(kind, vault_id, key, _from_secret(secret, salt), salt, None)

    @classmethod
    def _seal(
        cls,
        kind: SlotKind,
        vault_id: str,
        key: VaultKey,
        wrapping: bytes,
        salt: bytes,
        cost: Argon2Cost | None,
    ) -> "Slot":
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = AESGCM(wrapping).encrypt(nonce, key._secret, _bound_to(vault_id, kind, salt, cost))
        return cls(kind, salt, _check(wrapping), nonce, sealed, cost)

    def open_with_passphrase(self, vault_id: str, passphrase: str) -> VaultKey:
        """The vault key. Raises ``WrongPassphrase``, or ``VaultDamaged`` when the slot itself is broken."""
        assert self.cost is not None  # a passphrase slot has one
        return self._open(vault_id, _argon2id(passphrase, self.salt, self.cost))

    def open_with_secret(self, vault_id: str, secret: bytes) -> VaultKey:
        """The vault key, as ``open_with_passphrase``."""
        return self._open(vault_id, _from_secret(secret, self.salt))

    def _open(self, vault_id: str, wrapping: bytes) -> VaultKey:
        if not hmac.compare_digest(self.check, _check(wrapping)):
            raise WrongPassphrase(_WRONG[self.kind]())
        try:
            secret = AESGCM(wrapping).decrypt(
                self.nonce, self.sealed, _bound_to(vault_id, self.kind, self.salt, self.cost)
            )
        except InvalidTag:
            raise VaultDamaged(tr("The vault’s key file is damaged. Restore the newest backup.")) from None
        return VaultKey(secret)


def _wrong_passphrase() -> str:
    return tr("This passphrase does not open the vault. Try again, or use the recovery words.")


def _wrong_words() -> str:
    return tr("These recovery words belong to another vault, or to an earlier sheet of this one.")


def _wrong_kept_key() -> str:
    return tr("The key kept by this computer no longer opens the vault. Use the passphrase.")


_WRONG = {
    SlotKind.PASSPHRASE: _wrong_passphrase,
    SlotKind.RECOVERY: _wrong_words,
    SlotKind.KEYRING: _wrong_kept_key,
}


def _argon2id(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    # the same letters typed on another system may come decomposed
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(typed)


def _from_secret(secret: bytes, salt: bytes) -> bytes:
    return _hkdf(secret, b"whispeer slot", KEY_BYTES, salt)


def _check(wrapping: bytes) -> bytes:
    return _hkdf(wrapping, b"whispeer key check", _CHECK_BYTES)


def _hkdf(secret: bytes, info: bytes, length: int, salt: bytes | None = None) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)


def _bound_to(vault_id: str, kind: SlotKind, salt: bytes, cost: Argon2Cost | None) -> bytes:
    parameters = f"{cost.memory_kib}/{cost.iterations}/{cost.lanes}" if cost else "-"
    return "\n".join(["whispeer slot 1", vault_id, kind.value, salt.hex(), parameters]).encode()
