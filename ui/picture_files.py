"""A picture that someone points to or pastes, decoded under limits: its outline is looked at before its pixels.

But for ``pasted_gray`` nothing here is for the window's thread: a large picture takes half a second.
"""

import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QClipboard, QImage, QImageReader, QImageWriter, QPainter

from models.carrying import Gray
from models.errors import Refused
from models.handing import OWN_PHOTO_BYTES, PHOTO_SIDE
from resources import tr

LARGEST_FILE: Final = 16 * 1024 * 1024
"""Bytes: a telephone's photograph."""
LARGEST_SIDE: Final = 6000
"""Pixels, of each side."""
MOST_PIXELS: Final = 52_000_000
"""Of a JPEG that is made small while it is decoded: the largest that telephones take."""
_FORMATS: Final = frozenset({b"png", b"jpeg", b"webp"})
_ENCODED: Final = ("image/png", "image/jpeg", "image/webp")
_SIDES: Final = (PHOTO_SIDE, PHOTO_SIDE * 3 // 4, PHOTO_SIDE // 2)
_QUALITIES: Final = (85, 70, 55)
_SCAN, _END = 0xDA, b"\xff\xd9"


def read_gray(file: Path) -> Gray:
    """The picture in ``file``, without its colours. Raises ``Refused`` when it is none, or too large."""
    return _gray_in(_read(file))


def pasted_gray(clipboard: QClipboard) -> Callable[[], Gray] | None:
    """What makes of the picture in the clipboard what ``read_gray`` makes of a file; none for words, or for nothing.

    It is fetched here, and decoded where the answer is called: Qt alone would decode it here, however large it is.
    """
    pasted = clipboard.mimeData()
    if pasted.hasText():
        return None
    encoded = next(filter(pasted.hasFormat, _ENCODED), None)
    if encoded is not None:
        return partial(_gray_in, bytes(pasted.data(encoded).data()))
    return partial(_gray_of, clipboard.image()) if pasted.hasImage() else None


def _gray_in(data: bytes) -> Gray:
    return _gray_of(_image_in(data))


def _gray_of(picture: QImage) -> Gray:
    if picture.isNull() or not _is_modest(picture.size(), shrinks=False):
        raise _too_large()
    image = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, line = image.width(), image.bytesPerLine()
    padded = bytes(image.constBits())
    return Gray(width, image.height(), b"".join(padded[at : at + width] for at in range(0, len(padded), line)))


def card_photo(file: Path) -> bytes:
    """The picture in ``file`` as a card has it: a JPEG of ``PHOTO_SIDE`` and ``OWN_PHOTO_BYTES`` at most.

    It is painted anew, so that nothing goes along with what is to be seen: no place, no camera, no day, no words.
    Raises ``Refused`` for what is no picture, is damaged, or cannot be made so small.
    """
    image = _image_in(_read(file), small=True)
    for side in _SIDES:
        painted = _painted_anew(image, side)
        for quality in _QUALITIES:
            if len(data := _as_jpeg(painted, quality)) <= OWN_PHOTO_BYTES:
                return data
    raise Refused(tr("Even made small this picture is too large for a card. Choose one with less in it."))


def _image_in(data: bytes, *, small: bool = False) -> QImage:
    """The picture in ``data``, upright; a ``small`` one has no side of more than ``PHOTO_SIDE``."""
    if len(data) > LARGEST_FILE:
        raise _too_large()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind, size = reader.format().data(), reader.size()
    if kind not in _FORMATS or size.isEmpty():
        raise Refused(tr("This is no picture that can be read. Choose a JPEG, a PNG or a WebP."))
    if not _is_modest(size, shrinks=small and kind == b"jpeg"):
        raise _too_large()
    if small:
        reader.setScaledSize(_fitting(size, PHOTO_SIDE))
    image = QImage() if kind == b"jpeg" and not _has_end(data) else reader.read()
    if image.isNull():
        raise Refused(tr("This picture is damaged: a part of it is missing. Choose another one."))
    return image


def _is_modest(size: QSize, *, shrinks: bool) -> bool:
    if shrinks:
        return size.width() * size.height() <= MOST_PIXELS
    return max(size.toTuple()) <= LARGEST_SIDE


def _has_end(data: bytes) -> bool:
    """Whether a JPEG was not cut off: Qt would paint gray what is missing. A preview inside it ends as well."""
    at = 2
    try:
        while data[at + 1] != _SCAN:
            at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    except (struct.error, IndexError):
        return False
    return _END in data[at:]


def _fitting(size: QSize, side: int) -> QSize:
    """``size`` or less, in its proportions, with no side longer than ``side`` and none of nothing."""
    if max(size.toTuple()) <= side:
        return size
    return size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _painted_anew(image: QImage, side: int) -> QImage:
    fitting = _fitting(image.size(), side)
    smooth = Qt.TransformationMode.SmoothTransformation
    painted = QImage(fitting, QImage.Format.Format_RGB32)
    painted.fill("white")  # a JPEG has no glass
    painter = QPainter(painted)
    painter.drawImage(0, 0, image.scaled(fitting, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    painter.end()
    return painted


def _as_jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    writer.setOptimizedWrite(True)
    writer.write(image)
    return bytes(buffer.data().data())


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():  # a pipe would be waited for
            raise Refused(tr("This is no picture that can be read. Choose a JPEG, a PNG or a WebP."))
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError:
        raise Refused(tr("This file cannot be read. Choose another one.")) from None


def _too_large() -> Refused:
    return Refused(tr("This picture is too large to be opened. Choose a smaller one."))
