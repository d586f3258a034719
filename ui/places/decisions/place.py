"""The place of decisions: what is open, what rests until one looks back, and what is behind."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.decisions import Consultation, Decision
from models.drafts import Draft
from models.vault import Changed
from resources import phrase, tr
from ui.jobs import Job, Jobs
from ui.places.decisions import edits
from ui.places.decisions.board import Board
from ui.places.decisions.drafts import DecisionDraft, Form, LetterDraft, State
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
from ui.places.draft_watch import DraftWatch
from ui.places.letter import send
from ui.places.pen import Pen
from ui.places.printing import PaperOffer
from ui.places.slip_desk import SlipDesk
from ui.printing.pages import Pages
from ui.widgets import digit_of
from ui.widgets.notice import Notice

_WIDEST: Final = 1100
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DecisionsPlace(QWidget):
    """All decisions. ``person_requested`` asks for somebody's page.

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
        self._waiting: DecisionDraft | None = None
        self.board = Board()
        self._letters = Letters(self.board)
        words = tr("A question, those who have lived it, the choice, and a look back.")
        self._desk = SlipDesk(self, tr("Decisions"), words, self.board, _WIDEST)
        self._notice = Notice(self)
        self._connect()
        self._watch = DraftWatch(self, self._drafts)
        self._watch.changed.connect(self.draft_changed)
        self._read()

    @property
    def notice(self) -> Notice:
        """The line at the bottom."""
        return self._notice

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
        draft, letters = self._drafts()
        return State(self.board.section, decision.id if decision else self.board.wanted, draft, letters).written

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was, and go on with what was half written; what cannot be read is passed over."""
        was = State.parse(state)
        self._waiting = was.draft
        self._letters.restore(was.letters)
        self._watch.know(self._drafts())
        self.board.show_section(was.section, was.chosen, focus=False)
        self._read()

    def put_down(self) -> None:
        """Stop writing without keeping anything: what is half written stays in the ``state`` read before."""
        self._watch.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the lists, and those of the chosen decision."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        digit = digit_of(event)
        if held == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_P:
            self.print_sheet()
        elif held:
            super().keyPressEvent(event)
        elif digit:
            self.board.show_numbered(digit)
        elif event.key() in _STEPS:
            self.board.step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif not self._press(event.text().upper()):
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
        board.list.opened.connect(self._go_into)
        board.page.key_pressed.connect(self._on_key_pressed)
        board.page.voice_opened.connect(self._note_said)
        board.page.sent.connect(self._on_letter)
        board.page.letter_left.connect(self._letters.keep)

    def _read(self) -> None:
        self._job = self._jobs.read(self, read_book, self._on_book, replacing=self._job)

    def _on_book(self, book: Book) -> None:
        self.board.show_book(book)
        self._letters.forget_gone()
        if self._waiting is not None:
            self._bring_back(self._waiting)
        self._go_on_writing()

    # What can be done with the chosen one

    def _press(self, key: str) -> bool:
        """Do what a letter means now; whether it means anything."""
        decision, voice = self.board.decision, self.board.page.voice
        if key == "N":
            self.open_new()
            return True
        if key == "P" and voice is not None:
            self.person_requested.emit(voice.person)
            return True
        acts = acts_of(decision) if decision else []
        act = next((act for act, _ in acts if KEYS[act] == key), None)
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
        self.board.wanted = decision.id
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
        form.kept.connect(self._on_kept)
        form.given_up.connect(self.give_up)
        if isinstance(form, WhoForm):
            form.marked.connect(self._watch.look_soon)  # no field was typed in
        self._desk.open(form)

    def _go_on_writing(self) -> None:
        """Open the letter that was open when one left."""
        told = self._letters.take_open()
        if told is not None:
            self._write_to(*told)

    def _drafts(self) -> tuple[DecisionDraft | None, tuple[LetterDraft, ...]]:
        """What is half written: in the form, also while it is still on its way, and in letters."""
        form = self.form
        draft = form.draft if form is not None and form.is_worth_keeping else None
        return self._waiting or draft, self._letters.drafts

    @Slot()
    def give_up(self) -> None:
        """Close the form without keeping what is in it."""
        self._desk.close_slip()
        self._watch.look_soon()
        self._desk.take_focus()

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

    def _on_written(self, words: str, made: tuple[int, int]) -> None:
        """Close the form, and show what was written where it stands now."""
        id, change = made
        self.board.wanted = id
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
