"""The page of one person, to be read and written in."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from models.interactions import Interactions
from models.people.portrait import TIMELINE_PAGE, Portrait, read_portrait
from models.vault import Changed, Vault
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.column import tab_as_it_lies
from ui.places.pen import Pen
from ui.places.people.adding import KEYS
from ui.places.people.cards import NARROW_BELOW, Cards
from ui.places.people.details import Details
from ui.places.people.drafts import Drafts, FactDraft
from ui.places.people.exchange_row import ROOM
from ui.places.people.half_written import HalfWritten
from ui.places.people.head import Head
from ui.places.people.introduced import Introduced
from ui.places.people.knows import Knows
from ui.places.people.last_words import LastWords
from ui.places.people.page_menu import DetailMenu, PageMenu
from ui.places.people.presenter import KNOWS, concerns
from ui.places.people.proposal_line import ProposalLine
from ui.places.people.sentences import tie_sentence
from ui.places.people.timeline import Timeline
from ui.running import application
from ui.theme import SPACE, font_of
from ui.widgets import link_button
from ui.widgets.flowing import FlowingLabel
from ui.widgets.upright_page import UprightArea

_WIDEST: Final = 876
_NEAR_END: Final = 400
"""Pixels from the bottom at which older interactions are fetched."""


class PersonPage(UprightArea):
    """Shows a person by id, and keeps up with what changes.

    ``shown`` tells who is shown, ``gone`` that they are no longer there, ``person_pressed`` that a name on the
    page was pressed, ``exchanges_requested`` that all of somebody's exchanges are wanted.
    ``introduction_wanted`` brings the id and name of who is to be introduced. ``menu`` asks for the rest.
    """

    shown = Signal(int)
    gone = Signal(str)
    person_pressed = Signal(int)
    exchanges_requested = Signal(int)
    introduction_wanted = Signal(int, str)

    def __init__(self, jobs: Jobs, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pen = pen
        self._job: Job | None = None
        self._portrait: Portrait | None = None
        self._person: int | None = None
        self._loaded = TIMELINE_PAGE
        self._scroll_wanted: int | None = None
        self._focus_wanted = False
        self._exchange_wanted: int | None = None
        self._follows_mark = False
        self.setAccessibleName(tr("Page of a person"))
        self._build()
        self._connect()

    @property
    def portrait(self) -> Portrait | None:
        """What is shown."""
        return self._portrait

    @property
    def _shown_person(self) -> int | None:
        return self._portrait.person.id if self._portrait is not None else None

    @property
    def person(self) -> int | None:
        """Who is shown, or about to be."""
        return self._person

    @property
    def scrolled(self) -> int:
        """How far one has scrolled, in pixels, or is about to."""
        return self.verticalScrollBar().value() if self._portrait is not None else self._scroll_wanted or 0

    @property
    def fact_draft(self) -> FactDraft | None:
        """The fact that is half written."""
        return self._half_written.draft(self._shown_person)

    def bring_back(self, drafts: Drafts, *, focus: bool) -> None:
        """Have what was half written, open as soon as its person is shown; with ``focus`` to be gone on with."""
        self._half_written.wanted = drafts.fact
        self.timeline.bring_back(drafts.exchanges, focus=focus and drafts.fact is None)

    def put_down(self) -> None:
        """Close every fact that is being edited, and keep nothing of it."""
        self._half_written.put_down()

    def show_exchange(self, person: int, exchange: int) -> None:
        """Show somebody's page at one interaction with them, which is marked; from the top when it is not there."""
        self.show_person(person)
        self._exchange_wanted = exchange
        if not self._go_to_exchange():
            self._read()

    def show_person(self, person: int, *, focus: bool = False, scroll: int = 0, loaded: int = TIMELINE_PAGE) -> None:
        """Show somebody, from the top unless ``scroll`` says otherwise; ``focus`` brings the keyboard to them."""
        self._focus_wanted = focus
        self._exchange_wanted = None
        if person == self._person and self._portrait is not None and not scroll:
            self._take_focus()
            return
        self._finish_editing()
        self._person = person
        self._loaded = max(TIMELINE_PAGE, loaded)
        self._scroll_wanted = scroll
        self._read()

    def clear(self) -> None:
        """Show nobody."""
        self._finish_editing()
        if self._job is not None:
            self._job.cancel()
        self._person = self._portrait = None

    @property
    def loaded(self) -> int:
        """How many interactions are asked for."""
        return self._loaded

    def hear(self, changed: Changed) -> None:
        """Read the page again if what changed may stand on it."""
        if self._person is not None and (self._portrait is None or concerns(changed, self._portrait)):
            self._read()

    @Slot()
    def show_again(self) -> None:
        """Show what the vault has, after it would not take what was written."""
        if self._portrait is not None:
            self._show(self._portrait, anew=True)

    @Slot()
    def introduce(self) -> None:
        """Ask for whom whoever is shown might like to meet."""
        if self._portrait is not None:
            self.introduction_wanted.emit(self._portrait.person.id, self._portrait.person.name)

    @Slot()
    def read_everything(self) -> None:
        """Ask for all exchanges with whoever is shown."""
        if self._portrait is not None:
            self.exchanges_requested.emit(self._portrait.person.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus adds something to the page, I introduces whoever is shown to somebody."""
        is_bare = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.text() == "+" and is_bare:
            self.open_add_menu()
        elif event.text() in ("i", "I") and is_bare:
            self.introduce()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click that nothing else wanted takes a mark away."""
        super().mousePressEvent(event)
        self.timeline.unmark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the page as high as what is on it."""
        if watched is self.page and event.type() == QEvent.Type.LayoutRequest:
            # the heights of lines are known after their widths, when the scroll area has looked already
            QTimer.singleShot(0, self, self.page.updateGeometry)
        elif watched is self.page and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._load_more_if_seen)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, narrower margins."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        side = (SPACE.large if narrow else SPACE.page) - ROOM
        self._column.setContentsMargins(side, SPACE.wide, side, SPACE.page)

    def _build(self) -> None:
        self.menu = PageMenu(self)
        self._add_menu = DetailMenu(self)
        self.head = Head(self._pen, self.menu, self.page)
        self.sentence = FlowingLabel("", parent=self.page)
        self.sentence.setFont(font_of(16, self.sentence.font().weight()))
        self.last_words = LastWords(self.page)
        self.cards = Cards(self._pen, self.page)
        self.knows = Knows(self._pen, self.page)
        self.introduced = Introduced(self.page)
        self.details = Details(self._pen, self.page)
        self.proposal = ProposalLine(self._pen, self.page)
        self.timeline = Timeline(self._pen, self.page)
        self._half_written = HalfWritten(self.page, self._open, self.cards.open_draft)
        self._add = link_button(tr("Add a detail"), "plus")
        self._held = QWidget(self.page)
        self._held.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.large)
        above = QVBoxLayout()
        above.setContentsMargins(ROOM, 0, ROOM, 0)
        above.setSpacing(SPACE.large)
        said = QVBoxLayout()
        said.setSpacing(SPACE.medium)
        said.addWidget(self.sentence)
        said.addWidget(self.last_words)
        above.addWidget(self.head)
        above.addLayout(said)
        for part in (self.cards, self.knows, self.introduced, self.details, self.proposal):
            above.addWidget(part)
        above.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(above)
        column.addWidget(self.timeline)
        column.addStretch(1)
        self._column = QHBoxLayout(self.page)
        self._column.addWidget(self._held, 1000)
        self._column.addStretch(1)
        self.page.installEventFilter(self)

    def _connect(self) -> None:
        self.menu.log_wanted.connect(self.timeline.log)
        self._add.clicked.connect(self.open_add_menu)
        self._add_menu.chosen.connect(self._open)
        self._add_menu.fact_chosen.connect(self._open)
        self.last_words.exchange_pressed.connect(self._on_exchange_pressed)
        self.cards.left_empty.connect(self._add.setFocus)
        self.proposal.left.connect(self._add.setFocus)
        self.timeline.form_opened.connect(self._on_form_opened)
        self.timeline.reading_wanted.connect(self.read_everything)
        self.menu.reading_wanted.connect(self.read_everything)
        self.menu.introduction_wanted.connect(self.introduce)
        self.knows.person_pressed.connect(self.person_pressed)
        self.verticalScrollBar().valueChanged.connect(self._load_more_if_seen)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled_by_hand)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        application().focusChanged.connect(self._on_focus_changed)

    def _read(self) -> None:
        if self._person is not None:
            reach = self._exchange_wanted or self.timeline.waits_for(self._person)
            ask = partial(_portrait, person=self._person, timeline=self._loaded, reach=reach)
            self._job = self._jobs.read(self, ask, self._show, self._on_gone, replacing=self._job)

    def _show(self, portrait: Portrait, *, anew: bool = False) -> None:
        if portrait == self._portrait and not anew:
            self._arrive()
            return
        other = self._portrait is None or self._portrait.person.id != portrait.person.id
        self._portrait = portrait
        self._loaded = max(self._loaded, len(portrait.timeline))
        if other:
            self._focus_wanted |= self.page.isAncestorOf(QApplication.focusWidget() or self)
            self._held.hide()  # so that it is laid out once, and not again for each line
        self._fill(portrait, anew=anew)
        if other:
            self._held.show()
            self.verticalScrollBar().setValue(0)
            self.shown.emit(portrait.person.id)
        self._arrive()
        QTimer.singleShot(0, self, self._settle)

    def _arrive(self) -> None:
        """Bring the keyboard to where it is wanted."""
        self._take_focus()
        self._half_written.write_on(self._shown_person)
        self._go_to_exchange()
        self._exchange_wanted = None

    def _fill(self, portrait: Portrait, *, anew: bool) -> None:
        self.head.show_portrait(portrait)
        self.sentence.setText(tie_sentence(portrait.facts, portrait.today))
        self.menu.show_portrait(portrait)
        self.last_words.show_portrait(portrait)
        self.cards.show_portrait(portrait, anew=anew)
        self.knows.show_portrait(portrait, anew=anew)
        self.introduced.show_portrait(portrait, anew=anew)
        self.details.show_portrait(portrait, anew=anew)
        self.proposal.ask_about(portrait.person.id)
        self.timeline.show_portrait(portrait)
        tab_as_it_lies(self._held)

    def _on_gone(self, sentence: str) -> None:
        self._half_written.forget(self._person)
        self.clear()
        self.gone.emit(sentence)

    def _take_focus(self) -> None:
        if self._focus_wanted and self._portrait is not None:
            self._focus_wanted = False
            self.head.fact("name").setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_exchange(self) -> bool:
        """Mark the interaction that is wanted, and keep it in sight while the page finds its height."""
        if self._exchange_wanted is None or self._portrait is None or self._portrait.person.id != self._person:
            return False
        if not self.timeline.mark(self._exchange_wanted):
            return False
        self._exchange_wanted = self._scroll_wanted = None
        self._follows_mark = True
        self._settle()
        return True

    @Slot(int)
    def _on_scrolled_by_hand(self, _action: int) -> None:
        self._scroll_wanted = None
        self._follows_mark = False

    def _finish_editing(self) -> None:
        """Keep what is being written before somebody else is shown; a draft of an exchange is put aside."""
        self._half_written.keep(self._shown_person)
        self.timeline.leave()

    @Slot()
    def _settle(self) -> None:
        """Go where one was, once the page is high enough."""
        if self._scroll_wanted:
            self.verticalScrollBar().setValue(self._scroll_wanted)
            if self.scrolled == self._scroll_wanted:
                self._scroll_wanted = None
        row = self.timeline.marked
        if row is not None and self._follows_mark:
            above = self.viewport().height() // 3
            self.verticalScrollBar().setValue(row.mapTo(self.page, QPoint(0, 0)).y() - above)
        self._load_more_if_seen()

    @Slot()
    def _on_range_changed(self, _least: int, _most: int) -> None:
        self._settle()

    @Slot()
    def _load_more_if_seen(self) -> None:
        bar = self.verticalScrollBar()
        portrait = self._portrait
        if portrait is None or not portrait.has_more or not self.isVisible() or len(portrait.timeline) < self._loaded:
            return
        if bar.value() >= bar.maximum() - _NEAR_END:
            self._loaded += TIMELINE_PAGE
            self._read()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is not None and self.page.isAncestorOf(entered):
            self.ensureWidgetVisible(entered, 0, SPACE.wide)

    @Slot(int)
    def _on_exchange_pressed(self, exchange: int) -> None:
        if self._person is not None:
            self.show_exchange(self._person, exchange)

    @Slot(QWidget)
    def _on_form_opened(self, form: QWidget) -> None:
        # once it has its place
        QTimer.singleShot(30, form, partial(self.ensureWidgetVisible, form, 0, SPACE.large))

    @Slot()
    def open_add_menu(self) -> None:
        """Offer what can be added to the page."""
        if self._portrait is not None:
            self.ensureWidgetVisible(self._add, 0, SPACE.large)
            self._add_menu.fill(self._portrait)
            self._add_menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    @Slot(str)
    def _open(self, key: str) -> None:
        if key == KNOWS:
            self.knows.add()
        elif key in KEYS:
            self.cards.open(key)
        elif key in self.head.keys:
            self.head.fact(key).edit()
        else:
            self.details.open(key)


def _portrait(vault: Vault, _job: object, *, person: int, timeline: int, reach: int | None) -> Portrait:
    """The portrait with so much of the timeline, and more where the interaction ``reach`` lies further back."""
    at = Interactions(vault).place_of(person, reach) if reach is not None else None
    pages = 0 if at is None else at // TIMELINE_PAGE + 1
    return read_portrait(vault, person, max(timeline, pages * TIMELINE_PAGE))
