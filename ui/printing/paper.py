"""One page of a printer or of a file. Lengths are in 1/96 inch, whatever the device counts in."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.theme import font
from ui.theme.fonts import Step
from ui.theme.tokens import LIGHT
from ui.widgets.flowing import FlowText, shortened

INK: Final = LIGHT.ink
SOFT: Final = LIGHT.soft

NAME: Final = "Whispeer"
"""What print queues, and the readers of a file, are told: never what or whom it is about."""

_DPI: Final = 96
_LETTER_LANDS: Final = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.Venezuela,
    }
)
"""Where the sheet in the drawer is Letter (CLDR 45, ``paperSize``: US-Letter). Elsewhere it is A4."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text in its place on a page, cut already to what has room there."""

    text: str
    step: Step
    colour: str
    x: float
    y: float
    width: float
    height: float


def usual_paper(locale: QLocale | None = None) -> QPageSize.PageSizeId:
    """The paper that is usual where the user is."""
    land = (locale or QLocale.system()).territory()
    return QPageSize.PageSizeId.Letter if land in _LETTER_LANDS else QPageSize.PageSizeId.A4


def lay_page(page: QPagedPaintDevice, size: QPageSize.PageSizeId, margin_mm: float) -> None:
    """Have ``page`` stand upright, of this size, with this margin all around."""
    margins = QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm)
    upright, millimetre = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    page.setPageLayout(QPageLayout(QPageSize(size), upright, margins, millimetre))


@contextmanager
def drawing_on(page: QPagedPaintDevice) -> Iterator[tuple[QPainter, float, float]]:
    """A painter on the page, and how wide and high it is within its margins."""
    painter = QPainter(page)
    scale = page.logicalDpiX() / _DPI
    painter.scale(scale, scale)
    try:
        yield painter, page.width() / scale, page.height() / scale
    finally:
        painter.end()


def as_pdf(title: str, draw: Callable[[QPagedPaintDevice], object]) -> bytes:
    """What ``draw`` draws, as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(NAME)
    draw(writer)
    return bytes(buffer.data().data())


def place(
    text: str, step: Step, colour: str, at: tuple[float, float], width: float, most_lines: int, *, tail: str = ""
) -> Placed:
    """``text`` at ``at``, in at most so many lines of ``width``: what is longer ends in an ellipsis, then ``tail``."""

    def fits(words: str) -> bool:
        flow = FlowText(words + tail, for_paper(font(step)))
        flow.lay_out(width)
        return flow.lines <= most_lines

    words = shortened(text, fits) + tail
    height = FlowText(words, for_paper(font(step))).lay_out(width)
    return Placed(words, step, colour, *at, width, height)


def draw_placed(painter: QPainter, placed: Iterable[Placed]) -> None:
    """Draw these texts where they are."""
    for one in placed:
        flow = FlowText(one.text, for_paper(font(one.step)))
        flow.lay_out(one.width)
        painter.setPen(QColor(one.colour))
        flow.draw(painter, QPointF(one.x, one.y))


def for_paper(chosen: QFont) -> QFont:
    """The same font in the page's own units, and as wide as it was drawn: paper needs no tightening."""
    sized = QFont(chosen)
    sized.setPixelSize(round(chosen.pointSizeF() * _DPI / 72))
    sized.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    return sized
