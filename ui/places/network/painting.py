"""Painting a picture of the network: rings, worlds, bridges, and a name wherever there is room for one."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from models.network import Dot, Picture, Sector
from models.network.picture import QUIET_STEP
from resources import tr
from ui.places.network.short_names import short_names
from ui.theme import font, tokens
from ui.widgets import paint_avatar

RIM: Final = 34.0
"""Free pixels around the outermost ring, where the worlds are named."""

_AVATAR: Final = 21.0
_SMALL_AVATAR: Final = 14.0
_QUIET: Final = 4.0
_ME: Final = 38.0
_ROOM_FOR_A_NAME: Final = 22.0
"""Where neighbours are so many pixels apart, quiet dots have names too: on approach."""

_MOST_NAMES: Final = 220
_LETTER: Final = 15.0
_BRIDGE: Final = 0.5
_STEPPED_BACK: Final = 0.28
"""How much of their ink bridges have, and while somebody is chosen with whom they know."""

_BENT: Final = 0.36
"""Half of how far the middle of a bridge is from me, of the straight way's."""


@dataclass(frozen=True, slots=True)
class Sight:
    """How the picture is looked at: ``scale`` pixels for each of its units, with me at ``middle``."""

    scale: float
    middle: QPointF

    def of(self, x: float, y: float) -> QPointF:
        """Where a place of the picture is on the screen."""
        return QPointF(self.middle.x() + self.scale * x, self.middle.y() + self.scale * y)


@dataclass
class Scene:
    """A picture made ready to be painted again and again."""

    picture: Picture
    dots: Mapping[int, Dot] = field(init=False)
    names: Mapping[str, str] = field(init=False)
    _widths: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.dots = {dot.id: dot for dot in self.picture.dots}
        self.names = short_names(dot.name for dot in self.picture.dots)

    def width_of(self, name: str) -> float:
        """How wide a short name is, measured once."""
        if name not in self._widths:
            self._widths[name] = QFontMetricsF(font("small")).horizontalAdvance(name)
        return self._widths[name]

    def known_to(self, person: int | None) -> frozenset[int]:
        """Whom somebody knows, of those who are in the picture."""
        known = (self.picture.known or {}).get(person or 0, frozenset())
        return frozenset(known & self.dots.keys())


def size_of(scene: Scene, dot: Dot, sight: Sight) -> float:
    """How wide a dot is on the screen."""
    if scene.picture.rings[dot.ring].is_named:
        return _AVATAR * min(1.2, max(0.8, sight.scale))
    if sight.scale * QUIET_STEP >= _ROOM_FOR_A_NAME:
        return _SMALL_AVATAR
    return min(_QUIET * 1.5, max(_QUIET * 0.6, _QUIET * sight.scale)) + (_QUIET if dot.is_bridge else 0)


def paint(painter: QPainter, scene: Scene, sight: Sight, area: QRectF, chosen: int | None, near: int | None) -> None:
    """Draw all of it within ``area``; ``chosen`` with whom they know, ``near`` with their name."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    names = _Names(scene, area)
    _paint_ground(painter, scene, sight)
    _paint_bridges(painter, scene, sight, _STEPPED_BACK if chosen in scene.dots else _BRIDGE)
    _paint_acquaintances(painter, scene, sight, chosen)
    _paint_me(painter, sight, names)
    shown = [dot for dot in scene.picture.dots if area.contains(sight.of(dot.x, dot.y))]
    quiet = [
        dot for dot in shown if dot.id != chosen and not dot.is_bridge and size_of(scene, dot, sight) < _SMALL_AVATAR
    ]
    _paint_quiet(painter, scene, sight, quiet)
    small = {dot.id for dot in quiet}
    for dot in shown:
        if dot.id in small:
            continue
        names.take(_paint_dot(painter, scene, sight, dot, is_chosen=dot.id == chosen))
    _paint_worlds(painter, scene, sight, names)
    _paint_rings(painter, scene, sight, names)
    for dot in _by_weight(scene, sight, shown, chosen, near):
        names.put(painter, dot, sight, is_strong=dot.id == chosen, whatever=dot.id in (chosen, near))


def _by_weight(scene: Scene, sight: Sight, shown: Iterable[Dot], chosen: int | None, near: int | None) -> list[Dot]:
    """Those whose names are wanted, the most wanted first."""
    known = scene.known_to(chosen)
    approached = sight.scale * QUIET_STEP >= _ROOM_FOR_A_NAME
    rings = scene.picture.rings
    wanted = [
        dot
        for dot in shown
        if dot.id in (chosen, near) or dot.id in known or dot.is_bridge or approached or rings[dot.ring].is_named
    ]
    return sorted(
        wanted, key=lambda dot: (dot.id not in (chosen, near), dot.id not in known, not dot.is_bridge, dot.ring)
    )[:_MOST_NAMES]


class _Names:
    """The room that is left for names: none is written over another, nor over a dot."""

    def __init__(self, scene: Scene, area: QRectF) -> None:
        self._scene = scene
        self._area = area
        self._taken: dict[tuple[int, int], list[QRectF]] = {}

    def take(self, room: QRectF) -> None:
        """Keep this room free of names."""
        for cell in _cells(room):
            self._taken.setdefault(cell, []).append(room)

    def is_free(self, room: QRectF) -> bool:
        """Whether nothing stands there yet, and it can be seen."""
        return self._area.contains(room) and not any(
            one.intersects(room) for cell in _cells(room) for one in self._taken.get(cell, ())
        )

    def put(self, painter: QPainter, dot: Dot, sight: Sight, *, is_strong: bool, whatever: bool) -> None:
        """Write the name of a dot under it, or at its side, where there is room; ``whatever`` stands there or not."""
        name = self._scene.names[dot.name]
        size = QSizeF(self._scene.width_of(name) + (10 if is_strong else 3), _LETTER)
        at, half = sight.of(dot.x, dot.y), size_of(self._scene, dot, sight) / 2
        rooms = [QRectF(QPointF(at.x() + x, at.y() + y), size) for x, y in _beside(half, size)]
        room = next(filter(self.is_free, rooms), rooms[0] if whatever else None)
        if room is None:
            return
        self.take(room)
        colours = tokens()
        if whatever:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.panel))
            painter.drawRoundedRect(room, 4, 4)
        painter.setFont(font("section" if is_strong else "small"))
        painter.setPen(QColor(colours.accent if dot.is_bridge or is_strong else colours.ink))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), name)


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


def _cells(room: QRectF) -> list[tuple[int, int]]:
    left, right = int(room.left() // 64), int(room.right() // 64)
    top, bottom = int(room.top() // 64), int(room.bottom() // 64)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _paint_ground(painter: QPainter, scene: Scene, sight: Sight) -> None:
    """The lines between circles, and between worlds."""
    rings, sectors = scene.picture.rings, scene.picture.sectors
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens().line), 1))
    for radius in _borders(scene):
        painter.drawEllipse(sight.middle, sight.scale * radius, sight.scale * radius)
    if not rings:
        return
    for sector in sectors:
        if sector.span:
            begin = _polar(rings[0].inner / 2, sector.begin)
            end = _polar(_reach(scene), sector.begin)
            painter.drawLine(sight.of(*begin), sight.of(*end))


def _borders(scene: Scene) -> list[float]:
    rings = scene.picture.rings
    between = [(within.outer + around.inner) / 2 for within, around in pairwise(rings)]
    return [*between, _reach(scene)] if rings else []


def _reach(scene: Scene) -> float:
    return scene.picture.radius + 15


def _paint_bridges(painter: QPainter, scene: Scene, sight: Sight, shade: float) -> None:
    colour = QColor(tokens().accent)
    colour.setAlphaF(shade)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    drawn = set()
    for line in scene.picture.lines:
        if line.other is not None:
            other = scene.dots[line.other]
            _paint_curve(painter, sight, scene.dots[line.person], (other.x, other.y))
        else:
            drawn.add((line.person, line.sector))
    drawn |= {
        (sector.hangs_on, at)
        for at, sector in enumerate(scene.picture.sectors)
        if sector.hangs_on in scene.dots and sector.hangs_on is not None
    }
    for person, at in sorted(drawn):
        rim = _polar(_reach(scene), scene.picture.sectors[at].middle)
        _paint_curve(painter, sight, scene.dots[person], rim)


def _paint_curve(painter: QPainter, sight: Sight, begin: Dot, end: tuple[float, float]) -> None:
    """A line bent a little towards me."""
    x, y = (begin.x + end[0]) * _BENT, (begin.y + end[1]) * _BENT
    if math.hypot(x, y) < _ME:  # around me, not through me
        length = math.hypot(end[0] - begin.x, end[1] - begin.y) or 1.0
        x, y = x - 1.5 * _ME * (end[1] - begin.y) / length, y + 1.5 * _ME * (end[0] - begin.x) / length
    path = QPainterPath(sight.of(begin.x, begin.y))
    path.quadTo(sight.of(x, y), sight.of(*end))
    painter.drawPath(path)


def _paint_acquaintances(painter: QPainter, scene: Scene, sight: Sight, chosen: int | None) -> None:
    if chosen not in scene.dots or chosen is None:
        return
    colour = QColor(tokens().ink)
    colour.setAlphaF(0.35)
    painter.setPen(QPen(colour, 1))
    one = scene.dots[chosen]
    for person in scene.known_to(chosen):
        other = scene.dots[person]
        painter.drawLine(sight.of(one.x, one.y), sight.of(other.x, other.y))


def _paint_me(painter: QPainter, sight: Sight, names: _Names) -> None:
    size = _ME * min(1.3, max(0.7, sight.scale))
    room = QRectF(0, 0, size, size)
    room.moveCenter(sight.middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().accent))
    painter.drawEllipse(room)
    painter.setPen(QColor(tokens().on_accent))
    painter.setFont(font("small"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), tr("me"))
    names.take(room)


def _paint_quiet(painter: QPainter, scene: Scene, sight: Sight, quiet: Sequence[Dot]) -> None:
    """All of them at one go: there may be thousands."""
    if quiet:
        pen = QPen(QColor(tokens().faint), size_of(scene, quiet[0], sight))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints([sight.of(dot.x, dot.y) for dot in quiet])


def _paint_dot(painter: QPainter, scene: Scene, sight: Sight, dot: Dot, *, is_chosen: bool) -> QRectF:
    """Draw one; the room it takes."""
    colours, size = tokens(), size_of(scene, dot, sight)
    room = QRectF(0, 0, size, size)
    room.moveCenter(sight.of(dot.x, dot.y))
    if size >= _SMALL_AVATAR:
        paint_avatar(painter, room, dot.name)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if dot.is_bridge else colours.faint))
        painter.drawEllipse(room)
    if is_chosen or (dot.is_bridge and size >= _SMALL_AVATAR):
        painter.setPen(QPen(QColor(colours.accent), 2.5 if is_chosen else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = 3 if is_chosen else 1
        painter.drawEllipse(room.adjusted(-around, -around, around, around))
    return room


def _paint_worlds(painter: QPainter, scene: Scene, sight: Sight, names: _Names) -> None:
    """The names of the worlds around the rim; of those that hang on one person in the accent."""
    painter.setFont(font("section"))
    metrics = QFontMetricsF(font("section"))
    for sector in scene.picture.sectors:
        if sector.name and sector.span:
            room = _room_at_rim(scene, sight, sector, metrics)
            names.take(room)
            is_held = sector.hangs_on in scene.dots
            painter.setPen(QColor(tokens().accent if is_held else tokens().soft))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), sector.name)


def _room_at_rim(scene: Scene, sight: Sight, sector: Sector, metrics: QFontMetricsF) -> QRectF:
    at = sight.of(*_polar(_reach(scene), sector.middle))
    width, height = metrics.horizontalAdvance(sector.name) + 4, metrics.height()
    along, down = math.cos(sector.middle), math.sin(sector.middle)
    # the side of the words that is turned to me touches the rim
    middle = QPointF(at.x() + along * (width / 2 + 6), at.y() + down * (height / 2 + 6))
    room = QRectF(0, 0, width, height)
    room.moveCenter(middle)
    return room


def _paint_rings(painter: QPainter, scene: Scene, sight: Sight, names: _Names) -> None:
    """The names of the circles, at the top, on the line around each, where nobody stands."""
    metrics = QFontMetricsF(font("key"))
    painter.setFont(font("key"))
    for ring, border in zip(scene.picture.rings, _borders(scene), strict=True):
        if ring.name:
            room = QRectF(0, 0, metrics.horizontalAdvance(ring.name) + 10, metrics.height())
            room.moveCenter(sight.of(0, -border))
            if not names.is_free(room):
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().background))
            painter.drawRoundedRect(room, 4, 4)
            painter.setPen(QColor(tokens().soft))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), ring.name)
            names.take(room)


def _polar(radius: float, angle: float) -> tuple[float, float]:
    return radius * math.cos(angle), radius * math.sin(angle)
