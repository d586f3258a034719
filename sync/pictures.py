"""The picture on a card: a small PNG or JPEG, whole, and nothing else. Only its outline is read here, never decoded."""

import base64
import binascii
import re
import struct
import zlib

from sync.limits import PICTURE_BYTES, PICTURE_PIXELS
from sync.refusals import NotTaken, Reason

_DATA = re.compile(r"data:(image/(?:png|jpeg));base64,([A-Za-z0-9+/]+={0,2})")
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD"})
_JPEG_START, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_SCAN = 0xDA
_HEAD, _TELLING = 0xE0, frozenset(range(0xE0, 0xF0)) | {0xFE}
"""Where a JPEG may tell of a camera, a place or a program; the first says no more than how it is to be shown."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def require_picture(uri: str) -> tuple[str, bytes]:
    """The media type and bytes in a ``data:`` address. Raises ``NotTaken`` for anything else, or one too large."""
    found = _DATA.fullmatch(uri)
    if not found:
        raise NotTaken(Reason.PICTURE)
    try:
        data = base64.b64decode(found[2], validate=True)
    except binascii.Error:
        raise NotTaken(Reason.PICTURE) from None
    if len(data) > PICTURE_BYTES:
        raise NotTaken(Reason.PICTURE)
    try:
        size = _png_size(data) if found[1] == "image/png" else _jpeg_size(data)
    except (struct.error, IndexError):
        raise NotTaken(Reason.PICTURE) from None
    if not all(0 < side <= PICTURE_PIXELS for side in size):
        raise NotTaken(Reason.PICTURE)
    return found[1], data


def require_bare(data: bytes) -> None:
    """Raise ``NotTaken`` where ``data``, a JPEG, tells more than what is to be seen: a place, a camera, words."""
    at = 2
    while data[at + 1] != _SCAN:
        if data[at + 1] in _TELLING and data[at + 1] != _HEAD:
            raise NotTaken(Reason.PICTURE)
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG that is whole; one with parts that could unpack to more than the picture is none."""
    if not data.startswith(_PNG):
        return 0, 0
    at, size, kind = len(_PNG), (0, 0), b""
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        first = at == len(_PNG)
        if kind not in _PNG_PARTS or first != (kind == b"IHDR") or check != zlib.crc32(kind + body):
            return 0, 0
        if first:
            size = struct.unpack_from(">II", body)
        at += 12 + length
        if kind == b"IEND":
            break
    return size if kind == b"IEND" and at == len(data) else (0, 0)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG with one frame and an end."""
    if not (data.startswith(_JPEG_START) and data.endswith(_JPEG_END)):
        return 0, 0
    at, size = 2, (0, 0)
    while data[at] == 0xFF:
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == _SCAN:
            return size
        if marker in _FRAMES:
            if size != (0, 0):
                return 0, 0
            height, width = struct.unpack_from(">HH", data, at + 5)
            size = width, height
        at += 2 + length
    return 0, 0
