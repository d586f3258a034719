"""The icons, drawn from SVG in the colour of the moment.

An icon holds a name and a tone, no picture.
It is painted when it is shown, at the size and density of its screen, in the tokens of the current theme:
so it is crisp everywhere, and a change of theme needs nothing but a repaint.
"""

import re
from functools import cache, lru_cache
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import resource
from ui.theme.current import tokens

IconTone = Literal["ink", "soft", "accent", "warm", "gold", "on_accent", "faint"]
"""The tokens an icon may be drawn in."""

STROKE: Final = 1.75
"""Width of the lines, of 24: a little lighter than lucide's own 2, as Inter Regular beside them."""


def icon(name: str, tone: IconTone = "ink") -> QIcon:
    """The lucide icon ``name`` in ``tone``; accent when it is switched on, faint when disabled.

    Raises ``FileNotFoundError`` when no such icon is shipped.
    """
    _source(name)
    return _icon(name, tone)


def paint_icon(painter: QPainter, rect: QRect, name: str, tone: IconTone = "ink") -> None:
    """Draw an icon into ``rect``, for a delegate or a widget that paints itself."""
    _paint(painter, rect, name, getattr(tokens(), tone))


class _Engine(QIconEngine):
    """Paints one icon; Qt asks it for every size, density and mode."""

    def __init__(self, name: str, tone: IconTone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> QIconEngine:
        # Qt takes the copy for its own, but Python would drop it at once: a reference is kept for good.
        # Qt clones only when somebody adds a picture to a copied icon, so there is next to nothing to keep.
        copy = _Engine(self._name, self._tone)
        _CLONES.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _paint(painter, rect, self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _picture(self._name, self._colour(mode, state), size.width(), size.height())

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return tokens().faint
        if state == QIcon.State.On and self._tone in ("ink", "soft"):
            return tokens().accent
        return str(getattr(tokens(), self._tone))


_CLONES: Final[list[QIconEngine]] = []


@cache
def _icon(name: str, tone: IconTone) -> QIcon:
    return QIcon(_Engine(name, tone))


@cache
def _source(name: str) -> str:
    drawn = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{STROKE}"', drawn)


def coloured_svg(name: str, colour: str, stroke: float = STROKE) -> str:
    """The SVG text of an icon in a colour, for the few places that take a file only."""
    return _source(name).replace("currentColor", colour).replace(f'stroke-width="{STROKE}"', f'stroke-width="{stroke}"')


def _paint(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
    side = min(rect.width(), rect.height())
    pixels = round(side * ratio)
    picture = QPixmap(_picture(name, colour, pixels, pixels))
    picture.setDevicePixelRatio(ratio)
    left = rect.x() + (rect.width() - side) // 2
    top = rect.y() + (rect.height() - side) // 2
    painter.drawPixmap(QRectF(left, top, side, side), picture, QRectF(0, 0, pixels, pixels))


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, width: int, height: int) -> QPixmap:
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    side = min(width, height)
    square = QRectF(QPoint((width - side) // 2, (height - side) // 2), QSize(side, side))
    QSvgRenderer(QByteArray(coloured_svg(name, colour).encode())).render(painter, square)
    painter.end()
    return picture
