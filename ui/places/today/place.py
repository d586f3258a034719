"""The place of today: the cards of the day, and what is coming."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.clock import Clock
from models.drafts import Draft
from models.today import Card, CardKind
from models.vault import Changed
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.deeds import Deed
from ui.places.draft_watch import DraftWatch
from ui.places.letter import Written, send
from ui.places.today import sentences
from ui.places.today.ahead import Ahead
from ui.places.today.coming_view import ComingView
from ui.places.today.day import Day, deal_with, keep_day, read_day, read_draft
from ui.places.today.day_view import DayView
from ui.places.today.state import State

LOOK_MS: Final = 30_000
"""How often it is looked whether another day has begun."""


class TodayPlace(QWidget):
    """What one opens on Monday.

    ``person_requested``, ``decision_requested`` and ``exchange_requested`` (a person and an interaction) ask for
    another place, as do ``people_requested``, and ``introduction_requested`` with its id. ``dealt_with`` has a sentence
    and the id of the change that it can take back, ``said`` a sentence only. ``draft_changed`` says that ``state`` is
    worth keeping.
    """

    person_requested = Signal(int)
    decision_requested = Signal(int)
    exchange_requested = Signal(int, int)
    people_requested = Signal()
    introduction_requested = Signal(int)
    dealt_with = Signal(str, int)
    said = Signal(str)
    draft_changed = Signal()

    def __init__(self, jobs: Jobs, clock: Clock, budget: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._budget = budget
        self._job: Job | None = None
        self._day: Day | None = None
        self._pending: set[str] = set()
        self._letters: dict[str, Written] = {}
        self._opens = ""
        self._chosen_wanted = ""
        self._stale = True
        self.day_view = DayView()
        self.coming_view = ComingView(jobs)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.day_view)
        self._views.addWidget(self.coming_view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._views)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._connect()
        self._watch = DraftWatch(self, self._drafts)
        self._watch.changed.connect(self.draft_changed)
        self.setAccessibleName(tr("Today"))

    @property
    def shows_coming(self) -> bool:
        """Whether what is coming is shown, and not the cards."""
        return self._views.currentWidget() is self.coming_view

    def set_budget(self, budget: int) -> None:
        """Show at most so many cards from now on."""
        self._budget = budget
        self._look_again()

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        chosen = self.day_view.gestures.chosen
        return State(
            self.shows_coming,
            chosen.card.key if chosen is not None else self._chosen_wanted,
            self._written(),
            self._opened(),
            self.coming_view.draft,
        ).written

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was, and go on with what was half written; what cannot be read is passed over."""
        was = State.parse(state)
        self._letters, self._opens, self._chosen_wanted = dict(was.drafts), was.open, was.chosen
        self.coming_view.bring_back(was.step)
        self._watch.know(self._drafts())
        if was.coming:
            self._views.setCurrentWidget(self.coming_view)

    def put_down(self) -> None:
        """Stop writing without keeping anything: what is half written stays in the ``state`` read before."""
        self._watch.stop()
        self._timer.stop()

    def show_coming(self) -> None:
        """Show what is coming."""
        self._views.setCurrentWidget(self.coming_view)
        self.coming_view.refresh()
        self.coming_view.take_keyboard()

    def show_cards(self) -> None:
        """Show the cards again."""
        self._views.setCurrentWidget(self.day_view)
        self._look()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the chosen card, or to what is there in its place; it waits for the first look."""
        super().focusInEvent(event)
        if self.shows_coming:
            self.coming_view.take_keyboard()
        elif self._day is not None:
            self.day_view.take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again, if something changed meanwhile, or another day began."""
        super().showEvent(event)
        self._timer.start()
        if self._stale or self._is_another_day():
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """V goes to what is coming and back; the rest is for the view that is shown."""
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if self.shows_coming:
            key = "Esc" if event.key() == Qt.Key.Key_Escape else event.text().upper()
            if bare and key and self.coming_view.press(key):
                return
        elif bare and event.text().upper() == "V":
            self.show_coming()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self._timer.timeout.connect(self._on_timeout)
        self.day_view.coming_requested.connect(self.show_coming)
        self.day_view.people_requested.connect(self.people_requested)
        self.day_view.gestures.asked.connect(self._on_asked)
        self.coming_view.back_requested.connect(self.show_cards)
        self.coming_view.opened.connect(self._on_opened)
        self.coming_view.dealt_with.connect(self.dealt_with)
        self.coming_view.said.connect(self.said)

    # Looking

    @Slot(object)
    def _on_changed(self, _changed: Changed) -> None:
        self._look_again()
        self._watch.look_soon()

    def _look_again(self) -> None:
        """Look now, or when somebody does."""
        self._stale = True
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        self._stale = False
        self._job = self._jobs.read(
            self, partial(read_day, budget=self._budget), self._show_day, self._on_refused, replacing=self._job
        )
        if self.shows_coming:
            self.coming_view.refresh()

    @Slot()
    def _on_timeout(self) -> None:
        if self._is_another_day():
            self._look()

    def _is_another_day(self) -> bool:
        return self._day is not None and self._day.today != self._clock.today()

    def _show_day(self, day: Day) -> None:
        if not day.is_kept:
            self._jobs.write(self, partial(keep_day, day=day))
        had_keyboard = self._has_keyboard()
        before, self._day = self._day, day
        gestures = self.day_view.gestures
        new = gestures.show_cards([card for card in day.cards if card.key not in self._pending], day.today)
        if before is not None and before.today == day.today and new:
            gestures.choose(new[0], focus=False)  # what was taken back is what one looks at
        elif self._chosen_wanted:
            gestures.choose(self._chosen_wanted, focus=False)
            self._chosen_wanted = ""
        self.day_view.show_day(day)
        self._letters = {key: one for key, one in self._letters.items() if gestures.card(key) is not None}
        if had_keyboard and not self.shows_coming and (new or self._is_stranded()):
            self.day_view.take_keyboard()
        self._go_on_writing()

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is None or focused is self or self.isAncestorOf(focused)

    def _is_stranded(self) -> bool:
        """Whether the keyboard is on nothing that takes keys here, as when the last card has left."""
        focused = self.window().focusWidget()
        return focused is None or focused is self or not self.isAncestorOf(focused) or not focused.isVisible()

    # Doing

    @Slot(str, str)
    def _on_asked(self, key: str, asked: str) -> None:
        widget = self.day_view.gestures.card(key)
        if widget is None:
            return
        deed = Deed(asked)
        if deed is Deed.OPEN:
            self._open(widget.card)
        elif deed is Deed.WRITE:
            self._write_to(widget.card)
        elif deed in (Deed.MAIL, Deed.COPY, Deed.BACK):
            self._end_letter(key, deed)
        else:
            self._deal_with(widget.card, deed)

    def _open(self, card: Card) -> None:
        if card.table == "introduction":
            self.introduction_requested.emit(card.id)
        elif card.kind == CardKind.DECISION:
            self.decision_requested.emit(card.id)
        elif card.people:
            self.person_requested.emit(card.people[0][0])

    @Slot(object)
    def _on_opened(self, row: Ahead) -> None:
        if not row.people:
            return
        person = row.people[0][0]
        if row.step is not None and row.step.interaction is not None:
            self.exchange_requested.emit(person, row.step.interaction)
        else:
            self.person_requested.emit(person)

    def _deal_with(self, card: Card, deed: Deed) -> None:
        """The card leaves at once; it comes back where the vault would not have it."""
        self._pending.add(card.key)
        self._letters.pop(card.key, None)
        self.day_view.gestures.take_out(card.key)
        if self._day is not None:
            self.day_view.show_day(self._day)
        if not self.day_view.gestures.cards:
            self.day_view.take_keyboard()
        self._jobs.write(
            self,
            partial(deal_with, card=card, deed=deed),
            partial(self._on_dealt_with, card, deed),
            partial(self._on_not_dealt_with, card),
        )

    def _on_dealt_with(self, card: Card, deed: Deed, change: int) -> None:
        self._pending.discard(card.key)
        self.dealt_with.emit(sentences.deed_words(deed, sentences.names(card)), change)

    def _on_not_dealt_with(self, card: Card, sentence: str) -> None:
        self._pending.discard(card.key)
        self._on_refused(sentence)
        self._look()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.said.emit(sentence)

    # Writing to somebody

    def _write_to(self, card: Card) -> None:
        self._jobs.read(self, partial(read_draft, card=card), partial(self._show_letter, card.key), self._on_refused)

    def _show_letter(self, key: str, draft: Draft) -> None:
        widget = self.day_view.gestures.card(key)
        if widget is None:
            return
        widget.open_letter(draft, self._letters.get(key))
        QTimer.singleShot(0, widget, partial(self.day_view.see, widget))  # once it is laid out
        self._watch.look_soon()

    def _end_letter(self, key: str, deed: Deed) -> None:
        widget = self.day_view.gestures.card(key)
        letter = widget.letter if widget is not None else None
        if widget is None or letter is None:
            return
        if letter.written is not None:
            self._letters[key] = letter.written
        else:
            self._letters.pop(key, None)
        if deed is not Deed.BACK:
            self.said.emit(send(letter.draft, deed))
        widget.close_letter(sent=deed is not Deed.BACK)
        self._watch.look_soon()

    def _go_on_writing(self) -> None:
        """Open the draft that was open when one left."""
        widget = self.day_view.gestures.card(self._opens)
        self._opens = ""
        if widget is not None:
            self._write_to(widget.card)

    def _opened(self) -> str:
        return next((one.card.key for one in self.day_view.gestures.cards if one.letter is not None), self._opens)

    def _written(self) -> dict[str, Written]:
        """Every draft that was changed, the one that is open among them."""
        written = dict(self._letters)
        for widget in self.day_view.gestures.cards:
            if widget.letter is not None and widget.letter.written is not None:
                written[widget.card.key] = widget.letter.written
        return written

    def _drafts(self) -> object:
        return self._written(), self._opened(), self.coming_view.draft
