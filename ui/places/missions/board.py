"""What is shown of missions: a list of some with one of them open, or all of them together."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.missions import Mission
from resources import phrase, tr
from ui.places.card_list import ROW_HEIGHT
from ui.places.missions.listing import MissionList
from ui.places.missions.overviews import ChainsView, ThanksView
from ui.places.missions.page import MissionPage
from ui.places.missions.presenter import Book
from ui.places.missions.sentences import KEYS, LISTED, NOTHING, SECTIONS, Section, acts_of
from ui.places.tabs import Tabs
from ui.theme import SPACE
from ui.widgets import EmptyState, KeyButton

_LIST_WIDTH: Final = 380
_ORDER: Final = tuple(Section)


class Board(QWidget):
    """Tabs, what one of them shows, and the keys under it."""

    new_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = Book()
        self.section = Section.UNDER_WAY
        self.wanted: int | None = None
        self._shows_amount = False
        self._nothing: dict[Section, EmptyState] = {}
        self.tabs = Tabs(
            [(section.value, phrase(words), str(at)) for at, (section, words) in enumerate(SECTIONS.items(), start=1)]
        )
        self.list, self.page = MissionList(), MissionPage()
        self.chains, self.thanks = ChainsView(), ThanksView()
        self._new = KeyButton("N", tr("work you heard of"), parent=self)
        self._client = KeyButton("Return", tr("the client’s page"), parent=self)
        self._remove = KeyButton("Del", tr("remove"), parent=self)
        self._build()
        self._new.clicked.connect(self.new_requested)
        self._client.clicked.connect(self.list.opened)
        self._remove.clicked.connect(self.removal_requested)
        self.tabs.picked.connect(self._on_picked)
        self.list.chosen.connect(self._on_chosen)
        self.page.amount_requested.connect(self.turn_amount)
        self.tabs.set_current(self.section.value)

    @property
    def mission(self) -> Mission | None:
        """The chosen one; none where all are shown together."""
        return self.list.mission if self.section in LISTED else None

    def show_section(self, section: Section, chosen: int | None = None, *, focus: bool = True) -> None:
        """Show a list, with ``chosen`` chosen in it, or all missions together."""
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
        wanted = book.mission(self.wanted)
        if wanted is not None and self.section in LISTED:
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

    @Slot()
    def turn_amount(self) -> None:
        """Show amounts, or hide them again."""
        self._shows_amount = not self._shows_amount
        self._show_page()

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
        for widget in (self._beside, self.chains, self.thanks):
            self._stack.addWidget(widget)
        # what is written above has its room first; the list takes what is left
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(ROW_HEIGHT)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(SPACE.small)
        for button in (self._new, self._client, self._remove):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _show(self) -> None:
        missions, today = self.book.missions, self.book.today
        if self.section in LISTED:
            shown = [one for one in missions if one.state in LISTED[self.section]]
            self.list.setAccessibleName(phrase(SECTIONS[self.section]))
            self.list.show_missions(shown, self.wanted)
        else:
            shown = [one for one in missions if one.chain]
            self.chains.show_missions(missions, today)
            self.thanks.show_missions(missions, today)
        views = {Section.CHAINS: self.chains, Section.THANKS: self.thanks}
        self._stack.setCurrentWidget(views.get(self.section, self._beside) if shown else self._empty(self.section))
        for button in (self._client, self._remove):
            button.setVisible(self.mission is not None)
        self._show_page()

    def _empty(self, section: Section) -> EmptyState:
        if section not in self._nothing:
            words, more = NOTHING[section]
            self._nothing[section] = EmptyState("briefcase", phrase(words), more=phrase(more))
            self._nothing[section].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._stack.addWidget(self._nothing[section])
        return self._nothing[section]

    def _show_page(self) -> None:
        mission = self.list.mission
        owed = self.book.owed[mission.id] if mission else ()
        if mission is not None:
            self.list.setAccessibleDescription(", ".join(f"{KEYS[act]} {word}" for act, word in acts_of(mission, owed)))
        self.page.show_mission(mission, owed, self.book.today, with_amount=self._shows_amount)

    @Slot()
    def _on_chosen(self) -> None:
        if self.list.mission is not None and self.list.hasFocus():
            self.wanted = self.list.mission.id
        self._show_page()

    @Slot(str)
    def _on_picked(self, section: str) -> None:
        self.show_section(Section(section), focus=False)


def section_of(mission: Mission) -> Section:
    """The list that a mission stands in."""
    return next(section for section, states in LISTED.items() if mission.state in states)
