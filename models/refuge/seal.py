"""Sealing what Refuge holds: AES-256-GCM of JSON, padded so that no length tells a word."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import Refused
from resources import tr

KEY_BYTES = 32
_NONCE_BYTES = 12
_PADDED_TO = 256  # bytes, so that the length of what is sealed does not tell the word


class OtherLock(Refused):
    """The key given does not open what is sealed."""


class Seal:
    """Closes and opens values with one key of ``KEY_BYTES``. Its ``repr`` shows nothing of it."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key of Refuge has 32 bytes")
        self._cipher = AESGCM(key)

    def close(self, values: Mapping[str, Any], bound_to: str) -> bytes:
        """Nonce and ciphertext of the JSON, bound to a word of whose it is, so that no two can be exchanged."""
        text = json.dumps(values, ensure_ascii=False).encode()
        padded = text + b" " * (-len(text) % _PADDED_TO)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, padded, bound_to.encode())

    def open(self, box: bytes, bound_to: str) -> dict[str, Any]:
        """The values. Raises ``OtherLock`` when they were closed with another key, or for something else."""
        try:
            opened = self._cipher.decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], bound_to.encode())
        except (InvalidTag, ValueError):  # a ValueError for what is too short to be a box
            raise OtherLock(tr("This key does not open your check-ins. Open Refuge with its own passphrase.")) from None
        values: dict[str, Any] = json.loads(opened)
        return values
