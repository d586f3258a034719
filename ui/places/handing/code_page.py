"""One meeting by a code, as it goes: what is waited for, words to compare, and how it ended."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from models.carrying import (
    Delivered,
    Ended,
    Meeting,
    Meetings,
    Met,
    Misbehaved,
    News,
    Opened,
    OtherLeft,
    Reached,
    Received,
    Serving,
)
from models.handing import Level, Whose
from models.handing import Received as TheirReceived
from resources import tr
from ui.jobs import Hearing, Job, Jobs
from ui.places.handing.presenter import Brought, Taken
from ui.places.handing.sentences import paired_words, whose_words
from ui.places.handing.whose import WhoseChoice
from ui.places.slip import Slip
from ui.theme import SPACE
from ui.theme.palette import Tone
from ui.widgets import KeyButton, PlainLabel
from ui.widgets.flowing import FlowingLabel

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD: Final = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class Stage(StrEnum):
    """How far a meeting is."""

    ASKING = "asking"
    WAITING = "waiting"
    COMPARING = "comparing"
    CARRYING = "carrying"
    DOUBTING = "doubting"
    """A picture leads to a server that nobody here chose."""
    NAMING = "naming"
    """Keys have come that are not to be taken for anybody's unasked."""
    OFFERING = "offering"
    """The keys of the other side have come, and one's own may go back."""
    OVER = "over"
    FAILED = "failed"


_RUNNING: Final = frozenset({Stage.WAITING, Stage.COMPARING, Stage.CARRYING, Stage.OFFERING})


class CodePage(Slip):
    """A subclass begins a meeting with ``connect_to``. It ends with the page: whoever hides or leaves it leaves that.

    ``came`` brings what the other side sent, and whose keys in it are to be known as, or none if they only wait.
    ``kept`` says that it is over; it brings what is to be shown now.
    """

    kept = Signal(object)
    came = Signal(object, object)

    def __init__(self, title: str, jobs: Jobs, meetings: Meetings) -> None:
        super().__init__(title)
        self._jobs = jobs
        self._meetings = meetings
        self._meeting: Meeting | None = None
        self._hearing: Hearing | None = None
        self._job: Job | None = None
        self._is_sure = False
        self.brought: Brought | None = None
        self.received: TheirReceived | None = None
        self.taken: Taken | None = None
        self.stage = Stage.ASKING
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.compares = QCheckBox(tr("Compare four words before anything is handed over"), self)
        self.near = QCheckBox(tr("On the same network, without a server"), self)
        self.four_words = PlainLabel("", "display", "accent", parent=self)
        self.progress = FlowingLabel("", "text", parent=self)
        self.whose = WhoseChoice(self)
        self.whose.chosen.connect(self._know)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(SPACE.small)
        self._keys.addStretch(1)
        self._buttons: list[tuple[str, KeyButton, frozenset[Stage]]] = []
        self.add_key("Y", tr("they are the same"), self._say_same, Stage.COMPARING)
        self.add_key("X", tr("they differ"), self._say_different, Stage.COMPARING)
        self.add_key("L", tr("not now"), self.leave, Stage.NAMING)

    # What a subclass fills in

    def show_stage(self) -> None:
        """Show what belongs to the stage, and hide the rest."""
        raise NotImplementedError

    def hear(self, news: Serving | Reached | Opened | Received | Delivered) -> None:
        """Do what such news mean on this side."""
        raise NotImplementedError

    def to_read_aloud(self) -> str:
        """What is to be read from the page, for a screen reader too."""
        return self.four_words.text() if self.stage == Stage.COMPARING else ""

    def leave(self) -> None:
        """Go away from the page, by Escape."""
        if self.stage == Stage.OVER:
            self.keep()
        elif self.stage == Stage.NAMING:
            self.kept.emit(self.received)
        else:
            self.given_up.emit()

    # What it offers

    @Slot()
    def keep(self) -> None:
        """It is over, and known to be."""
        peer = self.taken.peer if self.taken else None
        self.kept.emit(peer.person if peer else None)

    @property
    def is_worth_keeping(self) -> bool:
        """A meeting is not taken up again: it needs both."""
        return False

    @property
    def is_met(self) -> bool:
        """Whether a meeting goes on, or is got ready."""
        return self._meeting is not None

    def add_key(self, key: str, words: str, do: Callable[[], object], *stages: Stage) -> KeyButton:
        """Have a key do something in these stages; it is shown there, unless ``show_stage`` hides it."""
        button = KeyButton(key, words, parent=self)
        button.clicked.connect(do)
        self._buttons.append((key, button, frozenset(stages)))
        self._keys.insertWidget(self._keys.count() - 1, button)
        return button

    def lay_out_foot(self) -> None:
        """Put the words to compare, how far it is, what may be chosen, and the keys under the rest."""
        self.add_key("Esc", tr("leave"), self.leave, *(stage for stage in Stage if stage != Stage.OVER))
        self.body.addWidget(self.four_words)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.whose)
        self.body.addWidget(self.compares)
        self.body.addWidget(self.near)
        self.body.addLayout(self._keys)

    def connect_to(self, code: str, servers: Sequence[str], lan: str, *, pictured: bool) -> None:
        """Begin a meeting. Keys that come by a ``pictured`` code are sure. Raises ``CarryingFailed``."""
        meeting = self._meeting or self.get_ready()
        self._is_sure = pictured
        meeting.meet(code, servers, compare=self.compares.isChecked(), lan=lan)

    def get_ready(self) -> Meeting:
        """Have the part that carries start, so that a meeting begins at once."""
        self.brought = None
        self._hearing = self._jobs.hearing(self, self._on_news)
        self._meeting = self._meetings.open(self._hearing)
        return self._meeting

    def send(self, body: bytes) -> None:
        """Send something more, if the other side is still there."""
        if self._meeting is not None:
            self._meeting.send(body)

    def stop(self) -> None:
        """Take leave of the other side. Nothing more is heard of it."""
        if self._hearing is not None:
            self._hearing.end()
        if self._job is not None:
            self._job.cancel()
        meeting, self._meeting = self._meeting, None
        if meeting is not None:
            meeting.close()

    def go(self, stage: Stage, words: str, tone: Tone = "ink") -> None:
        """Show the next stage, say what is going on, and keep the keyboard here if it is here."""
        has_keyboard = self._is_here(self.window().focusWidget())
        self.stage = stage
        self.progress.setText(words)
        self.progress.set_tone(tone)
        self.four_words.setVisible(stage == Stage.COMPARING)
        self.whose.setVisible(stage == Stage.NAMING)
        for _, button, stages in self._buttons:
            button.setVisible(stage in stages)
        self.first = self.whose.first if stage == Stage.NAMING else self
        self.show_stage()
        aloud = " ".join(filter(None, (self.to_read_aloud(), words)))
        self.setAccessibleDescription(aloud)
        if self.isVisible():
            if has_keyboard:
                self._keep_keyboard()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, aloud))

    def fail(self, sentence: str) -> None:
        """It has ended, and this is why."""
        self.stop()
        self.go(Stage.FAILED, sentence, "warm")

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """What came, or what was typed, is refused."""
        self.fail(sentence)

    def take(self, taken: Taken) -> None:
        """What came is in the inbox; keys that were exchanged are known."""
        self.taken = taken
        self.stop()
        self.go(Stage.OVER, paired_words(taken))

    # Keys and coming and going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that are shown. Others stay here: outside they would do something to what lies behind."""
        key = "Return" if event.key() in _ENTERS else event.text().upper()
        if event.isAutoRepeat():
            return  # a key that is held is no answer to what came up meanwhile
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.modifiers() & _HELD:
            super().keyPressEvent(event)
        elif not (self.stage == Stage.NAMING and self.whose.takes(event)):
            self._press(key)

    def hideEvent(self, event: QHideEvent) -> None:
        """A code that nobody looks at is given up: the window was not made small, one went elsewhere."""
        super().hideEvent(event)
        if event.spontaneous():
            return
        if self.stage in _RUNNING:
            self.fail(tr("You went elsewhere, so this code was given up."))
        else:
            self.stop()

    def _press(self, key: str) -> None:
        button = next((button for its, button, _ in self._buttons if its == key and not button.isHidden()), None)
        if button is not None:
            button.click()

    def _is_here(self, focused: QWidget | None) -> bool:
        return focused is None or self.isAncestorOf(focused)  # of itself too

    def _keep_keyboard(self) -> None:
        """What had it may be hidden by now, or there is something to write in."""
        focused = self.window().focusWidget()
        if focused is self or not self._is_here(focused) or focused is None or not focused.isVisible():
            self.begin()

    # News

    def _on_news(self, news: News) -> None:
        match news:
            case Met(words, to_compare=True):
                self._is_sure = True  # nothing opens before both have said so
                self.four_words.setText("   ".join(words))
                self.go(Stage.COMPARING, tr("Read these four words to each other. Are they the same on both sides?"))
            case Met():
                self.go(Stage.CARRYING, tr("You have found each other…"))
            case Opened():
                self.go(Stage.CARRYING, tr("It is on its way…"))
                self.hear(news)
            case Ended(failure):
                self.stop()
                self.on_ended(str(failure or OtherLeft()))
            case Received() if self.brought is not None:
                # what is shown is what came first; nothing else slips in behind it
                self.stop()
                self.on_ended(str(Misbehaved()))
            case Received(body):
                self.brought = Brought(body, Level.MET if self._is_sure else Level.PAIRED)
                self.came.emit(self.brought, None)
                self.hear(news)
            case Serving() | Reached() | Delivered():
                self.hear(news)

    def know_keys(self) -> None:
        """Have the keys that came be known; whose they are is asked where their name does not say it."""
        item = self.received.item if self.received else None
        if item is not None and (item.remark or item.namesakes):
            self.whose.offer(item.namesakes)
            self.go(Stage.NAMING, whose_words(item))
        else:
            self.came.emit(self.brought, "")

    @Slot(object)
    def _know(self, whose: Whose) -> None:
        self.go(Stage.CARRYING, tr("Their keys are noted…"))
        self.came.emit(self.brought, whose)

    def on_ended(self, sentence: str) -> None:
        """The meeting is over before everything was done."""
        self.fail(sentence)

    @Slot()
    def _say_same(self) -> None:
        self._compare(same=True)
        self.go(Stage.CARRYING, tr("Waiting for the other side to say so too…"))

    @Slot()
    def _say_different(self) -> None:
        self._compare(same=False)

    def _compare(self, *, same: bool) -> None:
        if self._meeting is not None:
            self._meeting.compared(same=same)
