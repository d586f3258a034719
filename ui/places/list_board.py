"""Lists to go between, with one thing of theirs open beside: tabs, a list, a page, and the keys under them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from resources import phrase, tr
from ui.places.card_list import ROW_HEIGHT, CardList
from ui.places.tabs import Tabs
from ui.theme import SPACE
from ui.widgets import EmptyState, KeyButton

_LIST_WIDTH: Final = 380
_Section = TypeVar("_Section", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class BoardWords(Generic[_Section]):
    """What a board says: its ``sections`` in order, and of each that has ``nothing`` a sentence and one more.

    Those are English sources. In the user's language are ``new``, ``opens`` and ``removes``, what ``new_key``, Enter
    and Delete do; without ``opens`` Enter does nothing, and to remove is called so where nothing else is said.
    """

    sections: Mapping[_Section, str]
    nothing: Mapping[_Section, tuple[str, str]]
    icon: str
    new: str
    opens: str = ""
    removes: str = ""
    new_key: str = "N"


class ListBoard(QWidget, Generic[_Section]):
    """A subclass fills the list and the page. ``section`` is what is shown, ``wanted`` the id that was asked for.

    ``keys`` stand at the foot after the first; the list takes ``list_width`` at most.
    """

    new_requested = Signal()
    removal_requested = Signal()

    def __init__(
        self,
        words: BoardWords[_Section],
        cards: CardList,
        page: QWidget,
        *,
        keys: Sequence[KeyButton] = (),
        list_width: int = _LIST_WIDTH,
    ) -> None:
        super().__init__()
        self._words = words
        self._order = tuple(words.sections)
        self._list, self._page = cards, page
        self._nothing: dict[_Section, EmptyState] = {}
        self._is_read = False
        self.section = self._order[0]
        self.wanted: int | None = None
        self.tabs = Tabs(
            [(section.value, phrase(said), str(at)) for at, (section, said) in enumerate(words.sections.items(), 1)]
        )
        new = KeyButton(words.new_key, words.new, parent=self)
        self.remove_key = KeyButton("Del", words.removes or tr("remove"), parent=self)
        self._of_chosen = [self.remove_key]
        if words.opens:
            opens = KeyButton("Return", words.opens, parent=self)
            opens.clicked.connect(cards.opened)
            self._of_chosen.insert(0, opens)
        self._build([new, *keys, *self._of_chosen], list_width)
        for button in self._of_chosen:
            button.hide()
        new.clicked.connect(self.new_requested)
        self.remove_key.clicked.connect(self.removal_requested)
        self.tabs.picked.connect(self._on_picked)
        cards.chosen.connect(self._on_chosen)
        self.tabs.set_current(self.section.value)

    def fill(self) -> QWidget | None:
        """Fill what ``section`` shows, and say which view that is; none where there is nothing to show."""
        raise NotImplementedError

    def show_page(self) -> None:
        """Show what is chosen."""
        raise NotImplementedError

    def make_foot(self, keys: QWidget) -> QWidget:
        """What stands under the list: the keys, where a subclass has nothing to put in their place."""
        return keys

    def show_section(self, section: _Section, chosen: int | None = None, *, focus: bool = True) -> None:
        """Show a list, with ``chosen`` chosen in it."""
        self.section, self.wanted = section, chosen
        self.tabs.set_current(section.value)
        self._show()
        if focus:
            self.take_focus()

    def follow(self, id: int) -> None:
        """Have ``id`` chosen in the list where it stands, once it is read again."""
        self.wanted = id

    def show_numbered(self, digit: int) -> None:
        """Show what has this digit, if anything has."""
        if digit <= len(self._order):
            self.show_section(self._order[digit - 1])

    def step(self, by: int) -> None:
        """Go to the tab beside this one."""
        self.show_section(self._order[(self._order.index(self.section) + by) % len(self._order)])

    @Slot()
    def take_focus(self) -> None:
        """Bring the keyboard to what is shown."""
        shown = self._stack.currentWidget()
        target = self._list if shown is None or shown is self.beside else shown
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_room(self, is_narrow: bool) -> None:
        """Do without the foot while something else is written above, which may need all the room."""
        self._foot.setVisible(not is_narrow)
        self._stack.setMinimumHeight(0 if is_narrow else ROW_HEIGHT)

    def show_anew(self, section: _Section | None) -> None:
        """Show what there is now, in ``section`` if what was asked for stands there by now.

        Before this was called nothing is known, and nothing is said of it.
        """
        self._is_read = True
        if section is not None:
            self.section = section
            self.tabs.set_current(section.value)
        had_keyboard = self._list.hasFocus() or any(one.hasFocus() for one in self._nothing.values())
        self._show()
        if had_keyboard:
            self.take_focus()

    def add_view(self, view: QWidget) -> None:
        """Have another view that ``fill`` may name."""
        self._stack.addWidget(view)

    def _build(self, buttons: Sequence[KeyButton], list_width: int) -> None:
        self._list.setMinimumWidth(list_width * 3 // 4)
        self._list.setMaximumWidth(list_width)
        self._stack = QStackedWidget(self)
        self.beside = QWidget(self._stack)
        across = QHBoxLayout(self.beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE.large)
        across.addWidget(self._list, 4)
        across.addWidget(self._page, 5)
        self._stack.addWidget(self.beside)
        # what is written above has its room first; the list takes what is left
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(ROW_HEIGHT)
        keys = QWidget(self)
        row = QHBoxLayout(keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._foot = self.make_foot(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _show(self) -> None:
        self._list.setAccessibleName(phrase(self._words.sections[self.section]))
        if not self._is_read:
            return
        view = self.fill()
        self._stack.setCurrentWidget(view or self._empty(self.section))
        for button in self._of_chosen:
            button.setVisible(view is self.beside)
        self.show_page()

    def _empty(self, section: _Section) -> EmptyState:
        if section not in self._nothing:
            words, more = self._words.nothing[section]
            self._nothing[section] = EmptyState(self._words.icon, phrase(words), more=phrase(more))
            self._nothing[section].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._stack.addWidget(self._nothing[section])
        return self._nothing[section]

    @Slot()
    def _on_chosen(self) -> None:
        if self._list.chosen_id is not None and self._list.hasFocus():
            self.wanted = self._list.chosen_id
        self.show_page()

    @Slot(str)
    def _on_picked(self, section: str) -> None:
        self.show_section(next(one for one in self._order if one.value == section), focus=False)
