"""The place of people: finding somebody at the left, their page at the right."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget

from models.interchange.formats import ENDINGS
from models.people import Person, Standing
from models.vault import Changed
from resources import tr
from ui.dropped import local_paths
from ui.jobs import Jobs
from ui.places.people.add_form import AddForm
from ui.places.people.drafts import Drafts
from ui.places.people.edits import NewPerson, add_person, put_away, remove_person, stand
from ui.places.people.finder import Finder
from ui.places.people.forgetting import Forgetting
from ui.places.people.handing_over import AccessOffer
from ui.places.people.nobody import NobodyChosen, NobodyYet
from ui.places.people.page import PersonPage
from ui.places.people.page_menu import PRINT_KEY, READ_KEY
from ui.places.people.presenter import FARTHEST, LIST_TABLES, State
from ui.places.people.printing import SheetOffer
from ui.places.writing_place import WritingPlace

_LIST_WIDTH: Final = 306


class PeoplePlace(WritingPlace):
    """Everyone you know.

    ``import_requested`` brings the files that were dropped, or none when the button was pressed;
    ``person_shown`` whose page is shown. ``draft_changed`` says, a while after typing stopped, that what is half
    written is no longer what it was: ``state`` carries it, and is worth keeping.
    ``exchanges_requested`` asks for all of somebody's exchanges on a page of their own, ``double_requested`` for
    choosing who is the same person, ``sorting_requested`` for giving many a place.
    ``introduction_requested`` asks for one of somebody's introductions, ``introduction_wanted`` (an id and a name)
    for a new one.
    ``forgotten`` brings a ``Leaving``: no trace of them is to stay in the window.
    """

    import_requested = Signal(list)
    person_shown = Signal(int)
    sorting_requested = Signal()
    exchanges_requested = Signal(int)
    double_requested = Signal(int)
    introduction_requested = Signal(int)
    introduction_wanted = Signal(int, str)
    forgotten = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._sheet = SheetOffer(jobs, self, self._say)
        self._access = AccessOffer(jobs, self, self._say)
        self._forgetting = Forgetting(jobs, self)
        self._build(jobs)
        self._connect()
        self._settle_in()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.finder)

    def show_person(self, id: int) -> None:
        """Show somebody's page, and have them selected in the list if they are in it."""
        self._show_page(id, focus=False)
        self.finder.select(id)

    def show_exchange(self, person: int, exchange: int) -> None:
        """Show somebody's page at one interaction with them, and mark it."""
        self._right.setCurrentWidget(self.page)
        self.page.show_exchange(person, exchange)
        self.finder.select(person)

    def add_person(self, name: str = "") -> None:
        """Open the form for somebody new."""
        self._right.setCurrentWidget(self.form)
        self.form.open(name)

    def state(self) -> str:
        """Where one is and what is half written, as JSON."""
        finder, page = self.finder, self.page
        adding = self._right.currentWidget() is self.form
        drafts = self._drafts()
        return State(page.person, finder.text, finder.archived, page.scrolled, page.loaded, adding, drafts).written

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was, and go on with what was half written; what cannot be read is passed over."""
        was = State.parse(state)
        adding = was.adding and bool(was.drafts.somebody)
        self.page.bring_back(was.drafts, focus=not adding)
        self.form.bring_back(was.drafts.somebody)
        self._watch.know(self._drafts())
        self.finder.look_for(was.text, archived=was.archived)
        if was.person is not None:
            self._right.setCurrentWidget(self.page)
            scroll, loaded = min(was.scroll, FARTHEST), min(was.loaded, FARTHEST)
            self.page.show_person(was.person, scroll=scroll, loaded=loaded)
            self.finder.select(was.person)
        if adding:
            self.add_person()

    def put_down(self) -> None:
        """Stop writing without keeping anything: what is half written stays in the ``state`` read before."""
        super().put_down()
        self.page.put_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N adds somebody, Escape goes back to the search, any other letter goes into it."""
        typed = event.text()
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if bare and typed in ("n", "N"):
            self.add_person()
        elif bare and typed.isprintable() and typed.strip():
            self.finder.type_on(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take address books and archives."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for them to be brought in."""
        if files := dropped_files(event):
            event.acceptProposedAction()
            self.import_requested.emit(files)

    def _build(self, jobs: Jobs) -> None:
        """Make each page where it stands, and last: what moves, or is measured early, is styled again and again."""
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self.finder = Finder(jobs, splitter)
        self._right = QStackedWidget(splitter)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self._nobody_chosen = NobodyChosen(self._right)
        self._nobody_yet = NobodyYet(self._right)
        self.page = PersonPage(jobs, self._pen, self._right)
        self.form = AddForm(jobs, self._right)
        for page in (self._nobody_chosen, self._nobody_yet, self.page, self.form):
            self._right.addWidget(page)

    def _connect(self) -> None:
        self.finder.person_selected.connect(self._on_selected)
        self.finder.person_opened.connect(self._on_opened)
        self.finder.add_requested.connect(self.add_person)
        self.finder.import_requested.connect(self._on_import)
        self.finder.sorting_requested.connect(self.sorting_requested)
        self.finder.counted.connect(self._on_counted)
        self._nobody_yet.add_requested.connect(self._on_add)
        self._nobody_yet.import_requested.connect(self._on_import)
        self.page.shown.connect(self.person_shown)
        self.page.gone.connect(self._on_gone)
        self.page.person_pressed.connect(self.show_person)
        self.page.exchanges_requested.connect(self.exchanges_requested)
        self.page.introduction_wanted.connect(self.introduction_wanted)
        self.page.introduced.introduction_pressed.connect(self.introduction_requested)
        self.page.menu.double_wanted.connect(self._on_double)
        self.page.menu.removal_wanted.connect(self._on_removal)
        self.page.menu.forgetting_wanted.connect(self._on_forgetting)
        self._forgetting.forgotten.connect(self.forgotten)
        self._forgetting.refused.connect(self._on_refused)
        self.page.menu.putting_away_wanted.connect(self._on_putting_away)
        self.page.menu.standing_chosen.connect(self._on_standing)
        self.page.menu.printing_wanted.connect(self.print_page)
        self.page.menu.handing_over_wanted.connect(self.hand_over)
        for sequence, called in ((READ_KEY, self.page.read_everything), (PRINT_KEY, self.print_page)):
            key = QShortcut(QKeySequence(sequence), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(called)
        self.form.kept.connect(self._on_kept)
        self.form.given_up.connect(self._on_form_given_up)
        self.form.person_pressed.connect(self.show_person)

    def _drafts(self) -> Drafts:
        return Drafts(self.page.timeline.drafts, self.page.fact_draft, self.form.drafts)

    def _show_page(self, person: int, *, focus: bool) -> None:
        self._right.setCurrentWidget(self.page)
        self.page.show_person(person, focus=focus)

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*LIST_TABLES):
            self.finder.refresh()
        self.page.hear(changed)
        self._watch.look_soon()

    @Slot(int)
    def _on_selected(self, person: int) -> None:
        self._show_page(person, focus=False)

    @Slot(int)
    def _on_opened(self, person: int) -> None:
        self._show_page(person, focus=True)

    @Slot(bool)
    def _on_counted(self, anybody: bool) -> None:
        current = self._right.currentWidget()
        if not anybody and current is not self.form:
            self._right.setCurrentWidget(self._nobody_yet)
        elif anybody and current is self._nobody_yet:
            self._right.setCurrentWidget(self._nobody_chosen)

    @Slot(str)
    def _on_gone(self, sentence: str) -> None:
        if self._right.currentWidget() is self.page:
            self._nobody_chosen.say(sentence)
            self._right.setCurrentWidget(self._nobody_chosen)

    @Slot()
    def _on_add(self) -> None:
        self.add_person()

    @Slot()
    def _on_import(self) -> None:
        self.import_requested.emit([])

    @Slot(object)
    def _on_kept(self, new: NewPerson) -> None:
        self._pen.write(add_person, self._on_added, new=new)

    def _on_added(self, person: int) -> None:
        self.form.clear()
        if self.finder.text or self.finder.archived:
            self.finder.look_for("")
        self._show_page(person, focus=True)
        self.finder.select(person)

    @Slot()
    def _on_form_given_up(self) -> None:
        self.form.clear()
        shown = self.page if self.page.person is not None else self._nobody_chosen
        self._right.setCurrentWidget(shown)
        self.finder.refresh()  # back to the first word when there is nobody yet
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_double(self) -> None:
        if self.page.portrait is not None:
            self.double_requested.emit(self.page.portrait.person.id)

    @Slot()
    def _on_forgetting(self) -> None:
        if self.page.portrait is not None:
            self._forgetting.begin(self.page.portrait.person)

    @Slot()
    def _on_removal(self) -> None:
        portrait = self.page.portrait
        if portrait is not None:
            self._pen.write(remove_person, partial(self._say_removed, portrait.person), person=portrait.person.id)

    def _say_removed(self, person: Person, change: int) -> None:
        words = tr("{name} is removed.", name=person.name)
        self._notice.say(words, tr("Undo"), partial(self._bring_back, person.id, change))

    def _bring_back(self, person: int, change: int) -> None:
        self._pen.take_back(change, partial(self._show_back, person))

    def _show_back(self, person: int, _nothing: None) -> None:
        self.show_person(person)

    @Slot(bool)
    def _on_putting_away(self, archived: bool) -> None:
        portrait = self.page.portrait
        if portrait is None:
            return
        name = portrait.person.name
        words = tr("{name} is put away.", name=name) if archived else tr("{name} is back.", name=name)
        self._pen.write(put_away, partial(self._say, words), person=portrait.person.id, archived=archived)

    @Slot(object)
    def _on_standing(self, standing: Standing) -> None:
        portrait = self.page.portrait
        if portrait is None or portrait.person.standing == standing:
            return
        words = _standing_words(standing, portrait.person.name)
        self._pen.write(stand, partial(self._say, words), person=portrait.person.id, standing=standing)

    @Slot()
    def print_page(self) -> None:
        """Offer the page that is shown on one sheet: on paper, or as a file."""
        if self._right.currentWidget() is self.page and self.page.portrait is not None:
            self._sheet.make(self.page.portrait.person.id)

    @Slot()
    def hand_over(self) -> None:
        """Offer all that is kept about whoever is shown, as a file."""
        if self.page.portrait is not None:
            self._access.make(self.page.portrait.person.id)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._notice.say(sentence)
        self.page.show_again()
        if self._right.currentWidget() is self.form:
            self.form.complain(sentence)

    def _on_escape(self) -> None:
        if self.page.isAncestorOf(self.focusWidget() or self):
            self.finder.focus_list()
        elif self.finder.text:
            self.finder.search.clear()
        else:
            self.finder.setFocus(Qt.FocusReason.OtherFocusReason)


def _standing_words(standing: Standing, name: str) -> str:
    if standing == Standing.ACTIVE:
        return tr("{name} may be suggested again.", name=name)
    return tr("{name} will not be suggested any more; the page stays.", name=name)


def dropped_files(event: QDropEvent) -> Sequence[Path]:
    """The address books and archives of this machine among what is dragged."""
    paths = map(Path, local_paths(event.mimeData()))
    return [path for path in paths if path.suffix.lower() in ENDINGS]
