"""A picture file that someone points to, decoded under limits: its outline is looked at before its pixels."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from models.carrying import Gray, SquaresUnreadable

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes: a telephone's photograph."""
LARGEST_SIDE = 6000
"""Pixels, of each side."""
_FORMATS = frozenset({b"png", b"jpeg", b"webp"})


def read_gray(file: Path) -> Gray:
    """The picture in ``file``, without its colours. Raises ``SquaresUnreadable`` when it is none, or too large.

    Not for the window's thread: a large picture takes half a second.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(_read(file)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in _FORMATS or not all(0 < side <= LARGEST_SIDE for side in size.toTuple()):
        raise SquaresUnreadable
    image = reader.read().convertToFormat(QImage.Format.Format_Grayscale8)
    if image.isNull():
        raise SquaresUnreadable
    width, line = image.width(), image.bytesPerLine()
    padded = bytes(image.constBits())
    return Gray(width, image.height(), b"".join(padded[at : at + width] for at in range(0, len(padded), line)))


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():  # a pipe would be waited for
            raise SquaresUnreadable
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError:
        raise SquaresUnreadable from None
    if len(data) > LARGEST_FILE:
        raise SquaresUnreadable
    return data
