"""The lists of the place: one is shown at a time, and one favour in it is chosen."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.favours import Chain, Favour, Gesture, Shelf
from resources import phrase, tr
from ui.jobs import Job, Jobs
from ui.places.favours.delegate import HEIGHT
from ui.places.favours.drafts import GESTURES
from ui.places.favours.foot import Foot
from ui.places.favours.gestures import gesture_entries, gestures_page
from ui.places.favours.listing import FavourView
from ui.places.favours.presenter import (
    FAVOUR_TABLES,
    GESTURE_TABLES,
    Opened,
    neighbour,
    numbered,
    read_chain,
    read_gestures,
    read_ids,
    read_opened,
)
from ui.places.favours.sentences import KEYS, NOTHING, SHELVES, acts_of, chain_lines
from ui.places.tabs import Tabs
from ui.theme import SPACE
from ui.widgets import EmptyState

_ICONS: Final = {
    Shelf.PROMISED: "hand-helping",
    Shelf.AWAITED: "handshake",
    Shelf.TO_THANK: "heart",
    Shelf.GIVEN: "hand-heart",
    Shelf.PAST: "archive",
}


class Board(QWidget):
    """Tabs, the list of one of them, and its foot.

    ``section`` is a shelf or ``GESTURES``; what it shows is read when it is shown, and by ``read``.
    """

    removal_requested = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: Job | None = None
        self._chain_job: Job | None = None
        self._follow_job: Job | None = None
        self._gestures_job: Job | None = None
        self._focus_when_read = False
        self._is_narrow = False
        self.section = Shelf.PROMISED.value
        shelves = [(shelf.value, phrase(words), str(at)) for at, (shelf, words) in enumerate(SHELVES.items(), start=1)]
        self.tabs = Tabs([*shelves, (GESTURES, tr("Five minutes"), "G")], self)
        self.view = FavourView(jobs, self)
        self.gestures = gestures_page()
        self.foot = Foot(self)
        self._empty: dict[str, EmptyState] = {}
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.gestures)
        # what is written above has its room first; the list takes what is left
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.medium)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.tabs.picked.connect(self._on_picked)
        self.view.chosen.connect(self._on_chosen)
        self.foot.removal_requested.connect(self.removal_requested)
        self._turn_to(self.section)

    @property
    def favour(self) -> Favour | None:
        """The chosen favour; none while the gestures are shown."""
        return self.view.favour if self.section != GESTURES else None

    def show_section(self, section: str, chosen: int | None = None, *, first: bool = False, focus: bool = True) -> None:
        """Show a list, with ``chosen`` or with the ``first`` one chosen; ``focus`` brings the keyboard there."""
        if section != self.section:
            self._turn_to(section)
        if section != GESTURES and (chosen is not None or first):
            self.view.choose(chosen)
        self._focus_when_read = focus
        self._read_section()

    def follow(self, id: int) -> None:
        """Show the list where ``id`` stands, with that one chosen; the list stays where the favour is gone."""
        ask = partial(read_opened, id=id)
        self._follow_job = self._jobs.read(self, ask, self._on_followed, replacing=self._follow_job)

    def show_numbered(self, digit: int) -> None:
        """Show the shelf that has this digit, if one has."""
        section = numbered(digit)
        if section is not None:
            self.show_section(section)

    def read(self) -> None:
        """Read anew what is shown."""
        if self.section != GESTURES:
            self.view.rows.refresh()
            self._on_chosen()
        self._read_section()

    @property
    def tables(self) -> tuple[str, ...]:
        """What is shown is made from."""
        return GESTURE_TABLES if self.section == GESTURES else FAVOUR_TABLES

    def make_room(self, is_narrow: bool) -> None:
        """Do without the foot while something else is written above."""
        self._is_narrow = is_narrow
        self._show_foot()

    def step(self, by: int) -> None:
        """Go to the list beside this one."""
        self.show_section(neighbour(self.section, by))

    def take_focus(self) -> None:
        """Bring the keyboard to what is shown."""
        if self.section == GESTURES:
            self.gestures.take_focus()
        elif self._stack.currentWidget() is self.view:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, section: str) -> None:
        self.section = section
        self.tabs.set_current(section)
        self._show_foot()
        if section == GESTURES:
            self._stack.setCurrentWidget(self.gestures)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.view.forget_choice()
            self.view.setAccessibleName(phrase(SHELVES[Shelf(section)]))

    def _read_section(self) -> None:
        if self.section == GESTURES:
            self._gestures_job = self._jobs.read(self, read_gestures, self._on_gestures, replacing=self._gestures_job)
        else:
            ask = partial(read_ids, shelf=Shelf(self.section))
            self._job = self._jobs.read(self, ask, partial(self._on_ids, self.section), replacing=self._job)

    def _show_foot(self) -> None:
        self.foot.setVisible(self.section != GESTURES and not self._is_narrow)

    def _on_followed(self, opened: Opened) -> None:
        if opened.favour is not None:
            self.show_section(opened.favour.shelf.value, opened.favour.id)

    def _on_ids(self, section: str, ids: list[int]) -> None:
        if section != self.section:
            return
        had_keyboard = self.view.hasFocus() or self.hasFocus()
        self.view.show_ids(ids)
        self._stack.setCurrentWidget(self.view if ids else self._nothing(Shelf(section)))
        # where there is no list, keys and screen readers find the words that stand there
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if ids else Qt.FocusPolicy.StrongFocus)
        self.foot.set_any(bool(ids))
        self._on_read(had_keyboard)

    def _on_gestures(self, gestures: tuple[Gesture, ...]) -> None:
        self.gestures.show_entries(gesture_entries(gestures))
        if self.section == GESTURES:
            self._on_read(had_keyboard=False)

    def _on_read(self, had_keyboard: bool) -> None:
        if self._focus_when_read or had_keyboard:
            self.take_focus()
        self._focus_when_read = False

    def _nothing(self, shelf: Shelf) -> EmptyState:
        if shelf not in self._empty:
            words, more = NOTHING[shelf]
            self._empty[shelf] = EmptyState(_ICONS[shelf], phrase(words), more=phrase(more))
            self._stack.addWidget(self._empty[shelf])
        self.setAccessibleName(phrase(NOTHING[shelf][0]))
        return self._empty[shelf]

    @Slot(str)
    def _on_picked(self, section: str) -> None:
        self.show_section(section, focus=False)

    @Slot()
    def _on_chosen(self) -> None:
        favour = self.favour
        if favour is None:
            self.foot.say(())
            return
        keys = ", ".join(f"{KEYS[act]} {word}" for act, word in acts_of(favour))
        self.view.setAccessibleDescription(keys)
        ask = partial(read_chain, id=favour.id)
        done = partial(self._on_chain, favour.id)
        self._chain_job = self._jobs.read(self, ask, done, self._on_no_chain, replacing=self._chain_job)

    def _on_chain(self, id: int, chain: Chain) -> None:
        favour = self.favour
        if favour is not None and favour.id == id:
            whole = () if self.view.fits else (favour.text,)
            self.foot.say([*whole, *chain_lines(chain)])

    def _on_no_chain(self, _sentence: str) -> None:
        self.foot.say(())
