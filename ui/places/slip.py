"""A small form that lies over the list: fields, what is in the way, and two buttons."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QPlainTextEdit, QWidget

from ui.places.column import tab_as_it_lies
from ui.places.keep_row import KeepRow
from ui.theme import font
from ui.widgets import Card, PlainLabel
from ui.widgets.suggestions import SuggestingField

_A_LINE_EACH = "aLineEach"
_AROUND_WORDS = 20
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Slip(Card):
    """Enter keeps from any field that is watched, Escape gives up. Shift+Enter begins a line in one that has several.

    A subclass fills it and says what ``keep`` is.
    ``first`` is the field to begin with. It is no focus proxy: Tab would pass over the fields before it.
    """

    given_up = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=title)
        self.first: QWidget = self
        self.body.addWidget(PlainLabel(title, "section", "soft", wrap=True, parent=self))
        self._complaint = PlainLabel("", "small", "warm", wrap=True, parent=self)
        self._complaint.hide()

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        raise NotImplementedError

    @Slot()
    def keep(self) -> None:
        """Tell what was written, or what is in the way."""
        raise NotImplementedError

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is in the way, and go to ``field``."""
        self._complaint.setText(sentence)
        self._complaint.show()
        (field or self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Bring the keyboard to where one begins to write, and let Tab go on from there as the fields lie."""
        tab_as_it_lies(self)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Enter and Escape in a field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTERS and self._keeps_on_enter(watched, event):
                self.keep()
                return True
            # where names are suggested Escape puts these away first; the field says when it is left
            if event.key() == Qt.Key.Key_Escape and not isinstance(watched, SuggestingField):
                self.given_up.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape from a button. Letters stay here: outside they would be commands."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif not (event.text() and event.text().isprintable()):
            super().keyPressEvent(event)

    def _keeps_on_enter(self, watched: QObject, event: QKeyEvent) -> bool:
        """Enter after a name that is being written takes the name; with Ctrl it keeps all the same."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if isinstance(watched, QPlainTextEdit) and not control:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return not shift and not watched.property(_A_LINE_EACH)
        return control or not (isinstance(watched, SuggestingField) and watched.text().strip())

    def lay_out(self, fields: QLayout, watched: list[QWidget], *, keeps_with: str = "Return", words: str = "") -> None:
        """Put the fields in, and the buttons under them; ``watched`` are the ones that are written in.

        ``keeps_with`` is the key that is shown for keeping it, ``words`` what else that does.
        """
        row = KeepRow(keeps_with, self, words)
        for field in watched or [row.keep]:
            field.installEventFilter(self)
        self.keep_button = row.keep
        row.keep.clicked.connect(self.keep)
        row.cancel.clicked.connect(self.given_up)
        self.body.addLayout(fields)
        self.body.addWidget(self._complaint)
        self.body.addLayout(row)

    def line(self, name: str, hint: str) -> QLineEdit:
        """A line to write in."""
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def words(self, name: str, hint: str, lines: int, *, a_line_each: bool = False) -> QPlainTextEdit:
        """A field of several lines. With ``a_line_each`` they are a list, to which Enter adds."""
        words = QPlainTextEdit(self)
        words.setAccessibleName(name)
        words.setPlaceholderText(hint)
        words.setTabChangesFocus(True)
        words.setFont(font("text"))
        words.setFixedHeight(lines * words.fontMetrics().lineSpacing() + _AROUND_WORDS)
        words.setProperty(_A_LINE_EACH, a_line_each)
        return words

    def caption(self, words: str) -> PlainLabel:
        """The word before a field."""
        return PlainLabel(words, "small", "soft", parent=self)
