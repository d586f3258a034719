"""A picture of squares (a QR code), between whoever paints or decodes pictures and whoever knows what they say."""

from dataclasses import dataclass
from typing import Final

LARGEST_IN_SQUARES: Final = 1500
"""Bytes: more would be squares too small to be photographed, or too many for a small window."""

Squares = tuple[tuple[bool, ...], ...]
"""Rows of squares, dark ones true, with the light margin that a reader needs."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a picture of squares says: a code, and the servers where it holds; none means those of the settings.

    ``unknown`` are further ones that nobody here ever chose: whoever reads the picture is asked before any is used.
    """

    code: str
    servers: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gray:
    """A decoded picture: ``width`` times ``height`` bytes, row by row from the top, 0 black and 255 white."""

    width: int
    height: int
    pixels: bytes
