"""The place of today over a real vault, on a Monday."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Tie
from models.vault import Vault, VaultKey
from models.vault.worker import VaultWorker
from tests.fakes import PassingClock
from tests.fixtures import TODAY
from tests.ui.places import rooms
from tests.ui.places.keys import keyboard
from ui.jobs import Jobs
from ui.places.today import TodayPlace
from ui.places.today.card import GestureCard


class Room(rooms.Room[TodayPlace]):
    """The place, what it said, and where it led."""

    def __init__(self, place: TodayPlace, jobs: Jobs, vault: Vault, clock: PassingClock, qtbot: QtBot) -> None:
        self.clock = clock
        self.said: list[str] = []
        self.changes: list[int] = []
        self.went: list[tuple[int, ...]] = []
        place.said.connect(self.said.append)
        place.dealt_with.connect(self._on_dealt_with)
        place.person_requested.connect(lambda person: self.went.append((person,)))
        place.exchange_requested.connect(lambda person, interaction: self.went.append((person, interaction)))
        super().__init__(place, jobs, vault, qtbot, (1072, 716))

    def _on_dealt_with(self, words: str, change: int) -> None:
        self.said.append(words)
        self.changes.append(change)

    @property
    def cards(self) -> list[GestureCard]:
        """The cards that are shown."""
        return list(self.place.day_view.gestures.cards)

    @property
    def names(self) -> list[str]:
        """Whom they are about."""
        return [card.headline.name for card in self.cards]

    @property
    def chosen(self) -> GestureCard:
        """The one that has the keyboard."""
        focused = keyboard()
        assert isinstance(focused, GestureCard)
        assert focused.chosen
        return focused

    def keys(self, text: str) -> None:
        """Press these letters one after the other, and wait for what comes of each."""
        for sign in text:
            super().keys(sign)

    def write(self, call: Callable[[Vault], object]) -> None:
        """Change something in the vault, as another place would."""
        self.jobs.write(self.place, lambda vault, _job: call(vault))
        self.settle()


@pytest.fixture
def clock() -> PassingClock:
    """Monday, 16 March 2026."""
    return PassingClock(TODAY)


@pytest.fixture
def worker(vault_folder: Path, vault_key: VaultKey, clock: PassingClock) -> Iterator[VaultWorker]:
    """The test's vault, kept open on its two threads."""
    started = VaultWorker(vault_folder, vault_key, clock)
    started.start()
    yield started
    started.close()


Open = Callable[..., Room]


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, clock: PassingClock, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it; with a state as one left it."""

    def opened(budget: int = 5, *, state: str = "") -> Room:
        place = TodayPlace(jobs, clock, budget)
        place.restore(state)
        return Room(place, jobs, vault, clock, qtbot)

    return opened


MONDAY = ["Sam Dubois", "Inès Caron", "Niamh Byrne", "Paul Ferrand", "Claire Dubosc"]
"""Whom the five cards of ``monday`` are about, in their order."""


@pytest.fixture
def monday(vault: Vault) -> dict[str, int]:
    """A promise, a thank-you, a birthday, a next step and a rhythm that has come round: five people by name."""
    sam, ines, niamh, paul, claire = ids = [
        People(vault).add(name, contacts=[ContactMethod(kind=ContactKind.EMAIL, value=address)] if address else ())
        for name, address in zip(MONDAY, ("sam@example.org", "", "", "", ""), strict=True)
    ]
    coffee = Interactions(vault).log(
        on="2026-03-10", people=[sam], channel=Channel.COFFEE, text="Il hésite entre deux prestataires."
    )
    Favours(vault).promise(to=[sam], text="Un devis type", due="2026-03-20", interaction=coffee)
    Favours(vault).add(Direction.TO_ME, "A parlé de moi à Paul", [ines], FavourState.RECEIVED, on="2026-03-12")
    People(vault).change(niamh, dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="1984-03-17")])
    FollowUps(vault).add("Envoyer la liste", [paul], "2026-03-16", why="le contrat est signé")
    People(vault).change(claire, tie=Tie(cadence_days=30))
    Interactions(vault).log(on="2025-10-14", people=[claire], channel=Channel.CALL, text="Cherche un bureau à Nantes")
    return dict(zip(MONDAY, ids, strict=True))
