"""What is shown of decisions: a list of some, with one of them open."""

from datetime import date

from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from resources import phrase, tr
from ui.places.card_list import CardList, Row
from ui.places.decisions.page import DecisionPage
from ui.places.decisions.presenter import Book
from ui.places.decisions.sentences import (
    KEYS,
    NOTHING,
    SECTIONS,
    STATES,
    TONES,
    Section,
    about,
    acts_of,
    section_of,
)
from ui.places.list_board import BoardWords, ListBoard


class Board(ListBoard[Section]):
    """Decisions by how far they have come."""

    def __init__(self) -> None:
        self.book = Book()
        self.list, self.page = CardList(), DecisionPage()
        super().__init__(
            BoardWords(SECTIONS, NOTHING, "split", tr("a question"), tr("those you ask")), self.list, self.page
        )
        self.page.left.connect(self.take_focus)

    @property
    def decision(self) -> Decision | None:
        """The chosen one."""
        return self.book.decision(self.list.chosen_id)

    def show_book(self, book: Book) -> None:
        """Show what there is now. What was asked for is followed to the list where it stands."""
        self.book = book
        wanted = book.decision(self.wanted)
        on_page = self.page.has_keyboard
        self.show_anew(section_of(wanted) if wanted else None)
        if on_page and not self.page.has_keyboard:
            self.take_focus()

    def fill(self) -> QWidget | None:
        """The decisions of the list."""
        shown = self.book.listed(self.section)
        self.list.show_rows([_row(one, self.book.today) for one in shown], self.wanted)
        return self.beside if shown else None

    def show_page(self) -> None:
        """The chosen decision, and what its keys do."""
        decision = self.decision
        if decision is not None:
            keys = ", ".join(f"{KEYS[act]} {word}" for act, word in acts_of(decision))
            self.list.setAccessibleDescription(keys)
        self.page.show_decision(decision, self.book.today)


def _row(decision: Decision, today: date) -> Row:
    state = phrase(STATES[decision.state])
    return Row(decision.id, decision.question, state, TONES[decision.state], about(decision, today))
