"""The pictures of the places where much is to be seen, on the tour."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from app.notebook import Notebook
from app.ways import HISTORY, INTRODUCTIONS, MISSIONS, NETWORK, SETTINGS
from models.introductions import IntroductionState
from ui.places.deeds import Deed
from ui.places.history import HistoryPlace
from ui.places.introductions.drafts import Form, IntroductionDraft, State
from ui.places.introductions.sentences import Act
from ui.places.introductions.sentences import Section as IntroductionSection
from ui.places.missions import MissionsPlace
from ui.places.missions.sentences import Section
from ui.places.network import NetworkPlace
from ui.places.network.state import Section as NetworkSection
from ui.places.settings import SettingsPlace
from ui.widgets.suggestions import Suggestion

LED_TO: Final = "agriculture"

_Picture = TypeVar("_Picture")


def history_scenes(notebook: Notebook, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """The changes, and what undoing the first of them would touch."""
    notebook.window.go(HISTORY)
    yield "history", paint()
    history = notebook.window.page(HISTORY)
    assert isinstance(history, HistoryPlace)
    history.list.setCurrentIndex(history.rows.index(history.rows.rowCount() - 1))
    yield "history_preview", paint()


def settings_scenes(notebook: Notebook, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """The settings, and at their end where two meet by a code."""
    notebook.window.go(SETTINGS)
    yield "settings", paint()
    settings = notebook.window.page(SETTINGS)
    assert isinstance(settings, SettingsPlace)
    if settings.mailboxes:
        settings.ensureWidgetVisible(settings.mailboxes.add)
        yield "settings_servers", paint()


def mission_scenes(notebook: Notebook, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """The list, the form, and all missions together; nothing is changed for it."""
    window = notebook.window
    window.go(MISSIONS)
    place = window.page(MISSIONS)
    assert isinstance(place, MissionsPlace)
    yield MISSIONS, paint()
    place.open_new()
    yield "mission_new", paint()
    place.give_up()
    for section in (Section.WON, Section.CHAINS, Section.THANKS):
        place.board.show_section(section)
        yield f"{MISSIONS}_{section.value}", paint()


def introduction_scenes(
    notebook: Notebook, paint: Callable[[], _Picture], shown: int, name: str
) -> Iterator[tuple[str, _Picture]]:
    """The board, the form, an ask and the letter to both, and what is over; nothing is changed for it."""
    window, places = notebook.window, notebook.places
    window.go(INTRODUCTIONS)
    place, board = places.introductions, places.introductions.board
    yield INTRODUCTIONS, paint()
    place.introduce(shown, name)
    yield "introduction_new", paint()
    place.give_up()
    for state, scene in ((IntroductionState.DRAFT, "ask"), (IntroductionState.READY, "bridge")):
        found = next(one for one in board.book.introductions if one.state == state)
        place.show_introduction(found.id)
        board.page.acted.emit(Act.WRITE)
        board.question.asked.emit(Deed.FIRST.value)
        yield f"introduction_{scene}", paint()
        board.page.close_letter()
    drafted = next(one for one in board.book.introductions if one.state == IntroductionState.DRAFT)
    for form, scene in ((Form.ASK, "fields"), (Form.SHARE, "next")):
        half_written = IntroductionDraft(form, drafted.id, (Suggestion(drafted.a.name, drafted.a.person),), note="name")
        place.restore(State(chosen=drafted.id, draft=half_written).written)
        yield f"introduction_{scene}", paint()
        place.give_up()
    for section in (IntroductionSection.IN_TOUCH, IntroductionSection.OVER):
        board.show_section(section)
        yield f"{INTRODUCTIONS}_{section.value}", paint()


def network_scenes(notebook: Notebook, paint: Callable[[], _Picture]) -> Iterator[tuple[str, _Picture]]:
    """This week's luck, a way with its words, the worlds, and the picture with somebody chosen."""
    window = notebook.window
    window.go(NETWORK)
    place = window.page(NETWORK)
    assert isinstance(place, NetworkPlace)
    yield NETWORK, paint()
    place.luck.list.cards[0].hints.asked.emit(Deed.LATER.value)
    yield "network_later", paint()
    place.show_section(NetworkSection.PATHS)
    place.paths.sought.set_text(LED_TO)
    yield "network_paths", paint()
    place.paths.ways.list.cards[0].asked.emit(Deed.WRITE.value)
    yield "network_mail", paint()
    place.paths.ways.list.close_letter()
    place.show_section(NetworkSection.WORLDS)
    yield "network_worlds", paint()
    place.show_section(NetworkSection.PICTURE)
    yield "network_picture", paint()
    place.picture.view.choose(place.picture.view.picture.dots[0].id)
    yield "network_picture_chosen", paint()
