"""The page of ways: who is sought and what for, and the ways there as entries."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources import tr
from ui.places.entries import Entry, EntryPage
from ui.places.network.state import Asked
from ui.theme import SPACE
from ui.widgets import EmptyState, FramedField, SearchField


class WaysPage(QWidget):
    """Who is sought, what for, and the ways there. ``asked_for`` tells that something else is sought."""

    asked_for = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sought = SearchField(tr("Who leads to…?"), tr("A name, a company, a trade or a world"), parent=self)
        self.ask = FramedField(tr("What for"), tr("What you would like to ask them, if you like"), parent=self)
        self.ask.edit.installEventFilter(self)
        more = tr("Type a name, a company, a trade or a world: the ways there come by themselves, the warmest first.")
        self._unasked = EmptyState("waypoints", tr("Whom are you looking for?"), more=more)
        more = tr("Note who knows whom, for instance: “@Samira knows @Xavier”.")
        self._nobody = EmptyState("waypoints", tr("Nobody you know leads there yet."), more=more)
        self.ways = EntryPage(tr("Ways"), self._nobody)
        self.ways.addWidget(self._unasked)
        fields = QHBoxLayout()
        fields.setSpacing(SPACE.small)
        fields.addWidget(self.sought, 1)
        fields.addWidget(self.ask, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.hair, 0, 0)
        column.setSpacing(SPACE.small)
        column.addLayout(fields)
        column.addWidget(self.ways, 1)
        self.sought.text_changed.connect(self.asked_for)
        self.sought.entered.connect(self._go_down)
        self.sought.stepped.connect(self._on_stepped)
        self.ways.list.left_above.connect(self.take_focus)

    @property
    def asked(self) -> Asked:
        """What stands in the fields."""
        return Asked(self.sought.text(), self.ask.text())

    def restore(self, asked: Asked) -> None:
        """Write into the fields what stood there."""
        self.sought.set_text(asked.sought)
        self.ask.set_text(asked.ask)

    def show_ways(self, entries: Sequence[Entry]) -> None:
        """Show the ways to whom is sought."""
        self.ways.show_entries(entries)
        if not self.sought.text().strip():
            self.ways.setCurrentWidget(self._unasked)

    def take_focus(self) -> None:
        """Bring the keyboard to the field."""
        self.sought.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the way down lead from the second field to the ways, too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.ask.edit:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._go_down()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.take_focus()
                return True
        return super().eventFilter(watched, event)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0:
            self._go_down()

    @Slot()
    def _go_down(self) -> None:
        if self.ways.currentWidget() is self.ways.list:
            self.ways.take_focus()
