"""The place of missions: what is in the air, won or lost, the people it came through, and what they are owed."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.drafts import Draft
from models.missions import Owed, passed_on
from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.deeds import Deed
from ui.places.draft_watch import DraftWatch
from ui.places.letter import send
from ui.places.missions import edits
from ui.places.missions.board import Board, section_of
from ui.places.missions.drafts import Form, MissionDraft, State
from ui.places.missions.edits import Entry
from ui.places.missions.forms import LostForm, MissionForm, WonForm
from ui.places.missions.overviews import thanks_sheets
from ui.places.missions.picture import print_on
from ui.places.missions.presenter import TABLES, Book, read_book, read_letter
from ui.places.missions.sentences import (
    KEYS,
    LISTED,
    STEPS,
    Act,
    Section,
    acts_of,
    done_words,
    thanks_line,
)
from ui.places.pen import Pen
from ui.places.printing import PaperOffer
from ui.places.slip_desk import SlipDesk
from ui.printing.pages import Pages
from ui.widgets import digit_of
from ui.widgets.notice import Notice

_WIDEST: Final = 1100
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class MissionsPlace(QWidget):
    """All missions. ``person_requested`` asks for somebody's page.

    ``draft_changed`` says, a while after typing stopped, that what is half written is no longer what it was.
    """

    person_requested = Signal(int)
    draft_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pen = Pen(jobs, self)
        self._paper = PaperOffer(jobs, self, self._say_line)
        self._job: Job | None = None
        self._waiting: MissionDraft | None = None
        self.board = Board()
        words = tr("Work that came by word of mouth, and those it came through.")
        self._desk = SlipDesk(self, tr("Missions"), words, self.board, _WIDEST)
        self._notice = Notice(self)
        self._connect()
        self._watch = DraftWatch(self, self._draft)
        self._watch.changed.connect(self.draft_changed)
        self._read()

    @property
    def notice(self) -> Notice:
        """The line at the bottom."""
        return self._notice

    @property
    def form(self) -> MissionForm | WonForm | LostForm | None:
        """The form that is open."""
        slip = self._desk.slip
        return slip if isinstance(slip, MissionForm | WonForm | LostForm) else None

    def show_mission(self, id: int) -> None:
        """Show the list that a mission stands in, with that one chosen, now or when it is read."""
        mission = self.board.book.mission(id)
        self.board.show_section(section_of(mission) if mission else Section.UNDER_WAY, id)

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        mission = self.board.mission
        return State(self.board.section, mission.id if mission else self.board.wanted, self._draft()).written

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was, and go on with what was half written; what cannot be read is passed over."""
        was = State.parse(state)
        self._waiting = was.draft
        self._watch.know(was.draft)
        self.board.show_section(was.section, was.chosen, focus=False)
        self._read()

    def put_down(self) -> None:
        """Stop writing without keeping anything: what is half written stays in the ``state`` read before."""
        self._watch.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the lists, and those of the chosen mission."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        digit = digit_of(event)
        if held == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_P:
            self.print_shown()
        elif held:
            super().keyPressEvent(event)
        elif digit:
            self.board.show_numbered(digit)
        elif event.key() in _STEPS:
            self.board.step(_STEPS[Qt.Key(event.key())])
        elif event.text() in ("n", "N"):
            self.open_new()
        elif event.text() in ("m", "M"):
            self.board.turn_amount()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif not self._act_on(event.text().upper()):
            super().keyPressEvent(event)

    def focusInEvent(self, _event: object) -> None:
        """The keyboard goes on to the form that is open, or to what is shown."""
        self._desk.take_focus()

    def _connect(self) -> None:
        board = self.board
        self._jobs.changed.connect(self._on_changed)
        self._pen.refused.connect(self._on_refused)
        board.new_requested.connect(self.open_new)
        board.removal_requested.connect(self._remove)
        board.list.opened.connect(self._open_client)
        board.page.acted.connect(self._do)
        board.page.sent.connect(self._on_letter)
        for view in (board.chains, board.thanks):
            view.printing_requested.connect(self.print_shown)

    def _read(self) -> None:
        self._job = self._jobs.read(self, read_book, self._on_book, replacing=self._job)

    def _on_book(self, book: Book) -> None:
        self.board.show_book(book)
        if self._waiting is not None:
            self._bring_back(self._waiting)

    # What can be done with the chosen one

    def _act_on(self, key: str) -> bool:
        mission = self.board.mission
        acts = acts_of(mission, self.board.book.owed[mission.id]) if mission else []
        act = next((act for act, _ in acts if KEYS[act] == key), None)
        if act is not None:
            self._do(act)
        return act is not None

    @Slot(object)
    def _do(self, act: Act) -> None:
        mission = self.board.mission
        owed = self.board.book.owed[mission.id] if mission else ()
        if mission is None or act not in [possible for possible, _ in acts_of(mission, owed)]:
            return
        self.board.wanted = mission.id
        match act:
            case Act.EDIT:
                self._open_form(MissionForm(self._jobs, self.board.book.today, mission))
            case Act.WIN:
                self._open_form(WonForm(self._jobs, mission))
            case Act.LOSE:
                self._open_form(LostForm(mission))
            case Act.DELIVER:
                self._pen.write(edits.deliver, partial(self._say, done_words(act)), id=mission.id)
            case Act.WRITE:
                ask = partial(read_letter, id=mission.id, owed=owed[0])
                self._jobs.read(self, ask, partial(self._show_letter, owed[0]), self._on_refused)
            case Act.SAID:
                self._settle(mission.id, owed[0])
            case _:
                done = partial(self._say, done_words(act))
                self._pen.write(edits.take_step, done, id=mission.id, state=STEPS[act])

    def _settle(self, id: int, owed: Owed) -> None:
        self._pen.write(edits.say, partial(self._say, done_words(Act.SAID)), id=id, owed=owed)

    def _show_letter(self, owed: Owed, draft: Draft) -> None:
        self.board.page.open_letter(draft, owed)

    @Slot(object, str, object)
    def _on_letter(self, draft: Draft, deed: str, owed: Owed) -> None:
        mission = self.board.mission
        self.board.page.close_letter()
        if Deed(deed) is not Deed.BACK and mission is not None:
            words = send(draft, Deed(deed))
            self._notice.say(words, tr("It is said"), partial(self._settle, mission.id, owed))
        self._desk.take_focus()

    @Slot()
    def _open_client(self) -> None:
        mission = self.board.mission
        if mission is not None and mission.client_id is not None:
            self.person_requested.emit(mission.client_id)

    @Slot()
    def _remove(self) -> None:
        mission = self.board.mission
        if mission is not None:
            self._pen.write(edits.remove_mission, partial(self._say, tr("Removed.")), id=mission.id)

    @Slot()
    def print_shown(self) -> None:
        """Offer the picture of the chains, or the thanks, on paper or as a file."""
        missions, today = self.board.book.missions, self.board.book.today
        if self.board.section == Section.THANKS:
            pages = Pages(tr("Thanks"))
            for year, thanks in thanks_sheets(missions):
                pages.heading(str(year))
                for one in thanks:
                    pages.line(thanks_line(one, today))
            self._paper.offer(tr("A year of thanks"), tr("Those your work came through."), pages.draw)
        elif self.board.section == Section.CHAINS:
            self._paper.offer(
                tr("Who leads to what"), tr("The picture on one page."), partial(print_on, passed_on(missions))
            )

    # Forms

    @Slot()
    def open_new(self) -> None:
        """Open the form for work one has heard of."""
        self._open_form(MissionForm(self._jobs, self.board.book.today))

    def _bring_back(self, draft: MissionDraft) -> None:
        """Open what was half written. Of a mission that is gone by now nothing comes back but a new one's words."""
        mission = self.board.book.mission(draft.id)
        if draft.form == Form.MISSION:
            self._open_form(MissionForm(self._jobs, self.board.book.today, mission, draft=draft))
        elif mission is not None and draft.form == Form.WON:
            self._open_form(WonForm(self._jobs, mission, draft=draft))
        elif mission is not None:
            self._open_form(LostForm(mission, draft=draft))
        self._waiting = None

    def _open_form(self, form: MissionForm | WonForm | LostForm) -> None:
        form.kept.connect(self._on_kept)
        form.given_up.connect(self.give_up)
        self._desk.open(form)

    def _draft(self) -> MissionDraft | None:
        """What is half written, also while its form is still on its way."""
        if self._waiting is not None:
            return self._waiting
        return self.form.draft if self.form is not None and self.form.is_worth_keeping else None

    @Slot()
    def give_up(self) -> None:
        """Close the form without keeping what is in it."""
        self._desk.close_slip()
        self._watch.look_soon()
        self._desk.take_focus()

    @Slot(object)
    def _on_kept(self, kept: Any) -> None:
        form = self.form
        if isinstance(form, WonForm):
            done = partial(self._on_written, done_words(Act.WIN))
            self._pen.write(edits.win, done, id=form.mission.id, chain=kept)
        elif isinstance(form, LostForm):
            done = partial(self._on_written, done_words(Act.LOSE))
            self._pen.write(edits.lose, done, id=form.mission.id, because=kept)
        elif isinstance(kept, Entry) and form is not None and form.mission is not None:
            done = partial(self._on_written, tr("Changed."))
            self._pen.write(edits.change_mission, done, id=form.mission.id, entry=kept)
        elif isinstance(kept, Entry):
            self._pen.write(edits.add_mission, partial(self._on_written, tr("Noted.")), entry=kept)

    def _on_written(self, words: str, made: tuple[int, int]) -> None:
        """Close the form, and show what was written where it stands now."""
        id, change = made
        self.board.wanted = id
        if self.board.section not in LISTED:
            self.board.section = Section.UNDER_WAY
        self.give_up()
        self._read()
        self._say(words, change)

    # What came of it

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*TABLES):
            self._read()
        self._watch.look_soon()

    def _say(self, words: str, change: int) -> None:
        """Show a line, and offer to take the change back."""
        self._notice.say(words, tr("Undo"), partial(self._pen.take_back, change))

    def _say_line(self, words: str) -> None:
        self._notice.say(words)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self.form is not None:
            self.form.complain(sentence)
        else:
            self._notice.say(sentence)
