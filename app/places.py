"""The window's places: each is made when it is first shown, and what happens in one is brought to another."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from app import __version__, postbox
from app.meetings import Meetings
from app.settings import Settings
from app.view import CAPTURE, View
from app.ways import (
    CIRCLES,
    DECISIONS,
    DOUBLES,
    EXCHANGES,
    FAVOURS,
    HANDING,
    HELP,
    HISTORY,
    INTRODUCTIONS,
    MISSIONS,
    NETWORK,
    PEOPLE,
    REFUGE,
    SETTINGS,
    TODAY,
    TRIAGE,
    Ways,
)
from app.wishes import Keeping, Wishes, Writing
from models.clock import Clock
from models.vault import Where
from resources import tr
from sync.transports.codes import with_server
from ui.capture_bar import CaptureBar, Kept
from ui.jobs import Jobs
from ui.places.circles import CirclesPlace
from ui.places.decisions import DecisionsPlace
from ui.places.doubles import DoublesPlace
from ui.places.exchanges import ExchangesPlace
from ui.places.favours import FavoursPlace
from ui.places.handing import HandingMissing, HandingPlace
from ui.places.help import HelpPlace
from ui.places.history import HistoryPlace
from ui.places.introductions import IntroductionsPlace
from ui.places.missions import MissionsPlace
from ui.places.network import NetworkPlace
from ui.places.people import BackupsLeft, PeoplePlace
from ui.places.refuge import RefugePlace
from ui.places.settings import Chosen, Meeting, SettingsPlace
from ui.places.today import TodayPlace
from ui.places.triage import TriagePlace
from ui.shell import Place, Shell, ShellState

_Kept = TypeVar("_Kept", bound=Keeping)
_Written = TypeVar("_Written", bound=Writing)


class Places(Ways):
    """The window of one notebook, and its places. ``settings`` tells those that hold now."""

    def __init__(self, jobs: Jobs, clock: Clock, settings: Callable[[], Settings], wishes: Wishes, was: View) -> None:
        super().__init__()
        self._jobs = jobs
        self._clock = clock
        self._settings = settings
        self._wishes = wishes
        self._was: Mapping[str, str] = was.pages
        self._keeping: dict[str, Keeping] = {}
        self._today: TodayPlace | None = None
        self._refuge: RefugePlace | None = None
        self.window = Shell(
            [
                Place(TODAY, tr("Today"), "sun", self._make_today),
                Place(PEOPLE, tr("People"), "users", self._make_people),
                Place(EXCHANGES, tr("Exchanges"), "message-circle", self._make_exchanges),
                Place(FAVOURS, tr("Favours"), "hand-helping", self._make_favours),
                Place(CIRCLES, tr("Circles"), "circle", self._make_circles),
                Place(DECISIONS, tr("Decisions"), "split", self._make_decisions),
                Place(MISSIONS, tr("Missions"), "briefcase", self._make_missions),
                Place(INTRODUCTIONS, tr("Introductions"), "handshake", self._make_introductions),
                Place(HANDING, tr("Cards"), "send", self._make_handing),
                Place(NETWORK, tr("Network"), "waypoints", self._make_network),
                Place(REFUGE, tr("Refuge"), "life-buoy", self._make_refuge, sequence="Ctrl+Shift+R"),
                Place(HISTORY, tr("History"), "history", self._make_history, at_bottom=True, sequence="Ctrl+H"),
                Place(HELP, tr("Help"), "circle-question-mark", HelpPlace, at_bottom=True, sequence="F1"),
                Place(SETTINGS, tr("Settings"), "settings", self._make_settings, at_bottom=True, sequence="Ctrl+,"),
                Place(DOUBLES, tr("People who stand twice"), "merge", self._make_doubles, unlisted=True),
                Place(TRIAGE, tr("Sort through people"), "list-filter", self._make_triage, unlisted=True),
            ]
        )
        self.bar = self._make_bar()  # before any page: Tab comes to it first
        begun = was.day == self._clock.today().isoformat()  # a day begins with what it brings
        self.window.place_shown.connect(self._on_place_shown)
        self.window.restore(ShellState(was.place if begun else TODAY, was.geometry))

    def view(self) -> View:
        """Where one is, and what is half written: also in places that were not looked at this time."""
        state = self.window.state()
        kept = {key: place.state() for key, place in self._keeping.items()}
        pages = {**self._was, **kept, CAPTURE: self.bar.state()}
        return View(state.place, state.geometry, pages, self._clock.today().isoformat())

    def put_down(self) -> None:
        """Stop writing without keeping anything, for a field that loses the keyboard keeps what is in it."""
        for place in (self.bar, *self._keeping.values()):
            place.put_down()

    # What is said and known of all of them

    def say(self, sentence: str) -> None:
        """Show a line at the bottom of the window."""
        self.window.say(sentence)

    def say_dealt_with(self, sentence: str, change: int) -> None:
        """Show what was done, and offer to take it back."""
        self.window.say(sentence, tr("Undo"), partial(self._wishes.undo_requested, change))

    @property
    def taking_back_where(self) -> Where:
        """Among which changes Ctrl+Z takes back the newest: Refuge's while it is open and shown, else all others."""
        inside = self._refuge is not None and self._refuge.is_open and self.window.current == REFUGE
        return Where.REFUGE if inside else Where.ELSEWHERE

    def show_at_most(self, cards: int) -> None:
        """Have Today show so many cards at most, if it was looked at yet."""
        if self._today is not None:
            self._today.set_budget(cards)

    # Making

    def _make_bar(self) -> CaptureBar:
        bar = CaptureBar(self._jobs, self.day_first)
        bar.left.connect(self.give_keyboard_to_place)
        bar.kept.connect(self._on_kept)
        bar.draft_changed.connect(self._wishes.sentence_changed)
        bar.said.connect(self.say)
        bar.restore(self._was.get(CAPTURE, ""))
        self.window.set_top_strip(bar)
        self.window.capture_requested.connect(bar.begin)
        return bar

    def _on_kept(self, kept: Kept) -> None:
        self.window.say(
            tr("Kept: {what}", what=kept.words), tr("Undo"), partial(self._wishes.undo_requested, kept.change)
        )

    def day_first(self) -> bool:
        """Whether 12/10 is in October."""
        return self._settings().day_first

    def _written(self, key: str, place: _Written) -> _Written:
        """``place`` where it was left; what is half written in it is kept as it changes."""
        place.draft_changed.connect(self._wishes.draft_changed)
        return self._kept(key, place)

    def _kept(self, key: str, place: _Kept) -> _Kept:
        """``place`` where it was left."""
        place.restore(self._was.get(key, ""))
        self._keeping[key] = place
        return place

    def _make_today(self) -> TodayPlace:
        place = TodayPlace(self._jobs, self._clock, self._settings().today_budget)
        place.person_requested.connect(self.show_person)
        place.exchange_requested.connect(self.show_exchange)
        place.decision_requested.connect(self.show_decision)
        place.people_requested.connect(partial(self.window.go, PEOPLE))
        place.introduction_requested.connect(self.show_introduction)
        place.dealt_with.connect(self.say_dealt_with)
        place.said.connect(self.say)
        self._today = place
        return self._written(TODAY, place)

    def _make_people(self) -> PeoplePlace:
        place = PeoplePlace(self._jobs)
        place.import_requested.connect(self._wishes.import_requested)
        place.exchanges_requested.connect(self.show_person_exchanges)
        place.double_requested.connect(self.choose_double)
        place.introduction_requested.connect(self.show_introduction)
        place.introduction_wanted.connect(self.introduce)
        place.sorting_requested.connect(self.show_triage)
        place.forgotten.connect(self._wishes.forgotten)
        return self._written(PEOPLE, place)

    def _make_exchanges(self) -> ExchangesPlace:
        place = ExchangesPlace(self._jobs)
        place.person_requested.connect(self.show_person)
        return self._written(EXCHANGES, place)

    def _make_favours(self) -> FavoursPlace:
        place = FavoursPlace(self._jobs)
        place.person_requested.connect(self.show_person)
        return self._written(FAVOURS, place)

    def _make_circles(self) -> CirclesPlace:
        place = CirclesPlace(self._jobs)
        place.person_requested.connect(self.show_person)
        place.people_requested.connect(self.show_people)
        place.circle_exchanges_requested.connect(self.show_circle_exchanges)
        return self._written(CIRCLES, place)

    def _make_decisions(self) -> DecisionsPlace:
        place = DecisionsPlace(self._jobs)
        place.person_requested.connect(self.show_person)
        return self._written(DECISIONS, place)

    def _make_missions(self) -> MissionsPlace:
        place = MissionsPlace(self._jobs)
        place.person_requested.connect(self.show_person)
        return self._written(MISSIONS, place)

    def _make_introductions(self) -> IntroductionsPlace:
        place = IntroductionsPlace(self._jobs)
        place.person_requested.connect(self.show_person)
        place.sealing_requested.connect(self._seal)
        return self._written(INTRODUCTIONS, place)

    def _make_refuge(self) -> RefugePlace:
        place = RefugePlace(self._jobs)
        place.taken_out.connect(self._on_taken_out)
        self._refuge = place
        return self._written(REFUGE, place)

    def _on_taken_out(self, backups: tuple[Path, ...]) -> None:
        if backups:
            dialog = BackupsLeft(backups, self.window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _make_network(self) -> NetworkPlace:
        place = NetworkPlace(self._jobs)
        place.person_requested.connect(self.show_person)
        place.introduction_requested.connect(self.show_introduction)
        place.wish_requested.connect(self.wish_introduction)
        return self._written(NETWORK, place)

    def _seal(self, introduction: int, person: int, kind: str, text: str) -> None:
        self.window.go(HANDING, focus=False)
        place = self.window.page(HANDING)
        if isinstance(place, HandingPlace):
            place.seal(introduction, person, kind, text)

    def open_sealed(self, files: Sequence[Path]) -> None:
        """Read sealed files, and show what came; without the libraries for it, what to install."""
        self.window.go(HANDING, focus=False)
        place = self.window.page(HANDING)
        if isinstance(place, HandingPlace):
            place.take_files(files)

    @property
    def sealed_left(self) -> Sequence[Path]:
        """Sealed files that were to be read and are not yet."""
        place = self._keeping.get(HANDING)
        return place.files_left if isinstance(place, HandingPlace) else ()

    def receive_by_code(self) -> None:
        """Open the field for a code that somebody reads aloud; without the libraries for it, what to install."""
        self.window.go(HANDING, focus=False)
        place = self.window.page(HANDING)
        if isinstance(place, HandingPlace):
            place.take_by_code()

    def _make_handing(self) -> HandingPlace | HandingMissing:
        if not postbox.is_installed():
            return HandingMissing()
        return self._written(
            HANDING, HandingPlace(self._jobs, postbox.open_postbox, postbox.read_file, Meetings(self._settings))
        )

    def _make_doubles(self) -> DoublesPlace:
        place = DoublesPlace(self._jobs)
        place.left.connect(self._come_back)
        place.person_requested.connect(self.show_person)
        place.dealt_with.connect(self.say_dealt_with)
        place.said.connect(self.say)
        return place

    def _make_triage(self) -> TriagePlace:
        place = TriagePlace(self._jobs)
        place.left.connect(self._come_back)
        place.person_requested.connect(self.show_person)
        place.said.connect(self.say)
        return self._kept(TRIAGE, place)

    def _make_history(self) -> HistoryPlace:
        place = HistoryPlace(self._jobs)
        place.said.connect(self.say)
        return place

    def _make_settings(self) -> SettingsPlace:
        settings = self._settings()
        chosen = Chosen(
            settings.language, settings.theme, settings.lock_after, settings.today_budget, settings.day_first
        )
        usual = Settings().mailboxes
        meeting = Meeting(settings.mailboxes, usual, with_server) if postbox.is_installed() else None
        place = SettingsPlace(self._jobs, chosen, __version__, meeting)
        place.language_chosen.connect(self._wishes.language_chosen)
        place.theme_chosen.connect(self._wishes.theme_chosen)
        place.lock_after_chosen.connect(self._wishes.lock_after_chosen)
        place.today_budget_chosen.connect(self._wishes.today_budget_chosen)
        place.day_first_chosen.connect(self._wishes.day_first_chosen)
        place.mailboxes_chosen.connect(self._wishes.mailboxes_chosen)
        place.doubles_requested.connect(self.show_doubles)
        place.said.connect(self.say)
        return place
