"""What is read in the place, and people who lead to somebody or should meet."""

from PySide6.QtCore import Qt

from models.experiences import Needs, Offers
from models.vault import Vault
from tests.builders import people
from tests.models.network.net import knows, spoke
from tests.ui.places.rooms import Room
from ui.places.entries import EntryList
from ui.places.network import NetworkPlace


def heads(entries: EntryList) -> list[str]:
    return [card.entry.head for card in entries.cards]


def lines(entries: EntryList) -> list[str]:
    return [text for card in entries.cards for text, _ in card.entry.lines]


def said(room: Room[NetworkPlace]) -> str:
    return room.place.notice.words


def samira_leads_to_xavier(vault: Vault) -> tuple[int, int]:
    samira, xavier = people(vault, "Samira", "Xavier")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    return samira, xavier


def choose_the_way_to_xavier(room: Room[NetworkPlace]) -> None:
    room.keys("2")
    room.keys("Xavier")
    room.press(Qt.Key.Key_Down)


def two_who_should_meet(vault: Vault) -> tuple[int, int]:
    claire, violette = people(vault, "Claire", "Violette")
    Needs(vault).add(claire, "Un bureau à Nantes")
    Offers(vault).add(violette, "Un petit bureau")
    return claire, violette
