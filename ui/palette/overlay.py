"""The palette itself: a card over the window, with one field and what it finds."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from models.people import PersonRow
from models.search import Hit
from resources import tr
from ui.jobs import Job, Jobs
from ui.palette.delegate import PaletteDelegate, row_height
from ui.palette.reading import Found, find
from ui.palette.rows import Command, Note, PaletteRows, rows_of, spoken
from ui.theme import SPACE, font, tokens
from ui.widgets import Glyph, KeyHint, PlainLabel, paint_card, rule

_WIDTH: Final = 660
_ABOVE: Final = 76
_MOST_ROWS_HEIGHT: Final = 470
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(QWidget):
    """Finds people, then notes, then commands, as one types. Shown by ``open``; gone for good once it is closed.

    Escape, a click beside it and any move of the focus close it. Whatever is chosen is told after that.
    """

    person_chosen = Signal(int)
    interaction_chosen = Signal(int, int)
    """A person, and an interaction with them."""

    note_chosen = Signal(object)
    """A ``Hit`` of any other kind."""

    command_chosen = Signal(str)

    def __init__(self, jobs: Jobs, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent.window())
        self._window = parent.window()
        self._jobs = jobs
        self._commands = tuple(commands)
        self._job: Job | None = None
        self._came_from: QWidget | None = None
        self._enter_waits = False
        self._closed = False
        self.rows = PaletteRows(self)
        self._build()
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
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._look()

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and catch the keys that mean the list."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.resize(self._window.size())
            self._make_room()
        elif watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._is_key_of_ours(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self._leave()

    def _is_key_of_ours(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in _ENTERS:
            self._on_entered()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.list.keyPressEvent(event)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        at = self.rows.next_choice(self.list.currentIndex().row(), by)
        self._choose(at)
        row = self.rows.at(at)
        if row is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, spoken(row)))

    def _choose(self, at: int) -> None:
        index = self.rows.index(at)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        # with the first row its heading comes into sight
        self.list.scrollTo(self.rows.index(0) if at == 1 else index)

    # What is found

    @Slot()
    def _look(self) -> None:
        self._enter_waits = False
        ask = partial(find, text=self.edit.text())
        self._job = self._jobs.read(self, ask, self._on_found, replacing=self._job)

    def _on_found(self, found: Found) -> None:
        self._delegate.sought = found.text
        self.rows.show(rows_of(found, self._commands))
        nothing = not self.rows.rowCount()
        self._nothing.setText(tr("Nobody and nothing by “{text}”.", text=found.text.strip()) if nothing else "")
        self._nothing.setVisible(nothing)
        self.list.setVisible(not nothing)
        self._make_room()
        if not nothing:
            self._choose(self.rows.next_choice(-1, 1))
        if self._enter_waits:
            self._on_entered()

    @Slot()
    def _on_entered(self) -> None:
        self._enter_waits = self._job is not None and not self._job.over
        if not self._enter_waits:  # else the answer to what was typed is still on its way
            self._on_picked(self.list.currentIndex())

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
            case Note():
                self._leave()
                self._tell_note(row.hit)

    def _tell_note(self, hit: Hit) -> None:
        if hit.kind == "interaction" and hit.people:
            self.interaction_chosen.emit(hit.people[0][0], hit.id)
        elif hit.kind == "person":
            self.person_chosen.emit(hit.id)
        else:
            self.note_chosen.emit(hit)

    # Coming and going

    def _leave(self) -> None:
        """Go, and give the keyboard back."""
        if self._closed:
            return
        self._closed = True
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]
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

    def _build(self) -> None:
        self._card = _Sheet(self)
        self.edit = QLineEdit(self._card)
        self.edit.setProperty("bare", "true")
        self.edit.setFont(font("text"))
        self.edit.setPlaceholderText(tr("A name, a word from a note, a command"))
        self.edit.setAccessibleName(tr("Search everything"))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._look)
        self.list = QListView(self._card)
        self.list.setAccessibleName(tr("What was found"))
        self.list.setModel(self.rows)
        self._delegate = PaletteDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_picked)
        self._nothing = PlainLabel("", "text", "soft", wrap=True, parent=self._card)
        self._nothing.setMargin(SPACE.large)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE.large, 14, SPACE.large, 14)
        top.setSpacing(SPACE.medium)
        top.addWidget(Glyph("search", "soft", 18, parent=self._card))
        top.addWidget(self.edit, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(SPACE.small, 2, SPACE.small, SPACE.small)
        middle.addWidget(self.list)
        middle.addWidget(self._nothing)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(SPACE.large, 9, SPACE.large, 10)
        bottom.setSpacing(SPACE.large)
        for keys, word in (("Up+Down", tr("move")), ("Return", tr("open")), ("Esc", tr("close"))):
            bottom.addWidget(KeyHint(keys, word, parent=self._card))
        bottom.addStretch(1)
        layout = self._layout = QVBoxLayout(self._card)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(rule(self._card))
        layout.addLayout(middle)
        layout.addWidget(rule(self._card))
        layout.addLayout(bottom)

    def _make_room(self) -> None:
        """As high as what was found, as far as the window goes."""
        above = min(_ABOVE, self.height() // 12)
        rows = sum(row_height(row) for at in range(self.rows.rowCount()) if (row := self.rows.at(at)) is not None)
        around = 140
        self.list.setFixedHeight(max(0, min(rows, _MOST_ROWS_HEIGHT, self.height() - 2 * above - around)))
        width = min(_WIDTH, self.width() - 2 * SPACE.wide)
        self._card.setFixedWidth(width)
        self._layout.activate()
        # with no wrapped line in sight there is no height for a width
        height = self._layout.totalHeightForWidth(width) if self._layout.hasHeightForWidth() else -1
        self._card.resize(QSize(width, height if height > 0 else self._layout.totalSizeHint().height()))
        self._card.move((self.width() - width) // 2, above)


class _Sheet(QFrame):
    """The card that everything stands on."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()))
