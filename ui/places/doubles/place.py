"""The place of those who may stand here twice: one pair at a time, until all is said."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from models.doubles import Double, Pair
from models.involved import Named
from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.column import Column
from ui.places.doubles import reading
from ui.places.doubles.chooser import Chooser
from ui.places.doubles.pair_card import APART, LATER, SECOND
from ui.places.doubles.pair_page import PairPage
from ui.places.doubles.sentences import who_becomes_one, why
from ui.places.doubles.waiting import Waiting
from ui.places.page_stack import PageStack
from ui.widgets import EmptyState, Message, PlainLabel, ProgressStrip

_TABLES: Final = ("person", "contact_method", "important_date", "nudge")
"""What people are told apart by."""

_NAMED_AT_MOST: Final = 8


class DoublesPlace(QWidget):
    """Whoever may stand here twice, or two people who were chosen.

    ``left`` says that one wants to go back, ``person_requested`` asks for the page of the one who was made of two.
    ``dealt_with`` has a sentence and the id of the change that it can take back, ``said`` a sentence only.
    """

    left = Signal()
    person_requested = Signal(int)
    dealt_with = Signal(str, int)
    said = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._waiting = Waiting()
        self._pair: Pair | None = None
        self._is_chosen = False
        self._is_writing = False
        self._stale = True
        self._anything_done = False
        self.page = PairPage()
        self.chooser = Chooser(jobs)
        self.progress = ProgressStrip()
        self._build()
        self._connect()

    @property
    def end(self) -> EmptyState | None:
        """What is said when no pair is left."""
        return self._stack.end

    # Coming here

    def show_all(self) -> None:
        """Show everyone who may stand here twice, one pair after the other."""
        if self._is_chosen or self._stale:
            self._is_chosen = False
            self._look()

    def choose_other(self, person: int) -> None:
        """Ask who is the same person as somebody."""
        self._begin_choosing()
        self._job = self._jobs.read(self, partial(reading.read_name, person=person), self._on_named, self._on_gone)

    def show_pair(self, one: int, other: int) -> None:
        """Show two people side by side, whether they look like one or not."""
        self._begin_choosing()
        self._read(one, other)

    def showEvent(self, event: QShowEvent) -> None:
        """Look, if something changed while one was elsewhere."""
        super().showEvent(event)
        if self._stale and not self._is_chosen:
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for what is being compared."""
        super().hideEvent(event)
        self._stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to what is shown."""
        super().focusInEvent(event)
        self._take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, A makes one of all who are beyond doubt."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif bare and event.text() in ("a", "A") and not self.page.all.isHidden() and self._stack.shows(self.page):
            self._ask_for_all()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._looking = Column(520)
        self._looking.body.addWidget(PlainLabel(tr("One person, or two?"), "title", parent=self))
        self._looking.body.addWidget(self.progress)
        self._stack = PageStack(self, self._looking, self.page, self.chooser)
        self.setAccessibleName(tr("People who stand twice"))

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self._stack.keyboard_freed.connect(self._take_keyboard)
        self.progress.stop_requested.connect(self._on_stopped)
        self.page.asked.connect(self._on_asked)
        self.page.all_asked.connect(self._ask_for_all)
        self.chooser.chosen.connect(self.show_pair)
        self.chooser.left.connect(self.left)

    # Looking

    def _look(self) -> None:
        self._stale = False
        self._pair = None
        self.progress.begin(tr("Comparing everyone with everyone…"))
        self._stack.show_page(self._looking)
        self._job = self._jobs.read(
            self, reading.find, self._on_found, self._on_refused, self.progress.advance, replacing=self._job
        )

    def _on_found(self, found: list[Double]) -> None:
        self.progress.end()
        self._waiting.know(found)
        self._go_on()

    def _go_on(self) -> None:
        """Show the next pair; after the last one look once more, for one made of two may be somebody else's double."""
        double = self._waiting.current
        if double is not None:
            self._read(double.one.id, double.other.id)
        elif self._waiting.is_worn:
            self._look()
        else:
            self._show_end()

    def _read(self, one: int, other: int) -> None:
        ask = partial(reading.read, one=one, other=other)
        self._job = self._jobs.read(self, ask, self._on_pair, self._on_gone, replacing=self._job)

    def _on_pair(self, pair: Pair) -> None:
        self._pair = pair
        double = None if self._is_chosen else self._waiting.current
        because = why(double) if double is not None else tr("You chose these two: look whether they are one.")
        has_all = double is not None and len(self._waiting.sure) > 1
        self.page.show_pair(pair, because, has_later=double is not None, has_all=has_all)
        self._stack.show_page(self.page)

    def _on_named(self, somebody: Named) -> None:
        self.chooser.ask_about(somebody)
        self._stack.show_page(self.chooser)

    def _begin_choosing(self) -> None:
        self._stop()
        self._is_chosen = True
        self._pair = None

    def _stop(self) -> None:
        """Let go of what is being read; the next time one comes here it is looked anew."""
        if self._job is not None and not self._job.over:
            self._job.cancel()
            self._stale = True
        self.progress.end()

    @Slot()
    def _on_stopped(self) -> None:
        self._stop()
        self._stack.show_end("users", tr("Stopped before the end."), tr("Look again"), self._look)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        """Look again after what was not done here, as an undo; the pair that is back is shown first."""
        if self._is_writing or not changed.touches(*_TABLES):
            return
        self._stale = True
        if self.isVisible() and not self._is_chosen:
            self._look()

    def _on_gone(self, sentence: str) -> None:
        """One of them has left meanwhile."""
        self.said.emit(sentence)
        if self._is_chosen:
            self.left.emit()
        else:
            self._look()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.said.emit(sentence)
        self._on_stopped()

    # Doing

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        if self._pair is None or self._is_writing:
            return
        one, other = self._pair.one.person, self._pair.other.person
        if what == LATER:
            self._waiting.put_aside()
            self._pair = None
            self._go_on()
        elif what == APART:
            told = tr("{one} and {other} are two.", one=one.name, other=other.name)
            ask = partial(reading.keep_apart, one=one.id, other=other.id)
            self._write(ask, partial(self._on_apart, one.id, other.id, told))
        else:
            kept, gone = (other, one) if what == SECOND else (one, other)
            told = tr("{name} is one person now.", name=kept.name)
            ask = partial(reading.make_one, kept=kept.id, gone=gone.id)
            self._write(ask, partial(self._on_one, kept.id, gone.id, told))

    def _write(self, ask: partial[int], on_done: partial[None]) -> None:
        self._is_writing = True
        self._pair = None  # what is dealt with cannot be asked for twice
        self._jobs.write(self, ask, on_done, self._on_not_written)

    def _on_one(self, kept: int, gone: int, told: str, change: int) -> None:
        self._waiting.made_one(kept, gone)
        self._on_written(told, change)
        if self._is_chosen:
            self.person_requested.emit(kept)
        else:
            self._go_on()

    def _on_apart(self, one: int, other: int, told: str, change: int) -> None:
        self._waiting.kept_apart(one, other)
        self._on_written(told, change)
        if self._is_chosen:
            self.left.emit()
        else:
            self._go_on()

    def _on_written(self, told: str, change: int) -> None:
        self._is_writing = False
        self._anything_done = True
        self.dealt_with.emit(told, change)

    def _on_not_written(self, sentence: str) -> None:
        self._is_writing = False
        self._on_gone(sentence)

    @Slot()
    def _ask_for_all(self) -> None:
        groups = self._waiting.sure
        if self._is_writing or self._pair is None or not groups:
            return
        named = [who_becomes_one(group) for group in groups[:_NAMED_AT_MOST]]
        more = [tr("and more")] if len(groups) > _NAMED_AT_MOST else []
        asked = Message(
            self.window(),
            tr("Make one of each of these?"),
            tr("They share an address and a name. The fullest name is kept, and one undo makes two of all of them."),
            tr("Make one of each"),
            tr("Cancel"),
            hint="\n".join([*named, *more]),
        )
        asked.accepted.connect(partial(self._make_all, [[row.id for row in group] for group in groups]))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _make_all(self, groups: list[list[int]]) -> None:
        self._write(partial(reading.make_one_of_each, groups=groups), partial(self._on_all_made, groups))

    def _on_all_made(self, groups: list[list[int]], change: int) -> None:
        for kept, *others in groups:
            for gone in others:
                self._waiting.made_one(kept, gone)
        self._on_written(tr("Each of them is one person now."), change)
        self._go_on()

    # What is shown

    def _show_end(self) -> None:
        if self._waiting.has_aside:
            more = tr("Those you left for later are still there.")
            self._stack.show_end("check", tr("That is all for now."), tr("Look at them now"), self._on_bring_back, more)
        elif self._anything_done:
            more = tr("Everyone stands here once.")
            self._stack.show_end("check", tr("That is all."), tr("Go back"), self.left.emit, more)
        else:
            more = tr("Should two look like one person some day, they are shown here side by side.")
            self._stack.show_end("users", tr("Everyone stands here once."), tr("Go back"), self.left.emit, more)

    def _on_bring_back(self) -> None:
        self._waiting.bring_back()
        self._go_on()

    @Slot()
    def _take_keyboard(self) -> None:
        page = self._stack.currentWidget()
        taking = self if page is None or page is self._looking else page
        if not taking.hasFocus():
            taking.setFocus(Qt.FocusReason.OtherFocusReason)
