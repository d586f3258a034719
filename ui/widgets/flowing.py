"""Text that runs over as many lines as it needs, and is cut only where it is asked to be.

A word too long for a line is broken.
"""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Step
from ui.theme.palette import Tone
from ui.widgets.chip import ChipTone, chip_size, paint_chip
from ui.widgets.labels import PlainLabel

LEAST_WIDTH: Final = 48
_LEAD_GAP: Final = 6
LEADING: Final = 1.22
"""How far lines stand apart, of the font's own: Inter wants a little air."""


class FlowText:
    """Plain text laid out in lines. ``indent`` is free room before the first one; ``formats`` set parts of it apart."""

    def __init__(
        self,
        text: str,
        font: QFont,
        indent: float = 0.0,
        *,
        least_height: float = 0.0,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        self._layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if formats:
            self._layout.setFormats(list(formats))
        self._indent = indent
        self._least_height = least_height
        self._width: float | None = None
        self._height = 0.0

    def lay_out(self, width: float) -> float:
        """Break it into lines of ``width``; the height they take."""
        if width != self._width:
            self._width, self._height = width, self._broken_into_lines(width)
        return self._height

    def _broken_into_lines(self, width: float) -> float:
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            before = self._indent if line.lineNumber() == 0 else 0.0
            line.setLineWidth(max(1.0, width - before))
            height = line.height() * LEADING
            if line.lineNumber() == 0:
                height = max(height, self._least_height)
            line.setPosition(QPointF(before, y + (height - line.height()) / 2))
            y += height
        self._layout.endLayout()
        return y

    def natural_width(self) -> float:
        """How wide it would be if it had all the room."""
        self.lay_out(100_000)
        widths = [self._layout.lineAt(at).naturalTextWidth() for at in range(self._layout.lineCount())]
        return max([self._indent + widths[0], *widths[1:]]) if widths else self._indent

    @property
    def lines(self) -> int:
        """How many lines it was broken into last."""
        return self._layout.lineCount()

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it as it was laid out last, in the painter's pen."""
        self._layout.draw(painter, at)


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """``text`` if it fits, else the longest beginning of it that does with an ellipsis; whole words where that can be.

    ``fits`` must hold for the beginnings of what it holds for.
    """
    if fits(text):
        return text
    least, most = 0, len(text)
    while least < most - 1:
        middle = (least + most) // 2
        if fits(_begun(text, middle)):
            least = middle
        else:
            most = middle
    return _begun(text, least)


def _begun(text: str, length: int) -> str:
    """The first letters of ``text`` with an ellipsis, back to the end of a word if one is near."""
    begun = text[:length]
    if not text[length : length + 1].isspace():
        word = begun.rstrip().rfind(" ")
        begun = begun[:word] if word > length - 16 and word > 0 else begun
    return f"{begun.rstrip(' .,;:')}…"


class FlowingLabel(PlainLabel):
    """A plain label of as many lines as it needs. A ``lead`` is a chip that stands where the text begins."""

    _heights: dict[int, int]
    _natural: QSize | None
    _flowed: FlowText | None

    def __init__(
        self,
        text: str = "",
        step: Step = "text",
        tone: Tone = "ink",
        *,
        lead: str = "",
        lead_tone: ChipTone = "neutral",
        parent: QWidget | None = None,
    ) -> None:
        self._lead = lead
        self._lead_tone: ChipTone = lead_tone
        self._forget_room()
        super().__init__(text, step, tone, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if lead:
            self.setAccessibleName(f"{lead}: {text}")

    @property
    def lead(self) -> str:
        """The word on the chip before the text."""
        return self._lead

    def setText(self, text: str) -> None:
        """Show another text."""
        self._forget_room()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another room."""
        self._forget_room()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher. A label that does not wrap by itself forgets that its size policy says so."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        # layouts ask many times for the same width
        if width not in self._heights:
            self._heights[width] = ceil(self._flow().lay_out(width))
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """On one line, or as many as it has of itself."""
        if self._natural is None:
            width = int(self._flow().natural_width()) + 2
            self._natural = QSize(width, self.heightForWidth(width))
        return self._natural

    def minimumSizeHint(self) -> QSize:
        """A few letters; the lead whole."""
        hint = self.sizeHint()
        least = max(LEAST_WIDTH, chip_size(self._lead).width() if self._lead else 0)
        return QSize(min(hint.width(), least), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lead and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lead:
            size = chip_size(self._lead)
            paint_chip(painter, QRectF(0, 0, size.width(), size.height()), self._lead, self._lead_tone)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(QColor(self.palette().color(group, self.foregroundRole())))
        flow = self._flow()
        height = flow.lay_out(self.width())
        spare = max(0.0, self.height() - height) / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0.0
        flow.draw(painter, QPointF(0, 0 if self._lead else spare))

    def _flow(self) -> FlowText:
        if self._flowed is None:
            size = chip_size(self._lead) if self._lead else QSize(0, 0)
            indent = size.width() + _LEAD_GAP if self._lead else 0.0
            self._flowed = FlowText(self.text(), self.font(), indent, least_height=size.height())
        return self._flowed

    def _forget_room(self) -> None:
        self._heights = {}
        self._natural = None
        self._flowed = None
