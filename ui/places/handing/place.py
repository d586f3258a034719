"""The place of cards: handing over one's own field by field, and reading what came before anything is noted."""

from collections.abc import Callable, Sequence
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Slot

from models.carrying import Meetings, Squares
from models.handing import ENDING, IDENTITY, Filed, Letter, OpenPostbox, Peer, Postbox, Received, Sealed, Whose
from models.vault import Changed
from models.vault.files import write_new
from resources import tr
from ui.jobs import Jobs
from ui.picture_files import card_photo
from ui.places.choosing import choose_new_file, choose_picture, choose_sealed
from ui.places.handing.arrivals import Arrivals, Arrived, ReadFile
from ui.places.handing.board import Board
from ui.places.handing.code_page import CodePage
from ui.places.handing.drafts import Form, HandingDraft, State
from ui.places.handing.forms import CardForm, FieldsForm, Preview
from ui.places.handing.give_page import GivePage
from ui.places.handing.happening import will_happen
from ui.places.handing.presenter import Brought, Post, Taken, ask_postbox, read_post, take_in
from ui.places.handing.sentences import (
    KEYS,
    Act,
    Section,
    acts_of_letter,
    arrivals_words,
    paired_words,
    received_words,
)
from ui.places.handing.square_slip import SquareSlip
from ui.places.handing.steps import KeysForm, ToldForm, WordForm
from ui.places.handing.take_page import TakePage
from ui.places.handing.whose import WhoseForm
from ui.places.listed_place import ListedPlace

Passing = Preview | KeysForm | WhoseForm | SquareSlip | CodePage
"""Forms in which nothing is written that would be missed."""

AnyForm = CardForm | FieldsForm | WordForm | ToldForm | Passing

_CARDS: Final = ("card", "share")
_WRITES: Final = {Act.BACK: "take_back", Act.GREET: "greet", Act.RECEIPT: "ack"}
"""What is written of what was agreed to, without anything being asked first."""


Write = Callable[[Postbox], Sealed]


class HandingPlace(ListedPlace):
    """Cards and sealed letters, through the postbox and the ``meetings`` that the front door hands over."""

    board: Board

    def __init__(self, jobs: Jobs, open_postbox: OpenPostbox, read_file: ReadFile, meetings: Meetings) -> None:
        self.board = Board()
        self._open_postbox = open_postbox
        self.meetings = meetings
        self._waiting: HandingDraft | None = None
        words = tr("Your card for one other person, field by field; and what others hand to you, before it is noted.")
        super().__init__(jobs, tr("Cards"), words)
        self._arrivals = Arrivals(self, jobs, open_postbox, read_file)
        self._arrivals.ended.connect(self._on_arrivals_ended)
        self.board.new_requested.connect(self.open_files)
        self.board.code_wanted.connect(self.take_by_code)
        self.board.page.acted.connect(self._do)

    @property
    def form(self) -> AnyForm | None:
        """The form that is open."""
        slip = self._desk.slip
        return slip if isinstance(slip, AnyForm) else None

    def put_down(self) -> None:
        """A meeting ends here, for it is not taken up again."""
        super().put_down()
        if isinstance(self.form, CodePage):
            self.form.stop()

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        return State(self.board.section, self.board.list.chosen_id, self._drafts()).written

    def _take_up(self, state: str) -> tuple[Section, int | None]:
        was = State.parse(state)
        self._waiting = was.draft
        return was.section, was.chosen

    def _concerns(self, changed: Changed) -> bool:
        return changed.rows is None or changed.touches("person", "nudge")

    def _read(self) -> None:
        ask = partial(read_post, open_postbox=self._open_postbox)
        self._job = self._jobs.write(self, ask, self._on_post, self._on_refused, replacing=self._job, soon=True)

    def _on_post(self, post: Post) -> None:
        self.board.show_post(post)
        if self._waiting is not None:
            self._bring_back(self._waiting)

    def _ask(self, do: Callable[[Any], Any], on_done: Callable[[Any], object]) -> None:
        """Have the postbox do something; then look again."""
        ask = partial(ask_postbox, open_postbox=self._open_postbox, do=do)
        self._jobs.write(self, ask, partial(self._on_done, on_done), self._on_refused)

    def _on_done(self, on_done: Callable[[Any], object], given: Any) -> None:
        on_done(given)
        self._read()

    # What comes in

    @Slot()
    def open_files(self) -> None:
        """Read sealed files that are chosen; nothing of them is noted yet."""
        self.take_files(choose_sealed(self))

    def take_files(self, files: Sequence[Path]) -> None:
        """Read sealed files, one after the other; what they say waits."""
        self._arrivals.add(files)

    @property
    def files_left(self) -> Sequence[Path]:
        """The sealed files that are not read yet."""
        return tuple(self._arrivals.left)

    @Slot(object)
    def _on_arrivals_ended(self, arrived: Arrived) -> None:
        if arrived.received:
            self.board.show_section(Section.CAME, arrived.received[0].item.id, focus=self.form is None)
            self._read()
        self._notice.say(arrivals_words(arrived))

    def _on_received(self, received: Received) -> None:
        self.board.show_section(Section.CAME, received.item.id)
        self._notice.say(received_words(received))

    @Slot()
    def _remove(self) -> None:
        letter = self.board.letter
        if letter is not None:
            self._ask(
                methodcaller("let_go", letter.item.id),
                partial(self._say_done, tr("Let go. What it said is forgotten.")),
            )

    # What can be done with what is chosen

    def _press_letter(self, letter: str) -> bool:
        if letter == "O":
            self.open_files()
            return True
        if letter == "R":
            self.take_by_code()
            return True
        act = next((act for act in self.board.acts if KEYS[act] == letter), None)
        if act is not None:
            self._do(act)
        return act is not None

    @Slot(object)
    def _do(self, act: Act) -> None:
        letter, peer = self.board.letter, self.board.peer
        match act:
            case Act.IDENTITY | Act.YES | Act.HAND if not self.board.post.me.name:
                self._open_card()
                self._notice.say(tr("Say first what you are called: your card has no name yet."))
            case Act.EDIT:
                self._open_card()
            case Act.IDENTITY:
                self._ask(methodcaller("identity"), partial(self._preview, None))
            case Act.YES if letter is not None:
                self._open_form(self._yes_form(letter))
            case Act.NO | Act.LATER if letter is not None:
                self._open_form(WordForm(HandingDraft(Form(act.value), letter.item.id), letter.item.sender))
            case Act.ACCEPT if letter is not None and letter.item.namesakes:
                self._open_form(WhoseForm(letter))
            case Act.ACCEPT | Act.SEEN if letter is not None:
                self._accept(letter)
            case Act.TOLD if letter is not None:
                self._open_form(ToldForm(letter.item.id, letter.item.sender))
            case _ if letter is not None and act in _WRITES:
                self._look(methodcaller(_WRITES[act], letter.item.id))
            case Act.ROTATE | Act.REVOKE:
                self._open_form(KeysForm(act, self.board.post.peers))
            case Act.NOTICE:
                self._ask(methodcaller("notice"), partial(self._preview, None))
            case Act.HAND if peer is not None:
                self._open_form(self._hand_form(peer))
            case Act.COMPARED if peer is not None:
                self._ask(
                    methodcaller("compared", peer.person),
                    partial(self._say_done, tr("The words agree: it is their key.")),
                )

    def _accept(self, letter: Letter, whose: Whose = "") -> None:
        self._ask(methodcaller("accept", letter.item.id, whose), partial(self._on_accepted, letter))

    def _on_accepted(self, letter: Letter, filed: Filed) -> None:
        self.give_up()
        words = tr("Kept with {name}. Ctrl+Z takes it back.", name=filed.name) if letter.card else tr("Kept.")
        words = tr("Seen.") if Act.SEEN in acts_of_letter(letter) else words
        if letter.item.kind in _CARDS:
            receipt = partial(self._look, methodcaller("ack", letter.item.id))
            self._notice.say(words, tr("A receipt for who sent it"), receipt)
        else:
            self._notice.say(words)

    # What goes out

    def seal(self, introduction: int, person: int, kind: str, text: str = "") -> None:
        """Show what leaves for one of two whom one introduces: a message of this kind.

        Its ``text`` is that of an outcome, the next step of a share, or the fields that an ask proposes, with commas.
        """
        said = tuple(text.split(",")) if kind == "ask" else text
        self._look(methodcaller(kind, introduction, person, *([said] if text else [])))

    def _hand_form(self, peer: Peer, draft: HandingDraft | None = None) -> FieldsForm:
        title = tr("Which of your fields for {name}?", name=peer.name)
        return FieldsForm(title, self.board.post.me, HandingDraft(Form.HAND, peer.person), draft=draft)

    def _yes_form(self, letter: Letter, draft: HandingDraft | None = None) -> FieldsForm:
        title = tr("A yes. Which of your fields may be handed on, once the other says yes too?")
        blank = HandingDraft(Form.YES, letter.item.id)
        return FieldsForm(title, self.board.post.me, blank, wished=letter.proposed, draft=draft)

    def _look(self, write: Write) -> None:
        """Show exactly what ``write`` would have leave. As long as it is only looked at, nothing of it is noted."""
        self._ask(methodcaller("preview", write), partial(self._preview, write))

    def _preview(self, write: Write | None, sealed: Sealed) -> None:
        post = self.board.post
        preview = Preview(sealed, post.me, write, will_happen(sealed, post.peers))
        preview.code_wanted.connect(self._on_code_wanted)
        preview.square_wanted.connect(self._on_square_wanted)
        self._open_form(preview)

    def _keep(self, form: Preview | GivePage, then: Callable[[Sealed], object]) -> None:
        """Have what was shown be noted as written, once, and go on with it."""
        if form.write is None:
            then(form.sealed)
        else:
            self._ask(methodcaller("keep", form.write, form.sealed), partial(self._on_noted, form, then))

    def _on_noted(self, form: Preview | GivePage, then: Callable[[Sealed], object], sealed: Sealed) -> None:
        form.sealed, form.write = sealed, None
        then(sealed)

    @Slot(object)
    def _on_kept(self, kept: Any) -> None:
        form = self.form
        if isinstance(form, CodePage):
            self._after_meeting(kept)
        elif isinstance(form, SquareSlip):
            self.give_up()
        elif isinstance(form, CardForm):
            self._ask(methodcaller("set_fields", kept), self._on_card_kept)
        elif isinstance(form, FieldsForm) and form.about.form == Form.HAND:
            self._look(methodcaller("card_for", form.about.id, kept))
        elif isinstance(form, FieldsForm):
            self._look(methodcaller("answer", form.about.id, "yes", kept, form.note))
        elif isinstance(form, WordForm):
            self._look(methodcaller("answer", form.about.id, form.about.form.value, None, kept))
        elif isinstance(form, ToldForm):
            self._look(methodcaller("tell_outcome", form.id, kept))
        elif isinstance(form, WhoseForm):
            self._accept(form.letter, kept)
        elif isinstance(form, KeysForm):
            self._ask(methodcaller(kept.value), partial(self._preview, None))
        elif isinstance(form, Preview):
            self._save(form)

    def _open_card(self, draft: HandingDraft | None = None) -> None:
        form = CardForm(self.board.post.me, draft)
        form.photo_wanted.connect(self._on_photo_wanted)
        self._open_form(form)

    @Slot()
    def _on_photo_wanted(self) -> None:
        file, form = choose_picture(self), self.form
        if file is not None and isinstance(form, CardForm):
            self._jobs.run(form, partial(card_photo, file), form.show_photo, form.refuse_photo)

    def _on_card_kept(self, _me: object) -> None:
        self.give_up()
        self._notice.say(tr("Kept. Nothing of it leaves before you hand it over."))

    def _save(self, form: Preview) -> None:
        suggested = Path.home() / f"{form.sealed.kind}{ENDING}"
        file = choose_new_file(self, tr("Save the file…"), suggested, {ENDING: tr("Sealed cards and letters")})
        if file is not None:
            self._keep(form, partial(self._write_file, file))

    def _write_file(self, file: Path, sealed: Sealed) -> None:
        write = partial(write_new, file, sealed.data)
        self._jobs.run(self, write, partial(self._on_saved, sealed), self._on_refused)

    def _on_saved(self, sealed: Sealed, _nothing: object) -> None:
        self.give_up()
        if sealed.reader:
            self._notice.say(tr("Saved. Send it however you like: only {name} can open it.", name=sealed.reader))
        else:
            self._notice.say(tr("Saved. Hand it over however you like."))

    @Slot()
    def _on_square_wanted(self) -> None:
        if isinstance(self.form, Preview):
            self._keep(self.form, self._draw)

    def _draw(self, sealed: Sealed) -> None:
        draw = partial(self.meetings.squares_of, sealed.data)
        self._jobs.run(self, draw, partial(self._show_square, sealed), self._on_refused)

    def _show_square(self, sealed: Sealed, squares: Squares) -> None:
        self._open_form(SquareSlip(sealed, squares))

    # By a code, to and from somebody who is there now

    @Slot()
    def take_by_code(self) -> None:
        """Open the field for a code that somebody else made."""
        page = TakePage(self._jobs, self.meetings)
        page.message_read.connect(self._receive)
        self._meet(page)

    @Slot(object)
    def _receive(self, data: bytes) -> None:
        """Take in what the square of a picture was, as a file is."""
        self._ask(methodcaller("receive", data), self._after_meeting)

    @Slot()
    def _on_code_wanted(self) -> None:
        if isinstance(self.form, Preview):
            self.give_by_code(self.form.sealed, self.form.write)

    def give_by_code(self, sealed: Sealed, write: Write | None = None) -> None:
        """Make a code, and wait with it for whoever types it. Nothing is noted as written before they are there."""
        page = GivePage(sealed, write, self._jobs, self.meetings)
        page.opened.connect(partial(self._keep, page, page.carry))
        self._meet(page)

    def _meet(self, page: CodePage) -> None:
        page.came.connect(partial(self._on_came, page))
        self._open_form(page)

    def _on_came(self, page: CodePage, brought: Brought, whose: Whose | None) -> None:
        self._ask(partial(take_in, brought=brought, whose=whose), partial(self._on_taken, page, brought))

    def _on_taken(self, page: CodePage, brought: Brought, taken: Taken) -> None:
        if page is not self.form or brought is not page.brought:  # it was left meanwhile, or began another meeting
            self._notice.say(paired_words(taken) or received_words(taken.received))
        elif taken.peer is not None or isinstance(page, GivePage):
            page.take(taken)
        elif isinstance(page, TakePage) and taken.received.item.kind == IDENTITY and self.board.post.me.name:
            self._ask(methodcaller("identity"), partial(self._offer_back, page, taken.received))
        else:
            self._after_meeting(taken.received)

    def _offer_back(self, page: TakePage, received: Received, sealed: Sealed) -> None:
        if page is self.form:
            page.offer_back(received, sealed, self.board.post.me)

    def _after_meeting(self, shown: Received | int | None) -> None:
        """Show what came, or the person whose keys one has now."""
        self.give_up()
        if isinstance(shown, Received):
            self._on_received(shown)
        elif shown is not None:
            self.board.show_section(Section.KNOWN, shown)

    # Forms

    def _bring_back(self, draft: HandingDraft) -> None:
        """Open what was half written, if what it is about is still there."""
        post, self._waiting = self.board.post, None
        peer, letter = post.peer(draft.id), post.letter(draft.id)
        if draft.form == Form.CARD:
            self._open_card(draft)
        elif draft.form == Form.HAND and peer is not None:
            self._open_form(self._hand_form(peer, draft))
        elif draft.form == Form.TOLD and letter is not None:
            self._open_form(ToldForm(letter.item.id, letter.item.sender, draft))
        elif draft.form in (Form.NO, Form.LATER) and letter is not None:
            self._open_form(WordForm(HandingDraft(draft.form, letter.item.id), letter.item.sender, draft))
        elif draft.form == Form.YES and letter is not None:
            self._open_form(self._yes_form(letter, draft))

    def _drafts(self) -> HandingDraft | None:
        form = self.form
        if self._waiting is not None or form is None or isinstance(form, Passing):
            return self._waiting
        return form.draft if form.is_worth_keeping else None

    def _say_done(self, words: str, _given: object) -> None:
        self._notice.say(words)
