"""The palette itself: a card over the window, with one field and what it finds."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from models.people import PersonRow
from models.search import Hit
from resources import tr
from ui.jobs import Job, Jobs
from ui.palette.delegate import PaletteDelegate, row_height
from ui.palette.reading import Found, find, read_whole
from ui.palette.rows import Command, Heading, Note, PaletteRows, rows_of, spoken
from ui.palette.sheet import Sheet
from ui.palette.whole import WholeNote
from ui.running import application
from ui.theme import tokens

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_GROUP_STEPS: Final = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_PAGES: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_OURS: Final = (*_ENTERS, *_STEPS, *_GROUP_STEPS, *_PAGES)
_READ_HERE: Final = ("consultation",)
"""What no page of the window shows yet is read in the palette itself."""

_HAVE_A_PLACE: Final = ("favour", "decision", "introduction", "mission")
"""What stands in a place of its own, whoever it is about."""


class Palette(QWidget):
    """Finds people, then notes, then commands, as one types. Shown by ``open``; gone for good once it is closed.

    Escape, a click beside it and any move of the focus close it. Whatever is chosen is told after that.
    """

    person_chosen = Signal(int)
    interaction_chosen = Signal(int, int)
    """A person, and an interaction with them."""

    note_chosen = Signal(object)
    """A ``Hit`` of any other kind that a page shows. What none shows is read in the palette."""

    command_chosen = Signal(str)

    def __init__(self, jobs: Jobs, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent.window())
        self._window = parent.window()
        self._jobs = jobs
        self._commands = tuple(commands)
        self._job: Job | None = None
        self._came_from: QWidget | None = None
        self._waiting: list[Qt.Key] = []
        self._closed = False
        self.rows = PaletteRows(self)
        self._delegate = PaletteDelegate(self)
        self._card = Sheet(self.rows, self._delegate, self)
        self.edit, self.list = self._card.edit, self._card.list
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._look)
        self.list.clicked.connect(self._on_picked)
        self.hide()

    def open(self) -> None:
        """Show it over its window, ready to be typed into. One that is open already is kept in place of a second."""
        window = self._window
        standing = [each for each in window.findChildren(Palette) if each is not self and each.isVisible()]
        if standing:
            standing[-1].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            standing[-1].edit.selectAll()
            self.deleteLater()
            return
        self._came_from = window.focusWidget()
        window.installEventFilter(self)
        self.resize(window.size())
        self._on_found(Found("", date.min, ()))
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        application().focusChanged.connect(self._on_focus_changed)
        self._look()

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and catch the keys that mean the list."""
        if watched is self._window and isinstance(event, QResizeEvent):
            self.resize(self._window.size())
            self._make_room()
        elif watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._is_key_of_ours(event)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self._leave()

    def _is_key_of_ours(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._go_back()
        elif key in _OURS:
            self._press(key)
        else:
            return False
        return True

    def _press(self, key: Qt.Key) -> None:
        if self._job is not None and not self._job.over:
            self._waiting.append(key)  # the answer to what was typed is on its way, and what is listed will move
        elif whole := self._card.whole:
            self._press_in_whole(whole, key)
        elif key in _ENTERS:
            self._on_picked(self.list.currentIndex())
        elif key in _STEPS:
            self._step_to(self.rows.next_choice(self.list.currentIndex().row(), _STEPS[key]))
        elif key in _GROUP_STEPS:
            self._step_to(self.rows.next_group(self.list.currentIndex().row(), _GROUP_STEPS[key]))
        else:
            self.list.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, int(key), Qt.KeyboardModifier.NoModifier))

    def _press_in_whole(self, whole: WholeNote, key: Qt.Key) -> None:
        if key not in _ENTERS:
            whole.scroll_by_key(key)
        elif whole.note.hit.people:
            self._leave()
            self.person_chosen.emit(whole.note.hit.people[0][0])

    def _go_back(self) -> None:
        """From a note to what was found, from there away."""
        if self._card.whole is None:
            self._leave()
        else:
            self._card.show_whole(None)
            self._make_room()

    def _step_to(self, at: int) -> None:
        self._choose(at)
        row = self.rows.at(at)
        if row is not None:
            self._announce(spoken(row))

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, words))

    def _choose(self, at: int) -> None:
        index = self.rows.index(at)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        # with the first row of a group its heading comes into sight
        if isinstance(self.rows.at(at - 1), Heading):
            self.list.scrollTo(self.rows.index(at - 1))
        self.list.scrollTo(index)

    # What is found

    @Slot()
    def _look(self) -> None:
        self._waiting.clear()
        ask = partial(find, text=self.edit.text())
        self._job = self._jobs.read(self, ask, self._on_found, replacing=self._job)

    def _on_found(self, found: Found) -> None:
        self._card.show_whole(None)
        self._delegate.sought = found.text
        self.rows.show(rows_of(found, self._commands))
        nothing = not self.rows.rowCount()
        self._card.say_nothing(tr("Nobody and nothing by “{text}”.", text=found.text.strip()) if nothing else "")
        self._make_room()
        if not nothing:
            self._choose(self.rows.next_choice(-1, 1))
        waiting, self._waiting = self._waiting, []
        for key in waiting:
            self._press(key)

    @Slot(QModelIndex)
    def _on_picked(self, index: QModelIndex) -> None:
        row = self.rows.at(index.row())
        match row:
            case Command():
                self._leave()
                self.command_chosen.emit(row.key)
            case PersonRow():
                self._leave()
                self.person_chosen.emit(row.id)
            case Note() if row.hit.kind in _HAVE_A_PLACE:
                self._leave()
                self.note_chosen.emit(row.hit)
            case Note() if row.hit.kind in _READ_HERE or not row.hit.people:
                ask = partial(read_whole, hit=row.hit)
                self._job = self._jobs.read(self, ask, partial(self._on_read, row), replacing=self._job)
            case Note():
                self._leave()
                self._tell_note(row.hit)

    def _tell_note(self, hit: Hit) -> None:
        if hit.kind == "interaction":
            self.interaction_chosen.emit(hit.people[0][0], hit.id)
        elif hit.kind == "person":
            self.person_chosen.emit(hit.id)
        else:
            self.note_chosen.emit(hit)

    def _on_read(self, note: Note, said: tuple[str, ...]) -> None:
        whole = WholeNote(note, said, self._card)
        self._card.show_whole(whole)
        self._make_room()
        self._announce(whole.words)

    # Coming and going

    def _leave(self) -> None:
        """Go, and give the keyboard back."""
        if self._closed:
            return
        self._closed = True
        application().focusChanged.disconnect(self._on_focus_changed)
        self._window.removeEventFilter(self)
        if self._job is not None:
            self._job.cancel()
        if self._came_from is not None and self.edit.hasFocus():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.deleteLater()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is not None and entered is not self.edit:
            self._leave()

    # Looks

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a veil over the window."""
        veil = QColor("#000000" if tokens().dark else tokens().ink)
        veil.setAlphaF(0.5 if tokens().dark else 0.22)
        QPainter(self).fillRect(self.rect(), veil)

    def _make_room(self) -> None:
        rows = sum(row_height(row) for at in range(self.rows.rowCount()) if (row := self.rows.at(at)) is not None)
        self._card.make_room(self.size(), rows)
