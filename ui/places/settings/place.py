"""The settings, in one readable column."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from models.today.store import BUDGETS
from models.words import number_word
from resources import tr
from ui.jobs import Jobs
from ui.places.column import Column, tab_as_it_lies
from ui.places.settings.backups import Backups
from ui.places.settings.data import Data
from ui.places.settings.mailboxes import Mailboxes, Meeting
from ui.places.settings.opening import Opening
from ui.places.settings.part import Part
from ui.places.settings.rows import Choice, Row, Section, section_card
from ui.places.settings.work import Facts, facts
from ui.theme import SPACE
from ui.widgets import PlainLabel

WIDTH = 640


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is set.

    A language (``None`` follows the system), a theme, minutes until the lock (0 is never), the cards of a day,
    and whether 12/10 is the twelfth of October.
    """

    language: str | None = None
    theme: str = "system"
    lock_after: int = 15
    today_budget: int = 5
    day_first: bool = True


class SettingsPlace(Column):
    """Shows what is set and says what was chosen; what belongs to the vault its parts do, off the GUI thread.

    ``said`` has a sentence for the window's line, when something was done or refused.
    ``doubles_requested`` asks for the place of those who may stand there twice.
    Without a ``meeting``, as where nothing can be handed over by a code, its servers are not shown.
    """

    language_chosen = Signal(object)
    theme_chosen = Signal(object)
    lock_after_chosen = Signal(object)
    today_budget_chosen = Signal(object)
    day_first_chosen = Signal(object)
    mailboxes_chosen = Signal(object)
    doubles_requested = Signal()
    said = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        chosen: Chosen,
        version: str,
        meeting: Meeting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(WIDTH, parent=parent)
        self._jobs = jobs
        self.language = Choice(tr("Language"), _languages(), self)
        self.theme = Choice(tr("Theme"), _themes(), self)
        self.today_budget = Choice(tr("Today shows at most"), _budgets(), self)
        self.day_first = Choice(tr("12/10 is"), _day_orders(), self)
        self.language.show_value(chosen.language)
        self.theme.show_value(chosen.theme)
        self.today_budget.show_value(chosen.today_budget)
        self.day_first.show_value(chosen.day_first)
        self.opening = Opening(jobs, self, chosen.lock_after)
        self.backups = Backups(jobs, self)
        self.data = Data(jobs, self)
        self.mailboxes = Mailboxes(jobs, self, meeting) if meeting else None
        self._parts: tuple[Part, ...] = (
            self.opening,
            self.backups,
            *((self.mailboxes,) if self.mailboxes else ()),
            self.data,
        )
        self.body.setSpacing(SPACE.wide)
        self.body.addWidget(PlainLabel(tr("Settings"), "title", parent=self))
        about = Section(tr("The program"), (Row(tr("Whispeer {version}", version=version), _licences()),))
        for section in (self._look_section(), self._days_section(), *(part.section() for part in self._parts), about):
            self.body.addWidget(section_card(section, self))
        self._connect()
        tab_as_it_lies(self.page)
        self.setFocusProxy(self.language)

    def showEvent(self, event: QShowEvent) -> None:
        """Look how things stand each time it is shown."""
        super().showEvent(event)
        self._look()

    def _look_section(self) -> Section:
        rows = (Row(tr("Language"), "", self.language), Row(tr("Theme"), "", self.theme))
        return Section(tr("Language and look"), rows)

    def _days_section(self) -> Section:
        return Section(
            tr("Your days"),
            (
                Row(tr("Today shows at most"), tr("Then that is all, whatever else there is."), self.today_budget),
                Row(tr("12/10 is"), tr("Wherever you type a date in figures."), self.day_first),
            ),
        )

    def _connect(self) -> None:
        self.language.chosen.connect(self.language_chosen)
        self.theme.chosen.connect(self.theme_chosen)
        self.today_budget.chosen.connect(self.today_budget_chosen)
        self.day_first.chosen.connect(self.day_first_chosen)
        self.opening.lock_after_chosen.connect(self.lock_after_chosen)
        self.data.doubles_requested.connect(self.doubles_requested)
        if self.mailboxes:
            self.mailboxes.chosen.connect(self.mailboxes_chosen)
        for part in self._parts:
            part.said.connect(self.said)
            part.outdated.connect(self._look)

    @Slot()
    def _look(self) -> None:
        self._jobs.read(self, facts, self._on_facts)

    def _on_facts(self, found: Facts) -> None:
        for part in self._parts:
            part.show_facts(found)
        tab_as_it_lies(self.page)


def _languages() -> tuple[tuple[str | None, str], ...]:
    # A language is named in itself, so that whoever is lost finds home.
    return ((None, tr("As the system")), ("fr", "Français"), ("en", "English"))


def _themes() -> tuple[tuple[str, str], ...]:
    return (
        ("system", tr("As the system")),
        ("light", tr("Light")),
        ("dark", tr("Dark")),
        ("contrast", tr("High contrast")),
    )


def _budgets() -> tuple[tuple[int, str], ...]:
    return tuple((cards, tr("{number} cards", number=number_word(cards))) for cards in BUDGETS)


def _day_orders() -> tuple[tuple[bool, str], ...]:
    return ((True, tr("12 October")), (False, tr("10 December")))


def _licences() -> str:
    return tr(
        "Free software under the MIT licence. It stands on Qt (LGPL), SQLCipher (BSD), Python (PSF),"
        " Inter (OFL) and Lucide (ISC)."
    )
