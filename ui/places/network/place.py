"""The place of the network: luck, who leads to whom, worlds, and a picture of it all."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.drafts import Draft
from models.introductions import Introduction
from models.network import MeetingIdea, Picture, Way
from models.today import Card
from models.vault import Changed
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.deeds import SNOOZES, Deed
from ui.places.entries import Entry, EntryCard, EntryList, EntryPage
from ui.places.letter import Written, send
from ui.places.network import edits, reading
from ui.places.network.pages import WaysPage
from ui.places.network.picture_page import PicturePage
from ui.places.network.reading import TABLES, Luck, Worlds
from ui.places.network.sentences import (
    SECTIONS,
    WAY,
    drafted_words,
    luck_entries,
    person_to_open,
    way_entries,
    world_entries,
)
from ui.places.network.state import Section, State
from ui.places.tabs import Tabs
from ui.places.writing_place import WritingPlace
from ui.theme import SPACE
from ui.widgets import EmptyState, PlainLabel, digit_of

_WIDEST: Final = 1100
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ORDER: Final = tuple(Section)


class NetworkPlace(WritingPlace):
    """My network.

    ``person_requested`` asks for somebody's page, ``introduction_requested`` for an introduction, ``wish_requested``
    (who is asked, who is sought, what for) for the form of one that I wish for myself. ``draft_changed`` says, a while
    after typing stopped, that what stands in the fields is no longer what it was.
    """

    person_requested = Signal(int)
    introduction_requested = Signal(int)
    wish_requested = Signal(object, object, str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._is_stale = True
        self._person: int | None = None
        self._letters: dict[str, Written] = {}
        self._opens = ""
        self.section = Section.LUCK
        self.tabs = Tabs(
            [(section.value, phrase(words), str(at)) for at, (section, words) in enumerate(SECTIONS.items(), start=1)]
        )
        more = tr("Note who knows whom, what people need and what they offer: ideas come from there.")
        self.luck = EntryPage(tr("Luck"), EmptyState("waypoints", tr("Nothing to try this week."), more=more))
        self.paths = WaysPage()
        more = tr("Say of somebody which worlds are theirs: a trade, a town, a school.")
        self.worlds = EntryPage(tr("Worlds"), EmptyState("globe", tr("No world is noted yet."), more=more))
        self.picture = PicturePage()
        self._pages: dict[Section, EntryPage | WaysPage | PicturePage] = {
            Section.LUCK: self.luck,
            Section.PATHS: self.paths,
            Section.WORLDS: self.worlds,
            Section.PICTURE: self.picture,
        }
        self._build()
        self._connect()
        self._settle_in()

    def show_section(self, section: Section, *, focus: bool = True) -> None:
        """Show one of the four."""
        self.section = section
        self.tabs.set_current(section.value)
        self._stack.setCurrentWidget(self._pages[section])
        self._words.setVisible(section != Section.PICTURE)
        self._read()
        if focus:
            self._pages[section].take_focus()

    def state(self) -> str:
        """Where one is and what stands in the fields, as JSON."""
        dot = self.picture.view.person
        person = dot.id if dot else self._person
        return State(self.section, person, self.paths.asked, self._written(), self._opened()).written

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was; what cannot be read is passed over."""
        was = State.parse(state)
        self._person = was.person
        self.paths.restore(was.asked)
        self._letters, self._opens = dict(was.drafts), was.open
        self._watch.know(self._drafts())
        self.show_section(was.section, focus=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tabs."""
        digit = digit_of(event)
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held:
            super().keyPressEvent(event)
        elif digit is not None and digit <= len(_ORDER):
            self.show_section(_ORDER[digit - 1])
        elif event.key() in _STEPS:
            at = _ORDER.index(self.section) + _STEPS[Qt.Key(event.key())]
            self.show_section(_ORDER[at % len(_ORDER)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """The keyboard goes on to what is shown."""
        self._pages[self.section].take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """What was changed while nobody looked is read now."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._words = PlainLabel(
            tr("News and chances come rather through those one knows a little."), "text", "soft", wrap=True
        )
        held = QWidget()
        held.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        column.addWidget(PlainLabel(tr("Network"), "title"))
        column.addWidget(self._words)
        column.addSpacing(SPACE.small)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(SPACE.page, SPACE.wide, SPACE.page, SPACE.medium)
        across.addStretch(1)
        across.addWidget(held, 1000)
        across.addStretch(1)
        self.tabs.set_current(self.section.value)

    def _connect(self) -> None:
        self.tabs.picked.connect(self._on_picked)
        for entries in (self.luck.list, self.paths.ways.list, self.worlds.list):
            entries.asked.connect(self._on_asked)
        self.paths.asked_for.connect(self._on_sought)
        self.picture.opened.connect(self.person_requested)

    # Reading

    def _read(self) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        asks: dict[Section, tuple[Callable[..., Any], Callable[[Any], object]]] = {
            Section.LUCK: (reading.read_luck, self._on_luck),
            Section.PATHS: (partial(reading.read_ways, sought=self.paths.asked.sought), self._on_ways),
            Section.WORLDS: (reading.read_worlds, self._on_worlds),
            Section.PICTURE: (reading.read_picture, self._on_picture),
        }
        ask, on_done = asks[self.section]
        self._job = self._jobs.read(self, ask, on_done, replacing=self._job)

    def _on_luck(self, luck: Luck) -> None:
        entries = luck_entries(luck)
        self.luck.show_entries(entries)
        here = {entry.key for entry in entries}
        self._letters = {key: one for key, one in self._letters.items() if key in here or key.startswith(WAY)}
        self._go_on_writing(self.luck.list)
        self._jobs.write(self, partial(edits.keep_shown, luck=luck))

    def _on_ways(self, ways: tuple[Way, ...]) -> None:
        self.paths.show_ways(way_entries(ways))
        self._go_on_writing(self.paths.ways.list)

    def _on_worlds(self, worlds: Worlds) -> None:
        self.worlds.show_entries(world_entries(worlds))

    def _on_picture(self, picture: Picture) -> None:
        self.picture.show_picture(picture)
        self.picture.view.choose(self._person)
        self._person = None

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*TABLES):
            self._read()

    @Slot(str)
    def _on_sought(self, _text: str) -> None:
        if self.section == Section.PATHS:
            self._read()

    # What is done

    @Slot(object, str)
    def _on_asked(self, entry: Entry, deed: str) -> None:
        subject, asked = entry.subject, Deed(deed)
        if asked in SNOOZES and isinstance(subject, (Card, MeetingIdea)):
            done = partial(self._say, tr("Put off."))
            self._pen.write(edits.put_off, done, subject=subject, how_long=SNOOZES[asked])
        elif isinstance(subject, Introduction):
            self.introduction_requested.emit(subject.id)
        elif isinstance(subject, Way) and asked is Deed.INTRODUCE:
            self.wish_requested.emit(subject.people[0], subject.people[-1], self.paths.asked.ask)
        elif asked is Deed.OPEN:
            person = person_to_open(subject)
            if person is not None:
                self.person_requested.emit(person)
        elif isinstance(subject, MeetingIdea):
            self._deal_with_idea(subject, asked)
        elif asked is Deed.WRITE:
            self._write(entry)
        elif isinstance(subject, Card):
            edit = edits.be_in_touch if asked is Deed.DONE else edits.let_be
            words = tr("Noted.") if asked is Deed.DONE else tr("Let go.")
            self._pen.write(edit, partial(self._say, words), card=subject)

    def _deal_with_idea(self, idea: MeetingIdea, asked: Deed) -> None:
        if asked is Deed.INTRODUCE:
            self._pen.write(edits.take_up, partial(self._say, drafted_words()), idea=idea)
        else:
            self._pen.write(edits.leave_idea, partial(self._say, tr("Let go.")), idea=idea)

    # Letters

    def _write(self, entry: Entry) -> None:
        if isinstance(entry.subject, Way):
            ask = partial(reading.read_words_along, way=entry.subject, ask=self.paths.asked.ask)
            self._jobs.read(self, ask, partial(self._open_letter, self.paths.ways.list, entry), self._notice.say)
        elif isinstance(entry.subject, Card):
            ask = partial(reading.read_words_to, card=entry.subject)
            self._jobs.read(self, ask, partial(self._open_letter, self.luck.list, entry), self._notice.say)

    def _open_letter(self, entries: EntryList, entry: Entry, draft: Draft) -> None:
        letter = entries.open_letter(entry.subject, draft, self._letters.get(entry.key))
        if letter is not None:
            letter.asked.connect(partial(self._on_letter, entries))
            self._watch.look_soon()

    def _on_letter(self, entries: EntryList, deed: str) -> None:
        card = entries.card
        if card is None or card.letter is None:
            return
        self._letters.pop(card.entry.key, None)
        if card.letter.written is not None:
            self._letters[card.entry.key] = card.letter.written
        if Deed(deed) is not Deed.BACK:
            self._notice.say(send(card.letter.draft, Deed(deed)))
        entries.close_letter()
        self._watch.look_soon()

    def _go_on_writing(self, entries: EntryList) -> None:
        """Open the draft that was open when one left, if it is of these."""
        card = entries.choose(self._opens)
        if card is not None and card.letter is None:
            self._opens = ""
            self._write(card.entry)

    def _opened(self) -> str:
        return next((card.entry.key for card in self._written_cards()), self._opens)

    def _written(self) -> dict[str, Written]:
        """Every draft that was changed, those that are open among them."""
        letters = ((card.entry.key, card.letter) for card in self._written_cards())
        return self._letters | {key: letter.written for key, letter in letters if letter and letter.written}

    def _written_cards(self) -> Iterator[EntryCard]:
        """Cards in which words are open."""
        for entries in (self.luck.list, self.paths.ways.list):
            if entries.card is not None and entries.card.letter is not None:
                yield entries.card

    def _drafts(self) -> object:
        return self.paths.asked, self._written(), self._opened()

    @Slot(str)
    def _on_picked(self, section: str) -> None:
        self.show_section(Section(section), focus=False)
