"""The five words, each with its key and its disc."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.refuge import Weather
from resources import tr
from ui.places.refuge.month import DISC, paint_disc
from ui.places.refuge.sentences import word_of
from ui.theme import RADIUS, SPACE, font, tokens
from ui.widgets import FlowLayout, key_cap_size, paint_key_cap

_HEIGHT: Final = 38
_GAP: Final = 7
_SIDE: Final = 11


class WordKeys(QWidget):
    """Five words to choose from: by their digits, or pressed. ``picked`` brings a ``Weather``."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("How it is, in a word"))
        row = FlowLayout(self, gap=SPACE.small, line_gap=SPACE.small)
        self._buttons = {word: _WordKey(word, str(at), self) for at, word in enumerate(Weather, start=1)}
        for button in self._buttons.values():
            row.addWidget(button)
            button.clicked.connect(self._on_clicked)

    @property
    def buttons(self) -> Sequence[QAbstractButton]:
        """From light to heavy."""
        return tuple(self._buttons.values())

    def show_word(self, word: Weather | None) -> None:
        """Mark the word of the day that is chosen."""
        for each, button in self._buttons.items():
            button.setChecked(each == word)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        word = next(word for word, button in self._buttons.items() if button is pressed)
        self._buttons[word].setChecked(not self._buttons[word].isChecked())  # only keeping it changes the mark
        self.picked.emit(word)


class _WordKey(QAbstractButton):
    """A key, a disc and a word. It takes no focus: the digit does the same."""

    def __init__(self, word: Weather, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._word, self._key, self._text = word, key, word_of(word)
        self.setCheckable(True)
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(key)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the three."""
        words = QFontMetricsF(font("label")).horizontalAdvance(self._text)
        return QSize(round(2 * _SIDE + key_cap_size(self._key).width() + DISC + words + 2 * _GAP + 1), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them on a panel; the word of the day has a stronger line."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = colours.chosen_width if chosen else colours.line_width
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.line), width))
        painter.setBrush(QColor(colours.tint if chosen else colours.hover if self.underMouse() else colours.panel))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, RADIUS.button, RADIUS.button)
        size, middle = key_cap_size(self._key), area.center().y()
        left = float(_SIDE)
        paint_key_cap(painter, QRectF(left, middle - size.height() / 2, size.width(), size.height()), self._key)
        left += size.width() + _GAP
        paint_disc(painter, QPointF(left + DISC / 2, middle), self._word)
        left += DISC + _GAP
        painter.setFont(font("label"))
        painter.setPen(QColor(colours.ink))
        words = QRectF(left, area.top(), area.right() - left, area.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._text)
