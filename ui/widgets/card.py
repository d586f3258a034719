"""The card: a rounded panel with a thin line."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import RADIUS, SPACE, tokens

_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Card(QFrame):
    """A panel that holds a few things. ``body`` is its layout.

    A ``pressable`` card takes the focus, and says ``pressed`` on a click, Enter or Space.
    A chosen card has a stronger line; nothing in it moves.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None, *, pressable: bool = False, name: str = "") -> None:
        super().__init__(parent)
        self._chosen = False
        self._pressable = pressable
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE.large, SPACE.large, SPACE.large, SPACE.large)
        self.body.setSpacing(SPACE.small)
        if pressable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def chosen(self) -> bool:
        """Whether it is the one that keys act on."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Give it the stronger line, or take it away."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw panel and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), chosen=self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._pressable and bare and event.key() in _PRESSING:
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click presses it."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self._pressable and inside and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


def paint_card(painter: QPainter, rect: QRectF, *, chosen: bool = False, radius: float = RADIUS.card) -> None:
    """Draw a card's panel and line into ``rect``, for a delegate. ``painter`` should be antialiased."""
    colours = tokens()
    width = colours.chosen_width if chosen else colours.line_width
    inset = width / 2
    painter.save()
    painter.setPen(QPen(QColor(colours.accent if chosen else colours.line), width))
    painter.setBrush(QColor(colours.panel))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()
