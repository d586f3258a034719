"""A field that offers what is known while one types, under the field and without taking the focus from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from resources import tr
from ui.theme import SPACE, font

_SHOWN_AT_ONCE: Final = 7


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to choose: ``words`` to read, ``detail`` to tell it from its like, and the ``value`` it stands for.

    A value that is a text is something new of that name.
    """

    words: str
    value: object
    detail: str = ""

    @property
    def line(self) -> str:
        """How it reads in the list."""
        return f"{self.words} — {self.detail}" if self.detail else self.words


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
        self._list: _List | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def offered(self) -> list[Suggestion]:
        """What is offered now."""
        return self._list.suggestions if self._list is not None and self._list.isVisible() else []

    def suggest(self, text: str, found: Sequence[Suggestion]) -> None:
        """Offer ``found`` for ``text``; nothing happens if another text stands there by now."""
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
        self._shown_list().offer(found, self, mark_first=self._takes_first)

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
        if not written:
            return False
        marked = self._list.marked if self._list is not None and self._list.isVisible() else None
        if marked is not None:
            self._choose(marked)
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

    def _shown_list(self) -> "_List":
        window = self.window()
        if self._list is None or self._list.parentWidget() is not window:
            self._list = _List(window)
            self._list.taken.connect(self._choose)
            self.destroyed.connect(self._list.deleteLater)
        return self._list


class _List(QListView):
    """The suggestions, over the window they belong to. No window of its own: none could steal the focus."""

    taken = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.suggestions: list[Suggestion] = []
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setProperty("popup", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font("text"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Suggestions"))
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self.setCurrentIndex)
        self.hide()

    @property
    def marked(self) -> Suggestion | None:
        """The one that Enter takes."""
        at = self.currentIndex().row()
        return self.suggestions[at] if 0 <= at < len(self.suggestions) else None

    def offer(self, found: Sequence[Suggestion], field: QLineEdit, *, mark_first: bool) -> None:
        self.suggestions = list(found)
        self._rows.clear()
        for one in found:
            item = QStandardItem(one.line)
            item.setSizeHint(QSize(0, 34))
            self._rows.appendRow(item)
        self.setCurrentIndex(self._rows.index(0, 0) if mark_first else QModelIndex())
        self._place(field)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        rows = self._rows.rowCount()
        at = self.currentIndex().row()
        self.setCurrentIndex(self._rows.index((max(at, -1 if by > 0 else 0) + by) % rows, 0))

    def _place(self, field: QLineEdit) -> None:
        window = self.parentWidget()
        if window is None:
            return
        widest = max(self.fontMetrics().horizontalAdvance(one.line) for one in self.suggestions) + 40
        width = min(max(field.width(), widest), window.width() - 2 * SPACE.medium)
        height = min(len(self.suggestions), _SHOWN_AT_ONCE) * 34 + 10
        corner = field.mapTo(window, QPoint(0, field.height() + SPACE.hair))
        if corner.y() + height > window.height():
            corner.setY(field.mapTo(window, QPoint(0, 0)).y() - height - SPACE.hair)
        corner.setX(max(SPACE.medium, min(corner.x(), window.width() - width - SPACE.medium)))
        self.setGeometry(corner.x(), max(0, corner.y()), width, height)

    def _on_clicked(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.suggestions):
            self.taken.emit(self.suggestions[index.row()])
