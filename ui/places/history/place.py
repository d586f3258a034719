"""The place of the history: changes at the left, at the right what reversing one of them would touch."""

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.history import Entry, Preview
from resources import tr
from ui.item_models.row_list import RowList
from ui.item_models.steady import kept_in_place
from ui.jobs import Job, Jobs
from ui.places.history.pane import PreviewPane
from ui.places.history.reading import Listed, list_changes, preview, reverse
from ui.places.history.rows import HistoryDelegate, HistoryRows
from ui.theme import SPACE
from ui.widgets import EmptyState, PlainLabel, SearchField

_BELOW: Final = 880
"""In a narrower place, what would be touched is shown under the list."""

_LIST_WIDTH: Final = 380
_LEAST_WIDTH: Final = 260
_LEAST_HEIGHT: Final = 150
_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HistoryPlace(QWidget):
    """Every change, the newest first. ``said`` brings a line worth telling."""

    said = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._listing: Job | None = None
        self._previewing: Job | None = None
        self._stale = True
        self._reverses = False
        self.rows = HistoryRows(jobs, self)
        self.search = SearchField(tr("Find a change"), tr("A word, a name"))
        self.list = HistoryView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(HistoryDelegate(self.list))
        self.pane = PreviewPane()
        self._build()
        self._connect()

    @property
    def selected(self) -> int | None:
        """The change that is chosen."""
        index = self.list.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was done while one was elsewhere."""
        super().showEvent(event)
        if self._stale:
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, else one above the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < _BELOW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() != wanted:
            self._splitter.setOrientation(wanted)
            whole = event.size().height() if narrow else event.size().width()
            first = 2 * whole // 5 if narrow else _LIST_WIDTH
            self._splitter.setSizes([first, whole - first])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the list. (A focus proxy would have Tab pass by the search.)"""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """U and Enter reverse what is chosen; a slash goes to the search, Escape back to the whole list."""
        typed = event.text()
        if typed in ("u", "U") or event.key() in _OPENING:
            self._reverse_chosen()
        elif typed == "/":
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._nothing = PlainLabel("", "text", "soft", wrap=True)
        self._nothing.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.medium, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self._nothing)
        left = QWidget()
        left.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        column = QVBoxLayout(left)
        column.setContentsMargins(14, 16, 14, SPACE.small)
        column.setSpacing(SPACE.medium)
        column.addWidget(self.search)
        column.addWidget(self._found, 1)
        self.pane.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.pane)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        self._never = EmptyState(
            "history",
            tr("Nothing was changed yet."),
            more=tr("Every change is kept here for 90 days, and each can be undone."),
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._never)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self.search.text_changed.connect(self._on_text_changed)
        self.search.stepped.connect(self._on_stepped)
        self.search.entered.connect(self._focus_list)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.left_upwards.connect(self._on_left_upwards)
        self.pane.reverse_requested.connect(self._reverse)

    # The list

    def _look(self) -> None:
        self._stale = False
        ask = partial(list_changes, text=self.search.text())
        self._listing = self._jobs.read(self, ask, self._on_listed, replacing=self._listing)

    def _on_listed(self, listed: Listed) -> None:
        self.rows.see_from(listed.today)
        with kept_in_place(self.list, self.rows):
            self.rows.show(listed.ids)
        self.rows.refresh()
        self._nothing.setText(tr("No change speaks of “{text}”.", text=listed.text.strip()))
        self._found.setCurrentWidget(self.list if listed.ids else self._nothing)
        self._stack.setCurrentWidget(self._splitter if listed.ids or listed.text.strip() else self._never)
        if not self.list.currentIndex().isValid() and listed.ids:
            self.list.setCurrentIndex(self.rows.index(0))
        else:
            self._read_chosen()

    @Slot(object)
    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self._look()
        else:
            self._stale = True

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self.list.selectionModel().clear()
        self.list.scrollToTop()
        self._look()

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0:
            self._focus_list()

    @Slot()
    def _focus_list(self) -> None:
        if self.rows.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_left_upwards(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        """From the pane to the list, from there to the whole of it."""
        if self.pane.isAncestorOf(self.focusWidget() or self):
            self._focus_list()
        elif self.search.text():
            self.search.set_text("")

    # What would be touched

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._reverses = False
        self._read_chosen()

    def _read_chosen(self) -> None:
        id = self.selected
        if id is None:
            self.pane.show_nothing()
            return
        ask = partial(preview, id=id)
        self._previewing = self._jobs.read(self, ask, self._on_preview, self._on_gone, replacing=self._previewing)

    def _on_preview(self, told: Preview) -> None:
        self.pane.show_preview(told, self.rows.today)
        if self._reverses:
            self._reverse_chosen()

    def _on_gone(self, _sentence: str) -> None:
        self.pane.show_nothing()

    def _reverse_chosen(self) -> None:
        """Reverse what is chosen, once it is told what that touches; where something is in the way, offer the rest."""
        told = self.pane.preview
        self._reverses = told is None or told.entry.id != self.selected
        if self._reverses or told is None:
            return
        if told.is_whole and self.pane.button is not None:
            self._reverse(False)
        elif self.pane.button is not None:
            self.pane.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _reverse(self, only_untouched: bool) -> None:
        told = self.pane.preview
        if told is not None:
            ask = partial(reverse, id=told.entry.id, only_untouched=only_untouched)
            self._jobs.write(self, ask, self._on_reversed, self.said.emit)
            self._focus_list()

    def _on_reversed(self, entry: Entry) -> None:
        """Say so to who cannot see it; the row and what is beside it show it."""
        words = entry.words
        said = tr("Undone: {what}", what=words) if entry.undone else tr("Done again: {what}", what=words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, said))


class HistoryView(RowList):
    """The list. Enter, letters and Escape are for the place to hear; Up on the first row leaves it."""

    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Changes"), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what is no way to move in a list."""
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.key() in (*_OPENING, Qt.Key.Key_Escape) or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)
