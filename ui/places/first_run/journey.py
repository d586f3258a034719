"""The steps of a new vault, in their order.

The words are drawn first and the vault is made of them when they were asked back:
until then nothing is on the disk, and going back or leaving undoes nothing because nothing was done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.errors import Refused
from models.vault import recovery
from resources import tr
from ui.jobs import Jobs
from ui.places.attempts import attempt
from ui.places.choosing import choose_folder
from ui.places.first_run.asked_back import AskedBackStep, Draw, draw
from ui.places.first_run.five_names import FiveNamesStep
from ui.places.first_run.making import Enter, Made, Wanted, make, require_room_for
from ui.places.first_run.passphrase import PassphraseStep
from ui.places.first_run.step import Step
from ui.places.first_run.welcome import WelcomeStep, existing
from ui.places.first_run.words import WordsStep


@dataclass(frozen=True, slots=True)
class NewNotebook:
    """A vault that was just made: what entering it gave, the first names, and whether an address book comes."""

    entered: Any
    names: tuple[str, ...] = ()
    wants_address_book: bool = False


class FirstRun(QStackedWidget):
    """From a few honest words to the first five names."""

    finished = Signal(object)
    """A ``NewNotebook``."""

    other_folder_chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        jobs: Jobs,
        folder: Path,
        enter: Enter,
        today: date,
        *,
        can_leave: bool = False,
        draw_numbers: Draw = draw,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._enter = enter
        self._secret = recovery.fresh_secret()
        self._entered: Any = None
        words = recovery.to_words(self._secret).split()
        self.welcome = WelcomeStep(folder, back=can_leave)
        self.passphrase = PassphraseStep()
        self.words = WordsStep(jobs, folder.stem, words, today)
        self.asked_back = AskedBackStep(words, draw_numbers)
        self.names = FiveNamesStep()
        self._steps: list[Step] = [self.welcome, self.passphrase, self.words, self.asked_back, self.names]
        for step in self._steps:
            self.addWidget(step)
            step.went_back.connect(self._on_went_back)
        self._connect()
        self._show(self.welcome)

    def _connect(self) -> None:
        self.welcome.went_on.connect(self._on_begun)
        self.welcome.opening_wanted.connect(self._on_opening_wanted)
        self.passphrase.went_on.connect(self._on_passphrase_given)
        self.words.went_on.connect(self._on_words_seen)
        self.asked_back.passed.connect(self._on_asked_back)
        self.names.went_on.connect(self._on_named)
        self.names.address_book_wanted.connect(self._on_address_book)

    def _show(self, step: Step) -> None:
        step.begin()
        self.setCurrentWidget(step)
        self.setFocusProxy(step)
        step.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self, step: Step, words: str, call: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        step.set_busy(words)
        self._jobs.run(self, partial(attempt, call), on_done)

    @Slot()
    def _on_went_back(self) -> None:
        at = self._steps.index(self.currentWidget())  # type: ignore[arg-type]  # nothing else is in the stack
        if at == 0:
            self.left.emit()
        else:
            self._show(self._steps[at - 1])

    @Slot()
    def _on_begun(self) -> None:
        look = partial(require_room_for, self.welcome.folder)
        self._run(self.welcome, tr("Looking…"), look, self._on_room_looked_for)

    def _on_room_looked_for(self, found: Refused | None) -> None:
        self.welcome.set_busy("")
        if found:
            self.welcome.sentence.say(str(found))
            self.welcome.change.setFocus()
        else:
            self.welcome.sentence.say("")
            self._show(self.passphrase)

    @Slot()
    def _on_passphrase_given(self) -> None:
        self._show(self.words)

    @Slot()
    def _on_words_seen(self) -> None:
        self._show(self.asked_back)

    @Slot()
    def _on_asked_back(self) -> None:
        wanted = Wanted(
            self.welcome.folder,
            self.passphrase.passphrase.text(),
            self.passphrase.keyring.isChecked(),
            self._secret,
        )
        self._run(self.asked_back, tr("Making it…"), partial(make, wanted, self._enter), self._on_made)

    def _on_made(self, found: Made | Refused) -> None:
        self.asked_back.set_busy("")
        if isinstance(found, Refused):
            self._show(self.welcome)
            self.welcome.sentence.say(str(found))
            self.welcome.change.setFocus()
            return
        self._entered = found.entered
        self.passphrase.passphrase.clear()
        self.names.sentence.say(found.trouble)
        self._show(self.names)

    @Slot()
    def _on_named(self) -> None:
        self.finished.emit(NewNotebook(self._entered, self.names.names()))

    @Slot()
    def _on_address_book(self) -> None:
        self.finished.emit(NewNotebook(self._entered, self.names.names(), wants_address_book=True))

    @Slot()
    def _on_opening_wanted(self) -> None:
        start = existing(self.welcome.folder.parent)
        if folder := choose_folder(self, tr("Choose a vault’s folder"), start):
            self.other_folder_chosen.emit(folder)
