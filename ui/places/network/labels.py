"""Where what is written in the picture stands: circles, worlds, and the names there is room for."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from models.network import Dot
from ui.places.network.scene import Scene, Sight, is_approached, is_quiet, polar, room_of, room_of_me, size_of
from ui.theme import font

_MOST_NAMES: Final = 220
_LETTER: Final = 15.0
_CLEAR: Final = 5.0
"""Free pixels at the left and at the right of a name: nearer to another dot it would be taken for that one’s."""

_CELL: Final = 64


@dataclass(frozen=True, slots=True)
class Labels:
    """What is written, and where: rings and sectors by their place in the picture, and dots."""

    rings: tuple[tuple[int, QRectF], ...]
    sectors: tuple[tuple[int, QRectF], ...]
    names: tuple[tuple[Dot, QRectF], ...]


def lay_labels(scene: Scene, sight: Sight, area: QRectF, chosen: int | None, near: int | None) -> Labels:
    """Find room within ``area``: nothing lies on anything else, but for the names of ``chosen`` and ``near``."""
    room = _Room(area)
    room.take(room_of_me(sight))
    shown = [dot for dot in scene.picture.dots if area.contains(sight.of(dot.x, dot.y))]
    for dot in shown:
        if dot.id == chosen or not is_quiet(scene, dot, sight):
            room.take(room_of(scene, dot, sight))
    sectors = [
        (at, _at_rim(scene, sight, scene.worlds[at], sector.middle))
        for at, sector in enumerate(scene.picture.sectors)
        if sector.name and sector.span
    ]
    for _, taken in sectors:
        room.take(taken)
    rings = []
    for at, (ring, border) in enumerate(zip(scene.picture.rings, scene.borders, strict=True)):
        if ring.name and room.is_free(wanted := _on_line(sight, ring.name, border)):
            room.take(wanted)
            rings.append((at, wanted))
    names = []
    for dot in _by_weight(scene, sight, shown, chosen, near):
        if (found := room.beside(scene, dot, sight, whatever=dot.id in (chosen, near))) is not None:
            names.append((dot, found))
    return Labels(tuple(rings), tuple(sectors), tuple(names))


def _by_weight(scene: Scene, sight: Sight, shown: Iterable[Dot], chosen: int | None, near: int | None) -> list[Dot]:
    """Those whose names are wanted, the most wanted first."""
    known, approached, rings = scene.known_to(chosen), is_approached(sight), scene.picture.rings
    wanted = [
        dot
        for dot in shown
        if dot.id in (chosen, near) or dot.id in known or dot.is_bridge or approached or rings[dot.ring].is_named
    ]
    return sorted(
        wanted, key=lambda dot: (dot.id not in (chosen, near), dot.id not in known, not dot.is_bridge, dot.ring)
    )[:_MOST_NAMES]


class _Room:
    """What is taken of an area, in cells, for there may be hundreds of things in it."""

    def __init__(self, area: QRectF) -> None:
        self._area = area
        self._taken: dict[tuple[int, int], list[QRectF]] = {}

    def take(self, room: QRectF) -> None:
        """Keep this free of names from now on."""
        for cell in _cells(room):
            self._taken.setdefault(cell, []).append(room)

    def is_free(self, room: QRectF) -> bool:
        """Whether nothing stands there yet, and it can be seen."""
        return self._area.contains(room) and not any(
            one.intersects(room) for cell in _cells(room) for one in self._taken.get(cell, ())
        )

    def _hidden_by(self, room: QRectF) -> float:
        """How much of what stands there it would hide, and of itself where it cannot be seen."""
        taken = {id(one): one for cell in _cells(room) for one in self._taken.get(cell, ())}.values()
        outside = _size(room) - _size(room.intersected(self._area))
        return outside + sum(_size(one.intersected(room)) for one in taken)

    def beside(self, scene: Scene, dot: Dot, sight: Sight, *, whatever: bool) -> QRectF | None:
        """Take room for the name of a dot; with ``whatever`` where it hides least, if there is none."""
        size = QSizeF(scene.width_of(scene.names[dot.name]) + (10 if whatever else 3), _LETTER)
        at, half = sight.of(dot.x, dot.y), size_of(scene, dot, sight) / 2
        rooms = [QRectF(QPointF(at.x() + x, at.y() + y), size) for x, y in _beside(half, size)]
        free = list(filter(self.is_free, rooms))
        clear = (room for room in free if self.is_free(room.adjusted(-_CLEAR, -1, _CLEAR, 1)))
        room = next(iter((*clear, *free)), min(rooms, key=self._hidden_by) if whatever else None)
        if room is not None:
            self.take(room)
        return room


def _beside(half: float, size: QSizeF) -> list[tuple[float, float]]:
    """Where a name may begin, seen from the middle of its dot: under it, over it, at its sides, then aslant."""
    wide, high = size.width(), size.height()
    under, over, level = half + 1, -half - 1 - high, -high / 2
    right, left, centred = half + 3, -half - 3 - wide, -wide / 2
    return [
        (centred, under),
        (centred, over),
        (right, level),
        (left, level),
        (-half, under),
        (half - wide, under),
        (-half, over),
        (half - wide, over),
        (right, level + half),
        (left, level + half),
        (right, level - half),
        (left, level - half),
    ]


def _size(room: QRectF) -> float:
    return room.width() * room.height()


def _cells(room: QRectF) -> list[tuple[int, int]]:
    left, right = int(room.left() // _CELL), int(room.right() // _CELL)
    top, bottom = int(room.top() // _CELL), int(room.bottom() // _CELL)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _at_rim(scene: Scene, sight: Sight, name: str, angle: float) -> QRectF:
    """Outside of the rim, in this direction: the side of the words that is turned to me touches it."""
    metrics = QFontMetricsF(font("section"))
    width, height = metrics.horizontalAdvance(name) + 4, metrics.height()
    at = sight.of(*polar(scene.reach, angle))
    room = QRectF(0, 0, width, height)
    along, down = math.cos(angle), math.sin(angle)
    room.moveCenter(QPointF(at.x() + along * (width / 2 + 6), at.y() + down * (height / 2 + 6)))
    return room


def _on_line(sight: Sight, name: str, border: float) -> QRectF:
    """At the top, on the line around a ring."""
    metrics = QFontMetricsF(font("key"))
    room = QRectF(0, 0, metrics.horizontalAdvance(name) + 10, metrics.height())
    room.moveCenter(sight.of(0, -border))
    return room
