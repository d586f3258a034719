"""The place of favours: what is promised, to thank for, given; and what can be done with the chosen one."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from models.favours import Gesture, Shelf
from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.deeds import Deed
from ui.places.entries import Entry
from ui.places.favours import edits
from ui.places.favours.board import Board
from ui.places.favours.drafts import GESTURES, FavourDraft, PartDraft, State
from ui.places.favours.form import FavourForm, Sheet, edit_sheet, forward_sheet, new_sheet
from ui.places.favours.part_form import PartForm
from ui.places.favours.presenter import NEW_ON, SECTIONS, Opened, read_opened
from ui.places.favours.sentences import KEYS, Act, acts_of, done_words
from ui.places.listed_place import ListedPlace

_AT_ONCE: Final = (Act.DONE, Act.THANK, Act.LET_GO)


class FavoursPlace(ListedPlace):
    """All favours. ``person_requested`` asks for somebody's page."""

    person_requested = Signal(int)

    board: Board

    def __init__(self, jobs: Jobs) -> None:
        self.board = Board(jobs)
        self._waiting: State | None = None
        self._opening: Job | None = None
        super().__init__(jobs, tr("Favours"), tr("Promised, done, thanked. No price, and nothing to settle."))
        view, foot, gestures = self.board.view, self.board.foot, self.board.gestures
        view.opened.connect(self._open_person)
        view.acted.connect(self._do)
        foot.opened.connect(self._open_person)
        foot.new_requested.connect(self._open_new)
        gestures.list.asked.connect(self._on_gesture_asked)

    def show_promises(self) -> None:
        """Answer "What did I promise?": my open promises by date, the first one chosen."""
        self.board.show_section(Shelf.PROMISED.value, first=True)

    def show_favour(self, id: int) -> None:
        """Show the list that a favour stands in, with that one chosen; the list stays where the favour is gone."""
        self.board.follow(id)

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        draft, part = self._drafts()
        return State(self.board.section, self.board.view.chosen_id, draft, part).written

    def _take_up(self, state: str) -> tuple[str, int | None]:
        was = State.parse(state)
        if was.draft is not None or was.part is not None:
            self._waiting = was
            about = was.part.id if was.part else was.draft and (was.draft.id or was.draft.source)
            self._ask(about or None, partial(self._bring_back, was))
        return (was.section if was.section in SECTIONS else Shelf.PROMISED.value), was.chosen

    def _concerns(self, changed: Changed) -> bool:
        return changed.touches(*self.board.tables)

    def _read(self) -> None:
        self.board.read()

    # What can be done with the chosen one

    def _press_letter(self, letter: str) -> bool:
        if letter == "N":
            self._open_new()
            return True
        if letter == "G":
            self.board.show_section(GESTURES)
            return True
        favour = self.board.favour
        act = next((act for act, _ in acts_of(favour) if KEYS[act] == letter), None) if favour else None
        if act is not None:
            self._do(act)
        return act is not None

    @Slot(object)
    def _do(self, act: Act) -> None:
        favour = self.board.favour
        if favour is None or act not in [possible for possible, _ in acts_of(favour)]:
            return
        if act in _AT_ONCE:
            done = partial(self._say, done_words(act, favour), about=favour.id)
            self._pen.write(edits.take_step, done, id=favour.id, act=act)
        else:
            openers = {Act.PART: self._open_part, Act.FORWARD: self._open_forward, Act.EDIT: self._open_edit}
            self._ask(favour.id, openers[act])

    @Slot()
    def _remove(self) -> None:
        favour = self.board.favour
        if favour is not None:
            done = partial(self._say, tr("Removed."), about=favour.id)
            self._pen.write(edits.remove_favour, done, id=favour.id)

    @Slot()
    def _open_person(self) -> None:
        favour = self.board.favour
        if favour is not None and favour.people:
            self.person_requested.emit(favour.people[0][0])

    # Forms

    def _ask(self, id: int | None, then: Callable[[Opened], object]) -> None:
        self._opening = self._jobs.read(self, partial(read_opened, id=id), then, replacing=self._opening)

    @Slot()
    def _open_new(self) -> None:
        kind = NEW_ON.get(self.board.section)
        self._ask(None, partial(self._open_sheet, new_sheet(kind) if kind else new_sheet(), None))

    def _open_edit(self, opened: Opened) -> None:
        if opened.favour is not None:
            self._open_sheet(edit_sheet(opened.favour, opened.today), None, opened)

    def _open_forward(self, opened: Opened) -> None:
        if opened.favour is not None:
            self._open_sheet(forward_sheet(opened.favour), None, opened)

    def _open_part(self, opened: Opened) -> None:
        if opened.favour is not None:
            self._open_form(PartForm(opened.favour, parent=self._desk))

    def _open_sheet(self, sheet: Sheet, draft: FavourDraft | None, opened: Opened) -> None:
        self._open_form(FavourForm(self._jobs, sheet, opened.today, draft=draft, parent=self._desk))

    def _bring_back(self, was: State, opened: Opened) -> None:
        """Open what was half written. A favour that is gone by now leaves its words to a new one."""
        favour, draft = opened.favour, was.draft
        if was.part is not None and favour is not None and favour.is_open:
            self._open_form(PartForm(favour, draft=was.part, parent=self._desk))
        elif draft is not None and draft.source and favour is not None:
            self._open_sheet(forward_sheet(favour), draft, opened)
        elif draft is not None and draft.id and favour is not None:
            self._open_sheet(edit_sheet(favour, opened.today), draft, opened)
        elif draft is not None:
            self._open_sheet(new_sheet(), draft, opened)
        self._waiting = None

    def _open_form(self, form: FavourForm | PartForm) -> None:
        self._waiting = None
        super()._open_form(form)

    def _drafts(self) -> tuple[FavourDraft | None, PartDraft | None]:
        if self._waiting is not None:
            return self._waiting.draft, self._waiting.part
        form = self.form
        if form is None or not form.is_worth_keeping:
            return None, None
        return (
            form.draft if isinstance(form, FavourForm) else None,
            form.draft if isinstance(form, PartForm) else None,
        )

    @Slot(object)
    def _on_kept(self, kept: Any) -> None:
        form = self.form
        if isinstance(form, PartForm):
            text, remains = kept
            done = partial(self._on_written, done_words(Act.PART, form.favour))
            self._pen.write(edits.do_part, done, id=form.favour.id, text=text, remains=remains)
        elif isinstance(form, FavourForm):
            self._keep(form, kept)

    def _keep(self, form: FavourForm, entry: edits.Entry) -> None:
        blank = form.sheet.blank
        if blank.id is not None and not form.is_worth_keeping and form.draft.kind == blank.kind:
            self.give_up()
        elif blank.id is not None:
            self._pen.write(edits.change_favour, partial(self._on_written, tr("Changed.")), id=blank.id, entry=entry)
        elif blank.source is not None:
            words = tr("It goes on to somebody else.")
            self._pen.write(edits.pay_forward, partial(self._on_written, words), source=blank.source, entry=entry)
        else:
            self._pen.write(edits.add_favour, partial(self._on_written, tr("Noted.")), entry=entry)

    def _on_written(self, words: str, made: tuple[int, int]) -> None:
        id, change = made
        self.give_up()
        self._say(words, change, about=id)
        self.board.follow(id)

    # Gestures

    @Slot(object, str)
    def _on_gesture_asked(self, entry: Entry, deed: str) -> None:
        gesture = entry.subject
        assert isinstance(gesture, Gesture)
        match Deed(deed):
            case Deed.DONE:
                self._pen.write(edits.make_gesture, partial(self._say, tr("Well done.")), gesture=gesture)
            case Deed.LATER:
                self._pen.write(edits.leave_gesture, partial(self._say, tr("Left for later.")), gesture=gesture)
            case Deed.OPEN:
                self.person_requested.emit(gesture.people[0][0])

    # What came of it

    def _say(self, words: str, change: int = 0, about: int | None = None) -> None:
        """Show a line, and offer to take the change back: then the favour it is ``about`` is chosen again."""
        self._notice.say(words, tr("Undo"), partial(self._pen.take_back, change, partial(self._on_taken_back, about)))

    def _on_taken_back(self, about: int | None, _nothing: object) -> None:
        if about is None:
            self.board.take_focus()
        else:
            self.board.follow(about)
