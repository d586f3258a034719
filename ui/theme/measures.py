"""Distances, in device-independent pixels: the same in every theme."""

from typing import Final, NamedTuple


class _Space(NamedTuple):
    """The six distances things may stand apart."""

    hair: int
    small: int
    medium: int
    large: int
    wide: int
    page: int


class _Radius(NamedTuple):
    """How round a corner is, by what it belongs to."""

    chip: int
    button: int
    card: int


SPACE: Final = _Space(hair=4, small=8, medium=12, large=18, wide=26, page=36)
RADIUS: Final = _Radius(chip=8, button=9, card=12)
