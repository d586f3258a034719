"""A person's mark: initials on a quiet colour, or their photo in a circle."""

import unicodedata
from functools import lru_cache
from zlib import crc32

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import font_of, tokens

_PHOTO_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"webp", b"gif", b"bmp"})
_LARGEST_SIDE = 8192
_APART = "\u200c"
"""Between letters that would be written as one word: initials are no syllable."""


class Avatar(QWidget):
    """Shows a person's initials, or ``photo`` (the bytes of a picture) when it can be read.

    The colour follows from the name, so a person has the same one in every place.
    It says nothing that the name beside it does not say, and is passed over by screen readers and Tab.
    """

    def __init__(
        self,
        name: str = "",
        *,
        size: int = 36,
        photo: bytes | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_person(name, photo)

    def show_person(self, name: str, photo: bytes | None = None) -> None:
        """Show somebody else."""
        self._name = name
        self._photo = read_photo(photo) if photo else None
        self.update()

    def sizeHint(self) -> QSize:
        """A square of the size it was made with."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._name, self._photo)


def paint_avatar(painter: QPainter, rect: QRectF, name: str, photo: QImage | None = None) -> None:
    """Draw a person's mark into ``rect``, for a delegate. ``painter`` should be antialiased."""
    side = min(rect.width(), rect.height())
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(rect.center())
    painter.save()
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    if photo is not None and not photo.isNull():
        _paint_photo(painter, circle, photo)
    else:
        painter.setBrush(QColor(tokens().avatars[hue_of(name)]))
        painter.drawEllipse(circle)
        letters = initials(name)
        share = 0.36 if len(letters) > 1 else 0.4
        painter.setFont(font_of(side * share, _weight_at(side)))
        painter.setPen(QColor(tokens().ink))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), letters)
    painter.restore()


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """The first letters of the first and the last word, in capitals; ``·`` for nobody."""
    words = [word for word in (_from_first_letter(part) for part in name.split()) if word]
    if not words:
        return "·"
    chosen = words[:1] + words[1:][-1:]
    letters = [_first_letter(word).upper() for word in chosen]
    joined = any(unicodedata.bidirectional(letter[0]) == "AL" for letter in letters)
    return (_APART if joined else "").join(letters)


def hue_of(name: str) -> int:
    """Which of the six colours belongs to ``name``: always the same one."""
    return crc32(unicodedata.normalize("NFC", name).encode()) % 6


def read_photo(data: bytes) -> QImage | None:
    """The picture in ``data``, or ``None`` when it is none, or no plain bitmap, or absurdly large.

    SVG is left out on purpose: it may point outside itself.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if reader.format().data() not in _PHOTO_FORMATS:
        return None
    size = reader.size()
    if size.width() > _LARGEST_SIDE or size.height() > _LARGEST_SIDE:
        return None
    image = reader.read()
    return None if image.isNull() else image


def _paint_photo(painter: QPainter, circle: QRectF, photo: QImage) -> None:
    pixels = round(circle.width() * painter.device().devicePixelRatio())
    filled = photo.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    brush = QBrush(filled)
    scale = circle.width() / pixels
    transform = brush.transform()
    transform.translate(
        circle.x() - (filled.width() - pixels) / 2 * scale,
        circle.y() - (filled.height() - pixels) / 2 * scale,
    )
    transform.scale(scale, scale)
    brush.setTransform(transform)
    painter.setBrush(brush)
    painter.drawEllipse(circle)


def _weight_at(side: float) -> QFont.Weight:
    return QFont.Weight.Medium if side >= 56 else QFont.Weight.DemiBold


def _from_first_letter(word: str) -> str:
    return next((word[at:] for at, sign in enumerate(word) if sign.isalnum()), "")


def _first_letter(word: str) -> str:
    """The first letter with the accents that are written after it."""
    end = 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return unicodedata.normalize("NFC", word[:end])
