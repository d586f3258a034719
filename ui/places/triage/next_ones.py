"""The list of those who wait: arrows walk it, X or Shift with an arrow marks several."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from resources import tr
from ui.item_models.person_delegate import PersonDelegate
from ui.places.circles.member_view import MemberView
from ui.places.circles.members import MemberRows
from ui.places.triage import key_bar

_DECIDING: Final = frozenset("0123456789àé&\"'(-è_çaAzZ")
"""What deals with somebody: a key that is held down does so once."""

_NAMED_AT_MOST: Final = 4


class NextOnes(MemberView):
    """As ``MemberView``, with X in the place of Space, which the place hears; nobody is dragged from here.

    ``asked`` brings what a digit or an arrow asks for, as one of the words of ``key_bar``.
    """

    asked = Signal(str)

    def __init__(self, rows: MemberRows, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        delegate = PersonDelegate(self)
        self._row_height = delegate.height
        self.setItemDelegate(delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setAccessibleName(tr("Those who wait for a place"))
        self.sent.connect(self._on_sent)
        self.stepped.connect(self._on_stepped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how large every row is: else the list asks for each of ten thousand before it shows the first."""
        super().resizeEvent(event)
        self.setGridSize(QSize(self.viewport().width(), self._row_height))

    def names(self, people: Sequence[int]) -> list[str]:
        """The names of the first few of these people, as far as they are read."""
        rows = (self._rows.row(self._rows.index_of(id).row()) for id in people[:_NAMED_AT_MOST])
        return [row.name if row is not None else "…" for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """X marks; Space is the place's."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.isAutoRepeat() and event.text() in _DECIDING:
            return
        if bare and event.text() in ("x", "X") and self.currentIndex().isValid():
            self.pick()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def _on_sent(self, digit: int) -> None:
        self.asked.emit(str(digit))

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        self.asked.emit(key_bar.LATER if by > 0 else key_bar.BACK)
