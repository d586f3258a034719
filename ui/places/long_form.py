"""A form of many fields: Ctrl+Enter keeps it and Escape gives it up, wherever one is in it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.places.keep_row import KeepRow
from ui.theme import SPACE
from ui.widgets import Card, PlainLabel


class LongForm(Card):
    """A subclass makes its fields, lays them out, and says what ``keep`` is.

    ``kept`` brings what was written; ``given_up`` tells that Escape or Cancel was pressed.
    """

    kept = Signal(object)
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=name)
        self._complaint = PlainLabel("", "small", "warm", wrap=True, parent=self)
        self._complaint.hide()

    @Slot()
    def keep(self) -> None:
        """Tell what was written, or what is in the way."""
        raise NotImplementedError

    def lay_out(self, fields: Sequence[tuple[str, QWidget]], watched: Sequence[QWidget], keeps_with: str) -> KeepRow:
        """Put the fields in, each beside its word, and the buttons under them, which are given back.

        ``watched`` are the widgets that have the keyboard, ``keeps_with`` is the key that is shown for keeping it.
        """
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        grid.setColumnStretch(1, 1)
        for row, (label, field) in enumerate(fields):
            caption = PlainLabel(label, "small", "soft", parent=self)
            caption.setContentsMargins(0, 9, 0, 0)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        for widget in watched:
            widget.installEventFilter(self)
        buttons = KeepRow(keeps_with, self)
        buttons.keep.clicked.connect(self.keep)
        buttons.cancel.clicked.connect(self.given_up)
        self.body.addLayout(grid)
        self.body.addWidget(self._complaint)
        self.body.addLayout(buttons)
        return buttons

    def line(self, name: str, hint: str) -> QLineEdit:
        """A line to write in."""
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def complain(self, sentence: str, field: QWidget) -> None:
        """Say what is in the way, and go to ``field``."""
        self._complaint.setText(sentence)
        self._complaint.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys that close it in a field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._closes(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same from a button."""
        if not self._closes(event):
            super().keyPressEvent(event)

    def _closes(self, event: QKeyEvent) -> bool:
        """Keep it or give it up, if that is what a key means; whether it was."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.keep()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        return False
