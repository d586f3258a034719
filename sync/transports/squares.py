"""What a code and its servers are, as squares to photograph (a QR code), painted and read without a network."""

import segno
import zxingcpp

from models.carrying import LARGEST_IN_SQUARES, Gray, Squares, SquaresUnreadable
from sync.limits import FILE_BYTES

LARGEST_SIDE = 6000
"""Pixels: a telephone's photograph."""
_MARGIN = 4  # squares, as the standard wants
_SHORT = 500
"""Bytes up to which there is room to spare: 15 % of it may be unreadable then, and 7 % of what is longer."""


def squares(content: str | bytes) -> Squares:
    """``content`` in squares. Raises ``SquaresUnreadable`` for more than ``LARGEST_IN_SQUARES``."""
    if len(content) > LARGEST_IN_SQUARES:
        raise SquaresUnreadable
    # Left to choose, segno takes two bytes such as E1 00 for a Japanese letter, which comes back as another.
    spare = "m" if len(content) <= _SHORT else "l"
    code = segno.make_qr(content, error=spare, mode="byte", boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix_iter(border=_MARGIN))


def read_squares(picture: Gray) -> bytes:
    """What the one code in ``picture`` says. Raises ``SquaresUnreadable``."""
    sides = picture.width, picture.height
    if not all(0 < side <= LARGEST_SIDE for side in sides) or len(picture.pixels) != sides[0] * sides[1]:
        raise SquaresUnreadable
    pixels = memoryview(picture.pixels).cast("B", (picture.height, picture.width))
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = {code.bytes for code in zxingcpp.read_barcodes(pixels, formats=wanted)}
    if len(found) != 1 or len(content := found.pop()) > FILE_BYTES:
        raise SquaresUnreadable
    return content
