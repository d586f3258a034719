"""The place of decisions: what is open, what rests until one looks back, and what is behind."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent

from models.decisions import Consultation, Decision
from models.drafts import Draft
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.decisions import edits
from ui.places.decisions.board import Board
from ui.places.decisions.drafts import DecisionDraft, Drafts, Form, State
from ui.places.decisions.edits import Choice, Entry
from ui.places.decisions.forms import ChoiceForm, DecisionSlip, LookBackForm, QuestionForm, SaidForm
from ui.places.decisions.letters import Letters
from ui.places.decisions.page import letter_for
from ui.places.decisions.presenter import TABLES, Book, read_book, read_letter
from ui.places.decisions.sentences import (
    DONE,
    KEYS,
    Act,
    Section,
    acts_of,
    said_done,
    section_of,
    session_sheet,
)
from ui.places.decisions.who_form import WhoForm
from ui.places.deeds import Deed
from ui.places.letter import send
from ui.places.listed_place import ListedPlace
from ui.places.printing import PaperOffer, asks_for_paper
from ui.printing.pages import Pages


class DecisionsPlace(ListedPlace):
    """All decisions. ``person_requested`` asks for somebody's page."""

    person_requested = Signal(int)

    board: Board
    tables = TABLES

    def __init__(self, jobs: Jobs) -> None:
        self.board = Board()
        self._waiting: DecisionDraft | None = None
        self._letters = Letters(self.board)
        words = tr("A question, those who have lived it, the choice, and a look back.")
        super().__init__(jobs, tr("Decisions"), words)
        self._paper = PaperOffer(jobs, self, self._say)
        board = self.board
        board.new_requested.connect(self.open_new)
        board.list.opened.connect(self._go_into)
        board.page.key_pressed.connect(self._on_key_pressed)
        board.page.voice_opened.connect(self._note_said)
        board.page.sent.connect(self._on_letter)
        board.page.letter_left.connect(self._letters.keep)

    @property
    def form(self) -> DecisionSlip | None:
        """The form that is open."""
        slip = self._desk.slip
        return slip if isinstance(slip, DecisionSlip) else None

    def show_decision(self, id: int) -> None:
        """Show the list that a decision stands in, with that one chosen, now or when it is read."""
        decision = self.board.book.decision(id)
        self.board.show_section(section_of(decision) if decision else Section.OPEN, id)

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        decision = self.board.decision
        drafts = self._drafts()
        chosen = decision.id if decision else self.board.wanted
        return State(self.board.section, chosen, drafts if drafts != Drafts() else None).written

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the lists, those of the chosen decision, and Ctrl+P."""
        if asks_for_paper(event):
            self.print_sheet()
        else:
            super().keyPressEvent(event)

    def _take_up(self, state: str) -> tuple[Section, int | None]:
        was = State.parse(state)
        drafts = was.drafts or Drafts()
        self._waiting = drafts.form
        self._letters.restore(drafts.letters)
        return was.section, was.chosen

    def _read(self) -> None:
        self._job = self._jobs.read(self, read_book, self._on_book, replacing=self._job)

    def _on_book(self, book: Book) -> None:
        self.board.show_book(book)
        self._letters.forget_gone()
        if self._waiting is not None:
            self._bring_back(self._waiting)
        self._go_on_writing()

    # What can be done with the chosen one

    def _press_letter(self, letter: str) -> bool:
        decision, voice = self.board.decision, self.board.page.voice
        if letter == "N":
            self.open_new()
            return True
        if letter == "P" and voice is not None:
            self.person_requested.emit(voice.person)
            return True
        acts = acts_of(decision) if decision else []
        act = next((act for act, _ in acts if KEYS[act] == letter), None)
        if act is not None:
            self.do(act)
        return act is not None

    @Slot(str)
    def _on_key_pressed(self, act: str) -> None:
        self.do(Act(act))

    def do(self, act: Act) -> None:
        """Do something with the chosen decision, if that makes sense now."""
        decision = self.board.decision
        if decision is None or act not in [possible for possible, _ in acts_of(decision)]:
            return
        self.board.follow(decision.id)
        match act:
            case Act.WHO:
                self._open_form(WhoForm(self._jobs, decision, self.board.book.today))
            case Act.NOTE:
                self._note_said()
            case Act.WRITE | Act.SAID:
                self._turn_to(act, decision)
            case Act.DROP:
                self._pen.write(edits.drop, partial(self._say, phrase(DONE[act])), id=decision.id)
            case Act.REOPEN:
                self._pen.write(edits.reopen, partial(self._say, phrase(DONE[act])), id=decision.id)
            case Act.PRINT:
                self.print_sheet()
            case _:
                self._open_form(self._form_of(act, decision))

    def _form_of(self, act: Act, decision: Decision) -> DecisionSlip:
        """The form for deciding or looking back; to edit, the one that said last what is known."""
        today = self.board.book.today
        last = {Section.OPEN: Act.EDIT, Section.DECIDED: Act.DECIDE, Section.DONE: Act.LOOK_BACK}
        match last[section_of(decision)] if act == Act.EDIT else act:
            case Act.DECIDE:
                return ChoiceForm(decision, today)
            case Act.LOOK_BACK:
                return LookBackForm(decision, today)
        return QuestionForm(today, decision)

    def _turn_to(self, act: Act, decision: Decision) -> None:
        """Write to somebody, or note that it is said: to whom the keyboard is on, else the next in turn."""
        waiting = decision.to_ask or decision.to_tell
        said = next((one for one in waiting if one == self.board.page.voice), waiting[0])
        if act == Act.SAID:
            self._settle(decision.id, said)
        else:
            self._write_to(decision, said)

    def _settle(self, id: int, said: Consultation) -> None:
        words = tr("{name}: noted.", name=said.name)
        self._letters.drop(said.id)
        self._pen.write(edits.settle, partial(self._say, words), id=id, person=said.person)

    def _write_to(self, decision: Decision, said: Consultation) -> None:
        ask = partial(read_letter, id=decision.id, person=said.person)
        self._jobs.read(self, ask, partial(self._show_letter, letter_for(decision, said)), self._on_refused)

    def _show_letter(self, about: tuple[int, bool], draft: Draft) -> None:
        self._notice.dismiss()  # it would lie over the keys of the letter
        self.board.page.open_letter(draft, about, self._letters.written_to(about[0]))
        self._watch.look_soon()

    @Slot(object, str, object)
    def _on_letter(self, draft: Draft, deed: str, about: tuple[int, bool]) -> None:
        letter, told = self.board.page.letter, self.board.book.voice(about[0])
        is_sent = Deed(deed) is not Deed.BACK
        self._letters.keep(about[0], letter.written if letter is not None and not is_sent else None)
        self.board.page.close_letter()
        if is_sent and told is not None:
            decision, said = told
            words = send(draft, Deed(deed))
            self._notice.say(words, said_done(decision), partial(self._settle, decision.id, said))
        self._watch.look_soon()
        if not self.board.page.focus_voice(about[0]):
            self._desk.take_focus()

    @Slot()
    def _note_said(self) -> None:
        """Note what somebody said: whom the keyboard is on, else the first of whom nothing is noted."""
        decision = self.board.decision
        if decision is None or not decision.consultations:
            return
        silent = [one for one in decision.consultations if not (one.lived or one.advised)]
        said = self.board.page.voice or next(iter(silent), decision.consultations[0])
        self._open_form(SaidForm(decision, said, self.board.book.today))

    @Slot()
    def _go_into(self) -> None:
        """From the list to those who were asked; while nobody is, to who could be."""
        if not self.board.page.focus_voice():
            self.do(Act.WHO)

    @Slot()
    def _remove(self) -> None:
        decision, voice = self.board.decision, self.board.page.voice
        if decision is None:
            return
        done = partial(self._say, tr("Removed."))
        if voice is not None:
            self._pen.write(edits.leave_out, done, id=decision.id, consultation=voice.id)
        else:
            self._pen.write(edits.remove_decision, done, id=decision.id)

    @Slot()
    def print_sheet(self) -> None:
        """Offer a sheet for a group that helps with the question."""
        decision = self.board.decision
        if decision is None:
            return
        pages = Pages(tr("Codevelopment"))
        for heading, lines in session_sheet(decision, self.board.book.today):
            pages.heading(heading)
            for lead, text in lines:
                pages.line(text, lead=lead)
        sentence = tr("The question and the six steps of a session. What others told you is not on it.")
        self._paper.offer(tr("A sheet for a group"), sentence, pages.draw)

    # Forms

    @Slot()
    def open_new(self) -> None:
        """Open the form for a new question."""
        self._open_form(QuestionForm(self.board.book.today))

    def _bring_back(self, draft: DecisionDraft) -> None:
        """Open what was half written. Of a decision that is gone by now nothing comes back but a new one's words."""
        self._waiting = None
        decision, today = self.board.book.decision(draft.id), self.board.book.today
        told = self.board.book.voice(draft.said)
        if draft.form == Form.QUESTION:
            self._open_form(QuestionForm(today, decision, draft=draft))
        elif draft.form == Form.SAID and told is not None:
            self._open_form(SaidForm(*told, today, draft=draft))
        elif decision is not None and draft.form == Form.WHO:
            self._open_form(WhoForm(self._jobs, decision, today, draft=draft))
        elif decision is not None and draft.form == Form.CHOICE:
            self._open_form(ChoiceForm(decision, today, draft=draft))
        elif decision is not None and draft.form == Form.LOOK_BACK:
            self._open_form(LookBackForm(decision, today, draft=draft))

    def _open_form(self, form: DecisionSlip) -> None:
        if isinstance(form, WhoForm):
            form.marked.connect(self._watch.look_soon)  # no field was typed in
        super()._open_form(form)

    def _go_on_writing(self) -> None:
        """Open the letter that was open when one left."""
        told = self._letters.take_open()
        if told is not None:
            self._write_to(*told)

    def _drafts(self) -> Drafts:
        """What is half written: in the form, also while it is still on its way, and in letters."""
        form = self.form
        draft = form.draft if form is not None and form.is_worth_keeping else None
        return Drafts(self._waiting or draft, self._letters.drafts)

    @Slot(object)
    def _on_kept(self, kept: Any) -> None:
        match self.form:
            case QuestionForm(decision=None):
                self._keep(edits.ask, tr("Noted. Who has lived this? Q looks for them."), entry=kept)
            case QuestionForm(decision=Decision(id=id)):
                self._keep(edits.change_question, tr("Changed."), id=id, entry=kept)
            case WhoForm(decision=Decision(id=id)):
                self._keep(edits.choose, tr("Chosen. W writes to them."), id=id, people=kept)
            case SaidForm(decision=Decision(id=id), said=said):
                lived, advised = kept
                self._keep(edits.note, tr("Noted."), id=id, person=said.person, lived=lived, advised=advised)
            case ChoiceForm(decision=Decision(id=id, decided_on="")):
                self._keep(edits.decide, tr("Decided. You will look back on it in time."), id=id, made=kept)
            case ChoiceForm(decision=Decision(id=id)):
                self._keep(edits.change_choice, tr("Changed."), id=id, made=kept)
            case LookBackForm(decision=Decision(id=id)):
                self._keep(edits.look_back, tr("Noted. That is how one learns."), id=id, happened=kept)

    def _keep(self, edit: Any, words: str, **what: Entry | Choice | object) -> None:
        self._pen.write(edit, partial(self._on_written, words), **what)
