"""Messages that no program of ours writes: every piece of one can be put together otherwise."""

import base64
import json
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.codec import Keys

NOW = datetime(2026, 3, 16, 12, tzinfo=UTC)
SECOND = int(NOW.timestamp())
DAY = 86_400
HEADER = {"alg": "Ed25519", "typ": "introcard"}

LEA, SAM, EVE = (Keys(bytes([number]) * 32, Keys.fresh().age_secret) for number in (1, 2, 3))
"""Who signs, who reads, and who should do neither."""


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def as_json(value: object) -> bytes:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def card_body(**person: Any) -> dict[str, Any]:
    """A card of one name and whatever else."""
    block = {"name": {"full": "Léa Martin"}, **person}
    names = {"emails": "email", "phones": "phone", "organizations": "org", "titles": "role", "addresses": "city"}
    fields = ["name", *(names[key] for key in person if key in names)]
    fields += ["link"] * bool(person.get("links")) + ["photo"] * bool(person.get("media"))
    return {"kind": "card", "card": {key: value for key, value in block.items() if value}, "fields": fields}


def ask_body(**more: Any) -> dict[str, Any]:
    """An ask with a text or two."""
    return {"kind": "ask", "why": "You both plant hedges.", "other_is": "Someone from the Loire", **more}


@dataclass(frozen=True)
class Forged:
    """A message for Sam from Léa, in pieces; ``data`` puts them together."""

    body: dict[str, Any] = field(default_factory=card_body)
    envelope: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] | bytes = field(default_factory=lambda: dict(HEADER))
    payload: bytes | None = None
    signer: bytes = LEA.sign_secret
    to: str = SAM.age
    change: Callable[[str], str] = str
    sealed: bool = True

    def said(self) -> bytes:
        """The payload."""
        if self.payload is not None:
            return self.payload
        envelope = {
            "v": 1,
            "minv": 1,
            "id": "ab" * 16,
            "thread": "cd" * 16,
            "round": 1,
            "iss": LEA.key,
            "aud": SAM.key,
            "iat": SECOND,
            "exp": SECOND + 30 * DAY,
            "body": self.body,
        }
        changed = {**envelope, **self.envelope}
        return as_json({key: value for key, value in changed.items() if value is not ...})

    def compact(self) -> str:
        """The signature."""
        header = self.header if isinstance(self.header, bytes) else as_json(self.header)
        signing = f"{b64(header)}.{b64(self.said())}"
        signature = Ed25519PrivateKey.from_private_bytes(self.signer).sign(signing.encode())
        return self.change(f"{signing}.{b64(signature)}")

    def data(self) -> bytes:
        """The file."""
        compact = self.compact().encode("utf-8", "surrogatepass")
        return seal(compact, self.to) if self.sealed else compact


def seal(content: bytes, *to: str) -> bytes:
    """Sealed with age, whatever it is."""
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(one) for one in to]))


def png(width: int, height: int, *more: tuple[bytes, bytes], tail: bytes = b"") -> bytes:
    """A PNG that says it is so large, with pictures of one grey."""
    rows = zlib.compress((b"\0" + b"\x80" * min(width, 256)) * min(height, 256))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), *more, (b"IDAT", rows), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said)) for kind, said in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body + tail


def jpeg(width: int, height: int, frames: int = 1, end: bytes = b"\xff\xd9") -> bytes:
    """The outline of a JPEG of so many frames."""
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04\0\0" + frame * frames + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x11\x22" + end


def photo(data: bytes, media_type: str = "image/png") -> dict[str, Any]:
    """A picture as a card carries it."""
    return {"1": {"kind": "photo", "uri": f"data:{media_type};base64,{base64.b64encode(data).decode()}"}}
