"""The place of missions: what is in the air, won or lost, the people it came through, and what they are owed."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent

from models.drafts import Draft
from models.missions import Owed, passed_on
from resources import tr
from ui.jobs import Jobs
from ui.places.deeds import Deed
from ui.places.letter import send
from ui.places.listed_place import ListedPlace
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
from ui.places.printing import PaperOffer, asks_for_paper
from ui.printing.pages import Pages


class MissionsPlace(ListedPlace):
    """All missions. ``person_requested`` asks for somebody's page."""

    person_requested = Signal(int)

    board: Board
    tables = TABLES

    def __init__(self, jobs: Jobs) -> None:
        self.board = Board()
        self._waiting: MissionDraft | None = None
        super().__init__(jobs, tr("Missions"), tr("Work that came by word of mouth, and those it came through."))
        self._paper = PaperOffer(jobs, self, self._say)
        board = self.board
        board.new_requested.connect(self.open_new)
        board.list.opened.connect(self._open_client)
        board.page.acted.connect(self._do)
        board.page.sent.connect(self._on_letter)
        for view in (board.chains, board.thanks):
            view.printing_requested.connect(self.print_shown)

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
        return State(self.board.section, mission.id if mission else self.board.wanted, self._drafts()).written

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the lists, those of the chosen mission, and Ctrl+P."""
        if asks_for_paper(event):
            self.print_shown()
        else:
            super().keyPressEvent(event)

    def _take_up(self, state: str) -> tuple[Section, int | None]:
        was = State.parse(state)
        self._waiting = was.draft
        return was.section, was.chosen

    def _read(self) -> None:
        self._job = self._jobs.read(self, read_book, self._on_book, replacing=self._job)

    def _on_book(self, book: Book) -> None:
        self.board.show_book(book)
        if self._waiting is not None:
            self._bring_back(self._waiting)

    # What can be done with the chosen one

    def _press_letter(self, letter: str) -> bool:
        if letter == "N":
            self.open_new()
            return True
        if letter == "M":
            self.board.turn_amount()
            return True
        mission = self.board.mission
        acts = acts_of(mission, self.board.book.owed[mission.id]) if mission else []
        act = next((act for act, _ in acts if KEYS[act] == letter), None)
        if act is not None:
            self._do(act)
        return act is not None

    @Slot(object)
    def _do(self, act: Act) -> None:
        mission = self.board.mission
        owed = self.board.book.owed[mission.id] if mission else ()
        if mission is None or act not in [possible for possible, _ in acts_of(mission, owed)]:
            return
        self.board.follow(mission.id)
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

    def _drafts(self) -> MissionDraft | None:
        if self._waiting is not None:
            return self._waiting
        return self.form.draft if self.form is not None and self.form.is_worth_keeping else None

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
        """Show it in a list, where one of the overviews was shown."""
        if self.board.section not in LISTED:
            self.board.section = Section.UNDER_WAY
        super()._on_written(words, made)
