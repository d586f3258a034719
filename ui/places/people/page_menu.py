"""The two menus of a page: what can be done with somebody, and what can be added to their page."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from models.people import ContactKind, DateKind, Standing
from models.people.portrait import Portrait
from resources import tr
from ui.places.people.adding import KEYS, AddMenu
from ui.places.people.presenter import missing_facts
from ui.widgets import key_words
from ui.widgets.buttons import escape_mnemonic

PRINT_KEY: Final = "Ctrl+P"
READ_KEY: Final = "Ctrl+R"
INTRODUCE_KEY: Final = "I"


class PageMenu(QMenu):
    """What can be done with somebody; it is filled when it opens."""

    log_wanted = Signal()
    reading_wanted = Signal()
    printing_wanted = Signal()
    introduction_wanted = Signal()
    handing_over_wanted = Signal()
    standing_chosen = Signal(object)
    putting_away_wanted = Signal(bool)
    double_wanted = Signal()
    removal_wanted = Signal()
    forgetting_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._portrait: Portrait | None = None
        self.aboutToShow.connect(self.fill)

    def show_portrait(self, portrait: Portrait | None) -> None:
        """Be the menu of somebody."""
        self._portrait = portrait

    @Slot()
    def fill(self) -> None:
        """Put the actions in."""
        self.clear()
        if self._portrait is None:
            return
        person = self._portrait.person
        self.addAction(tr("Log an exchange")).triggered.connect(self.log_wanted)
        self._keyed(tr("Read everything"), READ_KEY).triggered.connect(self.reading_wanted)
        self._keyed(tr("Introduce to somebody…"), INTRODUCE_KEY).triggered.connect(self.introduction_wanted)
        self._keyed(tr("Print or save as PDF…"), PRINT_KEY).triggered.connect(self.printing_wanted)
        self.addAction(tr("Everything kept about them…")).triggered.connect(self.handing_over_wanted)
        self.addSeparator()
        standings = {
            Standing.ACTIVE: tr("In touch"),
            Standing.QUIET: tr("Leave in peace"),
            Standing.DEAD: tr("Has died"),
        }
        for standing, words in standings.items():
            action = self.addAction(words)
            action.setCheckable(True)
            action.setChecked(standing == person.standing)
            action.triggered.connect(partial(self._on_standing, standing))
        self.addSeparator()
        away = self.addAction(tr("Take back") if person.archived else tr("Put away"))
        away.triggered.connect(partial(self._on_away, not person.archived))
        self.addAction(tr("Make one with…")).triggered.connect(self.double_wanted)
        self.addAction(tr("Remove this person")).triggered.connect(self.removal_wanted)
        self.addAction(tr("Forget this person…")).triggered.connect(self.forgetting_wanted)

    def _keyed(self, words: str, sequence: str) -> QAction:
        return self.addAction(f"{words}\t{key_words(sequence)}")

    def _on_standing(self, standing: Standing, *_checked: bool) -> None:
        self.standing_chosen.emit(standing)

    def _on_away(self, archived: bool, *_checked: bool) -> None:
        self.putting_away_wanted.emit(archived)


class DetailMenu(AddMenu):
    """What can be noted of somebody, and every fact that is not there yet. ``fact_chosen`` brings a fact's key."""

    fact_chosen = Signal(str)

    def fill(self, portrait: Portrait | None) -> None:
        """Offer what can be added to this page; addresses and days in menus of their own, as they are many."""
        self.clear()
        for below in self.findChildren(QMenu):
            below.deleteLater()
        self.offer(KEYS)
        self.addSeparator()
        reach, days = QMenu(tr("To reach them"), self), QMenu(tr("A day to remember"), self)
        under = dict.fromkeys(map(str, ContactKind), reach) | dict.fromkeys(map(str, DateKind), days)
        for key, words in missing_facts(portrait) if portrait else ():
            menu = under.get(key, self)
            if menu is not self and menu.isEmpty():
                self.addMenu(menu)
            action = QAction(escape_mnemonic(words), menu)
            action.triggered.connect(partial(self._on_fact, key))
            menu.addAction(action)

    def _on_fact(self, key: str, *_checked: bool) -> None:
        self.fact_chosen.emit(key)
