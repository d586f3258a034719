"""A list of what came, of those whose keys one has, or one's own card; beside it one whole."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.handing import Letter, Peer
from resources import phrase, tr
from ui.places.card_list import ROW_HEIGHT, CardList, Row
from ui.places.handing.page import HandingPage
from ui.places.handing.presenter import Post
from ui.places.handing.sentences import (
    NOTHING,
    SECTIONS,
    Act,
    Section,
    acts_of_letter,
    acts_of_peer,
    item_words,
    kind_words,
    level_words,
    peer_words,
)
from ui.places.tabs import Tabs
from ui.theme import SPACE
from ui.widgets import EmptyState, KeyButton

_LIST_WIDTH: Final = 380
_ORDER: Final = tuple(Section)
_MINE: Final = 1
"""The one row of my own card."""


class Board(QWidget):
    """Tabs, what one of them shows, and the keys under it."""

    open_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.post = Post()
        self.section = Section.CAME
        self.wanted: int | None = None
        self._nothing: dict[Section, EmptyState] = {}
        self.tabs = Tabs(
            [(section.value, phrase(words), str(at)) for at, (section, words) in enumerate(SECTIONS.items(), start=1)]
        )
        self.list, self.page = CardList(), HandingPage()
        self._open = KeyButton("O", tr("open a sealed file"), parent=self)
        self._remove = KeyButton("Del", tr("let it go"), parent=self)
        self._build()
        self._open.clicked.connect(self.open_requested)
        self._remove.clicked.connect(self.removal_requested)
        self.tabs.picked.connect(self._on_picked)
        self.list.chosen.connect(self._on_chosen)
        self.tabs.set_current(self.section.value)

    @property
    def letter(self) -> Letter | None:
        """What is chosen of what came."""
        return self.post.letter(self.list.chosen_id) if self.section == Section.CAME else None

    @property
    def peer(self) -> Peer | None:
        """Who is chosen of those whose keys one has."""
        return self.post.peer(self.list.chosen_id) if self.section == Section.KNOWN else None

    @property
    def acts(self) -> Sequence[Act]:
        """What can be done with what is chosen."""
        if self.section == Section.MINE:
            return (Act.EDIT, Act.IDENTITY)
        if self.letter is not None:
            return acts_of_letter(self.letter)
        return acts_of_peer(self.peer) if self.peer is not None else ()

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

    def show_post(self, post: Post) -> None:
        """Show what there is now."""
        self.post = post
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
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(SPACE.small)
        for button in (self._open, self._remove):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _show(self) -> None:
        rows = self._rows()
        self.list.setAccessibleName(phrase(SECTIONS[self.section]))
        self.list.show_rows(rows, self.wanted)
        self._stack.setCurrentWidget(self._beside if rows else self._empty(self.section))
        self._show_page()

    def _rows(self) -> list[Row]:
        match self.section:
            case Section.CAME:
                return [
                    Row(one.id, kind_words(one), *level_words(one.level), item_words(one, self.post.today))
                    for one in self.post.items
                ]
            case Section.KNOWN:
                return [
                    Row(one.person, one.name, *level_words(one.level), (peer_words(one),)) for one in self.post.peers
                ]
        return [Row(_MINE, self.post.me.name or tr("Your card has no name yet"), tr("yours"), "outline", ())]

    def _empty(self, section: Section) -> EmptyState:
        if section not in self._nothing:
            words, more = NOTHING[section]
            self._nothing[section] = EmptyState("mail", phrase(words), more=phrase(more))
            self._nothing[section].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._stack.addWidget(self._nothing[section])
        return self._nothing[section]

    def _show_page(self) -> None:
        self._remove.setVisible(self.letter is not None)
        if self.letter is not None:
            self.page.show_letter(self.letter)
        elif self.peer is not None:
            self.page.show_peer(self.peer)
        elif self.section == Section.MINE:
            self.page.show_me(self.post.me)
        else:
            self.page.show_nothing()

    @Slot()
    def _on_chosen(self) -> None:
        if self.list.chosen_id is not None and self.list.hasFocus():
            self.wanted = self.list.chosen_id
        self._show_page()

    @Slot(str)
    def _on_picked(self, section: str) -> None:
        self.show_section(Section(section), focus=False)
