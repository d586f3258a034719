"""A list of what came, of those whose keys one has, or one's own card; beside it one whole."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.handing import InboxItem, Letter, Peer
from resources import tr
from ui.places.card_list import CardList, Row
from ui.places.handing.page import HandingPage
from ui.places.handing.presenter import Post
from ui.places.handing.sentences import (
    NOTHING,
    SECTIONS,
    Act,
    Section,
    acts_of_letter,
    acts_of_me,
    acts_of_peer,
    item_words,
    kind_words,
    level_words,
    peer_words,
)
from ui.places.list_board import BoardWords, ListBoard
from ui.widgets import KeyButton

_LETTERS: Final = (Section.CAME, Section.AGREED)
_MINE: Final = 1
"""The one row of my own card."""


class Board(ListBoard[Section]):
    """What came, whose keys one has, and one's own card. New is what is opened from a sealed file."""

    code_wanted = Signal()

    def __init__(self) -> None:
        self.post = Post()
        self.list, self.page = CardList(), HandingPage()
        words = BoardWords(
            SECTIONS, NOTHING, "mail", new=tr("open a sealed file"), removes=tr("let it go"), new_key="O"
        )
        by_code = KeyButton("R", tr("receive by a code"))
        super().__init__(words, self.list, self.page, keys=[by_code])
        by_code.clicked.connect(self.code_wanted)

    @property
    def letter(self) -> Letter | None:
        """What is chosen of what came, or of what was agreed to."""
        return self.post.letter(self.list.chosen_id) if self.section in _LETTERS else None

    @property
    def peer(self) -> Peer | None:
        """Who is chosen of those whose keys one has."""
        return self.post.peer(self.list.chosen_id) if self.section == Section.KNOWN else None

    @property
    def acts(self) -> Sequence[Act]:
        """What can be done with what is chosen."""
        if self.section == Section.MINE:
            return acts_of_me(self.post.me)
        if self.letter is not None:
            return acts_of_letter(self.letter)
        return acts_of_peer(self.peer) if self.peer is not None else ()

    def show_post(self, post: Post) -> None:
        """Show what there is now."""
        self.post = post
        self.show_anew(None)

    def fill(self) -> QWidget | None:
        """The rows of the list."""
        rows = self._rows()
        self.list.show_rows(rows, self.wanted)
        return self.beside if rows else None

    def show_page(self) -> None:
        """What is chosen; only what came can be let go."""
        self.remove_key.setVisible(self.letter is not None and self.section == Section.CAME)
        if self.letter is not None:
            self.page.show_letter(self.letter)
        elif self.peer is not None:
            self.page.show_peer(self.peer)
        elif self.section == Section.MINE:
            self.page.show_me(self.post.me)
        else:
            self.page.show_nothing()

    def _rows(self) -> list[Row]:
        match self.section:
            case Section.CAME:
                return [self._row(one) for one in self.post.items]
            case Section.AGREED:
                return [self._row(one) for one in self.post.agreed]
            case Section.KNOWN:
                return [Row(one.person, one.name, *peer_words(one), ()) for one in self.post.peers]
        return [Row(_MINE, self.post.me.name or tr("Your card has no name yet"), tr("yours"), "outline", ())]

    def _row(self, item: InboxItem) -> Row:
        return Row(item.id, kind_words(item), *level_words(item.level), item_words(item, self.post.today))
