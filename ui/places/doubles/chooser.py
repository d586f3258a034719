"""Choosing the other one, by their name."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.involved import Named
from resources import tr
from ui.jobs import Jobs
from ui.places.column import Column
from ui.places.lookup import PeopleLookup
from ui.widgets import PlainLabel, quiet_button
from ui.widgets.suggestions import SuggestingField, Suggestion

_WIDTH: Final = 520


class Chooser(Column):
    """Asks with whom somebody is one. ``chosen`` brings the two ids, ``left`` says that nobody is."""

    chosen = Signal(int, int)
    left = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent=parent)
        self._person = 0
        self._title = PlainLabel("", "title", wrap=True, parent=self)
        hint = tr("Choose who is the same person. You see both side by side before anything is done.")
        self.field = SuggestingField(tr("The same person"), tr("Three letters are enough"), takes_first=True)
        self._lookup = PeopleLookup(jobs, self.field, self._left_out, may_add=False)
        self.field.chosen.connect(self._on_chosen)
        back = quiet_button(tr("Back (Esc)"))
        back.clicked.connect(self.left)
        self.body.addWidget(self._title)
        self.body.addWidget(PlainLabel(hint, "text", "soft", wrap=True, parent=self))
        self.body.addWidget(self.field)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.field)

    def ask_about(self, somebody: Named) -> None:
        """Ask who is the same person as ``somebody``."""
        self._person, name = somebody
        self.field.clear()
        self._title.setText(tr("Who is the same person as {name}?", name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _left_out(self) -> tuple[int, ...]:
        return (self._person,)

    @Slot(object)
    def _on_chosen(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.value, int):
            self.chosen.emit(self._person, suggestion.value)
