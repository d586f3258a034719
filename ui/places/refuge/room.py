"""Refuge while it is open. The key lives here, and only until it is closed."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.drafts import Draft
from models.refuge import Entering, Inside, Lock, RefugeKey, Weather
from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.deeds import Deed
from ui.places.letter import send
from ui.places.pen import Pen
from ui.places.refuge import work
from ui.places.refuge.board import Board
from ui.places.refuge.drafts import Form, RefugeDraft
from ui.places.refuge.sentences import entering_words
from ui.places.refuge.settings_slip import PassphraseSlip, SettingsSlip
from ui.places.refuge.slips import NamesSlip, NumbersSlip, WordSlip
from ui.places.slip import Slip
from ui.places.slip_desk import SlipDesk
from ui.widgets import Notice, digit_of

_WIDEST = 1000


class Room(QWidget):
    """What an opened Refuge is lived in. ``closing_wanted`` and ``taking_out_wanted`` ask for what they say.

    ``lost`` tells that it is no longer in the vault; ``slip_closed`` that nothing is half written any more.
    """

    closing_wanted = Signal()
    taking_out_wanted = Signal()
    lost = Signal()
    slip_closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pen = Pen(jobs, self)
        self._job: Job | None = None
        self._entering: Entering | None = None
        self._awaits_key = False
        self.key: RefugeKey | None = None
        self.board = Board()
        self.desk = SlipDesk(self, tr("Refuge"), tr("Nothing of this shows anywhere else."), self.board, _WIDEST)
        self.notice = Notice(self)
        self._waiting: RefugeDraft | None = None
        self._connect()

    def enter(self, key: RefugeKey, entering: Entering, half_written: RefugeDraft | None) -> None:
        """Open with ``key``, and go on with what was half written."""
        self.key, self._entering, self._waiting = key, entering, half_written
        self.read()

    def leave(self) -> None:
        """Let go of the key, and of every word."""
        self.key = self._entering = self._waiting = None
        if self._job is not None:
            self._job.cancel()
        self.desk.close_slip()
        self.board.clear()

    @property
    def draft(self) -> RefugeDraft | None:
        """What is half written, also while its slip is still on its way."""
        if self._waiting is not None:
            return self._waiting
        slip = self.desk.slip
        return slip.draft if isinstance(slip, (WordSlip, NumbersSlip)) and slip.is_worth_keeping else None

    def read(self) -> None:
        """Look what there is now."""
        if self.key is not None:
            ask = partial(work.read_inside, key=self.key)
            self._job = self._jobs.read(self, ask, self._on_inside, self._on_lost, replacing=self._job)

    def take_focus(self) -> None:
        """Bring the keyboard to the slip that is open, or to the board."""
        self.desk.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of an open Refuge."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        digit = digit_of(event)
        if held:
            super().keyPressEvent(event)
        elif digit is not None and digit <= len(Weather):
            self.open_word(list(Weather)[digit - 1])
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif not self._act_on(event.text().upper()):
            super().keyPressEvent(event)

    def _act_on(self, key: str) -> bool:
        deeds = {
            "E": self._change,
            "W": self._write,
            "N": self._open_names,
            "H": self._open_numbers,
            "S": self._open_settings,
        }
        if key in deeds:
            deeds[key]()
        return key in deeds

    def _connect(self) -> None:
        board = self.board
        # a shortcut, for it closes from a field too, in which keys are letters
        closing = QShortcut(QKeySequence("Ctrl+W"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        closing.activated.connect(self.closing_wanted)
        self._jobs.changed.connect(self._on_changed)
        self._pen.refused.connect(self._on_refused)
        board.word_wanted.connect(self.open_word)
        board.change_wanted.connect(self._change)
        board.removal_wanted.connect(self._remove)
        board.numbers_wanted.connect(self._open_numbers)
        board.settings_wanted.connect(self._open_settings)
        board.closing_wanted.connect(self.closing_wanted)
        board.ears.names_wanted.connect(self._open_names)
        board.ears.write_wanted.connect(self._write_to)
        board.ears.sent.connect(self._on_letter)

    # Slips

    @Slot(object)
    def open_word(self, word: Weather) -> None:
        """Write the word of the chosen day, with the line it has."""
        if self.board.inside is not None:
            self._open(WordSlip.of(self.board.day, word, self.board.check_in, self.board.inside.today))

    @Slot()
    def _change(self) -> None:
        if self.board.check_in is not None:
            self.open_word(self.board.check_in.word)

    @Slot()
    def _open_names(self) -> None:
        if self.board.inside is not None:
            self._open(NamesSlip(self._jobs, self.board.inside.ears))

    @Slot()
    def _open_numbers(self) -> None:
        if self.board.inside is not None:
            self._open(NumbersSlip(RefugeDraft(Form.NUMBERS, page=self.board.inside.choices.numbers)))

    @Slot()
    def _open_settings(self) -> None:
        if self.board.inside is not None:
            self._open(SettingsSlip(self.board.inside.choices.fade_after))

    @Slot()
    def _open_passphrase(self) -> None:
        self._open(PassphraseSlip())

    def _open(self, slip: Slip) -> None:
        slip.given_up.connect(self.give_up)
        match slip:
            case WordSlip():
                slip.kept.connect(self._on_word)
            case NamesSlip():
                slip.kept.connect(self._on_names)
            case NumbersSlip():
                slip.kept.connect(self._on_numbers)
            case SettingsSlip():
                slip.kept.connect(self._on_fade)
                slip.passphrase_wanted.connect(self._open_passphrase)
                slip.taking_out_wanted.connect(self.taking_out_wanted)
            case PassphraseSlip():
                slip.kept.connect(self._on_passphrases)
        self.board.ears.close_letter()
        self.desk.open(slip)

    def _bring_back(self, draft: RefugeDraft, inside: Inside) -> None:
        self._open(WordSlip(draft, inside.today) if draft.form == Form.WORD else NumbersSlip(draft))

    @Slot()
    def give_up(self) -> None:
        """Close the slip without keeping what is in it."""
        self.desk.close_slip()
        self.slip_closed.emit()
        self.desk.take_focus()

    @Slot(object)
    def _on_word(self, entry: work.Entry) -> None:
        self._pen.write(work.say, partial(self._on_written, tr("Kept.")), key=self.key, entry=entry)

    @Slot(object)
    def _on_names(self, people: object) -> None:
        self._pen.write(work.trust, partial(self._on_written, tr("Kept.")), key=self.key, people=people)

    @Slot(str)
    def _on_numbers(self, page: str) -> None:
        self._pen.write(work.write_numbers, partial(self._on_written, tr("Kept.")), key=self.key, page=page)

    @Slot(int)
    def _on_fade(self, days: int) -> None:
        self._pen.write(work.fade_after, self._on_fading_set, key=self.key, days=days)

    def _on_fading_set(self, _nothing: None) -> None:
        self.give_up()
        self.notice.say(tr("Kept."))

    def _remove(self) -> None:
        if self.board.check_in is not None:
            done = partial(self._say, tr("Removed."))
            self._pen.write(work.remove, done, key=self.key, id=self.board.check_in.id)

    # Another passphrase

    @Slot(str, str)
    def _on_passphrases(self, old: str, new: str) -> None:
        self._jobs.read(self, work.read_closed, partial(self._make_lock, old, new), self._on_refused)

    def _make_lock(self, old: str, new: str, closed: work.Closed) -> None:
        self._jobs.run(self, partial(work.another_lock, closed, old, new), self._on_lock_made, self._on_refused)

    def _on_lock_made(self, made: tuple[Lock, RefugeKey]) -> None:
        if self.key is not None:
            self._awaits_key = True
            write = partial(work.close_with, key=self.key, made=made)
            self._jobs.write(self, write, self._on_closed_with, self._on_not_closed_with)

    def _on_not_closed_with(self, sentence: str) -> None:
        self._awaits_key = False
        self._on_refused(sentence)

    def _on_closed_with(self, key: RefugeKey) -> None:
        self._awaits_key = False
        if self.key is not None:
            self.key = key
            self.give_up()
            self.read()
            self.notice.say(tr("From now on the new passphrase opens Refuge."))

    # Writing to somebody

    def _write(self) -> None:
        if self.board.ears.take_focus():
            self.board.see(self.board.ears.rows[0])
        else:
            self._open_names()

    @Slot(int)
    def _write_to(self, person: int) -> None:
        self._jobs.read(self, partial(work.read_letter, person=person), self._on_draft, self._on_refused)

    def _on_draft(self, draft: Draft) -> None:
        if self.key is not None:
            self.board.see(self.board.ears.open_letter(draft))

    @Slot(object, str)
    def _on_letter(self, draft: Draft, deed: str) -> None:
        self.board.ears.close_letter()
        if Deed(deed) is not Deed.BACK:
            self.notice.say(send(draft, Deed(deed)))
        self.take_focus()

    # What came of it

    def _on_inside(self, inside: Inside) -> None:
        if self.key is None:
            return
        self.board.show_inside(inside)
        entering, self._entering = self._entering, None
        if entering is not None:
            self.board.show_silence(silent=entering.silent)
            if words := entering_words(entering, inside.choices.fade_after):
                self.notice.say(words)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._bring_back(waiting, inside)

    def _on_lost(self, _sentence: str) -> None:
        self.lost.emit()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        # with the key of before there is nothing to read any more, once another lock closes it
        if changed.touches(*work.TABLES) and not self._awaits_key:
            self.read()

    def _on_written(self, words: str, change: int) -> None:
        self.give_up()
        self._say(words, change)

    def _say(self, words: str, change: int) -> None:
        self.notice.say(words, tr("Undo"), partial(self._pen.take_back, change))

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self.desk.slip is not None:
            self.desk.slip.complain(sentence)
        else:
            self.notice.say(sentence)
