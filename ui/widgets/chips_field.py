"""Several names in one field: each becomes a chip, Backspace takes the last one back."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from models.text import fold
from ui.theme import RADIUS, SPACE, tokens
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.suggestions import SuggestingField, Suggestion

_LEAST_FIELD = 100
_WIDEST_FIELD = 228


class ChipsField(QWidget):
    """Chips, and a field that makes more of them.

    ``added`` brings the ``Suggestion`` of a new chip, ``taken`` that of one that went.
    ``left`` tells that Escape was pressed, or that the focus went out of all of it.
    """

    added = Signal(object)
    taken = Signal(object)
    left = Signal()

    def __init__(self, name: str, hint: str = "", *, takes_first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[Suggestion, Chip]] = []
        self.field = SuggestingField(name, hint, takes_first=takes_first, parent=self)
        self.field.setProperty("bare", "true")
        wished = self.field.fontMetrics().horizontalAdvance(hint) + 12
        self.field.setMinimumWidth(max(_LEAST_FIELD, min(wished, _WIDEST_FIELD)))
        self.field.setStyleSheet("min-height: 26px; max-height: 26px")  # as high as a chip
        self.field.chosen.connect(self.add)
        self.field.installEventFilter(self)
        self._flow = FlowLayout(self, gap=SPACE.small, line_gap=SPACE.small)
        self._flow.setContentsMargins(11, 6, 8, 6)  # where the text of other fields begins
        self._flow.addWidget(self.field)

    @property
    def chosen(self) -> list[Suggestion]:
        """What the chips stand for, in their order."""
        return [one for one, _ in self._items]

    def put(self, chosen: Iterable[Suggestion]) -> None:
        """Have exactly these chips; nothing is told of it."""
        for _, chip in self._items:
            self._drop(chip)
        self._items = []
        for one in chosen:
            self._append(one)

    def add(self, one: Suggestion) -> None:
        """Add a chip, unless it is there already."""
        if any(_same(one, other) for other in self.chosen):
            return
        self._append(one)
        self.added.emit(one)

    def take_written(self) -> None:
        """Make a chip of what is still written in the field, as Enter would."""
        if written := self.field.text().strip():
            self.field.clear()
            self.add(Suggestion(written, written))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame around the chips and what is written."""
        colours, focused = tokens(), self.field.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = colours.line_width
        painter.setPen(QPen(QColor(colours.accent if focused else colours.edge), width))
        painter.setBrush(QColor(colours.panel))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, RADIUS.button, RADIUS.button)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """One writes on. (A focus proxy would have Tab pass by the chips.)"""
        super().focusInEvent(event)
        self.field.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Backspace in an empty field, and Escape."""
        if watched is self.field and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._items:
                self._take(self._items[-1][1])
                return True
            if event.key() == Qt.Key.Key_Escape and not self.field.offered:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _append(self, one: Suggestion) -> None:
        chip = Chip(one.words, "accent", removable=True, parent=self)
        chip.removed.connect(self._on_removed)
        self._items.append((one, chip))
        # before the field, which stays last
        self._flow.removeWidget(self.field)
        self._flow.addWidget(chip)
        self._flow.addWidget(self.field)
        chip.show()
        # a new widget is the last in the window's order: its cross comes before the field, which stays where it was
        for cross in chip.findChildren(QAbstractButton):
            before = self.field.previousInFocusChain()
            while before is not None and before is not self.field and not before.focusPolicy():
                before = before.previousInFocusChain()
            if before is not None:
                QWidget.setTabOrder(before, cross)
            QWidget.setTabOrder(cross, self.field)
        self.updateGeometry()

    def _on_removed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Chip):
            self._take(sender)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, chip: Chip) -> None:
        at = next(at for at, (_, mine) in enumerate(self._items) if mine is chip)
        one, _ = self._items.pop(at)
        self._drop(chip)
        self.taken.emit(one)

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()


def names(words: Sequence[str]) -> list[Suggestion]:
    """Suggestions that stand for their own words: tags, worlds."""
    return [Suggestion(word, word) for word in words]


def _same(one: Suggestion, other: Suggestion) -> bool:
    if isinstance(one.value, str) and isinstance(other.value, str):
        return fold(one.value) == fold(other.value)
    return one.value == other.value
