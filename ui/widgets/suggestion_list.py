"""A short list to choose from, over the window it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QWidget

from resources import tr
from ui.theme import SPACE, font

_SHOWN_AT_ONCE: Final = 7
_ROW_HEIGHT: Final = 34


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


class SuggestionList(QListView):
    """Suggestions under whatever asked for them. It is no window of its own: none could steal the focus."""

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

    def offer(self, found: Sequence[Suggestion], under: QRect, *, mark_first: bool) -> None:
        """Show ``found`` below ``under``, a place in the window; above it where there is no room."""
        self.suggestions = list(found)
        self._rows.clear()
        for one in found:
            item = QStandardItem(one.line)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self._rows.appendRow(item)
        self.setCurrentIndex(self._rows.index(0, 0) if mark_first else QModelIndex())
        self._place(under)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Mark the next one, or the one before; the first and the last are neighbours."""
        rows = self._rows.rowCount()
        at = self.currentIndex().row()
        self.setCurrentIndex(self._rows.index((max(at, -1 if by > 0 else 0) + by) % rows, 0))

    def _place(self, under: QRect) -> None:
        window = self.parentWidget()
        if window is None:
            return
        widest = max(self.fontMetrics().horizontalAdvance(one.line) for one in self.suggestions) + 40
        width = min(max(under.width(), widest), window.width() - 2 * SPACE.medium)
        height = min(len(self.suggestions), _SHOWN_AT_ONCE) * _ROW_HEIGHT + 10
        corner = under.bottomLeft() + QPoint(0, SPACE.hair + 1)
        if corner.y() + height > window.height():
            corner.setY(under.y() - height - SPACE.hair)
        corner.setX(max(SPACE.medium, min(corner.x(), window.width() - width - SPACE.medium)))
        self.setGeometry(corner.x(), max(0, corner.y()), width, height)

    def _on_clicked(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.suggestions):
            self.taken.emit(self.suggestions[index.row()])
