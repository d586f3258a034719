"""A picture of squares (a QR code), between whoever paints or decodes pictures and whoever knows what they say."""

from dataclasses import dataclass

Squares = tuple[tuple[bool, ...], ...]
"""Rows of squares, dark ones true, with the light margin that a reader needs."""


@dataclass(frozen=True, slots=True)
class Gray:
    """A decoded picture: ``width`` times ``height`` bytes, row by row from the top, 0 black and 255 white."""

    width: int
    height: int
    pixels: bytes
