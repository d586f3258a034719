"""A field of several people: known ones are suggested while one types, and somebody new last."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs
from ui.places.lookup import PeopleLookup
from ui.widgets.chips_field import ChipsField
from ui.widgets.suggestions import Suggestion


class PeopleChips(ChipsField):
    """Names as chips. ``resolved`` tells that what ``takes_written_first`` found half written is a chip now."""

    resolved = Signal()

    def __init__(self, jobs: Jobs, name: str, hint: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, hint, takes_first=True, parent=parent)
        self._is_awaited = False
        PeopleLookup(jobs, self.field, self._there)
        self.added.connect(self._on_added)

    def takes_written_first(self) -> bool:
        """Have a name that is still being written become a chip; whether there is one to wait for."""
        if not self.field.text().strip():
            return False
        self._is_awaited = True
        self.field.take()
        return True

    @Slot(object)
    def _on_added(self, _who: Suggestion) -> None:
        if self._is_awaited:
            self._is_awaited = False
            self.resolved.emit()

    def _there(self) -> list[int]:
        return [one.value for one in self.chosen if isinstance(one.value, int)]
