"""The bar in which one sentence records everything: read as one types, asked where it is not certain, kept by Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.capture import PieceKind, Recorded
from resources import tr
from ui.capture_bar.asking import Asking
from ui.capture_bar.completing import Completer
from ui.capture_bar.correcting import Corrector
from ui.capture_bar.draft import Draft
from ui.capture_bar.edits import Edit
from ui.capture_bar.field import SentenceField
from ui.capture_bar.frame import Frame
from ui.capture_bar.highlighter import Coloured, Highlighter
from ui.capture_bar.outbox import Outbox, Sent, joined
from ui.capture_bar.pieces import Said, inks_of, said_of
from ui.capture_bar.reading import Reader, Reading
from ui.capture_bar.units import Units
from ui.capture_bar.way_back import WayBack
from ui.capture_bar.words import begun_words, kept_words
from ui.jobs import Jobs
from ui.places.draft_watch import DraftWatch
from ui.theme import SPACE
from ui.widgets.chip_row import ChipRow, Face


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: in words, and the change that takes it back."""

    words: str
    change: int


class CaptureBar(QWidget):
    """A field, and under it what was understood of what is in it.

    ``kept`` brings a ``Kept``, ``said`` a sentence for the user. ``left`` gives the keyboard away
    where nobody is known who had it before. ``draft_changed`` says that ``to_keep`` is worth keeping again.
    ``key`` leads to it from anywhere in its window, and is shown on it.
    """

    kept = Signal(object)
    said = Signal(str)
    left = Signal()
    draft_changed = Signal()

    def __init__(
        self, jobs: Jobs, day_first: Callable[[], bool], *, key: str = "Ctrl+Space", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._draft = Draft()
        self._reading: Reading | None = None
        self._said: tuple[Said, ...] = ()
        self._more: list[tuple[Face, Callable[[], None]]] = []
        self._enter_waits = False
        self._asks = False
        self._last = ""
        self._outbox = Outbox()
        self._build(key)
        self._highlighter = Highlighter(self.field.document(), self.field)
        self._reader = Reader(jobs, day_first, self)
        self._way_back = WayBack(self)
        self.completer = Completer(self.field)
        self.corrector = Corrector(self._reader, self)
        self._connect()
        self._watch = DraftWatch(self, self.state)
        self._watch.changed.connect(self.draft_changed)

    @property
    def reading(self) -> Reading | None:
        """What was read last of what is in the field; none of an empty one."""
        return self._reading

    @property
    def is_keeping(self) -> bool:
        """Whether a sentence is on its way into the vault."""
        return bool(self._outbox)

    @Slot()
    def begin(self) -> None:
        """Take the keyboard; Escape gives it back."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is half written

    def state(self) -> str:
        """What is half written, as JSON; empty for nothing."""
        return self.to_keep()()

    def to_keep(self) -> Callable[[], str]:
        """The same, to be asked for on the writing thread: what was kept by then is no draft any more."""
        return partial(_written, self._outbox.with_rest(self._draft))

    def restore(self, state: str) -> None:
        """Go on with what ``state`` has; what cannot be read is passed over."""
        self._put(Draft.parse(state))
        self._watch.know(self.state())

    def take_draft(self) -> str:
        """What is half written, for another bar to go on with; nothing of it stays here."""
        state = self._draft.written
        self._put(Draft())
        return state

    def put_down(self) -> None:
        """Stop: nothing is told or asked any more."""
        self._watch.stop()
        self._reader.forget()
        self.completer.hide()

    # Reading

    @Slot()
    def _on_text_changed(self) -> None:
        sentence = self.field.sentence
        if sentence == self._draft.sentence:
            return  # colours change the document too
        self._enter_waits = False
        self._draft = replace(self._draft, sentence=sentence) if sentence else Draft()
        self._read()

    @Slot()
    def _read(self) -> None:
        if self._draft.sentence:
            self._reader.read(self._draft, self.field.cursor_at)
        else:
            self._reader.forget()
            self._show(None)

    @Slot()
    def _on_spoilt(self) -> None:
        """Who is known has changed: read again, or be ready for the next sentence."""
        if self._draft.sentence:
            self._read()
        elif self.field.hasFocus():
            self._reader.get_ready()

    @Slot(object)
    def _on_came(self, reading: Reading) -> None:
        if (reading.draft.sentence, reading.draft.answers) != (self._draft.sentence, self._draft.answers):
            return
        self._draft = reading.draft
        self._show(reading)
        self._go_on_asking(reading)
        if self._enter_waits:
            self.enter()

    def _show(self, reading: Reading | None) -> None:
        self._reading = reading
        self._said = said_of(reading.understood, reading.today) if reading else ()
        units = Units(self._draft.sentence)
        inks = inks_of(reading.understood) if reading else []
        self._highlighter.colour([Coloured(units.to_qt(span.start), units.to_qt(span.end), ink) for span, ink in inks])
        self._more = self._more_of(reading) if reading else []
        faces = [*(Face(said.words, said.tone) for said in self._said), *(face for face, _ in self._more)]
        self.chips.show_faces(faces)
        self.chips.setVisible(bool(faces))
        self.field.setAccessibleDescription(", ".join(said.words for said in self._said))
        if reading is None:
            self.asking.put_away()
            self.completer.hide()
        elif reading.offers.span.end == self.field.cursor_at or not reading.offers.names:
            self.completer.offer(reading.offers)

    def _more_of(self, reading: Reading) -> list[tuple[Face, Callable[[], None]]]:
        """What stands after what was understood: that it was begun on another day, and what Enter does."""
        more: list[tuple[Face, Callable[[], None]]] = []
        if reading.draft.day and reading.draft.day != reading.today:
            more.append((Face(begun_words(reading.draft.day, reading.today), "neutral"), self._begin_today))
        if reading.understood.questions:
            more.append((Face(tr("make it clear"), "outline", "Return"), self.enter))
        elif reading.understood.says_something:
            more.append((Face(tr("keep"), "outline", "Return"), self.enter))
        return more

    # Keeping

    @Slot()
    def enter(self) -> None:
        """Keep the sentence, or ask what is not certain."""
        self._enter_waits = False
        reading = self._reading
        if not self._draft.sentence.strip():
            return
        if reading is None or self._reader.waits:
            # the next letter may come before the reading does, and belongs to the next sentence
            sent = self._set_aside()
            self._reader.read_apart(sent.draft, partial(self._on_read_apart, sent), partial(self._on_refused, sent))
        elif reading.understood.questions:
            self._ask()
        else:
            self._keep(self._set_aside(), reading)

    def _set_aside(self) -> Sent:
        sent = Sent(self._draft)
        self._outbox.send(sent)
        self._last = self._draft.sentence
        self._put(Draft())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return sent

    def _on_read_apart(self, sent: Sent, reading: Reading) -> None:
        if reading.understood.questions:
            self._take_back(sent)
            self._enter_waits = True
        else:
            self._keep(sent, reading)

    def _keep(self, sent: Sent, reading: Reading) -> None:
        keep = partial(sent.keep, reading.understood)
        self._jobs.write(self, keep, partial(self._on_kept, sent, reading), partial(self._on_refused, sent))

    def _on_kept(self, sent: Sent, reading: Reading, kept: Recorded | Exception) -> None:
        if isinstance(kept, Exception):
            self._take_back(sent)
            raise kept
        self._outbox.let_go(sent)
        self._watch.look_soon()
        self.kept.emit(Kept(kept_words(reading.understood, reading.today), kept.change))

    def _on_refused(self, sent: Sent, sentence: str) -> None:
        self._take_back(sent)
        self.said.emit(sentence)

    def _take_back(self, sent: Sent) -> None:
        """Its sentence stands in the field again, before what was typed since."""
        self._outbox.let_go(sent)
        self._put(joined(sent.draft, self._draft))

    def _put(self, draft: Draft) -> None:
        """Have ``draft`` in the field, as if it had been there from the beginning."""
        self._draft = draft
        self._enter_waits = self._asks = False
        self.field.put(draft.sentence)
        self._read()

    # Asking

    def _ask(self, at: int = 0) -> None:
        assert self._reading is not None
        question = self._reading.understood.questions[at]
        self._asks = True
        self.asking.ask(question)
        if not question.options:
            self.field.select(question.span.start, question.span.end)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_asking(self, reading: Reading) -> None:
        """The next question takes the place of one that was answered; without one the keyboard goes to the field."""
        questions = reading.understood.questions
        had_keyboard = self.asking.answers.at is not None
        if questions and self._asks and had_keyboard:
            self._ask()
        elif questions and self.asking.question is not None:
            self.asking.show_question(questions[0])
        elif not questions and self.asking.question is not None:
            if had_keyboard:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._asks = False
            self.asking.put_away()

    @Slot(str, str)
    def _on_answered(self, key: str, value: str) -> None:
        self._draft = replace(self._draft, answers={**self._draft.answers, key: value})
        self._read()

    # Chips

    @Slot()
    def _on_stepped_out(self) -> None:
        if self.chips.chips:
            self.chips.take_keyboard()

    @Slot(int)
    def _on_chip_pressed(self, at: int) -> None:
        if at < len(self._said):
            self._correct(at)
        else:
            _, deed = self._more[at - len(self._said)]
            deed()

    def _begin_today(self) -> None:
        """Let "yesterday" be yesterday."""
        if self._reading is not None:
            self._draft = replace(self._draft, day=self._reading.today)
            self._read()

    def _correct(self, at: int) -> None:
        said = self._said[at]
        if said.kind is PieceKind.QUESTION:
            self._ask(said.index)
        elif self._reading is not None:
            chip = self.chips.chips[at]
            over = QRect(chip.mapTo(self, QPoint(0, 0)), chip.size())
            self.corrector.open(said, self._reading, over)

    @Slot(int)
    def _on_chip_dropped(self, at: int) -> None:
        if self._reading is None or at >= len(self._said):
            return
        if self._said[at].kind in (PieceKind.CHANNEL, PieceKind.QUESTION):
            self._correct(at)  # what happened did happen somehow, and a question wants an answer
        else:
            self.corrector.make_text(self._said[at], self._reading)

    @Slot(object)
    def _on_rewritten(self, edits: Sequence[Edit]) -> None:
        in_chips = self.chips.at is not None
        self.field.rewrite(edits)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        if not in_chips:
            self.begin()

    @Slot()
    def _on_asked_again(self) -> None:
        self._draft = replace(self._draft, answers={})
        self._asks = True
        self.begin()
        self._read()

    @Slot()
    def recall(self) -> None:
        """The sentence that was kept last, to say it otherwise; before what was typed since."""
        if self._last:
            self._put(joined(Draft(self._last), self._draft))

    # The keyboard

    @Slot()
    def _on_given_up(self) -> None:
        self.asking.put_away()
        self._asks = False
        if not self._way_back.go():
            self.left.emit()

    @Slot()
    def _on_back(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_cursor_moved(self) -> None:
        read = self._reading
        moved = read is not None and read.offers.span.end != self.field.cursor_at
        if moved and self.field.sentence == self._draft.sentence:
            self.completer.hide()

    @Slot(object)
    def _on_taken(self, edit: Edit) -> None:
        self.field.rewrite([edit])

    # Making

    def _build(self, key: str) -> None:
        hint = tr("Tell it in one sentence: coffee with @Léa yesterday; promised a quote >fri")
        self.field = SentenceField(tr("What happened, in one sentence"), hint)
        self.chips = ChipRow(tr("Understood"), self)
        self.chips.hide()
        self.asking = Asking(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.page, SPACE.large, SPACE.page, SPACE.small)
        layout.setSpacing(SPACE.hair)
        layout.addWidget(Frame(self.field, key, self))
        layout.addWidget(self.chips)
        layout.addWidget(self.asking)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.cursorPositionChanged.connect(self._on_cursor_moved)
        self.field.entered.connect(self.enter)
        self.field.stepped_out.connect(self._on_stepped_out)
        self.field.recalled.connect(self.recall)
        self.field.given_up.connect(self._on_given_up)
        self.chips.pressed.connect(self._on_chip_pressed)
        self.chips.dropped.connect(self._on_chip_dropped)
        self.chips.left.connect(self._on_back)
        self.asking.answered.connect(self._on_answered)
        self.asking.left.connect(self._on_back)
        self.completer.taken.connect(self._on_taken)
        self.corrector.rewritten.connect(self._on_rewritten)
        self.corrector.asked_again.connect(self._on_asked_again)
        self.corrector.left.connect(self._on_back)
        self.corrector.said.connect(self.said)
        self._reader.came.connect(self._on_came)
        self._reader.spoilt.connect(self._on_spoilt)
        self._way_back.entered.connect(self._reader.get_ready)


def _written(draft: Callable[[], Draft]) -> str:
    return draft().written
