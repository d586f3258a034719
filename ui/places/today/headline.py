"""Who it is about, and why now: two inks on one line, or on as many as they need."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import font
from ui.theme.palette import ROLE_OF_TONE, Tone
from ui.widgets.flowing import FlowText

LEAST: Final = 220
"""The width under which what stands beside it gives way."""

_APART: Final = "\u2003"


class Headline(QWidget):
    """``name`` stands out, ``why`` follows it in the accent. Both are shown letter by letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.why = ""
        self.setFont(font("name"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, name: str, why: str) -> None:
        """Show other words."""
        self.name, self.why = name, why
        self.setAccessibleName(f"{name}: {why}" if why else name)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return -int(-self._flow().lay_out(width) // 1)

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = int(self._flow().natural_width()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a name."""
        return QSize(min(self.sizeHint().width(), LEAST), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        flow = self._flow()
        flow.lay_out(self.width())
        flow.draw(painter, QPointF(0, 0))

    def _flow(self) -> FlowText:
        text = f"{self.name}{_APART}{self.why}" if self.why else self.name
        return FlowText(text, self.font(), formats=self._formats())

    def _formats(self) -> Sequence[QTextLayout.FormatRange]:
        name, why = _units(self.name), _units(self.why)
        first = self._format(0, name, self.font(), "ink")
        return [first, self._format(name + _units(_APART), why, font("small"), "accent")]

    def _format(self, start: int, length: int, face: QFont, tone: Tone) -> QTextLayout.FormatRange:
        drawn = QTextCharFormat()
        drawn.setFont(face)
        drawn.setForeground(QColor(self.palette().color(QPalette.ColorGroup.Active, ROLE_OF_TONE[tone])))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, drawn
        return part


def _units(text: str) -> int:
    """How long Qt thinks ``text`` is: it counts halves of surrogate pairs."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
