"""The place of introductions: whom to bring together, what each answered, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent

from models.drafts import Draft
from models.introductions import Answer, Introduction
from models.introductions.after import Word, WordKind
from models.involved import Named
from models.words import first_name
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.deeds import Deed, Hint, key_of
from ui.places.introductions import edits
from ui.places.introductions.board import Board, section_of
from ui.places.introductions.drafts import Form, IntroductionDraft, LetterDraft, State
from ui.places.introductions.edits import Entry, Wish
from ui.places.introductions.forms import ChangeForm, LetterSlip, OutcomeForm, ProposeForm, WishForm
from ui.places.introductions.page import acts_in
from ui.places.introductions.presenter import TABLES, Book, check_letter, draft_wish, read_book, read_letter
from ui.places.introductions.sealed_forms import SEAL_FORMS, SealForm
from ui.places.introductions.sentences import (
    KEYS,
    QUESTIONS,
    SEALED_ACTS,
    Act,
    Section,
    done_words,
    is_sealed_again,
    parties_of,
    sealed_for,
    sealed_next,
)
from ui.places.letter import Written, send
from ui.places.listed_place import ListedPlace
from ui.widgets.suggestions import Suggestion

AnyForm = ProposeForm | ChangeForm | OutcomeForm | WishForm | SealForm

_WHICH: Final = (Deed.FIRST, Deed.SECOND)
_EDITS: Final = {Act.MET: edits.met, Act.FAVOUR: edits.note_favour, Act.WITHDRAW: edits.withdraw}
_ANSWERS: Final = {Act.YES: Answer.YES, Act.NO: Answer.NO, Act.LATER: Answer.LATER}


class IntroductionsPlace(ListedPlace):
    """All introductions. ``person_requested`` asks for somebody's page, ``sealing_requested`` (an introduction,
    one of the two, what is to be said, and what of it stands nowhere else) for a sealed file.
    """

    person_requested = Signal(int)
    sealing_requested = Signal(int, int, str, str)

    board: Board
    tables = TABLES

    def __init__(self, jobs: Jobs) -> None:
        self.board = Board()
        self._waiting: IntroductionDraft | None = None
        self._letter: LetterDraft | None = None
        self._replies: dict[Deed, Callable[[], object]] = {}
        self._asked_about: int | None = None
        words = tr("Two people who would gain by meeting. Each is asked apart, and nothing is said before two yeses.")
        super().__init__(jobs, tr("Introductions"), words)
        board = self.board
        board.new_requested.connect(self.open_new)
        board.wish_requested.connect(self.open_wish)
        board.list.opened.connect(self._on_enter)
        board.list.chosen.connect(self._on_chosen)
        board.question.asked.connect(self._on_reply)
        board.page.acted.connect(self._do)
        board.page.sent.connect(self._on_letter)

    @property
    def form(self) -> AnyForm | None:
        """The form that is open."""
        slip = self._desk.slip
        return slip if isinstance(slip, AnyForm) else None

    def show_introduction(self, id: int) -> None:
        """Show the list that an introduction stands in, with that one chosen, now or when it is read."""
        found = self.board.book.introduction(id)
        self.board.show_section(section_of(found) if found else Section.UNDER_WAY, id)

    def introduce(self, person: int, name: str) -> None:
        """Open the form for somebody and whom they might like to meet."""
        self._open_form(ProposeForm(self._jobs, IntroductionDraft(Form.INTRODUCTION, one=(Suggestion(name, person),))))

    def wish(self, whom: Named, to: Named, why: str) -> None:
        """Open the form for ``whom`` I ask to introduce me, ``to`` whom and why; not over what is half written."""
        half_written, _ = self._drafts()
        if half_written is not None:
            self._say(tr("Something is half written here. Finish it or leave it, then ask again."))
            return
        one, other = (Suggestion(name, id) for id, name in (whom, to))
        draft = IntroductionDraft(Form.WISH, one=(one,), other=(other,), why_one=why)
        self._open_form(WishForm(self._jobs, draft=draft))

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        chosen = self.board.introduction
        form, letter = self._drafts()
        return State(self.board.section, chosen.id if chosen else self.board.wanted, form, letter).written

    def _take_up(self, state: str) -> tuple[Section, int | None]:
        was = State.parse(state)
        self._waiting, self._letter = was.draft, was.letter
        return was.section, was.chosen

    def _read(self) -> None:
        self._job = self._jobs.read(self, read_book, self._on_book, replacing=self._job)

    def _on_book(self, book: Book) -> None:
        self.board.show_book(book)
        if self._waiting is not None:
            self._bring_back(self._waiting)
        if self._letter is not None:
            self._go_on_writing(self._letter)

    # Questions: which of the two, and whether a letter was sent

    def _ask(self, question: str, replies: Mapping[Deed, Callable[[], object]], hints: list[Hint]) -> None:
        self._replies = {**replies, Deed.BACK: self._ask_no_more}
        self._asked_about = self.board.list.chosen_id
        self.board.question.offer(hints, question)
        self.board.ask(True)

    @Slot()
    def _ask_no_more(self) -> None:
        self._replies = {}
        self.board.ask(False)

    @Slot()
    def _on_chosen(self) -> None:
        if self.board.list.chosen_id != self._asked_about:
            self._ask_no_more()

    def _reply(self, key: str) -> bool:
        deed = self.board.question.deed_of(key) if self._replies else None
        if deed is not None:
            self._on_reply(deed.value)
        return deed is not None

    @Slot(str)
    def _on_reply(self, deed: str) -> None:
        replied = self._replies.get(Deed(deed))
        self._ask_no_more()
        if replied is not None:
            replied()
        self._desk.take_focus()

    def _which(self, question: str, people: Sequence[Named], do: Callable[[int], object]) -> None:
        """Do it to the only one it can be, else ask which of the two."""
        if len(people) == 1:
            do(0)
            return
        hints = [Hint(str(at + 1), deed, people[at][1]) for at, deed in enumerate(_WHICH)]
        replies = {deed: partial(do, at) for at, deed in enumerate(_WHICH)}
        self._ask(question, replies, [*hints, Hint("Esc", Deed.BACK, tr("back"))])

    # What can be done with the chosen one

    @Slot()
    def _on_enter(self) -> None:
        chosen = self.board.introduction
        if self._reply("Return") or chosen is None:
            return
        people = [(party.person, party.name) for party in (chosen.a, chosen.b)]
        self._which(tr("Whose page?"), people, partial(self._open_page, people))

    def _open_page(self, people: Sequence[Named], at: int) -> None:
        self.person_requested.emit(people[at][0])

    def _press(self, event: QKeyEvent) -> bool:
        """A key replies to a question first, where one is asked."""
        return self._reply(key_of(event)) or super()._press(event)

    def _press_letter(self, letter: str) -> bool:
        own = {"N": self.open_new, "I": self._introduce_chosen, "K": self.open_wish}
        if letter in own:
            own[letter]()
            return True
        chosen = self.board.introduction
        acts = acts_in(self.board.book, chosen) if chosen else []
        act = next((act for act in acts if KEYS[act] == letter), None)
        if act is not None:
            self._do(act)
        return act is not None

    @Slot(object)
    def _do(self, act: Act) -> None:
        chosen = self.board.introduction
        if chosen is None or act not in acts_in(self.board.book, chosen):
            return
        self._ask_no_more()
        self.board.follow(chosen.id)
        match act:
            case Act.EDIT:
                self._open_form(ChangeForm(chosen))
            case Act.OUTCOME:
                self._open_form(OutcomeForm(chosen))
            case Act.MET | Act.FAVOUR | Act.WITHDRAW:
                self._pen.write(_EDITS[act], partial(self._say, done_words(act)), id=chosen.id)
            case Act.SEAL:
                book = self.board.book
                self._seal(act, chosen.id, sealed_next(chosen, book.words[chosen.id], book.by_message(chosen.id)))
            case Act.GREET | Act.TELL | Act.TAKE_BACK:
                readers = sealed_for(act, chosen, self.board.book.by_message(chosen.id))
                self._seal(act, chosen.id, [(reader, SEALED_ACTS[act]) for reader in readers])
            case Act.WRITE | Act.SAID:
                words = self.board.book.words[chosen.id]
                do = self._write if act == Act.WRITE else self._settle
                people: Sequence[Named] = [word.people[0] for word in words]
                self._which(phrase(QUESTIONS[act]), people, partial(self._with_word, do, chosen.id, words))
            case _:
                people = parties_of(act, chosen, self.board.book.today)
                self._which(phrase(QUESTIONS[act]), people, partial(self._note, act, chosen, people))

    def _seal(self, act: Act, id: int, sealed: Sequence[tuple[Named, str]]) -> None:
        readers = [reader for reader, _ in sealed]
        self._which(phrase(QUESTIONS[act]), readers, partial(self._seal_for, id, sealed))

    def _seal_for(self, id: int, sealed: Sequence[tuple[Named, str]], at: int) -> None:
        reader, kind = sealed[at]
        book = self.board.book
        found = book.introduction(id)
        if found is None:
            return
        party = found.a if found.a.person == reader[0] else found.b
        if kind in SEAL_FORMS and not is_sealed_again(party, book.by_message(id), book.today):
            self._open_form(SEAL_FORMS[kind](found, party))
        else:
            self.sealing_requested.emit(id, reader[0], kind, found.outcome if kind == SEALED_ACTS[Act.TELL] else "")

    def _note(self, act: Act, chosen: Introduction, people: Sequence[Named], at: int) -> None:
        person, name = people[at]
        done = partial(self._say, done_words(act, first_name(name)))
        if act == Act.ASKED:
            self._pen.write(edits.ask, done, id=chosen.id, person=person)
        elif act == Act.REST:
            self._pen.write(edits.rest, done, id=chosen.id, person=person)
        else:
            self._pen.write(edits.answer, done, id=chosen.id, person=person, said=_ANSWERS[act])

    def _with_word(self, do: Callable[[int, Word], object], id: int, words: tuple[Word, ...], at: int) -> None:
        do(id, words[at])

    def _settle(self, id: int, word: Word) -> None:
        said = (
            done_words(Act.ASKED, first_name(word.people[0][1])) if word.kind == WordKind.ASK else done_words(Act.SAID)
        )
        self._pen.write(edits.say, partial(self._say, said), id=id, word=word)

    # Letters

    def _write(self, id: int, word: Word, written: Written | None = None) -> None:
        ask = partial(read_letter, id=id, word=word)
        self._jobs.read(self, ask, partial(self._show_letter, id, word, written), self._on_refused)

    def _show_letter(self, id: int, word: Word, written: Written | None, draft: Draft) -> None:
        self.board.page.open_letter(draft, (id, word), written)
        self._watch.look_soon()

    def _go_on_writing(self, letter: LetterDraft) -> None:
        """Open the letter that was changed by hand, if it is still to be said."""
        self._letter = None
        if letter.word in self.board.book.words.get(letter.id, ()):
            self._write(letter.id, letter.word, letter.written)

    @Slot(object, str, object)
    def _on_letter(self, draft: Draft, asked: str, about: tuple[int, Word]) -> None:
        deed = Deed(asked)
        if deed is Deed.BACK:
            self._close_letter()
            return
        id, word = about
        ask = partial(check_letter, id=id, word=word, draft=draft)
        self._jobs.read(self, ask, partial(self._send, draft, deed, id, word), self._on_refused)

    def _send(self, draft: Draft, deed: Deed, id: int, word: Word, _nothing: None) -> None:
        """Hand the words on, and ask whether they were sent: writing is not saying."""
        self._close_letter()
        self._hand_on(draft, deed, partial(self._settle, id, word))

    def _hand_on(self, draft: Draft, deed: Deed, on_sent: Callable[[], object]) -> None:
        words = send(draft, deed)
        hints = [Hint("Return", Deed.DONE, tr("it is sent")), Hint("Esc", Deed.BACK, tr("not yet"))]
        self._ask(tr("{words} Sent?", words=words), {Deed.DONE: on_sent}, hints)

    def _close_letter(self) -> None:
        self.board.page.close_letter()
        self._watch.look_soon()
        self._desk.take_focus()

    # Forms

    @Slot()
    def open_new(self) -> None:
        """Open the form for two people."""
        self._open_form(ProposeForm(self._jobs, IntroductionDraft(Form.INTRODUCTION)))

    @Slot()
    def open_wish(self) -> None:
        """Open the form for somebody one would like to meet."""
        self._open_form(WishForm(self._jobs))

    def _show_wish_letter(self, wish: Wish, drafted: tuple[int, int, Draft]) -> None:
        whom, to, draft = drafted
        slip = LetterSlip(draft)
        note = partial(self._pen.write, edits.ask_for_one, self._on_asked_for, whom=whom, to=to, why=wish.why)
        slip.sent.connect(partial(self._send_wish, note))
        slip.given_up.connect(self.give_up)
        self._desk.open(slip)

    def _send_wish(self, note: Callable[[], object], draft: Draft, deed: str) -> None:
        self.give_up()
        self._hand_on(draft, Deed(deed), note)

    def _on_asked_for(self, change: int) -> None:
        self._say(
            tr("It stands among the favours you asked for. In ten days, one reminder, and no second one."), change
        )

    def _introduce_chosen(self) -> None:
        """One of the two may like to meet somebody else as well."""
        chosen = self.board.introduction
        if chosen is None:
            self.open_new()
        else:
            self.introduce(chosen.a.person, chosen.a.name)

    def _bring_back(self, draft: IntroductionDraft) -> None:
        """Open what was half written. Of an introduction that is gone by now nothing comes back."""
        chosen = self.board.book.introduction(draft.id)
        if draft.form == Form.WISH:
            self._open_form(WishForm(self._jobs, draft=draft))
        elif draft.form == Form.INTRODUCTION and draft.id is None:
            self._open_form(ProposeForm(self._jobs, IntroductionDraft(Form.INTRODUCTION), draft=draft))
        elif chosen is not None and draft.form == Form.INTRODUCTION:
            self._open_form(ChangeForm(chosen, draft=draft))
        elif chosen is not None and draft.form in SEAL_FORMS:
            reader = chosen.a if chosen.a.person in [one.value for one in draft.one] else chosen.b
            self._open_form(SEAL_FORMS[draft.form](chosen, reader, draft))
        elif chosen is not None:
            self._open_form(OutcomeForm(chosen, draft=draft))
        self._waiting = None

    def _drafts(self) -> tuple[IntroductionDraft | None, LetterDraft | None]:
        form, page = self.form, self.board.page
        letter = self._letter
        if page.letter is not None and page.letter.written is not None:
            id, word = page.letter_for
            about = self.board.book.introduction(id)
            letter = LetterDraft(id, word, page.letter.written, (about.a.name, about.b.name) if about else ())
        if self._waiting is not None:
            return self._waiting, letter
        return form.draft if form is not None and form.is_worth_keeping else None, letter

    @Slot(object)
    def _on_kept(self, kept: Any) -> None:
        form = self.form
        if isinstance(form, SealForm):
            self.give_up()
            self.sealing_requested.emit(form.introduction.id, form.reader.person, form.form.value, kept)
        elif isinstance(form, OutcomeForm):
            done = partial(self._on_written, done_words(Act.OUTCOME))
            self._pen.write(edits.close, done, id=form.introduction.id, outcome=kept)
        elif isinstance(form, ChangeForm):
            done = partial(self._on_written, tr("Changed."))
            self._pen.write(edits.change, done, id=form.introduction.id, entry=kept)
        elif isinstance(kept, Wish):
            done = partial(self._show_wish_letter, kept)
            self._pen.write(draft_wish, done, whom=kept.whom, to=kept.to, why=kept.why)
        elif isinstance(kept, Entry):
            done = partial(self._on_written, tr("Noted. Nobody is asked yet: W drafts the first letter."))
            self._pen.write(edits.propose, done, entry=kept)

    @Slot()
    def _remove(self) -> None:
        chosen = self.board.introduction
        if chosen is not None:
            self._pen.write(edits.remove, partial(self._say, tr("Removed.")), id=chosen.id)
