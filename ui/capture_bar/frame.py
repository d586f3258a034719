"""The frame around the sentence: a cup before it, the key that leads to it after it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.capture_bar.field import SentenceField
from ui.theme import SPACE
from ui.widgets.card import paint_card
from ui.widgets.fields import Glyph
from ui.widgets.keys import KeyCap

_CUP: Final = 18


class Frame(QFrame):
    """Shows by its line whether ``field`` has the keyboard, and brings a click beside the words to them.

    ``key`` is the key that leads to it, if one does.
    """

    def __init__(self, field: SentenceField, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        field.setParent(self)
        field.installEventFilter(self)
        self._line = field.height()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.large, 10, SPACE.large, 10)
        row.setSpacing(SPACE.medium)
        row.addLayout(self._on_first_line(Glyph("coffee", "ink", _CUP, parent=self)))
        row.addWidget(field, 1)
        if key:
            row.addLayout(self._on_first_line(KeyCap(key, parent=self)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line follows the keyboard."""
        if isinstance(event, QFocusEvent):
            self.update()
        return False

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the words means them."""
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), chosen=self._field.hasFocus())

    def _on_first_line(self, widget: QWidget) -> QVBoxLayout:
        """However many lines there are, it stays beside the first."""
        column = QVBoxLayout()
        height = max(widget.sizeHint().height(), widget.minimumHeight())
        column.addSpacing(max(0, (self._line - height) // 2))
        column.addWidget(widget)
        column.addStretch(1)
        return column
