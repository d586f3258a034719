"""The picture as it is looked at: from how close, where each is on the screen, and how large."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from models.network import Dot, Picture
from models.network.picture import QUIET_STEP
from ui.places.network.short_names import short_names
from ui.theme import font
from ui.theme.fonts import Step

RIM: Final = 34.0
"""Free pixels around the outermost ring, where the worlds are named."""

SMALL_AVATAR: Final = 14.0
"""A dot that is smaller has no letters in it."""

_LONGEST_NAME: Final = 120.0
_LONGEST_WORLD: Final = 170.0
"""Pixels; what is longer ends in dots."""

_SURELY_SHORT: Final = 12
"""So few letters need not be measured."""

_AVATAR: Final = 21.0
_QUIET: Final = 4.0
_ME: Final = 38.0
_ROOM_FOR_A_NAME: Final = 22.0
"""Where neighbours are so many pixels apart, quiet dots have names too: on approach."""

_BEYOND: Final = 15.0
"""How far the line around the outermost ring is from it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """How the picture is looked at: ``scale`` pixels for each of its units, with me at ``middle``.

    Across they are ``wide`` times as many: where a window is wider than high, names have more room then.
    """

    scale: float
    middle: QPointF
    wide: float = 1.0

    def of(self, x: float, y: float) -> QPointF:
        """Where a place of the picture is on the screen."""
        return QPointF(self.middle.x() + self.scale * self.wide * x, self.middle.y() + self.scale * y)


@dataclass
class Scene:
    """A picture made ready to be painted again and again."""

    picture: Picture
    dots: Mapping[int, Dot] = field(init=False)
    names: Mapping[str, str] = field(init=False)
    worlds: Sequence[str] = field(init=False)
    """The names of the sectors, in their order, as long as there is room for."""

    aside: float = field(init=False)
    """Free pixels at the left and at the right, where the worlds are named beside the line."""

    _widths: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.dots = {dot.id: dot for dot in self.picture.dots}
        short = short_names(dot.name for dot in self.picture.dots)
        self.names = {name: _no_longer(one, "small", _LONGEST_NAME) for name, one in short.items()}
        self.worlds = [_no_longer(sector.name, "section", _LONGEST_WORLD) for sector in self.picture.sectors]
        metrics = QFontMetricsF(font("section"))
        self.aside = RIM + max(map(metrics.horizontalAdvance, self.worlds), default=0.0)

    def width_of(self, name: str) -> float:
        """How wide a short name is, measured once."""
        if name not in self._widths:
            self._widths[name] = QFontMetricsF(font("small")).horizontalAdvance(name)
        return self._widths[name]

    def known_to(self, person: int | None) -> frozenset[int]:
        """Whom somebody knows, of those who are in the picture."""
        known = (self.picture.known or {}).get(person or 0, frozenset())
        return frozenset(known & self.dots.keys())

    @property
    def reach(self) -> float:
        """How far the line around all of it is from me, in the units of the picture."""
        return self.picture.radius + _BEYOND

    @property
    def borders(self) -> list[float]:
        """How far the line around each ring is from me."""
        rings = self.picture.rings
        between = [(within.outer + around.inner) / 2 for within, around in pairwise(rings)]
        return [*between, self.reach] if rings else []


def is_approached(sight: Sight) -> bool:
    """Whether one looks so close that quiet dots have names."""
    return sight.scale * QUIET_STEP >= _ROOM_FOR_A_NAME


def size_of(scene: Scene, dot: Dot, sight: Sight) -> float:
    """How wide a dot is on the screen."""
    if scene.picture.rings[dot.ring].is_named:
        return _AVATAR * min(1.2, max(0.8, sight.scale))
    if is_approached(sight):
        return SMALL_AVATAR
    return min(_QUIET * 1.5, max(_QUIET * 0.6, _QUIET * sight.scale)) + (_QUIET if dot.is_bridge else 0)


def is_quiet(scene: Scene, dot: Dot, sight: Sight) -> bool:
    """Whether it is a mere dot, among many."""
    return not dot.is_bridge and size_of(scene, dot, sight) < SMALL_AVATAR


def room_of(scene: Scene, dot: Dot, sight: Sight) -> QRectF:
    """Where a dot is on the screen."""
    return _round(sight.of(dot.x, dot.y), size_of(scene, dot, sight))


def room_of_me(sight: Sight) -> QRectF:
    """Where I am."""
    return _round(sight.middle, _ME * min(1.3, max(0.7, sight.scale)))


def polar(radius: float, angle: float) -> tuple[float, float]:
    """A place of the picture by how far it is from me, and in which direction."""
    return radius * math.cos(angle), radius * math.sin(angle)


def _no_longer(name: str, step: Step, width: float) -> str:
    if len(name) <= _SURELY_SHORT:
        return name
    return QFontMetricsF(font(step)).elidedText(name, Qt.TextElideMode.ElideRight, width)


def _round(middle: QPointF, size: float) -> QRectF:
    room = QRectF(0, 0, size, size)
    room.moveCenter(middle)
    return room
