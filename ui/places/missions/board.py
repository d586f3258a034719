"""What is shown of missions: a list of some with one of them open, or all of them together."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models.missions import Mission
from resources import tr
from ui.places.list_board import BoardWords, ListBoard
from ui.places.missions.listing import MissionList
from ui.places.missions.overviews import ChainsView, ThanksView
from ui.places.missions.page import MissionPage
from ui.places.missions.presenter import Book
from ui.places.missions.sentences import KEYS, LISTED, NOTHING, SECTIONS, Section, acts_of


class Board(ListBoard[Section]):
    """Missions by how far they are, the picture of their chains, and a year of thanks."""

    def __init__(self) -> None:
        self.book = Book()
        self._shows_amount = False
        self.list, self.page = MissionList(), MissionPage()
        words = BoardWords(SECTIONS, NOTHING, "briefcase", tr("work you heard of"), tr("the client’s page"))
        super().__init__(words, self.list, self.page)
        self.chains, self.thanks = ChainsView(), ThanksView()
        for view in (self.chains, self.thanks):
            self.add_view(view)
        self.page.amount_requested.connect(self.turn_amount)

    @property
    def mission(self) -> Mission | None:
        """The chosen one; none where all are shown together."""
        return self.list.mission if self.section in LISTED else None

    def show_book(self, book: Book) -> None:
        """Show what there is now. What was asked for is followed to the list where it stands."""
        self.book = book
        wanted = book.mission(self.wanted)
        self.show_anew(section_of(wanted) if wanted is not None and self.section in LISTED else None)

    @Slot()
    def turn_amount(self) -> None:
        """Show amounts, or hide them again."""
        self._shows_amount = not self._shows_amount
        self.show_page()

    def fill(self) -> QWidget | None:
        """A list of some, or all of them together where work came through somebody."""
        missions, today = self.book.missions, self.book.today
        if self.section in LISTED:
            shown = [one for one in missions if one.state in LISTED[self.section]]
            self.list.show_missions(shown, self.wanted)
            return self.beside if shown else None
        self.chains.show_missions(missions, today)
        self.thanks.show_missions(missions, today)
        view = self.chains if self.section == Section.CHAINS else self.thanks
        return view if any(one.chain for one in missions) else None

    def show_page(self) -> None:
        """The chosen mission, and what its keys do."""
        mission = self.list.mission
        owed = self.book.owed[mission.id] if mission else ()
        if mission is not None:
            self.list.setAccessibleDescription(", ".join(f"{KEYS[act]} {word}" for act, word in acts_of(mission, owed)))
        self.page.show_mission(mission, owed, self.book.today, with_amount=self._shows_amount)


def section_of(mission: Mission) -> Section:
    """The list that a mission stands in."""
    return next(section for section, states in LISTED.items() if mission.state in states)
