"""A picture file is decoded for its squares, and every file that is none, or too large, is refused before it costs."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from models.carrying import Gray
from models.errors import Refused
from sync.transports.squares import read_squares, squares
from ui.picture_files import LARGEST_FILE, LARGEST_SIDE, read_gray


def photograph(content: bytes, side: int = 6) -> QImage:
    """``content`` in squares, as a picture in colours."""
    rows = squares(content)
    image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.setPixelColor(x, y, "#202040" if dark else "#f5f0e6")
    return image.scaled(len(rows) * side, len(rows) * side)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of_size(width: int, height: int) -> bytes:
    """A PNG that says it is so large."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
@pytest.mark.parametrize("degrees", [0, 90, 17])
def test_a_photograph_is_read(tmp_path: Path, ending: str, degrees: int) -> None:
    file = tmp_path / f"squares.{ending}"
    image = photograph(b"whispeer:meet")
    table = QImage(image.size() * 2, image.format())
    table.fill("#c8b89a")
    painter = QPainter(table)
    painter.translate(table.width() / 2, table.height() / 2)
    painter.rotate(degrees)
    painter.drawImage(-image.width() // 2, -image.height() // 2, image)
    painter.end()
    table.save(str(file))
    assert read_squares(read_gray(file)) == b"whispeer:meet"


def test_the_pixels_are_gray_and_without_padding(tmp_path: Path) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill("white")
    image.setPixelColor(2, 1, "black")
    image.save(str(tmp_path / "small.png"))
    assert read_gray(tmp_path / "small.png") == Gray(3, 2, b"\xff\xff\xff\xff\xff\0")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no picture"),
        (b"hello", "no picture"),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
            "no picture",
        ),
        (png_of_size(20_000, 20_000), "too large"),
        (png_of_size(LARGEST_SIDE + 1, 10), "too large"),
        (png_of_size(100, 100)[:60], "damaged"),
        (os.urandom(5000), "no picture"),
        (bytes(LARGEST_FILE + 1), "too large"),
    ],
    ids=["empty", "text", "SVG", "20000 x 20000", "too wide", "cut off", "noise", "too many bytes"],
)
def test_what_is_no_picture_is_told(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(data)
    with pytest.raises(Refused, match=says):
        read_gray(file)


def test_a_pipe_a_folder_and_nothing_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ".", "nowhere"):
        with pytest.raises(Refused):
            read_gray(tmp_path / name)
