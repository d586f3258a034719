"""Keys that are shown with what they do, and can be pressed with the mouse too."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.places.today.deeds import Deed, Hint
from ui.theme import RADIUS, SPACE, font, tokens
from ui.widgets import FlowLayout, PlainLabel, key_cap_size, key_words, paint_key_cap

_GAP: Final = 5
_SIDE: Final = 3


class HintButton(QAbstractButton):
    """A key cap and a word, as in "[W] write". ``asked`` brings its deed."""

    asked = Signal(str)

    def __init__(self, hint: Hint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = hint
        self._cap = key_words(hint.key)
        self.setFont(font("small"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(hint.word)
        self.setAccessibleDescription(self._cap)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """As wide as cap and word."""
        cap = key_cap_size(self._cap)
        word = round(QFontMetricsF(self.font()).horizontalAdvance(self.hint.word)) + 2
        height = max(cap.height(), self.fontMetrics().height())
        return QSize(cap.width() + _GAP + word + 2 * _SIDE, height + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # Qt would move the focus by arrows

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw cap and word, on a quiet ground under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().hover))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS.chip, RADIUS.chip)
        cap = key_cap_size(self._cap)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _SIDE - cap.width() if right_to_left else _SIDE
        paint_key_cap(painter, QRectF(left, (self.height() - cap.height()) / 2, cap.width(), cap.height()), self._cap)
        role = QPalette.ColorRole.WindowText if self.underMouse() else QPalette.ColorRole.PlaceholderText
        painter.setPen(QColor(self.palette().color(role)))
        painter.setFont(self.font())
        beside = cap.width() + _GAP + _SIDE
        area = self.rect().adjusted(0 if right_to_left else beside, 0, -beside if right_to_left else 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self.hint.word)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self.hint.deed.value)


class Hints(QWidget):
    """A line of keys; ``asked`` brings the deed of one that was pressed. A question may stand before them."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = PlainLabel("", "small", "accent", parent=self)
        self._buttons: list[HintButton] = []
        self._question.setContentsMargins(0, 3, 0, 0)  # level with the words on the buttons
        self._flow = FlowLayout(self, gap=SPACE.small, line_gap=SPACE.hair)
        self._flow.addWidget(self._question)
        self._question.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        policy.setRetainSizeWhenHidden(True)  # so that nothing moves when another card is chosen
        self.setSizePolicy(policy)

    @property
    def buttons(self) -> Sequence[HintButton]:
        """What can be pressed now."""
        return tuple(self._buttons)

    @property
    def question(self) -> str:
        """What is asked before the keys."""
        return self._question.text()

    @property
    def words(self) -> str:
        """All of it in words, for who does not see it."""
        keys = ", ".join(f"{key_words(button.hint.key)} {button.hint.word}" for button in self._buttons)
        return f"{self.question} {keys}".strip()

    def offer(self, hints: Sequence[Hint], question: str = "") -> None:
        """Show other keys."""
        if [button.hint for button in self._buttons] == list(hints) and question == self.question:
            return
        self._question.setText(question)
        self._question.setVisible(bool(question))
        before, self._buttons = self._buttons, [HintButton(hint, self) for hint in hints]
        for button in before:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for button in self._buttons:
            button.asked.connect(self.asked)
            self._flow.addWidget(button)
            button.show()
        self.updateGeometry()

    def deed_of(self, key: str) -> Deed | None:
        """What ``key`` does now."""
        return next((button.hint.deed for button in self._buttons if button.hint.key == key), None)
