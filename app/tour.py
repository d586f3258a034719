"""Pictures of every place, light and dark, French and English, at two sizes; no screen is needed.

The places are the real ones, over a vault of fictional people that is gone afterwards.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from app import bootstrap, postbox, tour_handing, tour_refuge
from app.notebook import Notebook
from app.opened import Opened, open_for_window
from app.settings import Settings
from app.tour_decisions import decision_scenes, no_decision_yet
from app.tour_places import (
    history_scenes,
    introduction_scenes,
    mission_scenes,
    network_scenes,
    settings_scenes,
)
from app.ways import (
    CIRCLES,
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
    TODAY,
)
from models.clock import Clock
from models.experiences import Needs
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault, VaultKey, create_vault, unlock
from models.vault.errors import DiskTrouble, VaultExists
from models.vault.files import disk_trouble
from models.vault.keys import FLOOR
from models.vault.worker import Job
from models.worlds import Worlds
from resources import LANGUAGES, resource, tr
from ui.capture_bar.draft import Draft
from ui.desktop import Desktop
from ui.doors import Doors
from ui.importing import ImportDialog
from ui.jobs import Jobs
from ui.palette import Palette
from ui.places.deeds import Deed
from ui.places.favours.drafts import GESTURES
from ui.places.first_run import FirstRun
from ui.places.refuge import RefugePlace
from ui.places.today import TodayPlace
from ui.places.today.day import Day
from ui.places.unlock import UnlockPlace
from ui.single_instance import claim

THEMES = ("light", "dark")
SIZES = ((1280, 800), (900, 600))
SHOWN = "Claire Dubosc"
"""Whose page the pictures show."""

CHANGED = "Bastien Roux"
SOUGHT = "commun"
NEW = "Zoé Lambert"
SENTENCE = "café @Sam Dubois @Léa #agri ; promis devis type >ven"
UNCLEAR = "appel @Paul hier ; relancer >2s"
"""Two are called so."""

ADDRESS_BOOK = "demo/address_book.vcf"
TABLE = "demo/clients.csv"
CIRCLES_TABLE = "demo/circles.csv"

OTHER_ADDRESS = ContactMethod(kind=ContactKind.EMAIL, value="bonjour@example.org")

_PATIENCE_SECONDS = 30.0
_LOOK_EVERY_MS = 20
_QUIET_LOOKS = 5

Picture = tuple[str, QPixmap]
Window = TypeVar("Window", bound=QWidget)


def run(folder: Path, clock: Clock, told: Callable[[str], object]) -> int:
    """Paint the pictures into ``folder``, which is made if need be; how many there are.

    ``told`` hears the file name of each. Raises ``VaultExists`` for a folder that holds something, ``DiskTrouble``.
    """
    _require_empty(folder)
    painted = 0
    with _Tour(clock) as tour:
        for language, theme, size in ((one, two, three) for one in LANGUAGES for two in THEMES for three in SIZES):
            for name, picture in tour.pictures(language, theme, size):
                file = folder / f"{name}_{theme}_{language}_{size[0]}x{size[1]}.png"
                if not picture.save(str(file)):
                    raise DiskTrouble(tr("The pictures cannot be written there. Choose another folder."))
                told(file.name)
                painted += 1
    return painted


def _require_empty(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise VaultExists(tr("There is something in this folder already. Choose another one for the pictures."))
    except OSError as error:
        raise disk_trouble(error) from None


class _Tour(ExitStack):
    """The program on a screen that nobody sees, over two vaults: one of the demo's people, one of nobody."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self._clock = clock
        self._settings = Settings()
        self._desktop = Desktop(["whispeer"], self._settings)

    def __enter__(self) -> "_Tour":
        super().__enter__()
        self._folder = self.enter_context(bootstrap.throwaway_vault(self._clock.today()))
        self._somebody = self._open(self._folder, unlock(self._folder, bootstrap.DEMO_PASSPHRASE))
        self._somebody.worker.write(tour_refuge.make).future.result()
        self._somebody.worker.write(_some_changes).future.result()
        self._nobody = self._open(*self.enter_context(_empty_vault()))
        if postbox.is_installed():
            writer = self._open(*self.enter_context(_empty_vault()))
            tour_handing.make(self._somebody.worker, writer.worker)
        return self

    def _open(self, folder: Path, key: VaultKey) -> Opened:
        opened = open_for_window(self._clock, folder, key)
        self.callback(opened.worker.close)
        return opened

    def pictures(self, language: str, theme: str, size: tuple[int, int]) -> Iterator[Picture]:
        """A picture of each place, with its name."""
        self._settings = Settings(language=language, theme=theme)
        self._desktop.speak(language)
        self._desktop.wear(theme)
        yield from self._door(size)
        yield from self._first_run(size)
        yield from self._nobody_yet(size)
        yield from self._today(size)
        yield from self._everyone(size)
        yield from self._doubles(size)

    def _door(self, size: tuple[int, int]) -> Iterator[Picture]:
        jobs = Jobs()
        with _window(Doors(), size) as doors:
            door = UnlockPlace(jobs, self._folder, _stay_outside, bootstrap.spoken_name(Path(bootstrap.DEFAULT_VAULT)))
            doors.hold(door)
            yield "unlock", _painted(doors, jobs)

    def _first_run(self, size: tuple[int, int]) -> Iterator[Picture]:
        jobs = Jobs()
        with _window(Doors(), size) as doors:
            journey = FirstRun(jobs, self._folder.with_name("notebook.whispeer"), _stay_outside, self._clock.today())
            doors.hold(journey)
            for number, step in enumerate(
                (journey.welcome, journey.passphrase, journey.words, journey.asked_back, journey.names), start=1
            ):
                step.begin()
                journey.setCurrentWidget(step)
                yield f"first_run_{number}", _painted(doors, jobs)

    def _nobody_yet(self, size: tuple[int, int]) -> Iterator[Picture]:
        with self._notebook(self._nobody, size) as notebook:
            yield "today_none", _painted(notebook.window, notebook.jobs)
            notebook.window.go(PEOPLE)
            yield "people_none", _painted(notebook.window, notebook.jobs)
            yield from no_decision_yet(notebook, partial(_painted, notebook.window, notebook.jobs))
            notebook.window.go(HISTORY)
            yield "history_none", _painted(notebook.window, notebook.jobs)
            for place in (EXCHANGES, FAVOURS, CIRCLES, MISSIONS, INTRODUCTIONS, NETWORK, HANDING, REFUGE):
                notebook.window.go(place)
                yield f"{place}_none", _painted(notebook.window, notebook.jobs)
            refuge = notebook.window.page(REFUGE)
            assert isinstance(refuge, RefugePlace)
            refuge.invitation.acted.emit()
            yield "refuge_new", _painted(notebook.window, notebook.jobs)
            notebook.places.show_doubles()
            yield "doubles_none", _painted(notebook.window, notebook.jobs)
            notebook.places.show_triage()
            yield "triage_none", _painted(notebook.window, notebook.jobs)

    def _today(self, size: tuple[int, int]) -> Iterator[Picture]:
        """The cards, a draft, what is coming, and the end as it is after the last card; nothing is changed for it."""
        with self._notebook(self._somebody, size) as notebook:
            window, jobs = notebook.window, notebook.jobs
            window.go(TODAY)
            today = window.page(TODAY)
            assert isinstance(today, TodayPlace)
            yield "today", _painted(window, jobs)
            yield from self._sentences(notebook)
            cards = today.day_view.gestures.cards
            cards[0].asked.emit(Deed.WRITE.value)
            yield "today_writing", _painted(window, jobs)
            cards[0].close_letter()
            today.show_coming()
            yield "coming", _painted(window, jobs)
            today.coming_view.add()
            yield "coming_new", _painted(window, jobs)
            today.show_cards()
            _settle(jobs)
            day = self._clock.today()
            today.day_view.gestures.show_cards((), day)
            today.day_view.show_day(Day(day, (), ("promise",), is_kept=True, anybody=True))
            today.day_view.take_keyboard()
            yield "today_done", _painted(window, jobs)

    def _everyone(self, size: tuple[int, int]) -> Iterator[Picture]:
        with self._notebook(self._somebody, size) as notebook:
            shown = self._somebody.worker.read(_shown).future.result()
            paint = partial(_painted, notebook.window, notebook.jobs)
            yield from _person(notebook, paint, shown)
            yield from history_scenes(notebook, paint)
            for place in (EXCHANGES, CIRCLES):
                notebook.window.go(place)
                yield place, paint()
            notebook.places.show_promises()
            yield FAVOURS, paint()
            notebook.places.favours.board.show_section(GESTURES)
            yield GESTURES, paint()
            yield from decision_scenes(notebook, paint)
            yield from mission_scenes(notebook, paint)
            yield from introduction_scenes(notebook, paint, shown, SHOWN)
            yield from tour_handing.handing_scenes(notebook, paint)
            yield from tour_refuge.refuge_scenes(notebook, paint, self._somebody.worker, shown)
            yield from network_scenes(notebook, paint)
            yield from settings_scenes(notebook, paint)
            notebook.window.go(HELP)
            yield "help", paint()
            yield from self._imports(notebook)
            notebook.places.show_triage()
            yield "triage", paint()

    def _imports(self, notebook: Notebook) -> Iterator[Picture]:
        for name, file in (("import", ADDRESS_BOOK), ("import_columns", TABLE), ("import_circles", CIRCLES_TABLE)):
            dialog = ImportDialog(notebook.jobs, [resource(file)], notebook.window)
            dialog.open()
            yield name, _painted(dialog, notebook.jobs)
            dialog.reject()
        dialog = ImportDialog(notebook.jobs, [resource(ADDRESS_BOOK)], notebook.window)
        dialog.open()
        _settle(notebook.jobs)
        rows = dialog.preview.rows
        for name, whom in (("import_fields", SHOWN), ("import_double", CHANGED)):
            at = next(at for at in range(rows.rowCount()) if rows.index(at).data() == whom)
            dialog.preview.list.setCurrentIndex(rows.index(at))
            dialog.preview.list.looked_closer.emit(rows.index(at))
            yield name, _painted(dialog, notebook.jobs)
            dialog.beside.left.emit()
        dialog.reject()

    def _sentences(self, notebook: Notebook) -> Iterator[Picture]:
        bar, window, jobs = notebook.places.bar, notebook.window, notebook.jobs
        bar.begin()
        bar.restore(Draft(SENTENCE).written)
        yield "capture", _painted(window, jobs)
        bar.restore(Draft(UNCLEAR).written)
        bar.enter()
        yield "capture_question", _painted(window, jobs)
        bar.restore(Draft(SENTENCE).written)
        notebook.small.show("")
        assert notebook.small.window is not None  # it was just shown
        yield "capture_window", _painted(notebook.small.window, jobs)
        notebook.small.close()
        bar.restore("")
        window.activateWindow()
        notebook.places.give_keyboard_to_place()

    def _doubles(self, size: tuple[int, int]) -> Iterator[Picture]:
        """Two people who stand twice, for as long as the picture takes."""
        self._somebody.worker.write(_some_doubles).future.result()
        with self._notebook(self._somebody, size) as notebook:
            notebook.places.show_doubles()
            yield "doubles", _painted(notebook.window, notebook.jobs)
            notebook.undo()
            _settle(notebook.jobs)

    @contextmanager
    def _notebook(self, opened: Opened, size: tuple[int, int]) -> Iterator[Notebook]:
        instance = claim(opened.folder)
        assert instance is not None  # the vault is ours alone
        notebook = Notebook(self._desktop, instance, opened, self._settings, self._clock, remembered=False)
        with _window(notebook.window, size):
            yield notebook
        instance.release()


@contextmanager
def _window(widget: Window, size: tuple[int, int]) -> Iterator[Window]:
    """Show ``widget`` at ``size``, and let it go afterwards."""
    widget.resize(*size)
    widget.show()
    yield widget
    widget.hide()
    widget.deleteLater()


def _painted(window: QWidget, jobs: Jobs) -> QPixmap:
    """What ``window`` shows once everything it asked for has come."""
    _settle(jobs)
    return window.grab()


def _settle(jobs: Jobs) -> None:
    """Let the window live until it has asked for nothing for a while."""
    loop, patience = QEventLoop(), time.monotonic() + _PATIENCE_SECONDS
    quiet = 0
    while quiet < _QUIET_LOOKS:
        if time.monotonic() > patience:
            raise TimeoutError("a place never came to rest")
        QTimer.singleShot(_LOOK_EVERY_MS, loop.quit)
        loop.exec()
        quiet = 0 if jobs.pending else quiet + 1


def _person(notebook: Notebook, paint: Callable[[], QPixmap], shown: int) -> Iterator[Picture]:
    """Somebody's page, somebody new, and what is found."""
    notebook.window.go(PEOPLE)
    people = notebook.places.people
    people.show_person(shown)
    yield "person", paint()
    people.page.cards.between.lines.lines[0].setFocus(Qt.FocusReason.TabFocusReason)
    yield "person_between", paint()
    people.add_person(NEW)
    yield "person_new", paint()
    notebook.window.search_requested.emit()
    palette = notebook.window.findChildren(Palette)[-1]
    palette.findChildren(QLineEdit)[0].setText(SOUGHT)
    yield "search", paint()
    palette.close()


def _shown(vault: Vault, _job: Job[int]) -> int:
    return People(vault).named(SHOWN)[0].id


def _some_changes(vault: Vault, _job: Job[None]) -> None:
    """What the history shows after the demo's people came: a few small things, the last of them taken back."""
    (someone,) = People(vault).named(CHANGED)
    Worlds(vault).join(someone.id, "Rezé")
    People(vault).change(someone.id, town="Rezé")
    Needs(vault).add(someone.id, "Un atelier plus grand")
    vault.undo()


def _some_doubles(vault: Vault, _job: Job[None]) -> None:
    """The same people once more, as another address book has them."""
    people = People(vault)
    with vault.change("Add a person"):
        for name, town in ((SHOWN, ""), (CHANGED, "Nantes")):
            (known,) = people.named(name)
            contacts = people.get(known.id).contacts or (OTHER_ADDRESS,)
            people.change(known.id, contacts=contacts)
            given, family = name.split()
            people.add(f"{given[0]}. {family}", contacts=contacts, town=town, organisation="Atelier Dubosc")


def _stay_outside(_folder: Path, _key: VaultKey) -> None:
    """The tour looks at doors and goes through none."""


@contextmanager
def _empty_vault() -> Iterator[tuple[Path, VaultKey]]:
    with TemporaryDirectory(prefix="whispeer-tour-", ignore_cleanup_errors=True) as folder:
        made = create_vault(Path(folder) / "empty.whispeer", bootstrap.DEMO_PASSPHRASE, cost=FLOOR)
        yield made.folder, made.key
