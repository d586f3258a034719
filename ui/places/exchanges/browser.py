"""The timeline: a search field, filters, and everything that fits, the latest first."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.interactions import Sought
from resources import tr
from ui.item_models.steady import kept_in_place
from ui.jobs import Job, Jobs
from ui.places.exchanges.delegate import ExchangeDelegate
from ui.places.exchanges.filters import TAG, WHO, FilterBar
from ui.places.exchanges.reading import Desk, Found, find
from ui.places.exchanges.rows import ExchangeRows
from ui.places.exchanges.view import ExchangeView
from ui.places.people.sentences import exchange_group
from ui.theme import SPACE
from ui.widgets import EmptyState, PlainLabel, SearchField, link_button, set_plain_tooltip

_WIDEST: Final = 1000
_NARROW_BELOW: Final = 760
_SIGNS: Final = {"@": WHO, "#": TAG}
"""What begins a name and a tag in a sentence opens their filters here."""


class Browser(QWidget):
    """Finds what was said. ``opened`` asks to read one, ``edit_requested`` to change it, ``remove_requested``
    to take it out, ``log_requested`` to write a new one; ``refused`` brings a sentence.
    """

    opened = Signal(int)
    edit_requested = Signal(int)
    remove_requested = Signal(int)
    log_requested = Signal()
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._desk: Desk | None = None
        self._open_first = False
        self._wanted: int | None = None
        self.rows = ExchangeRows(jobs, self)
        self._build()
        self._connect()

    @property
    def sought(self) -> Sought:
        """What is sought."""
        return replace(self.filters.sought, text=self.search.text())

    @property
    def selected(self) -> int | None:
        """The interaction that keys act on."""
        return self.rows.id_at(self.list.currentIndex().row())

    def seek(self, sought: Sought) -> None:
        """Look for something else."""
        self.filters.seek(sought)
        if self.search.text() != sought.text:
            self.search.set_text(sought.text)
        else:
            self.look()

    def know(self, desk: Desk) -> None:
        """See dates from the day it is, and offer what there is to choose from."""
        self._desk = desk
        self.rows.see_from(desk.today)
        self.filters.know(desk)
        self._say_period()

    @Slot()
    def look(self) -> None:
        """Read anew what fits."""
        ask = partial(find, sought=self.sought)
        self._job = self._jobs.read(self, ask, self._on_found, replacing=self._job)

    def select(self, id: int | None) -> None:
        """Put the keyboard's place on an interaction, now or as soon as it is in the list."""
        self._wanted = id
        self._select_wanted()

    def neighbour(self, id: int, by: int) -> int | None:
        """The interaction so many rows further down than this one."""
        at = self.rows.index_of(id)
        return self.rows.id_at(at.row() + by) if at.isValid() else None

    def focus_list(self) -> None:
        """Bring the keyboard to the list."""
        at = self.list.currentIndex()
        self.list.setCurrentIndex(at if at.isValid() else self.rows.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> bool:
        """Seek everything; whether anything else was sought."""
        had = self.sought != Sought()
        if had:
            self.seek(Sought())
        return had

    def focusInEvent(self, event: QFocusEvent) -> None:
        """One can type at once. (A focus proxy would have Tab pass by what stands above the search.)"""
        super().focusInEvent(event)
        self.search.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, narrower margins."""
        super().resizeEvent(event)
        side = SPACE.large if event.size().width() < _NARROW_BELOW else SPACE.page
        self._across.setContentsMargins(side, SPACE.wide, side, SPACE.small)

    def _build(self) -> None:
        self.search = SearchField(tr("Find what was said"), tr("A word, a name, a tag"), parent=self)
        self.filters = FilterBar(self._jobs, self)
        self._log = link_button(tr("Log an exchange"), "plus")
        set_plain_tooltip(self._log, tr("Log an exchange (L)"))
        self._period = PlainLabel("", "section", "soft", parent=self)
        self.list = ExchangeView(self)
        self.list.setModel(self.rows)
        self._delegate = ExchangeDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self._nothing = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self._nothing.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.medium, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._never = EmptyState(
            "message-circle",
            tr("Nothing is written down yet."),
            tr("Log an exchange"),
            more=tr("A coffee, a call, a letter: all of it is read here."),
            parent=self,
        )
        self._stack = QStackedWidget(self)
        for page in (self.list, self._nothing, self._never):
            self._stack.addWidget(page)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Exchanges"), "title", parent=self), 1)
        head.addWidget(self._log, 0, Qt.AlignmentFlag.AlignBottom)
        self._over = QWidget(self)
        over = QVBoxLayout(self._over)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(SPACE.small)
        over.addWidget(self.search)
        over.addWidget(self.filters)
        over.addSpacing(SPACE.small)
        over.addWidget(self._period)
        held = QWidget(self)
        held.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addLayout(head)
        column.addWidget(self._over)
        column.addWidget(self._stack, 1)
        self._across = QHBoxLayout(self)
        self._across.addStretch(1)
        self._across.addWidget(held, 1000)
        self._across.addStretch(1)

    def _connect(self) -> None:
        self.search.edit.textEdited.connect(self._on_edited)
        self.search.text_changed.connect(self._on_text_changed)
        self.search.stepped.connect(self._on_stepped)
        self.search.entered.connect(self._on_entered)
        self.filters.changed.connect(self.look)
        self.filters.left.connect(self.focus_list)
        self.filters.refused.connect(self.refused)
        self._log.clicked.connect(self.log_requested)
        self._never.acted.connect(self.log_requested)
        self.list.opened.connect(self._on_opened)
        self.list.left_upwards.connect(self._on_left_upwards)
        self.list.verticalScrollBar().valueChanged.connect(self._say_period)
        self.rows.dataChanged.connect(self._say_period)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        """An @ or a # that begins a word opens a filter."""
        at = self.search.edit.cursorPosition() - 1
        if at >= 0 and text[at] in _SIGNS and (at == 0 or text[at - 1].isspace()):
            self.search.edit.backspace()
            self.filters.ask(_SIGNS[text[at]])

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self._open_first = False
        self.list.scrollToTop()
        self.look()

    def refresh(self) -> None:
        """Read again what fits, and the rows that are seen."""
        self.rows.refresh()
        self.look()

    def _on_found(self, found: Found) -> None:
        if found.gone:
            self.refused.emit(tr("This is no longer there: it was removed meanwhile."))
            self.seek(replace(found.sought, person=None, circle=None))
            return
        kept = self.selected
        self._delegate.sought = found.sought.text
        with kept_in_place(self.list, self.rows):
            self.rows.show(found.ids)
        self.list.viewport().update()
        if self.selected != kept:
            self.list.selectionModel().clear()
        self._select_wanted()
        if self.list.hasFocus() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.rows.index(0))
        self.filters.name_who(found.who)
        self._over.setVisible(found.anything)
        self._nothing.setText(tr("Nothing fits. Escape shows everything again."))
        shown = self.list if found.ids else self._nothing if found.anything else self._never
        self._stack.setCurrentWidget(shown)
        self._say_period()
        if self._open_first:
            self._open_first = False
            self._on_entered()

    def _select_wanted(self) -> None:
        if self._wanted is None:
            return
        index = self.rows.index_of(self._wanted)
        if index.isValid():
            self._wanted = None
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)

    @Slot()
    def _say_period(self) -> None:
        """Say over the list from when the uppermost row is."""
        top = self.list.indexAt(self.list.viewport().rect().topLeft())
        exchange = self.rows.exchange_at(top.row()) if top.isValid() else None
        if exchange is not None and self._desk is not None:
            self._period.setText(exchange_group(exchange.on, self._desk.today))
        elif not self.rows.ids:
            self._period.setText(" ")

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0 and self.rows.rowCount():
            self.focus_list()

    @Slot()
    def _on_entered(self) -> None:
        if self._job is not None and not self._job.over:
            self._open_first = True  # the answer to what was typed is still on its way
            return
        first = self.rows.id_at(0)
        if first is not None and self.search.text().strip():
            self.select(first)
            self.opened.emit(first)
        elif first is not None:
            self.focus_list()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        id = self.rows.id_at(index.row())
        if id is not None:
            self.opened.emit(id)

    @Slot()
    def _on_left_upwards(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
