"""Keys: which one was pressed, and how they are shown as the little caps they are."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QWidget

from resources import tr
from ui.theme import RADIUS, font, tokens
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
    Qt.Key.Key_Agrave,
)
"""What a French keyboard writes on the keys 1 to 9 and 0 when Shift is not held."""

_CAP_TO_WORD: Final = 5
_GROUND: Final = 4
"""Free pixels at the sides of a key that can be pressed."""

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
        layout.setSpacing(_CAP_TO_WORD)
        layout.addWidget(KeyCap(sequence, parent=self))
        if word:
            layout.addWidget(PlainLabel(word, "small", "soft", parent=self))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)


class KeyButton(QAbstractButton):
    """The same, to be pressed with the pointer. It takes no focus: who has a keyboard presses the key itself."""

    def __init__(self, sequence: str, word: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = key_words(sequence)
        self._word = word
        self.setAccessibleName(word)
        self.setAccessibleDescription(self._keys)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The cap, the word, and a little ground around them."""
        cap, metrics = key_cap_size(self._keys), QFontMetricsF(font("small"))
        width = cap.width() + _CAP_TO_WORD + round(metrics.horizontalAdvance(self._word) + 0.5) + 2 * _GROUND
        return QSize(width, max(cap.height(), round(metrics.height())) + _GROUND)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both, on a quiet ground while the pointer is over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().hover))
            painter.drawRoundedRect(self.rect(), RADIUS.chip, RADIUS.chip)
        size, area = key_cap_size(self._keys), self.rect().adjusted(_GROUND, 0, -_GROUND, 0)
        cap = QStyle.alignedRect(self.layoutDirection(), Qt.AlignmentFlag.AlignVCenter, size, area)
        paint_key_cap(painter, QRectF(cap), self._keys)
        painter.setFont(font("small"))
        painter.setPen(QColor(tokens().ink if self.underMouse() else tokens().soft))
        beside = QStyle.visualRect(self.layoutDirection(), area, area.adjusted(size.width() + _CAP_TO_WORD, 0, 0, 0))
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self._word)


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
