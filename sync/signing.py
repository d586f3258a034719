"""Signing with Ed25519, as a compact JSON Web Signature (RFC 7515, RFC 9864). No other module imports joserfc.

The key that a signature is checked with stands in what is signed: whoever trusts it has paired with it.
No header but ours is taken, so that none can name another algorithm, another key or an address to fetch one from.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from sync.limits import PAYLOAD_BYTES, SIGNED_BYTES
from sync.refusals import NotTaken, Reason

_KEY_BYTES = 32
_ALGORITHM: Final = "Ed25519"
_HEADER = {"alg": _ALGORITHM, "typ": "introcard"}
_COMPACT = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})")

# Points of small order: a "key" of theirs fits signatures that nobody made (Brendel et al. 2021, section 3).
# Their y as 32 little-endian bytes without the sign of x; the last two are 0 and 1 written past the modulus.
_SMALL_ORDER = frozenset(
    bytes.fromhex(y)
    for y in (
        "00" * 32,
        "01" + "00" * 31,
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)


def encoded(data: bytes) -> str:
    """``data`` in base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes:
    """The bytes that ``text`` says in the one way in which they can be said. Raises ``ValueError``."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
    except binascii.Error:
        raise ValueError from None
    if encoded(data) != text:
        raise ValueError
    return data


_OUR_HEADER = encoded(json.dumps(_HEADER, separators=(",", ":")).encode())


def fresh_secret() -> bytes:
    """A new 32-byte secret to sign with."""
    return decoded(str(OKPKey.generate_key(_ALGORITHM).as_dict(private=True)["d"]))


def key_of(secret: bytes) -> str:
    """The key that fits ``secret``, in base64url."""
    private = Ed25519PrivateKey.from_private_bytes(secret)
    return encoded(private.public_key().public_bytes_raw())


def is_key(text: str) -> bool:
    """Whether ``text`` is a key in base64url that a signature can be trusted by."""
    try:
        raw = decoded(text)
    except ValueError:
        return False
    return len(raw) == _KEY_BYTES and raw[:-1] + bytes([raw[-1] & 0x7F]) not in _SMALL_ORDER


@dataclass(frozen=True, slots=True)
class Signed:
    """What a compact signature holds, not yet checked."""

    compact: str
    payload: bytes

    def require_signed_by(self, key: str) -> None:
        """Raise ``NotTaken`` unless ``key`` signed it."""
        if not is_key(key):
            raise NotTaken(Reason.FORGED)
        public = OKPKey.import_key({"kty": "OKP", "crv": _ALGORITHM, "x": key})
        try:
            jws.deserialize_compact(self.compact, public, algorithms=[_ALGORITHM])
        except JoseError:
            raise NotTaken(Reason.FORGED) from None


def sign(payload: bytes, secret: bytes) -> str:
    """``payload``, signed. Raises ``NotTaken`` when it is larger than anybody would take."""
    if len(payload) > PAYLOAD_BYTES:
        raise NotTaken(Reason.TOO_LARGE)
    pair: dict[str, str | list[str]] = {"kty": "OKP", "crv": _ALGORITHM, "x": key_of(secret), "d": encoded(secret)}
    return jws.serialize_compact(_HEADER, payload, OKPKey.import_key(pair), algorithms=[_ALGORITHM])


def read_compact(data: bytes) -> Signed:
    """The payload of a compact signature whose header is ours, not yet checked. Raises ``NotTaken``."""
    if len(data) > SIGNED_BYTES:
        raise NotTaken(Reason.TOO_LARGE)
    try:
        compact = data.decode("ascii")
        found = _COMPACT.fullmatch(compact)
        if not found or found[1] != _OUR_HEADER:
            raise NotTaken(Reason.NOT_A_CARD)
        if len(found[2]) > PAYLOAD_BYTES * 4 // 3 + 4:
            raise NotTaken(Reason.TOO_LARGE)
        decoded(found[3])
        return Signed(compact, decoded(found[2]))
    except ValueError:
        raise NotTaken(Reason.NOT_A_CARD) from None
