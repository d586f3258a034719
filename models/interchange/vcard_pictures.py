"""Bytes that came as letters: pictures, sounds, keys."""

import binascii
import re

from models.people.person import Photo

LARGEST_PICTURE = 1024 * 1024

_DATA_URI = re.compile(r"data:([^,;]{0,100})((?:;[^,;]{0,100}){0,5}),", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_TYPES = {
    "x509": "application/pkix-cert",
    "pgp": "application/pgp-keys",
    "wave": "audio/x-wav",
    "basic": "audio/basic",
    "jpg": "image/jpeg",
} | {kind: f"image/{kind}" for kind in ("jpeg", "png", "gif", "webp", "bmp", "tiff")}


def media_type_of(data: bytes) -> str:
    """What kind of picture ``data`` begins like, or an empty string."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return ""


def is_link(value: str) -> bool:
    """Whether ``value`` names a thing that lies elsewhere."""
    return "://" in value[:20] or value[:4].lower() == "cid:"


def as_base64(value: str) -> str:
    """The base64 letters in ``value``, which may be a ``data:`` URI."""
    prefix = _DATA_URI.match(value)
    return value[prefix.end() :] if prefix else value


def decode(letters: str) -> tuple[bytes, bool]:
    """The bytes in base64 ``letters``, and whether they were whole. Missing padding harms nothing."""
    raw = letters.encode("ascii", "replace")
    wanted = raw.translate(None, b" \t\n=").translate(_URL_SAFE)
    clean = wanted.translate(None, _OTHERS)
    spare = len(clean) % 4
    whole = len(clean) == len(wanted) and spare != 1
    if spare == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4)), whole


def encode(photo: Photo) -> str:
    """``photo`` as a ``data:`` URI (RFC 6350, section 6.2.4)."""
    return data_uri(photo.media_type, letters_of(photo.data))


def letters_of(data: bytes) -> str:
    """``data`` in base64, on one line."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def are_letters(text: str) -> bool:
    """Whether ``text`` is base64 and nothing else."""
    return bool(_LETTERS.fullmatch(text))


def data_uri(media_type: str, letters: str) -> str:
    """A ``data:`` URI (RFC 2397)."""
    return f"data:{media_type};base64,{letters}"


def media_type_named(types: tuple[str, ...]) -> str:
    """The media type that the types of a line name in one word, as vCard 3.0 did."""
    named = (type if "/" in type else _TYPES.get(type, "") for type in types)
    return next(filter(None, named), "application/octet-stream")


_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_OTHERS = bytes(set(range(256)) - set(_ALPHABET))
