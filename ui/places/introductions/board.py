"""What is shown of introductions: a list by how far they are, and one of them open beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.introductions import Introduction
from resources import phrase, tr
from ui.places.card_list import ROW_HEIGHT, CardList, Row
from ui.places.hints import Hints
from ui.places.introductions.page import IntroductionPage, acts_in
from ui.places.introductions.presenter import Book
from ui.places.introductions.sentences import (
    KEYS,
    LISTED,
    NOTHING,
    SECTIONS,
    Section,
    act_words,
    row_words,
    state_words,
    title,
)
from ui.places.tabs import Tabs
from ui.theme import SPACE
from ui.widgets import EmptyState, KeyButton

_LIST_WIDTH: Final = 400
_ORDER: Final = tuple(Section)


class Board(QWidget):
    """Tabs, what one of them shows, and under it the keys, or a question about the last of them."""

    new_requested = Signal()
    wish_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = Book()
        self.section = Section.UNDER_WAY
        self.wanted: int | None = None
        self._nothing: dict[Section, EmptyState] = {}
        self.tabs = Tabs(
            [(section.value, phrase(words), str(at)) for at, (section, words) in enumerate(SECTIONS.items(), start=1)]
        )
        self.list, self.page = CardList(), IntroductionPage()
        self.question = Hints(self)
        self._new = KeyButton("N", tr("two people to introduce"), parent=self)
        self._wish = KeyButton("K", tr("be introduced yourself"), parent=self)
        self._open = KeyButton("Return", tr("their pages"), parent=self)
        self._remove = KeyButton("Del", tr("remove"), parent=self)
        self._build()
        self._new.clicked.connect(self.new_requested)
        self._wish.clicked.connect(self.wish_requested)
        self._open.clicked.connect(self.list.opened)
        self._remove.clicked.connect(self.removal_requested)
        self.tabs.picked.connect(self._on_picked)
        self.list.chosen.connect(self._on_chosen)
        self.tabs.set_current(self.section.value)

    @property
    def introduction(self) -> Introduction | None:
        """The chosen one."""
        return self.book.introduction(self.list.chosen_id)

    def show_section(self, section: Section, chosen: int | None = None, *, focus: bool = True) -> None:
        """Show a list, with ``chosen`` chosen in it."""
        self.section, self.wanted = section, chosen
        self.tabs.set_current(section.value)
        self._show()
        if focus:
            self.take_focus()

    def show_numbered(self, digit: int) -> None:
        """Show what has this digit, if anything has."""
        if digit <= len(_ORDER):
            self.show_section(_ORDER[digit - 1])

    def step(self, by: int) -> None:
        """Go to the tab beside this one."""
        self.show_section(_ORDER[(_ORDER.index(self.section) + by) % len(_ORDER)])

    def show_book(self, book: Book) -> None:
        """Show what there is now. What was asked for is followed to the list where it stands."""
        self.book = book
        wanted = book.introduction(self.wanted)
        if wanted is not None:
            self.section = section_of(wanted)
            self.tabs.set_current(self.section.value)
        had_keyboard = self.list.hasFocus() or any(one.hasFocus() for one in self._nothing.values())
        self._show()
        if had_keyboard:
            self.take_focus()

    def take_focus(self) -> None:
        """Bring the keyboard to what is shown."""
        shown = self._stack.currentWidget()
        target = self.list if shown is None or shown is self._beside else shown
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_room(self, is_narrow: bool) -> None:
        """Do without the foot while something else is written above."""
        self._foot.setVisible(not is_narrow)

    def ask(self, is_asking: bool) -> None:
        """Have the question in the place of the keys, or these again."""
        self._foot.setCurrentWidget(self._asking if is_asking else self._keys)

    def _build(self) -> None:
        self.list.setMinimumWidth(_LIST_WIDTH * 3 // 4)
        self.list.setMaximumWidth(_LIST_WIDTH)
        self._beside = QWidget()
        across = QHBoxLayout(self._beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE.large)
        across.addWidget(self.list, 4)
        across.addWidget(self.page, 5)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._beside)
        # what is written above has its room first; the list takes what is left
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(ROW_HEIGHT)
        self._keys = QWidget(self)
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(SPACE.small)
        for button in (self._new, self._wish, self._open, self._remove):
            keys.addWidget(button)
        keys.addStretch(1)
        self._asking = QWidget(self)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self.question)
        asking.addStretch(1)
        self._foot = QStackedWidget(self)
        self._foot.addWidget(self._keys)
        self._foot.addWidget(self._asking)
        self._foot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _show(self) -> None:
        shown = self.book.listed(self.section)
        self.list.setAccessibleName(phrase(SECTIONS[self.section]))
        self.list.show_rows([_row(one) for one in shown], self.wanted)
        self._stack.setCurrentWidget(self._beside if shown else self._empty(self.section))
        for button in (self._open, self._remove):
            button.setVisible(bool(shown))
        self._show_page()

    def _empty(self, section: Section) -> EmptyState:
        if section not in self._nothing:
            words, more = NOTHING[section]
            self._nothing[section] = EmptyState("handshake", phrase(words), more=phrase(more))
            self._nothing[section].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._stack.addWidget(self._nothing[section])
        return self._nothing[section]

    def _show_page(self) -> None:
        chosen = self.introduction
        if chosen is not None:
            words = self.book.words[chosen.id]
            acts = [f"{KEYS[act]} {act_words(act, words)}" for act in acts_in(self.book, chosen)]
            self.list.setAccessibleDescription(", ".join(acts))
        self.page.show_introduction(chosen, self.book)

    @Slot()
    def _on_chosen(self) -> None:
        if self.list.chosen_id is not None and self.list.hasFocus():
            self.wanted = self.list.chosen_id
        self._show_page()

    @Slot(str)
    def _on_picked(self, section: str) -> None:
        self.show_section(Section(section), focus=False)


def section_of(introduction: Introduction) -> Section:
    """The list that an introduction stands in."""
    return next(section for section, states in LISTED.items() if introduction.state in states)


def _row(introduction: Introduction) -> Row:
    return Row(introduction.id, title(introduction), *state_words(introduction), row_words(introduction))
