"""The list of those who wait: arrows walk it, X or Shift with an arrow marks several."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from resources import tr
from ui.item_models.person_delegate import PersonDelegate
from ui.places.circles.member_view import MemberView
from ui.places.circles.members import MemberRows

_DECIDING: Final = frozenset("0123456789àé&\"'(-è_çaAzZ")
"""What deals with somebody: a key that is held down does so once."""


class NextOnes(MemberView):
    """As ``MemberView``, with X in the place of Space, which the place hears; nobody is dragged from here."""

    def __init__(self, rows: MemberRows, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self.setItemDelegate(PersonDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setAccessibleName(tr("Those who wait for a place"))

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
