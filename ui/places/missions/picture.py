"""Who leads to what, over the years: those who told first at the left, the work they led to at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.missions import MissionState, Passed, Year
from models.words import listed
from resources import phrase, tr
from ui.item_models.painting import paint_line
from ui.places.missions.sentences import STATES
from ui.printing.paper import drawing_on, lay_page, usual_paper
from ui.theme import SPACE, font, tokens
from ui.theme.tokens import LIGHT, Tokens
from ui.widgets import paint_avatar

_ROW: Final = 52.0
_YEAR: Final = 40.0
_AVATAR: Final = 28.0
_NAMES: Final = 0.34
"""The share of the width that names have; so much again is for the lines between."""
_GAP: Final = 0.16
_MARGIN_MM: Final = 15.0


@dataclass(frozen=True, slots=True)
class Row:
    """Work at its height ``y``; ``source`` is the place of who told first, none where nobody did."""

    passed: Passed
    y: float
    source: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where all stands, in 1/96 inch from above. Sources never touch: they stand one row apart at least."""

    sources: tuple[tuple[str, float], ...]
    rows: tuple[Row, ...]
    years: tuple[tuple[int, float], ...]
    height: float


def lay_out(years: Sequence[Year]) -> Layout:
    """Each year's work under its year, and each who told first as near as can be to the work they led to."""
    y, headings, placed = 0.0, [], []
    for year in years:
        headings.append((year.year, y))
        y += _YEAR
        for passed in year.passed:
            placed.append((passed, y))
            y += _ROW
    heights: dict[tuple[int, str], list[float]] = {}
    for passed, at in placed:
        if passed.first is not None:
            heights.setdefault(passed.first, []).append(at)
    wished = sorted((sum(all_) / len(all_), who) for who, all_ in heights.items())
    sources, free = {}, _YEAR if placed else 0.0
    for at, who in wished:
        sources[who] = max(at, free)
        free = sources[who] + _ROW
    order = list(sources)
    rows = tuple(Row(one, at, order.index(one.first) if one.first else None) for one, at in placed)
    return Layout(tuple((who[1], sources[who]) for who in order), rows, tuple(headings), max(y, free))


class ChainPicture(QWidget):
    """Paints the layout; told in words to who does not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = lay_out(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_years(self, years: Sequence[Year]) -> None:
        """Draw these."""
        self._layout = lay_out(years)
        self.setFixedHeight(round(self._layout.height) + SPACE.large)
        self.setAccessibleName(tr("Who leads to what"))
        self.setAccessibleDescription("; ".join(filter(None, (_spoken(row.passed) for row in self._layout.rows))))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its years."""
        return QSize(600, round(self._layout.height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self._layout, self.width(), tokens())


def print_on(years: Sequence[Year], page: QPagedPaintDevice) -> None:
    """Draw it on one sheet, made smaller where it is too high."""
    lay_page(page, usual_paper(), _MARGIN_MM)
    layout = lay_out(years)
    with drawing_on(page) as (painter, width, height):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(1.0, height / max(layout.height, 1.0))
        painter.scale(scale, scale)
        paint(painter, layout, width / scale, LIGHT)


def paint(painter: QPainter, layout: Layout, width: float, colours: Tokens) -> None:
    """Draw names, lines and work within ``width``."""
    names, right = width * _NAMES, width * (_NAMES + _GAP)
    for year, y in layout.years:
        words = str(year) if year else tr("some time")
        paint_line(painter, QRectF(right, y, width - right, _YEAR - 8), words, font("section"), colours.soft)
    for row in layout.rows:
        if row.source is not None:
            begin = QPointF(names, layout.sources[row.source][1] + _ROW / 2)
            end = QPointF(right - 8, row.y + _ROW / 2)
            _paint_curve(painter, begin, end, colours, strong=row.passed.mission.state == MissionState.WON)
    for name, y in layout.sources:
        avatar = QRectF(names - _AVATAR - 6, y + (_ROW - _AVATAR) / 2, _AVATAR, _AVATAR)
        paint_avatar(painter, avatar, name)
        room = QRectF(0, y, names - _AVATAR - 16, _ROW)
        painter.setFont(font("label"))
        painter.setPen(QColor(colours.ink))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), shown)
    for row in layout.rows:
        _paint_work(painter, row, QRectF(right, row.y, width - right, _ROW), colours)


def _paint_curve(painter: QPainter, begin: QPointF, end: QPointF, colours: Tokens, *, strong: bool) -> None:
    middle = (begin.x() + end.x()) / 2
    path = QPainterPath(begin)
    path.cubicTo(QPointF(middle, begin.y()), QPointF(middle, end.y()), end)
    pen = QPen(QColor(colours.accent if strong else colours.edge), 2.0 if strong else 1.2)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_work(painter: QPainter, row: Row, area: QRectF, colours: Tokens) -> None:
    mission = row.passed.mission
    first = QRectF(area.x(), area.y() + 4, area.width(), 24)
    second = QRectF(area.x(), area.y() + 26, area.width(), 20)
    won = mission.state == MissionState.WON
    paint_line(painter, first, mission.title, font("label"), colours.ink if won else colours.soft)
    via = tr("then {names}", names=listed(row.passed.others)) if row.passed.others else ""
    about = " · ".join(filter(None, (phrase(STATES[mission.state][0]), mission.client, via)))
    paint_line(painter, second, about, font("small"), colours.soft)


def _spoken(passed: Passed) -> str:
    if passed.first is None:
        return ""
    way = listed([passed.first[1], *passed.others])
    state = phrase(STATES[passed.mission.state][0])
    return tr("{names}: “{title}”, {state}", names=way, title=passed.mission.title, state=state)
