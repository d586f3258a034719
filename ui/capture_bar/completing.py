"""Names offered under the word while one types ``@`` or ``#``."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

from models.capture import Span
from ui.capture_bar.edits import Edit
from ui.capture_bar.field import SentenceField
from ui.capture_bar.reading import Offers
from ui.widgets.suggestion_list import Suggestion, SuggestionList

_CLEARANCE = 8
"""From the letters to beyond the frame around them."""

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Completer(QObject):
    """A list that never has the keyboard: arrows mark a name, Tab or Enter takes it, Escape puts the list away.

    Enter without a marked name, and every other key, is the field's.
    """

    taken = Signal(object)
    """The ``Edit`` that puts the chosen name in place of what was begun."""

    def __init__(self, field: SentenceField) -> None:
        super().__init__(field)
        self._field = field
        self._list: SuggestionList | None = None
        self._span = Span(0, 0)
        self._put_away_at: int | None = None
        field.installEventFilter(self)

    @property
    def offered(self) -> list[Suggestion]:
        """What is offered now."""
        return self._list.suggestions if self._list is not None and self._list.isVisible() else []

    def offer(self, offers: Offers) -> None:
        """Offer these, unless the list was put away for this very word."""
        if offers.span.start != self._put_away_at:
            self._put_away_at = None
        if not offers.names or self._put_away_at is not None or not self._field.hasFocus():
            self.hide()
            return
        self._span = offers.span
        shown = self._shown_list()
        if self.offered != list(offers.names):
            shown.offer(offers.names, self._under(offers.span), mark_first=False)

    def hide(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean the list; it goes when the field loses the keyboard."""
        if isinstance(event, QHideEvent) or (isinstance(event, QFocusEvent) and event.lostFocus()):
            self.hide()
        elif isinstance(event, QKeyEvent) and self.offered and event.type() == QEvent.Type.KeyPress:
            return self._is_key_of_ours(event)
        return False

    def _is_key_of_ours(self, event: QKeyEvent) -> bool:
        assert self._list is not None
        key, marked = Qt.Key(event.key()), self._list.marked
        if key in _STEPS:
            self._list.step(_STEPS[key])
        elif key == Qt.Key.Key_Tab:
            self._take(marked or self._list.suggestions[0])
        elif key in _ENTERS and marked is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._take(marked)
        elif key == Qt.Key.Key_Escape:
            self._put_away_at = self._span.start
            self.hide()
        else:
            return False
        return True

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        self.hide()
        rest = self._field.sentence[self._span.end :]
        blank = "" if rest[:1].isspace() else " "
        self.taken.emit(Edit(self._span.start, self._span.end, f"{suggestion.value}{blank}"))

    def _under(self, span: Span) -> QRect:
        begin = self._field.place_of(span.start)
        return QRect(self._field.mapTo(self._field.window(), begin.topLeft()), begin.size() + QSize(0, _CLEARANCE))

    def _shown_list(self) -> SuggestionList:
        window = self._field.window()
        if self._list is None or self._list.parentWidget() is not window:
            self._list = SuggestionList(window)
            self._list.taken.connect(self._take)
            self._field.destroyed.connect(self._list.deleteLater)
        return self._list
