"""One of several things one under the other: the keyboard chooses it by coming to it, and goes on by arrows."""

from typing import ClassVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ui.places.deeds import STEPS, key_of
from ui.theme import RADIUS, tokens
from ui.widgets import paint_card


class SteppedCard(QFrame):
    """A card that a subclass fills, with keys that it knows.

    ``stepped`` tells that the keyboard wants to go on, by so many; ``entered`` that it has come.
    """

    stepped = Signal(int)
    entered = Signal()

    free_below: ClassVar[int] = 0
    """Pixels under the panel that belong to the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def chosen(self) -> bool:
        """Whether it is the one that keys act on."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Give it the stronger line, or take it away."""
        self._chosen = chosen
        self.update()

    def press(self, key: str) -> bool:
        """Do what ``key``, as in a ``Hint``, means here; whether it means anything."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to its neighbours; then its own keys."""
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(STEPS[int(event.key())])
            return
        key = key_of(event)
        if not (key and self.press(key)):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.press("Return")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Having the keyboard chooses it."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The line steps back when keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw panel and line; the line is quieter while the keyboard is elsewhere."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0, 0, 0, -self.free_below)
        focused = self._has_keyboard()
        paint_card(painter, area, chosen=self._chosen and focused)
        if self._chosen and not focused:
            painter.setPen(QPen(QColor(tokens().edge), tokens().line_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS.card, RADIUS.card)

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))
