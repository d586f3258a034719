"""Painting a picture of the network: rings, worlds, bridges, and a name wherever there is room for one."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from models.network import Dot
from resources import tr
from ui.places.network.labels import Labels, lay_labels
from ui.places.network.scene import SMALL_AVATAR, Scene, Sight, is_quiet, polar, room_of, room_of_me, size_of
from ui.theme import font, tokens
from ui.widgets import paint_avatar

_BRIDGE: Final = 0.5
_STEPPED_BACK: Final = 0.28
"""How much of their ink bridges have, and while somebody is chosen with whom they know."""

_BENT: Final = 0.36
"""Half of how far the middle of a bridge is from me, of the straight way's."""

_AROUND_ME: Final = 38.0
_CENTRED: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)


def paint(painter: QPainter, scene: Scene, sight: Sight, area: QRectF, chosen: int | None, near: int | None) -> None:
    """Draw all of it within ``area``; ``chosen`` with whom they know, ``near`` with their name."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    labels = lay_labels(scene, sight, area, chosen, near)
    _paint_ground(painter, scene, sight)
    _paint_bridges(painter, scene, sight, _STEPPED_BACK if chosen in scene.dots else _BRIDGE)
    _paint_acquaintances(painter, scene, sight, chosen)
    _paint_me(painter, sight)
    shown = [dot for dot in scene.picture.dots if area.contains(sight.of(dot.x, dot.y))]
    quiet = [dot for dot in shown if dot.id != chosen and is_quiet(scene, dot, sight)]
    known = scene.known_to(chosen)
    _paint_quiet(painter, scene, sight, [dot for dot in quiet if dot.id not in known], tokens().faint)
    _paint_quiet(painter, scene, sight, [dot for dot in quiet if dot.id in known], tokens().ink)
    for dot in shown:
        if dot.id == chosen or not is_quiet(scene, dot, sight):
            _paint_dot(painter, scene, sight, dot, is_chosen=dot.id == chosen)
    _paint_groups(painter, scene, labels)
    for dot, room in labels.names:
        # among quiet dots a name wants a ground of its own
        has_ground = dot.id in (chosen, near) or is_quiet(scene, dot, sight)
        _paint_name(painter, scene, dot, room, is_chosen=dot.id == chosen, has_ground=has_ground)


def _paint_ground(painter: QPainter, scene: Scene, sight: Sight) -> None:
    """The lines between circles, and between worlds."""
    rings, sectors = scene.picture.rings, scene.picture.sectors
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens().track), 1))
    for radius in scene.borders:
        painter.drawEllipse(sight.middle, sight.scale * sight.wide * radius, sight.scale * radius)
    if not rings:
        return
    for sector in sectors:
        if sector.span:
            begin = polar(rings[0].inner / 2, sector.begin)
            end = polar(scene.reach, sector.begin)
            painter.drawLine(sight.of(*begin), sight.of(*end))


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
        rim = polar(scene.reach, scene.picture.sectors[at].middle)
        _paint_curve(painter, sight, scene.dots[person], rim)


def _paint_curve(painter: QPainter, sight: Sight, begin: Dot, end: tuple[float, float]) -> None:
    """A line bent a little towards me."""
    x, y = (begin.x + end[0]) * _BENT, (begin.y + end[1]) * _BENT
    if math.hypot(x, y) < _AROUND_ME:  # around me, not through me
        length = math.hypot(end[0] - begin.x, end[1] - begin.y) or 1.0
        x, y = x - 1.5 * _AROUND_ME * (end[1] - begin.y) / length, y + 1.5 * _AROUND_ME * (end[0] - begin.x) / length
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


def _paint_me(painter: QPainter, sight: Sight) -> None:
    room = room_of_me(sight)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().accent))
    painter.drawEllipse(room)
    painter.setPen(QColor(tokens().on_accent))
    painter.setFont(font("small"))
    painter.drawText(room, _CENTRED, tr("me"))


def _paint_quiet(painter: QPainter, scene: Scene, sight: Sight, quiet: Sequence[Dot], colour: str) -> None:
    """All of them at one go: there may be thousands."""
    if quiet:
        pen = QPen(QColor(colour), size_of(scene, quiet[0], sight))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints([sight.of(dot.x, dot.y) for dot in quiet])


def _paint_dot(painter: QPainter, scene: Scene, sight: Sight, dot: Dot, *, is_chosen: bool) -> None:
    colours, room = tokens(), room_of(scene, dot, sight)
    if room.width() >= SMALL_AVATAR:
        paint_avatar(painter, room, dot.name)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if dot.is_bridge else colours.faint))
        painter.drawEllipse(room)
    if is_chosen or (dot.is_bridge and room.width() >= SMALL_AVATAR):
        painter.setPen(QPen(QColor(colours.accent), 2.5 if is_chosen else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = 3 if is_chosen else 1
        painter.drawEllipse(room.adjusted(-around, -around, around, around))


def _paint_groups(painter: QPainter, scene: Scene, labels: Labels) -> None:
    """The names of the circles, and those of the worlds: in the accent where they hang on one person."""
    colours = tokens()
    painter.setFont(font("key"))
    for at, room in labels.rings:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.background))
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(QColor(colours.soft))
        painter.drawText(room, _CENTRED, scene.picture.rings[at].name)
    painter.setFont(font("section"))
    for at, room in labels.sectors:
        sector = scene.picture.sectors[at]
        painter.setPen(QColor(colours.accent if sector.hangs_on in scene.dots else colours.soft))
        painter.drawText(room, _CENTRED, scene.worlds[at])


def _paint_name(painter: QPainter, scene: Scene, dot: Dot, room: QRectF, *, is_chosen: bool, has_ground: bool) -> None:
    colours = tokens()
    if has_ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.panel))
        painter.drawRoundedRect(room, 4, 4)
    painter.setFont(font("section" if is_chosen else "small"))
    painter.setPen(QColor(colours.accent if dot.is_bridge or is_chosen else colours.ink))
    painter.drawText(room, _CENTRED, scene.names[dot.name])
