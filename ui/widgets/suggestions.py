"""A field that offers what is known while one types, under the field and without taking the focus from it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import font
from ui.widgets.suggestion_list import Suggestion, SuggestionList

__all__ = ["SuggestingField", "Suggestion"]


class SuggestingField(QLineEdit):
    """A line edit with a list of suggestions.

    ``looked_for`` asks for what fits a text; the answer goes to ``suggest``.
    ``chosen`` brings the ``Suggestion`` that Enter or a click took.
    With ``takes_first``, Enter takes the first one unless another is marked, waiting for it if need be;
    without, it takes what is written as it is.
    """

    looked_for = Signal(str)
    chosen = Signal(object)

    def __init__(self, name: str, hint: str = "", *, takes_first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(font("text"))
        self._takes_first = takes_first
        self._enter_waits = False
        self._list: SuggestionList | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def offered(self) -> list[Suggestion]:
        """What is offered now."""
        return self._list.suggestions if self._list is not None and self._list.isVisible() else []

    @property
    def marked(self) -> Suggestion | None:
        """What Enter would take of it."""
        return self._list.marked if self._list is not None and self._list.isVisible() else None

    def suggest(self, text: str, found: Sequence[Suggestion]) -> None:
        """Offer ``found`` for ``text``; nothing happens if another text stands there by now.

        For an empty text too something can be offered: none of it is marked before an arrow is pressed.
        """
        if text != self.text().strip():
            return
        if self._enter_waits:
            self._enter_waits = False
            if found:
                self._choose(found[0])
            return
        if not found or not self.hasFocus():
            self._hide()
            return
        self._shown_list().offer(
            found, QRect(self.mapTo(self.window(), QPoint()), self.size()), mark_first=self._takes_first and bool(text)
        )

    def take(self) -> bool:
        """Take what Enter means now, at once or when the answer is there; whether anything is written."""
        return self._enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows mark a suggestion, Enter takes it, Escape puts the list away first."""
        shown = self._list is not None and self._list.isVisible()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown and self._list is not None:
            self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.key() == Qt.Key.Key_Escape and shown:
            self._hide()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            if self._enter():
                return
            event.ignore()  # an empty field lets Enter through to its form
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the focus."""
        super().focusOutEvent(event)
        self._hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the field."""
        super().hideEvent(event)
        self._hide()

    def _enter(self) -> bool:
        """Take what Enter means now; whether it meant anything."""
        written = self.text().strip()
        marked = self.marked
        if not written and marked is None:
            return False
        if marked is not None:
            self._choose(marked)
        elif not written:
            return False
        elif self._takes_first:
            self._enter_waits = True
            self.looked_for.emit(written)
        else:
            self._choose(Suggestion(written, written))
        return True

    def _choose(self, suggestion: Suggestion) -> None:
        self._hide()
        self.clear()
        self.chosen.emit(suggestion)

    def _on_edited(self, text: str) -> None:
        self._enter_waits = False
        if text.strip():
            self.looked_for.emit(text.strip())
        else:
            self._hide()

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _shown_list(self) -> SuggestionList:
        window = self.window()
        if self._list is None or self._list.parentWidget() is not window:
            self._list = SuggestionList(window)
            self._list.taken.connect(self._choose)
            self.destroyed.connect(self._list.deleteLater)
        return self._list
