"""Keys: which one was pressed, and how they are shown as the little caps they are."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from resources import tr
from ui.theme import font, tokens
from ui.widgets.labels import PlainLabel

TOP_ROW: Final = (
    Qt.Key.Key_Ampersand,
    Qt.Key.Key_Eacute,
    Qt.Key.Key_QuoteDbl,
    Qt.Key.Key_Apostrophe,
    Qt.Key.Key_ParenLeft,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Egrave,
    Qt.Key.Key_Underscore,
    Qt.Key.Key_Ccedilla,
)
"""What a French keyboard writes on the keys 1 to 9 when Shift is not held."""

_FRENCH_DIGITS: Final = "&é\"'(-è_ç"


def digit_of(event: QKeyEvent) -> int | None:
    """The digit from 1 to 9 whose key was pressed alone, on a French keyboard without Shift too."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    typed = event.text()
    if held or len(typed) != 1:
        return None
    if typed in "123456789":
        return int(typed)
    at = _FRENCH_DIGITS.find(typed.lower())
    return at + 1 if at >= 0 else None


class KeyHint(QWidget):
    """A key cap and what the key does, as in "[W] write". ``sequence`` is portable, as ``Ctrl+K``."""

    def __init__(self, sequence: str, word: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(KeyCap(sequence, parent=self))
        if word:
            layout.addWidget(PlainLabel(word, "small", "soft", parent=self))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)


class KeyCap(QWidget):
    """One key, or several held together."""

    def __init__(self, sequence: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = key_words(sequence)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return key_cap_size(self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key_cap(painter, QRectF(self.rect()), self._text)


def key_words(sequence: str) -> str:
    """``Ctrl+Space`` as it is printed on the user's keys: "Ctrl Espace" in French."""
    if QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText).startswith(("⌘", "⌥", "⇧", "⌃")):
        return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
    names = {
        "Ctrl": tr("Ctrl"),
        "Shift": tr("Shift"),
        "Alt": tr("Alt"),
        "Space": tr("Space"),
        "Return": tr("Enter"),
        "Enter": tr("Enter"),
        "Esc": tr("Esc"),
        "Del": tr("Del"),
        "Tab": tr("Tab"),
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "plus": "+",
    }
    return " ".join(names.get(part, part) for part in sequence.replace("++", "+plus").split("+"))


def key_cap_size(text: str) -> QSize:
    """The room ``paint_key_cap`` needs."""
    metrics = QFontMetricsF(font("key"))
    return QSize(max(18, round(metrics.horizontalAdvance(text)) + 13), round(metrics.height()) + 4)


def paint_key_cap(painter: QPainter, rect: QRectF, text: str) -> None:
    """Draw a key cap into ``rect``, for a delegate. ``painter`` should be antialiased."""
    colours = tokens()
    painter.save()
    painter.setBrush(QColor(colours.background))
    painter.setPen(QPen(QColor(colours.line), colours.line_width))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setFont(font("key"))
    painter.setPen(QColor(colours.soft))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
