"""The place of favours: what is promised, to thank for, given; and what can be done with the chosen one."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.favours import Gesture, Shelf
from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.draft_watch import DraftWatch
from ui.places.favours import edits
from ui.places.favours.board import Board
from ui.places.favours.drafts import GESTURES, FavourDraft, PartDraft, State
from ui.places.favours.edits import Entry
from ui.places.favours.form import FavourForm, Sheet, edit_sheet, forward_sheet, new_sheet
from ui.places.favours.part_form import PartForm
from ui.places.favours.presenter import NEW_ON, Opened, numbered, read_opened
from ui.places.favours.sentences import KEYS, Act, acts_of, done_words
from ui.places.pen import Pen
from ui.places.slip import Slip
from ui.places.slip_desk import SlipDesk
from ui.widgets import digit_of
from ui.widgets.notice import Notice

_WIDEST: Final = 1000
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_AT_ONCE: Final = (Act.DONE, Act.THANK, Act.LET_GO)


class FavoursPlace(QWidget):
    """All favours. ``person_requested`` asks for somebody's page.

    ``draft_changed`` says, a while after typing stopped, that what is half written is no longer what it was:
    ``state`` carries it, and is worth keeping.
    """

    person_requested = Signal(int)
    draft_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pen = Pen(jobs, self)
        self._waiting: State | None = None
        self._opening: Job | None = None
        self.board = Board(jobs)
        words = tr("Promised, done, thanked. No price, and nothing to settle.")
        self._desk = SlipDesk(self, tr("Favours"), words, self.board, _WIDEST)
        self._notice = Notice(self)
        self._connect()
        self._watch = DraftWatch(self, self._drafts)
        self._watch.changed.connect(self.draft_changed)
        self.board.show_section(Shelf.PROMISED.value, focus=False)

    @property
    def notice(self) -> Notice:
        """The line at the bottom."""
        return self._notice

    @property
    def slip(self) -> Slip | None:
        """The form that is open."""
        return self._desk.slip

    def show_promises(self) -> None:
        """Answer "What did I promise?": my open promises by date, the first one chosen."""
        self.board.show_section(Shelf.PROMISED.value, first=True)

    def show_favour(self, id: int) -> None:
        """Show the list that a favour stands in, with that one chosen; the list stays where the favour is gone."""
        self._ask(id, self._show_opened)

    def _show_opened(self, opened: Opened) -> None:
        if opened.favour is not None:
            self.board.show_section(opened.favour.shelf.value, opened.favour.id)

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        draft, part = self._drafts()
        return State(self.board.section, self.board.view.chosen_id, draft, part).written

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was, and go on with what was half written; what cannot be read is passed over."""
        was = State.parse(state)
        self.board.show_section(was.section, was.chosen, focus=False)
        if was.draft is not None or was.part is not None:
            self._waiting = was
            self._watch.know((was.draft, was.part))
            about = was.part.id if was.part else was.draft and (was.draft.id or was.draft.source)
            self._ask(about or None, partial(self._bring_back, was))

    def put_down(self) -> None:
        """Stop writing without keeping anything: what is half written stays in the ``state`` read before."""
        self._watch.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the lists, and those of the chosen favour."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        digit = digit_of(event)
        section = numbered(digit) if digit else GESTURES if event.text() in ("g", "G") else None
        if held:
            super().keyPressEvent(event)
        elif section is not None:
            self.board.show_section(section)
        elif event.key() in _STEPS:
            self.board.step(_STEPS[Qt.Key(event.key())])
        elif event.text() in ("n", "N"):
            self._open_new()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif not self._act_on(event.text().upper()):
            super().keyPressEvent(event)

    def focusInEvent(self, _event: object) -> None:
        """The keyboard goes on to the form that is open, or to the list."""
        self._desk.take_focus()

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self._pen.refused.connect(self._on_refused)
        view, foot, gestures = self.board.view, self.board.foot, self.board.gestures
        view.opened.connect(self._open_person)
        view.acted.connect(self._do)
        foot.opened.connect(self._open_person)
        foot.new_requested.connect(self._open_new)
        foot.removal_requested.connect(self._remove)
        gestures.made.connect(self._on_made)
        gestures.left.connect(self._on_left)
        gestures.opened.connect(self._on_gesture_opened)

    # What can be done with the chosen one

    def _act_on(self, key: str) -> bool:
        """Do what ``key`` means for the chosen favour; whether it means anything."""
        favour = self.board.favour
        act = next((act for act, _ in acts_of(favour) if KEYS[act] == key), None) if favour else None
        if act is not None:
            self._do(act)
        return act is not None

    @Slot(object)
    def _do(self, act: Act) -> None:
        favour = self.board.favour
        if favour is None or act not in [possible for possible, _ in acts_of(favour)]:
            return
        if act in _AT_ONCE:
            words = done_words(act, favour)
            self._pen.write(edits.take_step, partial(self._say, words, favour.id), id=favour.id, act=act)
        else:
            openers = {Act.PART: self._open_part, Act.FORWARD: self._open_forward, Act.EDIT: self._open_edit}
            self._ask(favour.id, openers[act])

    @Slot()
    def _remove(self) -> None:
        favour = self.board.favour
        if favour is not None:
            self._pen.write(edits.remove_favour, partial(self._say, tr("Removed."), favour.id), id=favour.id)

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
            self._show_part(PartForm(opened.favour, parent=self._desk))

    def _open_sheet(self, sheet: Sheet, draft: FavourDraft | None, opened: Opened) -> None:
        form = FavourForm(self._jobs, sheet, opened.today, draft=draft, parent=self._desk)
        form.kept.connect(self._on_kept)
        self._show_slip(form)

    def _show_part(self, form: PartForm) -> None:
        form.kept.connect(self._on_part_kept)
        self._show_slip(form)

    def _bring_back(self, was: State, opened: Opened) -> None:
        """Open what was half written. A favour that is gone by now leaves its words to a new one."""
        favour, draft = opened.favour, was.draft
        if was.part is not None and favour is not None and favour.is_open:
            self._show_part(PartForm(favour, draft=was.part, parent=self._desk))
        elif draft is not None and draft.source and favour is not None:
            self._open_sheet(forward_sheet(favour), draft, opened)
        elif draft is not None and draft.id and favour is not None:
            self._open_sheet(edit_sheet(favour, opened.today), draft, opened)
        elif draft is not None:
            self._open_sheet(new_sheet(), draft, opened)
        self._waiting = None

    def _show_slip(self, slip: Slip) -> None:
        self._waiting = None
        slip.given_up.connect(self._on_given_up)
        self._desk.open(slip)

    def _drafts(self) -> tuple[FavourDraft | None, PartDraft | None]:
        """What is half written, also while its form is still on its way."""
        if self._waiting is not None:
            return self._waiting.draft, self._waiting.part
        slip = self._desk.slip
        if slip is None or not slip.is_worth_keeping:
            return None, None
        return (
            slip.draft if isinstance(slip, FavourForm) else None,
            slip.draft if isinstance(slip, PartForm) else None,
        )

    @Slot()
    def _on_given_up(self) -> None:
        self._desk.close_slip()
        self._watch.look_soon()
        self.board.take_focus()

    @Slot(object)
    def _on_kept(self, entry: Entry) -> None:
        form = self._desk.slip
        if not isinstance(form, FavourForm):
            return
        blank = form.sheet.blank
        if blank.id is not None and not form.is_worth_keeping and form.draft.kind == blank.kind:
            self._on_given_up()
        elif blank.id is not None:
            self._pen.write(edits.change_favour, partial(self._on_written, tr("Changed.")), id=blank.id, entry=entry)
        elif blank.source is not None:
            words = tr("It goes on to somebody else.")
            self._pen.write(edits.pay_forward, partial(self._on_written, words), source=blank.source, entry=entry)
        else:
            self._pen.write(edits.add_favour, partial(self._on_written, tr("Noted.")), entry=entry)

    @Slot(str, str)
    def _on_part_kept(self, text: str, remains: str) -> None:
        form = self._desk.slip
        if isinstance(form, PartForm):
            done = partial(self._on_written, tr("A part is done, the rest goes on."))
            self._pen.write(edits.do_part, done, id=form.favour.id, text=text, remains=remains)

    def _on_written(self, words: str, made: tuple[int, int]) -> None:
        """Close the form, and show what was written where it stands now."""
        id, change = made
        self._on_given_up()
        self._say(words, id, change)
        self._ask(id, self._follow)

    def _follow(self, opened: Opened) -> None:
        if opened.favour is not None:
            self.board.show_section(opened.favour.shelf.value, opened.favour.id)

    # Gestures

    @Slot(object)
    def _on_made(self, gesture: Gesture) -> None:
        self._pen.write(edits.make_gesture, partial(self._say, tr("Well done."), None), gesture=gesture)

    @Slot(object)
    def _on_left(self, gesture: Gesture) -> None:
        words = tr("Left for later.")
        self._pen.write(edits.leave_gesture, partial(self._say, words, None), gesture=gesture)

    @Slot(object)
    def _on_gesture_opened(self, gesture: Gesture) -> None:
        self.person_requested.emit(gesture.people[0][0])

    # What came of it

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        self.board.hear(changed)
        self._watch.look_soon()

    def _say(self, words: str, id: int | None, change: int) -> None:
        """Show a line, and offer to take the change back."""
        self._notice.say(words, tr("Undo"), partial(self._take_back, id, change))

    def _take_back(self, id: int | None, change: int) -> None:
        self._pen.take_back(change, partial(self._on_taken_back, id))

    def _on_taken_back(self, id: int | None, _nothing: Any) -> None:
        if id is None:
            self.board.take_focus()
        else:
            self._ask(id, self._follow)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self._desk.slip is not None:
            self._desk.slip.complain(sentence)
        else:
            self._notice.say(sentence)
