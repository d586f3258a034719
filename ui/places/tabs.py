"""A few lists to go between: each a word and the key that leads there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from resources import tr
from ui.theme import SPACE, font, tokens
from ui.widgets import FlowLayout, key_cap_size, paint_key_cap

_CAP_TO_WORD = 6
_UNDERLINE = 2


class Tabs(QWidget):
    """Tabs of which one is current. ``picked`` brings the key of the one that was pressed.

    Tab comes to the current one only; Left and Right move among them.
    """

    picked = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """``tabs`` are a key, a word, and what is printed on the key of the keyboard."""
        super().__init__(parent)
        self.setAccessibleName(tr("Lists"))
        row = FlowLayout(self, gap=SPACE.medium, line_gap=SPACE.hair)
        self._tabs = {key: _Tab(word, cap, self) for key, word, cap in tabs}
        for tab in self._tabs.values():
            row.addWidget(tab)
            tab.clicked.connect(self._on_clicked)

    @property
    def keys(self) -> list[str]:
        """Their keys, in order."""
        return list(self._tabs)

    def set_current(self, key: str) -> None:
        """Mark one as the one that is shown."""
        for each, tab in self._tabs.items():
            tab.setChecked(each == key)
            by_tab = each == key
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)
            tab.update()

    def tab(self, key: str) -> QAbstractButton:
        """One of them. Raises ``KeyError``."""
        return self._tabs[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right pick a neighbour, and the keyboard goes along."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        at = next((at for at, tab in enumerate(self._tabs.values()) if tab.hasFocus()), None)
        if at is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        key = self.keys[(at + steps[Qt.Key(event.key())]) % len(self._tabs)]
        self.picked.emit(key)
        self._tabs[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        key = next(key for key, tab in self._tabs.items() if tab is pressed)
        self.set_current(key)  # a press unchecks it, and it may be the one that is shown
        self.picked.emit(key)


class _Tab(QAbstractButton):
    """One word; the current one is underlined."""

    def __init__(self, word: str, cap: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._word, self._cap = word, cap
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setAccessibleDescription(cap)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The key, the word, and room for the line under them; as wide chosen as not."""
        metrics = QFontMetricsF(font("strong"))
        width = key_cap_size(self._cap).width() + _CAP_TO_WORD + metrics.horizontalAdvance(self._word)
        return QSize(round(width + 1), round(metrics.height()) + 2 * SPACE.small)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are for the tabs together."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw key, word and line."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, size = QRectF(self.rect()), key_cap_size(self._cap)
        paint_key_cap(painter, QRectF(0, area.center().y() - size.height() / 2, size.width(), size.height()), self._cap)
        strong = self.isChecked() or self.underMouse()
        painter.setFont(font("strong" if self.isChecked() else "text"))
        painter.setPen(QColor(colours.ink if strong else colours.soft))
        word = area.adjusted(size.width() + _CAP_TO_WORD, 0, 0, 0)
        painter.drawText(word, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._word)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.accent), _UNDERLINE))
            painter.drawLine(area.bottomLeft().toPoint(), area.bottomRight().toPoint())
