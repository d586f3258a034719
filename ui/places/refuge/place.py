"""The place of Refuge: an invitation, a door, and what lies behind it while it is open."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from models.refuge import Entering, Lock, RefugeKey, fresh_lock, open_locks
from models.vault import Changed
from resources import tr
from ui.idle import IdleWatch
from ui.jobs import Job, Jobs
from ui.places.draft_watch import DraftWatch
from ui.places.page_stack import PageStack
from ui.places.refuge import work
from ui.places.refuge.doors import DoorPage, Invitation, MakingPage
from ui.places.refuge.drafts import RefugeDraft, State, close_draft, open_draft
from ui.places.refuge.room import Room
from ui.widgets import Message, Notice

CLOSES_AFTER_MS: Final = 5 * 60_000
"""How long it stays open when one went elsewhere, or went away."""


class RefugePlace(QWidget):
    """Refuge. ``draft_changed`` says that what is half written is worth keeping again: as ciphertext only.

    ``taken_out`` brings the backups that still hold what was taken out for good.
    """

    draft_changed = Signal()
    taken_out = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._closed: work.Closed | None = None
        self._closed_draft = ""
        self._job: Job | None = None
        self.invitation, self.making, self.door = Invitation(self), MakingPage(self), DoorPage(self)
        self.room = Room(jobs, self)
        self._stack = PageStack(self, self.invitation, self.making, self.door, self.room)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(CLOSES_AFTER_MS)
        self._connect()
        self._watch = DraftWatch(self, self._draft)
        self._watch.changed.connect(self.draft_changed)
        self._read_closed()

    @property
    def is_open(self) -> bool:
        """Whether its key is here."""
        return self.room.key is not None

    @property
    def notice(self) -> Notice:
        """The line at the bottom."""
        return self.room.notice

    def state(self) -> str:
        """What is half written, sealed; where one was in Refuge is told to nobody."""
        if self.room.key is not None:
            self._closed_draft = close_draft(self._draft(), self.room.key)
        return State(self._closed_draft).written

    def restore(self, state: str) -> None:
        """Have what was half written come back once Refuge is opened."""
        self._closed_draft = State.parse(state).drafts

    def put_down(self) -> None:
        """Stop writing without keeping anything: what is half written stays in the ``state`` read before."""
        self._watch.stop()

    @Slot()
    def close_refuge(self) -> None:
        """Let go of the key and of every word; what was half written is sealed first."""
        if self.room.key is None:
            return
        self.state()
        self.room.leave()
        self._watch.know(None)
        self.room.notice.dismiss()
        self.draft_changed.emit()
        self._show(self.door)
        self._read_closed()

    def focusInEvent(self, _event: object) -> None:
        """The keyboard goes on to what is shown."""
        self._focus_shown()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere leaves it open for a few minutes only."""
        super().hideEvent(event)
        self._away.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back in time finds it open."""
        super().showEvent(event)
        self._away.stop()

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self._stack.keyboard_freed.connect(self._focus_shown)
        self.invitation.acted.connect(self._on_invited)
        self.making.made.connect(self._on_thought_up)
        self.making.left.connect(self._on_making_left)
        self.door.given.connect(self._on_given)
        self.door.forgotten.connect(self._ask_to_take_out)
        self.room.closing_wanted.connect(self.close_refuge)
        self.room.taking_out_wanted.connect(self._ask_to_take_out)
        self.room.lost.connect(self.close_refuge)
        self.room.slip_closed.connect(self._on_slip_closed)
        self._away.timeout.connect(self.close_refuge)
        self._idle = IdleWatch(CLOSES_AFTER_MS // 60_000, self)
        self._idle.idled.connect(self.close_refuge)

    def _draft(self) -> RefugeDraft | None:
        return self.room.draft

    def _show(self, page: QWidget) -> None:
        self.making.clear()
        self.door.clear()
        self._stack.show_page(page)

    @Slot()
    def _focus_shown(self) -> None:
        page = self._stack.currentWidget()
        if page is self.room:
            self.room.take_focus()
        elif page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    # While it is closed

    def _read_closed(self) -> None:
        self._job = self._jobs.read(self, work.read_closed, self._on_closed, replacing=self._job)

    def _on_closed(self, closed: work.Closed) -> None:
        self._closed = closed
        thinking = self._stack.shows(self.making) and (self.making.busy or not closed.locks)
        if self.is_open or thinking:
            return
        page = self.door if closed.locks else self.invitation
        if not self._stack.shows(page):
            self._show(page)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches("refuge"):
            self._read_closed()

    @Slot()
    def _on_invited(self) -> None:
        self._show(self.making)

    @Slot()
    def _on_making_left(self) -> None:
        self._show(self.invitation)

    @Slot(str)
    def _on_thought_up(self, passphrase: str) -> None:
        if self._closed is not None:
            self.making.set_busy(True)
            make = partial(fresh_lock, passphrase, self._closed.folder)
            self._jobs.run(self, make, self._on_lock_made, self._on_making_refused)

    def _on_lock_made(self, made: tuple[Lock, RefugeKey]) -> None:
        begin = partial(work.begin_with, made=made)
        self._jobs.write(self, begin, self._on_key, self._on_making_refused)

    def _on_making_refused(self, sentence: str) -> None:
        self.making.set_busy(False)
        self.making.sentence.say(sentence)
        self.making.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_given(self, passphrase: str) -> None:
        if self._closed is not None:
            self.door.set_busy(True)
            opening = partial(open_locks, self._closed.locks, passphrase)
            self._jobs.run(self, opening, self._on_key, self.door.refuse)

    def _on_key(self, key: RefugeKey) -> None:
        entering = partial(work.enter, key=key)
        self._jobs.write(self, entering, partial(self._on_entered, key), self.door.refuse)

    def _on_entered(self, key: RefugeKey, entering: Entering) -> None:
        half_written = open_draft(self._closed_draft, key)
        self.room.enter(key, entering, half_written)
        self._watch.know(half_written)
        self._show(self.room)
        if not self.isVisible():
            self._away.start()

    # Taking it out

    @Slot()
    def _ask_to_take_out(self) -> None:
        self._ask(
            tr("Take Refuge out?"),
            tr(
                "Without its passphrase nobody can open it. You can take all of it out, and begin anew if you like:"
                " every word in it is then gone for good. Backups of before keep it, closed."
            ),
            tr("Go on…"),
            self._ask_once_more,
        )

    @Slot()
    def _ask_once_more(self) -> None:
        self._ask(
            tr("For good?"),
            tr("This cannot be undone: the words, the names and the numbers go out of the notebook and its history."),
            tr("Take all of it out"),
            self._take_out,
        )

    def _ask(self, title: str, sentence: str, yes: str, on_yes: object) -> None:
        asked = Message(self.window(), title, sentence, yes, tr("Cancel"))
        asked.accepted.connect(on_yes)
        asked.finished.connect(asked.deleteLater)
        asked.open()

    @Slot()
    def _take_out(self) -> None:
        self._jobs.write(self, work.take_all_out, self._on_taken_out)

    def _on_taken_out(self, backups: object) -> None:
        self._closed_draft = ""
        self.room.leave()
        self._watch.know(None)
        self._show(self.invitation)
        self._read_closed()
        self.draft_changed.emit()
        self.taken_out.emit(backups)

    @Slot()
    def _on_slip_closed(self) -> None:
        self._watch.look_soon()
