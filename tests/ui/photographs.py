"""Photographs as telephones take them: turned by a note, and telling where they were taken."""

import struct
import zlib
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

PLACE: Final = b"47.2184N 1.5536W"
WORDS: Final = "Taken by Ana with her Kodiak 7"
TELLING: Final = (PLACE, WORDS.encode(), b"Exif", b"http://ns.adobe.com/xap", b"ICC_PROFILE", b"Kodiak")
"""What none of them may take along."""

UPRIGHT, TURNED_RIGHT = 1, 6
"""How the camera was held, as EXIF counts."""


def encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    """The bytes of a picture file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, quality)  # type: ignore[call-overload]  # the stubs know only of bytes
    return bytes(buffer.data().data())


def landscape(width: int = 640, height: int = 480) -> QImage:
    """Blue above, green below, and red in the corner at the top left."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("#2040c0")
    for y in range(height):
        for x in range(width if y >= height // 2 else 0):
            image.setPixelColor(x, y, "#208030")
    for y in range(height // 4):
        for x in range(width // 4):
            image.setPixelColor(x, y, "#d01010")
    image.setText("Comment", WORDS)
    return image


def photograph(image: QImage, held: int = UPRIGHT) -> bytes:
    """A JPEG of ``image`` with everything that a telephone writes into one."""
    data = encoded(image, "jpg", 90)
    exif = b"Exif\0\0" + _tiff(held)
    parts = ((0xE1, exif), (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE), (0xE2, b"ICC_PROFILE\0" + PLACE))
    return data[:2] + b"".join(_part(mark, body) for mark, body in parts) + data[2:]


def telling_png(image: QImage) -> bytes:
    """A PNG that says where, in words and in EXIF."""
    data = encoded(image, "png")
    said = _chunk(b"tEXt", b"Location\0" + PLACE) + _chunk(b"eXIf", _tiff(UPRIGHT))
    return data[:33] + said + data[33:]


def _tiff(held: int) -> bytes:
    """How it was held, the camera, and a place."""
    camera, place = b"Kodiak\0", PLACE + b"\0"
    gps_at = 8 + 2 + 3 * 12 + 4 + len(camera)
    entries = [(0x010F, 2, len(camera), 50), (0x0112, 3, 1, held), (0x8825, 4, 1, gps_at)]
    first = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    gps = struct.pack("<HHHIII", 1, 0x001B, 2, len(place), gps_at + 18, 0)
    return b"II*\0" + struct.pack("<I", 8) + first + bytes(4) + camera + gps + place


def _part(mark: int, body: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
