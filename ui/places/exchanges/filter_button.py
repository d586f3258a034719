"""One filter: a quiet word that asks for it, or a chip that says what it is set to."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from resources import tr
from ui.theme import RADIUS, font, paint_icon, tokens
from ui.widgets import set_plain_tooltip

_SIDE: Final = 10
_CROSS: Final = 12
_HEIGHT: Final = 28
_WIDEST: Final = 260
_CLEARING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FilterButton(QAbstractButton):
    """Pressed, it asks to be set. Delete, Backspace or a click on its cross ask to ``clear`` it.

    ``stepped`` asks for the next filter, or the one before; ``left`` to go back to what is filtered.
    """

    cleared = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._words = ""
        self.setFont(font("small"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say("")

    @property
    def words(self) -> str:
        """What it is set to; empty while it is not."""
        return self._words

    def say(self, words: str) -> None:
        """Show what it is set to."""
        self._words = words
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.setAccessibleDescription(tr("Press Enter to change it, Delete to clear it") if words else "")
        set_plain_tooltip(self, words if self._wished() > _WIDEST else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word, up to a bound."""
        return QSize(min(self._wished(), _WIDEST), max(_HEIGHT, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self.sizeHint().width(), 64), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; Delete clears it, arrows step on, Escape leaves."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in _CLEARING and self._words:
            self.cleared.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross clears it."""
        if self._words and self._cross().adjusted(-6, -8, 8, 8).contains(event.position().toPoint()):
            self.setDown(False)
            self.cleared.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a chip with a cross, or an outline with a word."""
        colours, is_set = tokens(), bool(self._words)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = not is_set or colours.name == "contrast"
        painter.setPen(QPen(QColor(colours.line), colours.line_width) if outlined else Qt.PenStyle.NoPen)
        ground = colours.tint if is_set else colours.hover if self.underMouse() else colours.panel
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS.chip, RADIUS.chip)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.accent if is_set else colours.soft))
        room = self.rect().adjusted(_SIDE, 0, -_SIDE - (_CROSS + 6 if is_set else 0), 0)
        said = " ".join((self._words or self._name).split())
        shown = QFontMetricsF(self.font()).elidedText(said, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        if is_set:
            paint_icon(painter, self._cross(), "x", "accent")

    def _cross(self) -> QRect:
        return QRect(self.width() - _SIDE - _CROSS + 2, (self.height() - _CROSS) // 2, _CROSS, _CROSS)

    def _wished(self) -> int:
        said = QFontMetricsF(self.font()).horizontalAdvance(self._words or self._name)
        return round(said + 0.5) + 2 * _SIDE + 1 + (_CROSS + 6 if self._words else 0)
