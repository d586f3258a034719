"""The place of circles: who is how close, and who may know whom."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.involved import Named
from models.proposals import Proposal
from models.vault import Changed
from models.words import listed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.circles.board import Board
from ui.places.circles.edits import keep_circle, move, remove_circle
from ui.places.circles.reading import Arrangement, read_arrangement, read_present, read_proposals
from ui.places.circles.state import State
from ui.places.exchange_sheet import ExchangeSheet
from ui.places.key_strip import Hint, KeyStrip
from ui.places.people.drafts import Draft
from ui.places.proposal_strip import ProposalStrip, accept, refuse
from ui.places.writing_place import WritingPlace
from ui.theme import SPACE
from ui.widgets import EmptyState, PlainLabel, SearchField, link_button, set_plain_tooltip

_NARROW_BELOW: Final = 760
_ROOM_FOR_ALL: Final = 620
"""In less height than this, one question at a time is enough."""

_NAMED: Final = 3
_ARRANGED_FROM: Final = ("person", "circle")
_PROPOSED_FROM: Final = ("relation", "nudge", "interaction", "participation", "person_world")
"""What answers a question, or raises one. What is changed of people elsewhere is asked about when one comes back."""


class CirclesPlace(WritingPlace):
    """Shows the circles, or a form to write down what happened with a whole one.

    ``person_requested`` asks for somebody's page, ``circle_exchanges_requested`` for what was said with a circle,
    ``people_requested`` for the place of people, where there is nobody yet. ``draft_changed`` says, a while after
    typing stopped, that what is half written is no longer what it was.
    """

    person_requested = Signal(int)
    circle_exchanges_requested = Signal(int)
    people_requested = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._proposing: Job | None = None
        self._arrangement: Arrangement | None = None
        self._proposals: tuple[Proposal, ...] = ()
        self._draft: Draft | None = None  # what waits for the day to be known
        self.board = Board(jobs)
        self.strip = ProposalStrip()
        self.sheet = ExchangeSheet(self._pen)
        self._build()
        self._connect()
        self._settle_in()
        self._look()

    def state(self) -> str:
        """What is half written, as JSON."""
        return State(self._drafts()).written

    def restore(self, state: str) -> None:
        """Go on with what was half written; what cannot be read is passed over."""
        self._draft = State.parse(state).draft
        if self._draft is not None:
            self._watch.know(self._draft)
            self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What can be done with the circle that the keyboard is in."""
        typed = event.text().lower()
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        current = self.board.current
        id = current.id if current is not None else None
        if self._stack.currentWidget() is not self._page or not bare:
            super().keyPressEvent(event)
        elif typed == "?":
            self._keys.toggle()
        elif typed == "n":
            self.board.begin_new()
        elif typed == "e" and current is not None:
            current.edit()
        elif typed == "l":
            self._log(id)
        elif typed == "r" and id is not None:
            self.circle_exchanges_requested.emit(id)
        elif typed == "p":
            self.strip.focus_first()
        elif typed == "/":
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, narrower margins and fewer questions."""
        super().resizeEvent(event)
        side = SPACE.large if event.size().width() < _NARROW_BELOW else SPACE.page
        self._column.setContentsMargins(side, SPACE.wide, side, SPACE.small)
        self._ask()

    def _build(self) -> None:
        self.search = SearchField(tr("Find somebody"), tr("Three letters are enough"), parent=self)
        self.search.setMaximumWidth(260)
        new = link_button(tr("New circle"), "plus")
        set_plain_tooltip(new, tr("New circle (N)"))
        new.clicked.connect(self.board.begin_new)
        head = QHBoxLayout()
        head.setSpacing(SPACE.large)
        head.addWidget(PlainLabel(tr("Circles"), "title", parent=self))
        head.addStretch(1)
        head.addWidget(new)
        head.addWidget(self.search, 1)
        self._nobody = EmptyState(
            "users",
            tr("Nobody is here yet."),
            tr("Go to people"),
            more=tr("Circles say who is close to you."),
            parent=self,
        )
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(SPACE.medium)
        self._column.addLayout(head)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.board, 1)
        self._stack = QStackedWidget(self)
        for page in (self._page, self._nobody, self.sheet):
            self._stack.addWidget(page)
        self._keys = KeyStrip(_hints(), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._keys)
        self._on_page_changed()

    def _connect(self) -> None:
        self._stack.currentChanged.connect(self._on_page_changed)
        self.search.text_changed.connect(self._on_sought)
        self.search.stepped.connect(self._on_stepped)
        self.search.entered.connect(self.board.focus_current)
        self.board.moved.connect(self._on_moved)
        self.board.person_opened.connect(self.person_requested)
        self.board.kept.connect(self._on_circle_kept)
        self.board.removal_requested.connect(self._on_removal)
        self.board.log_requested.connect(self._log)
        self.board.reading_requested.connect(self.circle_exchanges_requested)
        self.strip.accepted.connect(self._on_accepted)
        self.strip.refused.connect(self._on_declined)
        self.strip.left.connect(self.board.focus_current)
        self.sheet.kept.connect(self._on_kept)
        self.sheet.given_up.connect(self._end_writing)
        self._nobody.acted.connect(self.people_requested)

    @Slot()
    def _on_page_changed(self) -> None:
        """Keys are told of where there are any."""
        self._keys.setVisible(self._stack.currentWidget() is self._page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to where one was."""
        super().focusInEvent(event)
        self._focus_page()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask about what was changed elsewhere."""
        super().showEvent(event)
        self._propose()

    def _focus_page(self) -> None:
        page = self._stack.currentWidget()
        if page is self._page:
            self.board.focus_current()
        elif page is self.sheet:
            self.sheet.begin()
        else:
            self._nobody.setFocus(Qt.FocusReason.OtherFocusReason)

    # How people stand

    def _look(self) -> None:
        ask = partial(read_arrangement, text=self.search.text())
        self._job = self._jobs.read(self, ask, self._on_arrangement, replacing=self._job)

    def _on_arrangement(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self.board.show_arrangement(arrangement)
        if self._stack.currentWidget() is not self.sheet:
            self._stack.setCurrentWidget(self._page if arrangement.anybody else self._nobody)
        if self.hasFocus():  # it came before there was anything to bring it to
            self._focus_page()
        self._go_on()

    @Slot(str)
    def _on_sought(self, _text: str) -> None:
        self._look()

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0:
            self.board.focus_current()

    @Slot(list, object)
    def _on_moved(self, people: Sequence[int], to: object) -> None:
        self._pen.write(move, partial(self._on_written, to), people=tuple(people), to=to)

    def _on_written(self, to: object, written: tuple[int, tuple[str, ...]]) -> None:
        change, names = written
        if not change:
            return
        who = listed(names) if len(names) <= _NAMED else tr("{some} and others", some=", ".join(names[:_NAMED]))
        circles = self._arrangement.circles if self._arrangement is not None else ()
        circle = next((one.words for one in circles if one.id == to), "")
        words = (
            tr("Now in {circle}: {who}.", circle=circle, who=who) if circle else tr("Now in no circle: {who}.", who=who)
        )
        self._say(words, change)

    @Slot(object, str, int, object)
    def _on_circle_kept(self, circle: object, name: str, soft_cap: int, cadence: object) -> None:
        what = {"circle": circle, "name": name, "soft_cap": soft_cap, "cadence_days": cadence}
        self._pen.write(keep_circle, self._on_circle_written, **what)

    def _on_circle_written(self, _circle: int) -> None:
        self.board.end_new()
        for column in self.board.columns:
            column.end_editing()

    @Slot(int)
    def _on_removal(self, circle: int) -> None:
        self._pen.write(remove_circle, self._on_circle_removed, circle=circle)

    def _on_circle_removed(self, change: int) -> None:
        self._say(tr("The circle is removed. Those in it stay, in none."), change)

    # Who may know whom

    def _propose(self) -> None:
        self._proposing = self._jobs.read(self, read_proposals, self._on_proposals, replacing=self._proposing)

    def _on_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        self._proposals = proposals
        self._ask()

    def _ask(self) -> None:
        self.strip.ask(self._proposals if self.height() >= _ROOM_FOR_ALL else self._proposals[:1])

    @Slot(object)
    def _on_accepted(self, proposal: Proposal) -> None:
        self._pen.write(accept, proposal=proposal)

    @Slot(object)
    def _on_declined(self, proposal: Proposal) -> None:
        self._pen.write(refuse, proposal=proposal)

    # What happened with a whole circle

    @Slot(int)
    def _log(self, circle: int | None) -> None:
        if self.sheet.draft is not None:
            self._write(())  # what is half written comes first
        elif circle is None:
            self._say(tr("Go to a circle first: what happened is written down with everyone in it."))
        else:
            self._jobs.read(self, partial(read_present, circle=circle), self._write)

    def _write(self, people: Sequence[Named], draft: Draft | None = None) -> None:
        if self._arrangement is None:
            return
        if not people and draft is None and self.sheet.draft is None:
            self._say(tr("Nobody is in this circle yet."))
            return
        if self.sheet.draft is None:
            self.sheet.open(Draft.begun_with(people), self._arrangement.today, self._arrangement.tags, draft)
        self._stack.setCurrentWidget(self.sheet)
        if self.isVisible():
            self.sheet.begin()

    def _go_on(self) -> None:
        """Open what was half written another time, once it is known what day it is."""
        if self._draft is not None and self._arrangement is not None:
            draft, self._draft = self._draft, None
            self._write((), draft)

    def _drafts(self) -> Draft | None:
        return self.sheet.draft or self._draft

    @Slot(int)
    def _on_kept(self, _id: int) -> None:
        self._say(tr("The exchange is noted."))
        self._end_writing()

    @Slot()
    def _end_writing(self) -> None:
        self._stack.setCurrentWidget(self._page)
        self.board.focus_current()
        self._watch.look_soon()

    # What others tell

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*_ARRANGED_FROM):
            for column in self.board.columns:
                column.rows.refresh()
            self._look()
        if changed.touches(*_PROPOSED_FROM):
            self._propose()

    def _on_escape(self) -> None:
        current = self.board.current
        if current is not None and current.view.forget_choice():
            return
        if self.search.text():
            self.search.clear()
        self.board.focus_current()


def _hints() -> tuple[Hint, ...]:
    return (
        ("1", tr("into that circle")),
        ("0", tr("into none")),
        ("Space", tr("choose several")),
        ("Return", tr("open")),
        ("E", tr("change the circle")),
        ("N", tr("new circle")),
        ("L", tr("log for the whole circle")),
        ("R", tr("read its exchanges")),
        ("P", tr("questions")),
        ("/", tr("search")),
    )
