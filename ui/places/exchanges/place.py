"""The place of exchanges: everything that was said, to be found, read, changed and added to."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.interactions import Interaction, Sought
from models.involved import Named
from models.vault import Changed
from resources import tr
from ui.jobs import Jobs
from ui.places.exchange_sheet import ExchangeSheet
from ui.places.exchanges.browser import Browser
from ui.places.exchanges.reader import Reader
from ui.places.exchanges.reading import Desk, read_desk, read_one
from ui.places.exchanges.state import State
from ui.places.key_strip import KeyStrip
from ui.places.people.drafts import Draft
from ui.places.people.edits import remove_exchange
from ui.places.writing_place import WritingPlace

_FOUND_FROM: Final = ("interaction", "participation", "interaction_tag", "tag", "person", "person_world", "world")
_OFFERED_FROM: Final = ("tag", "interaction_tag", "circle", "world")


class ExchangesPlace(WritingPlace):
    """Shows a timeline, one exchange to read, or a form to write one.

    ``person_requested`` asks for somebody's page. ``draft_changed`` says, a while after typing stopped,
    that what is half written is no longer what it was: ``state`` carries it, and is worth keeping.
    """

    person_requested = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._desk: Desk | None = None
        self._draft: Draft | None = None  # what waits for the desk to be opened on
        self.browser = Browser(jobs)
        self.reader = Reader()
        self.sheet = ExchangeSheet(self._pen)
        self._build()
        self._connect()
        self._settle_in()
        self._read_desk()
        self.browser.look()

    def show_person(self, person: int) -> None:
        """Show what was said with somebody."""
        self._show_sought(Sought(person=person))

    def show_circle(self, circle: int) -> None:
        """Show what was said with those of a circle."""
        self._show_sought(Sought(circle=circle))

    def show_exchange(self, id: int) -> None:
        """Show one exchange to be read, in the timeline of everything."""
        self.browser.seek(Sought())
        self._read(id)

    def log(self, people: tuple[Named, ...] = ()) -> None:
        """Begin to write an exchange down; what was half written is gone on with."""
        self._begin(Draft.begun_with(people))

    def state(self) -> str:
        """What is sought and what is half written, as JSON."""
        return State(self.browser.sought, self._drafts()).written

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was; what cannot be read is passed over."""
        was = State.parse(state)
        self._draft = was.draft
        self._watch.know(was.draft)
        if was.sought != Sought():
            self.browser.seek(was.sought)
        self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What can be done in the timeline; any other letter goes into the search."""
        typed = event.text()
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        browsing = self._stack.currentWidget() is self.browser
        id = self.browser.selected
        if not browsing or not bare:
            super().keyPressEvent(event)
        elif typed == "?":
            self._keys.toggle()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif typed in ("l", "L"):
            self.log()
        elif typed in ("f", "F"):
            self.browser.filters.focus_first()
        elif typed == "/":
            self.browser.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif typed in ("e", "E") and id is not None:
            self._edit(id)
        elif event.key() == Qt.Key.Key_Delete and id is not None:
            self._remove(id)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_page_changed(self) -> None:
        """Keys are told of where they act."""
        self._keys.setVisible(self._stack.currentWidget() is self.browser)

    @Slot(str)
    def _on_sought(self, text: str) -> None:
        """A question mark alone asks for the keys: nothing that was said is found by it."""
        if text == "?":
            self.browser.search.set_text("")
            self._keys.toggle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to what is shown."""
        super().focusInEvent(event)
        self._focus_page()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back may type something else at once."""
        super().showEvent(event)
        self.browser.search.edit.selectAll()

    def _build(self) -> None:
        self._stack = QStackedWidget(self)
        for page in (self.browser, self.reader, self.sheet):
            self._stack.addWidget(page)
        self._keys = KeyStrip(
            (
                ("Return", tr("read")),
                ("E", tr("change")),
                ("Del", tr("remove")),
                ("L", tr("log")),
                ("F", tr("filter")),
                ("/", tr("search")),
                ("Esc", tr("everything")),
            ),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._keys)

    def _connect(self) -> None:
        self._stack.currentChanged.connect(self._on_page_changed)
        self.browser.search.text_changed.connect(self._on_sought)
        self.browser.opened.connect(self._read)
        self.browser.log_requested.connect(self._on_log)
        self.browser.refused.connect(self._say)
        self.reader.edit_requested.connect(self._edit)
        self.reader.remove_requested.connect(self._remove)
        self.reader.stepped.connect(self._on_stepped)
        self.reader.left.connect(self._on_left)
        self.reader.person_pressed.connect(self.person_requested)
        self.sheet.kept.connect(self._on_kept)
        self.sheet.given_up.connect(self._on_given_up)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        if not self.isVisible():
            return  # the keyboard comes with the place
        if page is self.browser:
            self.browser.focus_list()
        else:
            self._focus_page()

    def _focus_page(self) -> None:
        page = self._stack.currentWidget()
        if page is self.sheet:
            self.sheet.begin()
        elif page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sought(self, sought: Sought) -> None:
        self.browser.seek(sought)
        self._show(self.browser)

    def _drafts(self) -> Draft | None:
        return self.sheet.draft or self._draft

    def _read_desk(self) -> None:
        self._jobs.read(self, read_desk, self._on_desk)

    def _on_desk(self, desk: Desk) -> None:
        self._desk = desk
        self.browser.know(desk)
        self._go_on()

    def _go_on(self) -> None:
        """Open what was half written another time, once it is known what day it is."""
        if self._draft is None or self._desk is None:
            return
        if self._draft.id is None:
            self._begin(Draft.begun_with(()), self._draft)
        else:
            self._edit(self._draft.id, self._draft)

    @Slot(int)
    def _edit(self, id: int, draft: Draft | None = None) -> None:
        """Open the form to change one; what was half written about one that is gone becomes a new one."""
        begun = Draft.begun_with(())
        anew = partial(self._begin, begun, replace(draft, id=None)) if draft is not None else self._say
        ask = partial(read_one, id=id)
        self._job = self._jobs.read(self, ask, partial(self._on_edit_read, draft), anew, replacing=self._job)

    def _on_edit_read(self, draft: Draft | None, exchange: Interaction) -> None:
        if self._desk is not None:
            self._begin(Draft.of(exchange, self._desk.today), draft)

    def _begin(self, blank: Draft, draft: Draft | None = None, _gone: str = "") -> None:
        """Open the form; where something is half written, that comes first."""
        if self._desk is None:
            return
        self._draft = None
        if self.sheet.draft is None:
            self.sheet.open(blank, self._desk.today, self._desk.tags, draft)
        self._show(self.sheet)

    @Slot(int)
    def _read(self, id: int) -> None:
        """Show one to be read; the keyboard finds its row again afterwards."""
        self.browser.select(id)
        self._job = self._jobs.read(self, partial(read_one, id=id), self._on_read, self._on_gone, replacing=self._job)

    def _on_read(self, exchange: Interaction) -> None:
        if self._desk is not None:
            self.reader.show_exchange(exchange, self._desk.today)
            if self._stack.currentWidget() is not self.sheet:
                self._show(self.reader)

    def _on_gone(self, sentence: str) -> None:
        if self._stack.currentWidget() is self.reader:
            self._show(self.browser)
        self._say(sentence)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        shown = self.reader.exchange
        id = self.browser.neighbour(shown.id, by) if shown is not None else None
        if id is not None:
            self._read(id)

    @Slot(int)
    def _remove(self, id: int) -> None:
        after = self.browser.neighbour(id, 1) or self.browser.neighbour(id, -1)
        self._pen.write(remove_exchange, partial(self._on_removed, after), id=id)

    def _on_removed(self, after: int | None, change: int) -> None:
        self.browser.select(after)
        self._show(self.browser)
        self._say(tr("The exchange is removed."), change)

    @Slot(int)
    def _on_kept(self, id: int) -> None:
        reading = self.reader.exchange is not None and self.reader.exchange.id == id
        self.browser.select(id)
        if reading:
            self._read(id)
        self._show(self.reader if reading else self.browser)
        self._watch.look_soon()

    @Slot()
    def _on_given_up(self) -> None:
        self._show(self.browser)
        self._watch.look_soon()

    @Slot()
    def _on_left(self) -> None:
        self._show(self.browser)

    @Slot()
    def _on_log(self) -> None:
        self.log()

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*_OFFERED_FROM):
            self._read_desk()
        if changed.touches(*_FOUND_FROM):
            self.browser.refresh()
            if self._stack.currentWidget() is self.reader and self.reader.exchange is not None:
                self._read(self.reader.exchange.id)

    def _on_escape(self) -> None:
        if not self.browser.clear():
            self.browser.search.setFocus(Qt.FocusReason.OtherFocusReason)
