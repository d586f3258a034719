"""One introduction to read: how far each of the two is, and what is still to be said."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from models.introductions import Introduction
from models.introductions.after import Word, to_say
from resources import tr
from ui.places.introductions.presenter import Book
from ui.places.introductions.sentences import (
    KEYS,
    Act,
    act_words,
    acts_of,
    facts,
    party_lines,
    state_words,
    title,
)
from ui.places.reading_page import ReadingPage


def acts_in(book: Book, introduction: Introduction) -> list[Act]:
    """What can be done with one of a book."""
    return acts_of(
        introduction,
        book.words[introduction.id],
        book.today,
        has_favour=introduction.id in book.favoured,
        by_message=book.by_message(introduction.id),
    )


class IntroductionPage(ReadingPage):
    """Shows an introduction. ``acted`` brings an ``Act``; a letter is about an id and a ``Word``."""

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Any = None
        self.key_pressed.connect(self._on_key_pressed)

    def show_introduction(self, introduction: Introduction | None, book: Book) -> None:
        """Show one of a book, or nothing. A letter that is being written stays while it is still to be said."""
        shown = (introduction, book) if introduction is not None else None
        if shown == self._shown:
            return
        self._shown = shown
        words = book.words[introduction.id] if introduction is not None else ()
        self.begin(
            keeps_letter=introduction is not None and self.letter_for in [(introduction.id, one) for one in words]
        )
        if introduction is not None:
            self._fill(introduction, book, words)
        self.finish()

    def _fill(self, introduction: Introduction, book: Book, words: Sequence[Word]) -> None:
        today = book.today
        self.head(title(introduction), *state_words(introduction), "")
        self.keys([(KEYS[act], act_words(act, words), act.value) for act in acts_in(book, introduction)])
        self.section(tr("Still to say"), [(to_say(word), "") for word in words])
        for party in (introduction.a, introduction.b):
            self.section(party.name, party_lines(introduction, party, today))
        self.section(tr("It led to"), list(book.fruits.get(introduction.id, ())))
        self.section(tr("What is known"), facts(introduction, today))

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        self.acted.emit(Act(name))
