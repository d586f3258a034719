"""The place where many people are sorted: one at a time, a key each, or several marked and dealt with at once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.circles.members import MemberRows
from ui.places.doubles import DoublesPlace
from ui.places.page_stack import PageStack
from ui.places.triage import key_bar, work
from ui.places.triage.deals import Deal, dealt, paced, tagged
from ui.places.triage.glimpsed import Glimpsed
from ui.places.triage.key_bar import KeyBar
from ui.places.triage.likely import LikelyOne
from ui.places.triage.next_ones import NextOnes
from ui.places.triage.page import SortingPage
from ui.places.triage.sentences import Way, ending, together, who
from ui.places.triage.state import State
from ui.places.triage.work import Waiting
from ui.places.triage.writer import Writer
from ui.widgets import EmptyState

_TABLES: Final = ("person", "circle", "nudge", "tag", "person_tag", "contact_method", "interaction", "participation")
"""What decides who waits, and what is known of them."""


class TriagePlace(QWidget):
    """Shows those who wait for a place, one after the other.

    ``left`` says that one wants to go back, ``person_requested`` asks for somebody's page; ``said`` has a sentence.
    Nobody waits for a write: who was dealt with goes at once, and what is written comes after it in its order.
    """

    left = Signal()
    person_requested = Signal(int)
    said = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._waiting: Waiting | None = None
        self._everyone = False
        self._wanted: int | None = None
        self._stale = False
        self._writer = Writer(jobs, self)
        self.rows = MemberRows(jobs, self)
        self.page = SortingPage(NextOnes(self.rows))
        self.glimpsed = Glimpsed(jobs, self)
        self.doubles = DoublesPlace(jobs)
        self._likely = LikelyOne(jobs, self)
        self._stack = PageStack(self, self.page, self.doubles)
        self.setAccessibleName(tr("Sort through people"))
        self._connect()
        self._look()

    @property
    def people(self) -> NextOnes:
        """Those who wait."""
        return self.page.list

    @property
    def end(self) -> EmptyState | None:
        """What is said when nobody is left."""
        return self._stack.end

    @property
    def keys(self) -> KeyBar:
        """What can be done."""
        return self.page.keys

    @property
    def current(self) -> int | None:
        """Who is shown."""
        return self.rows.id_at(self.people.currentIndex().row())

    def state(self) -> str:
        """At whom one is, as JSON."""
        return State(self.current or self._wanted, self._everyone).written

    def restore(self, state: str) -> None:
        """Go back to whom one was at; what cannot be read is passed over."""
        was = State.parse(state)
        self._everyone, self._wanted = was.everyone, was.person
        self._look()

    def put_down(self) -> None:
        """Nothing is half written here but a word in a field, which is given up."""
        self.keys.end()

    def begin(self) -> None:
        """Be at those who wait, wherever one had gone from here."""
        if not self._stack.shows(self.page) or not self.rows.ids:
            self._everyone = False
            self._stack.show_page(self.page)
            self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to what is shown."""
        super().focusInEvent(event)
        self._take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for whoever may be the same."""
        super().hideEvent(event)
        self._likely.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What can be done with who is shown."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        typed = event.text().upper()
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif held or self._stack.shows(self.doubles):
            super().keyPressEvent(event)
        elif typed == key_bar.UNDO:
            self._take_back()
        elif not self._stack.shows(self.page):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._ask(key_bar.LATER)
        elif typed and typed in "RATM":
            self._ask(typed)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self._writer.done.connect(self._look_if_stale)
        self._writer.taken_back.connect(self._on_taken_back)
        self._writer.refused.connect(self._on_refused)
        self._stack.keyboard_freed.connect(self._on_keyboard_freed)
        self.people.selectionModel().currentChanged.connect(self._on_current_changed)
        self.people.selectionModel().selectionChanged.connect(self._show_card)
        self.rows.dataChanged.connect(self._show_card)
        self.people.asked.connect(self._ask)
        self.people.opened.connect(self.person_requested)
        self.keys.asked.connect(self._ask)
        self.keys.tagged.connect(self._on_tagged)
        self.keys.paced.connect(self._on_paced)
        self.keys.left.connect(self._take_keyboard)
        self.glimpsed.arrived.connect(self._show_card)
        self._likely.found.connect(self._on_likely)
        self._likely.refused.connect(self.said)
        self._likely.stopped.connect(self._say_nothing)
        self.doubles.left.connect(self._on_doubles_left)
        self.doubles.person_requested.connect(self._on_made_one)
        self.doubles.dealt_with.connect(self._on_doubles_dealt_with)
        self.doubles.said.connect(self.said)

    # Who waits

    def _look(self) -> None:
        self._stale = False
        ask = partial(work.read_waiting, everyone=self._everyone)
        self._job = self._jobs.read(self, ask, self._on_waiting, replacing=self._job)

    def _on_waiting(self, waiting: Waiting) -> None:
        if self._writer.is_busy:
            self._stale = True  # it was read before what is being written
            return
        self._waiting = waiting
        back = self._writer.steps.came_back(waiting.ids)
        wanted = back[0] if back else self._wanted if self._wanted is not None else self.current
        at = self.people.currentIndex().row()
        self.keys.know(waiting.circles, waiting.tags)
        self.glimpsed.forget()
        self.rows.show(waiting.ids)
        self.rows.refresh()
        self._wanted = None
        if self._stack.shows(self.doubles):
            self._wanted = wanted
        elif not waiting.ids:
            self._show_end()
        elif back or self._stack.shows(self.page):
            index = self.rows.index_of(wanted) if wanted is not None else QModelIndex()
            self._go_to(index.row() if index.isValid() else at)

    def _go_to(self, row: int) -> None:
        """Show who is in this row, or in the last one above it."""
        self._stack.show_page(self.page)
        at = self.rows.index(max(0, min(row, self.rows.rowCount() - 1)))
        self.people.keep_at(at)
        self.people.scrollTo(at)
        self._show_card()

    @Slot()
    def _show_card(self) -> None:
        person, row = self.current, self.people.currentIndex().row()
        if person is None or self._waiting is None:
            return
        self.glimpsed.want(self.rows.ids[max(0, row - 1) : row + 4], person)
        self.page.show_left(len(self.rows.ids) - row - 1)
        glimpse = self.glimpsed.of(person)
        if glimpse is not None:
            others = [id for id in self.people.chosen if id != person]
            self.page.card.show_glimpse(glimpse, self._waiting.today, together(self.people.names(others)))
        elif (read := self.rows.row(row)) is not None:
            self.page.card.show_name(read.name)

    @Slot()
    def _on_current_changed(self) -> None:
        self._likely.stop()
        self._show_card()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*_TABLES):
            self._stale = True
            self._look_if_stale()

    @Slot()
    def _look_if_stale(self) -> None:
        if self._stale and not self._writer.is_busy:
            self._look()

    # Doing

    @Slot(str)
    def _ask(self, what: str) -> None:
        """Do what a key asks for."""
        asked: dict[str, Callable[[], object]] = {
            key_bar.LATER: partial(self._step, 1),
            key_bar.BACK: partial(self._step, -1),
            key_bar.RHYTHM: self._ask_rhythm,
            key_bar.TAG: self._ask_tag,
            key_bar.MERGE: self._seek_double,
            key_bar.MARK: self.people.pick,
            key_bar.UNDO: self._take_back,
            key_bar.OPEN: self._open,
        }
        if what in asked:
            asked[what]()
        elif self._waiting is not None:
            people = self.people.chosen
            if deal := dealt(what, people, self._who(), self._waiting.circles):
                self._deal(people, deal)

    def _ask_tag(self) -> None:
        if self.people.chosen:
            self.keys.ask(key_bar.TAG, tr("A tag for {name}", name=self._who()))

    def _ask_rhythm(self) -> None:
        if self.people.chosen:
            self.keys.ask(key_bar.RHYTHM, tr("A rhythm for {name}", name=self._who()))

    @Slot(str)
    def _on_tagged(self, tag: str) -> None:
        people = self.people.chosen
        self._take_keyboard()
        if people and tag:
            self._give(people, tagged(people, self._who(), tag))

    @Slot(object)
    def _on_paced(self, days: int | None) -> None:
        people = self.people.chosen
        self._take_keyboard()
        if people:
            self._give(people, paced(people, self._who(), days))

    def _deal(self, people: Sequence[int], deal: Deal) -> None:
        """Have something written that gives these people their place, and show the next one at once.

        They ``leave`` the list, unless everyone is gone through: there, only who is put away does.
        """
        if not people:
            return
        leave = deal.leave or not self._everyone
        gone = set(people) if leave else set()
        after = self.rows.index_of(people[0]).row() if leave else self.rows.index_of(people[-1]).row() + 1
        self.rows.show([id for id in self.rows.ids if id not in gone])
        self._writer.write(people, deal.deed, leave=leave)
        self.page.card.told.setText(deal.told)
        if after < self.rows.rowCount():
            self._go_to(after)
        else:
            self._show_end()

    def _give(self, people: Sequence[int], deal: Deal) -> None:
        """Have something written that these people get, and stay with them."""
        self._writer.write(people, deal.deed, leave=False)
        self.page.card.told.setText(deal.told)

    def _take_back(self) -> None:
        step = self._writer.take_back()
        if step is None:
            self.said.emit(tr("Nothing was done here yet that could be taken back."))
            return
        self._wanted = step.people[0]
        self.page.card.told.setText(tr("Taken back."))

    @Slot()
    def _on_taken_back(self) -> None:
        self._stack.show_page(self.page)
        self._stale = True
        self._look_if_stale()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        """Show again who could not be dealt with."""
        self._wanted = None
        self.page.card.told.setText("")
        self.said.emit(sentence)
        self._stale = True
        self._look_if_stale()

    def _step(self, by: int) -> None:
        """Leave somebody for later, or go back to who was left before."""
        row = self.people.currentIndex().row() + by
        if row >= self.rows.rowCount():
            self._show_end()
        elif row >= 0:
            self._go_to(row)

    def _open(self) -> None:
        if self.current is not None:
            self.person_requested.emit(self.current)

    def _who(self) -> str:
        return who(self.people.names(self.people.chosen))

    # One of two

    def _seek_double(self) -> None:
        person = self.current
        if person is None or len(self.people.chosen) > 1:
            self.said.emit(tr("Mark one person only: then it can be said who is the same."))
            return
        self._likely.seek(person)
        self.page.card.told.setText(tr("Looking for who may be the same…"))

    @Slot(int, object)
    def _on_likely(self, person: int, other: int | None) -> None:
        self._say_nothing()
        if other is None:
            self.doubles.choose_other(person)
        else:
            self.doubles.show_pair(person, other)
        self._stack.show_page(self.doubles)

    @Slot()
    def _say_nothing(self) -> None:
        self.page.card.told.setText("")

    @Slot(str, int)
    def _on_doubles_dealt_with(self, told: str, change: int) -> None:
        if self.current is not None:
            self._writer.steps.add([self.current], leave=False, change=change)
        self.page.card.told.setText(told)

    @Slot(int)
    def _on_made_one(self, kept: int) -> None:
        self._wanted = kept
        self._on_doubles_left()

    @Slot()
    def _on_doubles_left(self) -> None:
        self._stack.show_page(self.page)
        self._look()

    # What is shown

    def _show_end(self) -> None:
        anybody = self._waiting is not None and self._waiting.anybody
        end = ending(some_left=bool(self.rows.ids), any_done=self._writer.steps.any, anybody=anybody)
        onward: dict[Way, Callable[[], object]] = {Way.OUT: self.left.emit, Way.EVERYONE: self._on_all}
        acted = onward.get(end.way, partial(self._go_to, 0))
        self._stack.show_end(end.icon, end.sentence, end.action, acted, end.more)

    def _on_all(self) -> None:
        self._everyone = True
        self._stack.show_page(self.page)
        self._look()

    def _on_escape(self) -> None:
        if self._stack.shows(self.page) and self.people.forget_choice():
            return
        self.left.emit()

    @Slot()
    def _on_keyboard_freed(self) -> None:
        if not self.keys.asks:
            self._take_keyboard()

    @Slot()
    def _take_keyboard(self) -> None:
        page = self._stack.currentWidget()
        taking = self.people if page is self.page else page
        if taking is not None and not taking.hasFocus():
            taking.setFocus(Qt.FocusReason.OtherFocusReason)
