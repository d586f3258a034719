"""A word on a quiet ground: a state, a tag, something understood."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from resources import tr
from ui.theme import RADIUS, font, tokens
from ui.theme.palette import Tone
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel

ChipTone = Literal["accent", "warm", "gold", "outline", "neutral"]
"""accent: done or understood; warm: a promise of mine; gold: thanks; outline and neutral: anything else."""

_INKS: dict[ChipTone, Tone] = {
    "accent": "accent",
    "warm": "warm",
    "gold": "gold",
    "outline": "soft",
    "neutral": "soft",
}
_SIDE = 10
_HEIGHT = 26


class Chip(QWidget):
    """A chip with ``text``. A ``removable`` one has a small cross; ``removed`` when it is pressed."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        tone: ChipTone = "accent",
        *,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: ChipTone = tone
        self._label = ElidedLabel(text, "small", _INKS[tone], parent=self)
        self._cross: IconButton | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_SIDE, 0, 4 if removable else _SIDE, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        if removable:
            self._cross = IconButton("x", tr("Remove {what}", what=text), parent=self)
            self._cross.setIconSize(QSize(12, 12))
            self._cross.setFixedSize(20, 20)
            self._cross.setStyleSheet("padding: 0")
            self._cross.clicked.connect(self.removed)
            layout.addWidget(self._cross)
        self.setFixedHeight(max(_HEIGHT, self._label.sizeHint().height() + 6))

    @property
    def text(self) -> str:
        """The word on it."""
        return self._label.text()

    def show_as(self, text: str, tone: ChipTone) -> None:
        """Become another word in another tone."""
        self._tone = tone
        self._label.setText(text)
        self._label.set_tone(_INKS[tone])
        if self._cross:
            self._cross.setAccessibleName(tr("Remove {what}", what=text))
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, QRectF(self.rect()), self._tone)


def chip_size(text: str) -> QSize:
    """The room ``paint_chip`` needs for ``text``."""
    metrics = QFontMetricsF(font("small"))
    return QSize(round(metrics.horizontalAdvance(text) + 0.5) + 2 * _SIDE, max(_HEIGHT, round(metrics.height()) + 6))


def chip_ink(tone: ChipTone) -> QColor:
    """What is written on a chip of ``tone``, for one that writes on it by itself."""
    return QColor(getattr(tokens(), _INKS[tone]))


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: ChipTone = "accent") -> None:
    """Draw a chip into ``rect``, for a delegate. ``painter`` should be antialiased."""
    painter.save()
    _paint_ground(painter, rect, tone)
    painter.setFont(font("small"))
    painter.setPen(chip_ink(tone))
    inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
    shown = QFontMetricsF(font("small")).elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


def _paint_ground(painter: QPainter, rect: QRectF, tone: ChipTone) -> None:
    colours = tokens()
    grounds = {
        "accent": colours.tint,
        "warm": colours.warm_tint,
        "gold": colours.gold_tint,
        "outline": colours.panel,
        "neutral": colours.hover,
    }
    painter.setBrush(QColor(grounds[tone]))
    # High contrast draws every chip's outline, as its grounds are hardly seen.
    outlined = tone == "outline" or colours.name == "contrast"
    painter.setPen(QPen(QColor(colours.line), colours.line_width) if outlined else QPen(Qt.PenStyle.NoPen))
    inset = 0.5 if outlined else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), RADIUS.chip, RADIUS.chip)
