"""The ways between the window's places: what is shown in one of them, wherever it was asked for."""

from typing import TypeVar

from models.involved import Named
from models.search import Hit
from ui.places.decisions import DecisionsPlace
from ui.places.doubles import DoublesPlace
from ui.places.exchanges import ExchangesPlace
from ui.places.favours import FavoursPlace
from ui.places.help import HelpPlace
from ui.places.introductions import IntroductionsPlace
from ui.places.missions import MissionsPlace
from ui.places.network import NetworkPlace
from ui.places.network.state import Section as NetworkSection
from ui.places.people import PeoplePlace
from ui.places.triage import TriagePlace
from ui.shell import Shell

TODAY, PEOPLE, EXCHANGES, FAVOURS, CIRCLES = "today", "people", "exchanges", "favours", "circles"
HISTORY, HELP, SETTINGS = "history", "help", "settings"
DECISIONS = "decisions"
DOUBLES, TRIAGE = "doubles", "triage"
MISSIONS, INTRODUCTIONS = "missions", "introductions"
REFUGE = "refuge"
NETWORK = "network"
HANDING = "handing"

_Page = TypeVar("_Page")


class Ways:
    """Goes to a place, and has it show something. A subclass has the ``window``, whose places it makes."""

    window: Shell

    def __init__(self) -> None:
        self._came_from = PEOPLE
        self._before_help = TODAY

    def add_person(self) -> None:
        """Open the form for somebody new."""
        self.window.go(PEOPLE)
        self.people.add_person()

    def show_person(self, person: int) -> None:
        """Show somebody's page."""
        self.window.go(PEOPLE)
        self.people.show_person(person)

    def show_exchange(self, person: int, interaction: int) -> None:
        """Show somebody's page at one interaction with them."""
        self.window.go(PEOPLE)
        self.people.show_exchange(person, interaction)

    def show_circle_exchanges(self, circle: int) -> None:
        """Show what was said with those of a circle."""
        self.window.go(EXCHANGES)
        self._page(EXCHANGES, ExchangesPlace).show_circle(circle)

    def show_person_exchanges(self, person: int) -> None:
        """Show everything that was said with somebody."""
        self.window.go(EXCHANGES)
        self._page(EXCHANGES, ExchangesPlace).show_person(person)

    def show_doubles(self) -> None:
        """Show who may stand here twice."""
        self._go_to_doubles().show_all()

    def choose_double(self, person: int) -> None:
        """Ask who is the same person as somebody."""
        self._go_to_doubles().choose_other(person)

    def _go_to_doubles(self) -> DoublesPlace:
        self._go_aside(DOUBLES)
        return self._page(DOUBLES, DoublesPlace)

    def show_triage(self) -> None:
        """Show who waits for a place."""
        self._go_aside(TRIAGE)
        self._page(TRIAGE, TriagePlace).begin()

    def _page(self, key: str, kind: type[_Page]) -> _Page:
        page = self.window.page(key)
        assert isinstance(page, kind)
        return page

    def _go_aside(self, key: str) -> None:
        """Show a place that is not in the rail, from which one comes back to where one was."""
        if self.window.current not in (DOUBLES, TRIAGE):
            self._came_from = self.window.current
        self.window.go(key)

    def _come_back(self) -> None:
        self.window.go(self._came_from)

    def show_people(self) -> None:
        """Show the place of people."""
        self.window.go(PEOPLE)

    def show_promises(self) -> None:
        """Answer "What did I promise?", wherever one is."""
        self.window.go(FAVOURS, focus=False)
        self.favours.show_promises()

    def show_note(self, hit: Hit) -> None:
        """Show what was found in its own place, and what has none with the first whom it is about."""
        if hit.kind == "favour":
            self.window.go(FAVOURS, focus=False)
            self.favours.show_favour(hit.id)
        elif hit.kind == "decision":
            self.show_decision(hit.id)
        elif hit.kind == "mission":
            self.show_mission(hit.id)
        elif hit.kind == "introduction":
            self.show_introduction(hit.id)
        elif hit.people:
            self.show_person(hit.people[0][0])

    def show_decision(self, id: int) -> None:
        """Show one decision among its like."""
        self.window.go(DECISIONS, focus=False)
        self._page(DECISIONS, DecisionsPlace).show_decision(id)

    def ask_question(self) -> None:
        """Open the form for a question to decide."""
        self.window.go(DECISIONS, focus=False)
        self._page(DECISIONS, DecisionsPlace).open_new()

    def show_mission(self, id: int) -> None:
        """Show one mission among its like."""
        self.window.go(MISSIONS, focus=False)
        self._page(MISSIONS, MissionsPlace).show_mission(id)

    def show_introduction(self, id: int) -> None:
        """Show one introduction among its like."""
        self.window.go(INTRODUCTIONS, focus=False)
        self.introductions.show_introduction(id)

    def introduce(self, person: int, name: str) -> None:
        """Ask whom somebody might like to meet."""
        self.window.go(INTRODUCTIONS, focus=False)
        self.introductions.introduce(person, name)

    def wish_introduction(self, whom: Named, to: Named, why: str) -> None:
        """Ask somebody to introduce me to somebody else."""
        self.window.go(INTRODUCTIONS, focus=False)
        self.introductions.wish(whom, to, why)

    def propose_introduction(self) -> None:
        """Ask which two people might like to meet."""
        self.window.go(INTRODUCTIONS, focus=False)
        self.introductions.open_new()

    def show_ways(self) -> None:
        """Ask who leads to somebody."""
        self.window.go(NETWORK, focus=False)
        self._page(NETWORK, NetworkPlace).show_section(NetworkSection.PATHS)

    @property
    def people(self) -> PeoplePlace:
        """The place of people."""
        return self._page(PEOPLE, PeoplePlace)

    @property
    def favours(self) -> FavoursPlace:
        """The place of favours."""
        return self._page(FAVOURS, FavoursPlace)

    @property
    def introductions(self) -> IntroductionsPlace:
        """The place of introductions."""
        return self._page(INTRODUCTIONS, IntroductionsPlace)

    def give_keyboard_to_place(self) -> None:
        """Let keys go to the place that is shown."""
        self.window.go(self.window.current)

    def _on_place_shown(self, key: str) -> None:
        """The help opens where it tells of the place one comes from."""
        if key == HELP:
            self._page(HELP, HelpPlace).explain(self._before_help)
        else:
            self._before_help = key
