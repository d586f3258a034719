"""What is shown of introductions: a list by how far they are, and one of them open beside it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from models.introductions import Introduction
from resources import tr
from ui.places.card_list import CardList, Row
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
from ui.places.list_board import BoardWords, ListBoard
from ui.widgets import KeyButton

_LIST_WIDTH: Final = 400
"""Wider than elsewhere: a row names two people."""


class Board(ListBoard[Section]):
    """Introductions by how far they are, and under them the keys, or a question about the last of them."""

    wish_requested = Signal()

    def __init__(self) -> None:
        self.book = Book()
        self.list, self.page = CardList(), IntroductionPage()
        wish = KeyButton("K", tr("be introduced yourself"))
        words = BoardWords(SECTIONS, NOTHING, "handshake", tr("two people to introduce"), tr("their pages"))
        super().__init__(words, self.list, self.page, keys=[wish], list_width=_LIST_WIDTH)
        wish.clicked.connect(self.wish_requested)

    @property
    def introduction(self) -> Introduction | None:
        """The chosen one."""
        return self.book.introduction(self.list.chosen_id)

    def show_book(self, book: Book) -> None:
        """Show what there is now. What was asked for is followed to the list where it stands."""
        self.book = book
        wanted = book.introduction(self.wanted)
        self.show_anew(section_of(wanted) if wanted else None)

    def ask(self, is_asking: bool) -> None:
        """Have the question in the place of the keys, or these again."""
        self._lower.setCurrentIndex(int(is_asking))

    def make_foot(self, keys: QWidget) -> QWidget:
        """The keys, and the question that may be asked in their place."""
        self.question = Hints(self)
        asking = QWidget(self)
        across = QHBoxLayout(asking)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.question)
        across.addStretch(1)
        self._lower = QStackedWidget(self)
        self._lower.addWidget(keys)
        self._lower.addWidget(asking)
        self._lower.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        return self._lower

    def fill(self) -> QWidget | None:
        """The introductions of the list."""
        shown = self.book.listed(self.section)
        self.list.show_rows([_row(one) for one in shown], self.wanted)
        return self.beside if shown else None

    def show_page(self) -> None:
        """The chosen introduction, and what its keys do."""
        chosen = self.introduction
        if chosen is not None:
            words = self.book.words[chosen.id]
            acts = [f"{KEYS[act]} {act_words(act, words)}" for act in acts_in(self.book, chosen)]
            self.list.setAccessibleDescription(", ".join(acts))
        self.page.show_introduction(chosen, self.book)


def section_of(introduction: Introduction) -> Section:
    """The list that an introduction stands in."""
    return next(section for section, states in LISTED.items() if introduction.state in states)


def _row(introduction: Introduction) -> Row:
    return Row(introduction.id, title(introduction), *state_words(introduction), row_words(introduction))
