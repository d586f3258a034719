"""The rail of places at the left of the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from resources import tr
from ui.theme import RADIUS, SPACE, font, paint_icon, tokens
from ui.theme.icons import IconTone
from ui.widgets.keys import key_words
from ui.widgets.labels import PlainLabel, set_plain_tooltip

WIDTH: Final = 208
NARROW_WIDTH: Final = 64

_ENTRY_HEIGHT: Final = 38
_ICON: Final = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the rail. ``sequence`` is the shortcut that does the same, told in the tooltip."""

    key: str
    title: str
    icon: str
    sequence: str = ""


class Rail(QWidget):
    """Places from above, the rest from below; one of them is the current one.

    Tab comes to the current entry only; arrows, Home and End move among all of them.
    """

    picked = Signal(str)
    """The key of an entry that was pressed."""

    def __init__(self, above: Sequence[Entry], below: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self.setAccessibleName(tr("Places"))
        self._mark = PlainLabel("Whispeer", "heading", parent=self)
        self._buttons = {entry.key: RailButton(entry, self) for entry in (*above, *below)}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.medium, SPACE.large + 4, SPACE.medium, SPACE.large + 4)
        layout.setSpacing(2)
        layout.addWidget(self._mark)
        layout.addSpacing(SPACE.medium + 6)
        for at, button in enumerate(self._buttons.values()):
            if at == len(above):
                layout.addStretch(1)
            layout.addWidget(button)
            button.clicked.connect(button.tell)
            button.pressed_key.connect(self._on_pressed_key)
            button.picked.connect(self.picked)
        if not below:
            layout.addStretch(1)
        self._let_in_by_tab(next(iter(self._buttons)))
        self.set_narrow(False)

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def button(self, key: str) -> "RailButton":
        """The button of an entry. Raises ``KeyError``."""
        return self._buttons[key]

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        self._narrow = narrow
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        self._mark.setText("W" if narrow else "Whispeer")
        self._mark.setAccessibleName("Whispeer")
        centre, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        self._mark.setAlignment(centre if narrow else left)
        self._mark.setContentsMargins(0 if narrow else SPACE.medium, 0, 0, 0)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def set_current(self, key: str) -> None:
        """Mark the entry ``key`` as the one that is shown; none of them for a place that is not among them."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._let_in_by_tab(key if key in self._buttons else next(iter(self._buttons)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and an edge to it in high contrast, where both sides are white."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().rail))
        if tokens().rail == tokens().background:
            painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), QColor(tokens().line))

    def _let_in_by_tab(self, key: str) -> None:
        for each, button in self._buttons.items():
            by_tab = each == key
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)

    def _on_pressed_key(self, key: int) -> None:
        buttons = list(self._buttons.values())
        at = next((index for index, button in enumerate(buttons) if button.hasFocus()), 0)
        steps = {
            int(Qt.Key.Key_Up): at - 1,
            int(Qt.Key.Key_Down): at + 1,
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): len(buttons) - 1,
        }
        buttons[steps[key] % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)


class RailButton(QAbstractButton):
    """An icon and a word; the current one lies on a panel of its own."""

    picked = Signal(str)
    pressed_key = Signal(int)

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._narrow = False
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setAccessibleDescription(key_words(entry.sequence) if entry.sequence else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)
        self.set_narrow(False)

    def tell(self) -> None:
        """Say which entry was pressed."""
        self.picked.emit(self._entry.key)

    def set_narrow(self, narrow: bool) -> None:
        """Without its word, the tooltip says it."""
        self._narrow = narrow
        keys = key_words(self._entry.sequence) if self._entry.sequence else ""
        set_plain_tooltip(self, f"{self._entry.title}  {keys}".strip() if narrow else keys)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the words need."""
        return QSize(_ICON + 2 * SPACE.medium, max(_ENTRY_HEIGHT, self.fontMetrics().height() + 14))

    def nextCheckState(self) -> None:
        """Pressing it does not make it current; the shell does, when the place is shown."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover ground."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take it away."""
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, arrows move."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.pressed_key.emit(int(event.key()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.isChecked()
        self._paint_ground(painter)
        tone: IconTone = "accent" if current else "ink" if self.underMouse() else "soft"
        left = (self.width() - _ICON) // 2 if self._narrow else SPACE.medium
        top = (self.height() - _ICON) // 2
        paint_icon(painter, QRect(left, top, _ICON, _ICON), self._entry.icon, tone)
        if self._narrow:
            return
        painter.setFont(font("strong" if current else "text"))
        painter.setPen(QColor(colours.ink if current or self.underMouse() else colours.soft))
        words = self.rect().adjusted(left + _ICON + SPACE.medium, 0, -SPACE.small, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = tokens()
        if self.isChecked():
            ground = colours.panel
        elif self.underMouse():
            ground = colours.line if not colours.dark else colours.hover
        else:
            return
        outlined = self.isChecked() and colours.panel == colours.rail
        painter.setPen(QPen(QColor(colours.ink), 2) if outlined else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(ground))
        inset = 1 if outlined else 0
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, RADIUS.button, RADIUS.button)
