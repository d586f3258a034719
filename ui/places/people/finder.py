"""The left side: finding somebody by three letters, and everyone in order."""

from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.people import People
from models.vault import Vault
from resources import tr
from ui.item_models.people_rows import PeopleRows
from ui.item_models.person_delegate import PersonDelegate
from ui.item_models.row_list import RowList
from ui.item_models.steady import kept_in_place
from ui.jobs import Job, Jobs
from ui.places.column import tab_as_it_lies
from ui.places.people.nobody import NobodyFound
from ui.theme import SPACE
from ui.widgets import IconButton, SearchField, link_button, set_plain_tooltip

_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Finder(QWidget):
    """A search field over the list of people.

    ``person_selected`` tells on whom the selection is now, ``person_opened`` that Enter asked for their page.
    ``counted`` says after every reading whether there is anybody at all.
    """

    person_selected = Signal(int)
    person_opened = Signal(int)
    add_requested = Signal(str)
    import_requested = Signal()
    sorting_requested = Signal()
    counted = Signal(bool)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._wanted: int | None = None
        self._open_first = False
        self._quiet = False
        self.rows = PeopleRows(jobs, self)
        self._build()
        self._connect()
        self.refresh()

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.search.text()

    @property
    def archived(self) -> bool:
        """Whether those who were put away are shown."""
        return self._away.isChecked()

    @property
    def selected(self) -> int | None:
        """On whom the selection is."""
        return self.rows.id_at(self.list.currentIndex().row())

    def look_for(self, text: str, *, archived: bool = False) -> None:
        """Show those whom ``text`` fits, among those who were put away or the others."""
        self._away.setChecked(archived)
        if text != self.text:
            self.search.set_text(text)
        else:
            self.refresh()

    def select(self, person: int | None) -> None:
        """Put the selection on somebody, now or as soon as they are in the list. Nothing is told of it."""
        self._wanted = person
        self._select_wanted()

    def refresh(self) -> None:
        """Read again who is in the list, and those of its rows that are seen."""
        self.rows.refresh()
        self._look()

    def type_on(self, event: QKeyEvent) -> None:
        """Take a letter that was typed elsewhere into the search."""
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.edit.end(False)
        self.search.edit.insert(event.text())

    def focus_list(self) -> None:
        """Bring the keyboard to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.search = SearchField(tr("Find somebody"), tr("Three letters are enough"), parent=self)
        self._add = link_button(tr("Add somebody"), "user-plus")
        set_plain_tooltip(self._add, tr("Add somebody (N)"))
        self.list = PeopleView(self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PersonDelegate(self.list))
        self._nobody = NobodyFound(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nobody)
        self._stack.setMinimumWidth(1)  # the row below has the word on how narrow this may be
        self._away = IconButton("archive", tr("Show those who were put away"), parent=self)
        self._away.setCheckable(True)
        self._import = IconButton("upload", tr("Import an address book"), parent=self)
        self._sort = IconButton("list-filter", tr("Sort through people"), parent=self)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE.hair)
        bottom.addWidget(self._add)
        bottom.addStretch(1)
        bottom.addWidget(self._sort)
        bottom.addWidget(self._away)
        bottom.addWidget(self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 16, 14, SPACE.small)
        layout.setSpacing(SPACE.medium)
        layout.addWidget(self.search)
        layout.addWidget(self._stack, 1)
        layout.addLayout(bottom)
        tab_as_it_lies(self)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.text_changed.connect(self._on_text_changed)
        self.search.stepped.connect(self._on_stepped)
        self.search.entered.connect(self._on_entered)
        self._add.clicked.connect(self._on_add)
        self._import.clicked.connect(self.import_requested)
        self._sort.clicked.connect(self.sorting_requested)
        self._away.toggled.connect(self._on_away_toggled)
        self._nobody.add_requested.connect(self._on_add_found)
        self._nobody.away_requested.connect(self._on_away_requested)
        self.list.opened.connect(self._on_opened)
        self.list.left_upwards.connect(self._on_left_upwards)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self._open_first = False
        self.list.scrollToTop()
        self._wanted = self._wanted if self._wanted is not None else self.selected
        self._look()

    def _look(self) -> None:
        ask = partial(_found, text=self.text, archived=self.archived)
        self._job = self._jobs.read(self, ask, self._on_found, replacing=self._job)

    def _on_found(self, found: tuple[list[int], int, bool]) -> None:
        ids, away, anybody = found
        kept = self.selected
        # a list that changes under the selection would move it to a neighbour, and open that one's page
        self._quiet = True
        with kept_in_place(self.list, self.rows):
            self.rows.show(ids)
        if self.selected != kept:
            self.list.selectionModel().clear()
            self._wanted = self._wanted if self._wanted is not None else kept
        self._quiet = False
        self._select_wanted()
        self._nobody.say(self.text.strip(), away=away, archived=self.archived)
        self._stack.setCurrentWidget(self.list if ids or not anybody else self._nobody)
        self.counted.emit(anybody)
        if self._open_first:
            self._open_first = False
            self._on_entered()

    def _select_wanted(self) -> None:
        if self._wanted is None:
            return
        index = self.rows.index_of(self._wanted)
        self._quiet = True
        if index.isValid():
            self._wanted = None
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)
        else:
            self.list.selectionModel().clear()
        self._quiet = False

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0 and self.rows.rowCount():
            at = self.list.currentIndex()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentIndex(at if at.isValid() else self.rows.index(0))
        elif by > 0:
            self._nobody.focus_action()

    @Slot()
    def _on_entered(self) -> None:
        if self._job is not None and not self._job.over:
            self._open_first = True  # the answer to what was typed is still on its way
            return
        first = self.rows.id_at(max(0, self.list.currentIndex().row()) if not self.text else 0)
        if first is not None:
            self.select(first)
            self.person_opened.emit(first)
        elif self.text.strip() and not self.archived:
            self._on_add_found()

    @Slot()
    def _on_add(self) -> None:
        self.add_requested.emit("")

    @Slot()
    def _on_add_found(self) -> None:
        self.add_requested.emit(self.text.strip())

    @Slot()
    def _on_away_requested(self) -> None:
        self._away.setChecked(True)

    @Slot(bool)
    def _on_away_toggled(self, _shown: bool) -> None:
        self._look()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        person = self.rows.id_at(index.row())
        if person is not None:
            self.person_opened.emit(person)

    @Slot()
    def _on_left_upwards(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, index: QModelIndex, _previous: QModelIndex) -> None:
        person = self.rows.id_at(index.row())
        if person is not None and not self._quiet:
            self._wanted = None
            self.person_selected.emit(person)


class PeopleView(RowList):
    """The list. Enter opens a row; letters and Escape are for the place to hear."""

    opened = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("People"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what is no way to move in a list."""
        if event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _found(vault: Vault, _job: object, *, text: str, archived: bool) -> tuple[list[int], int, bool]:
    """Who fits; if nobody does, how many of the others do; and whether there is anybody."""
    people = People(vault)
    ids = people.ids(text, archived=archived)
    others = len(people.ids(text, archived=not archived)) if not ids and text.strip() else 0
    return ids, others, bool(ids) or people.count() > 0
