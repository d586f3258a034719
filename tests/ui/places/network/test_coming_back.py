"""Where one was in the network, and what was half written there, comes back after a lock."""

import pytest
from PySide6.QtCore import Qt

from models.forgetting import forget
from models.interactions import Interactions
from models.vault import Vault
from tests.builders import people
from tests.models.network.net import knows, spoke
from tests.ui.places.keys import tab_to
from tests.ui.places.network.conftest import Open, ring_of_four
from tests.ui.places.network.seen import choose_the_way_to_xavier, heads, samira_leads_to_xavier
from tests.ui.places.rooms import Room
from ui.places.network import NetworkPlace
from ui.places.network.state import Section


def test_where_one_was_and_what_was_typed_comes_back_after_a_lock(vault: Vault, open_room: Open) -> None:
    ids = ring_of_four(vault)
    room = open_room()
    room.keys("2")
    room.keys("Cléo")
    room.keys("")
    room.place.show_section(Section.PICTURE)
    room.settle()
    room.place.picture.view.choose(ids["Dov"])
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    assert again.place.section is Section.PICTURE
    assert again.place.picture.view.person is not None
    assert again.place.picture.view.person.name == "Dov"
    assert again.place.paths.asked.sought == "Cléo"


def test_words_half_written_to_a_tie_come_back_after_a_lock(vault: Vault, open_room: Open) -> None:
    weak, hub, old = people(vault, "Weak", "Hub", "Old")
    knows(vault, (weak, hub))
    spoke(vault, hub)
    Interactions(vault).log(on="2020-01-01", people=[old])
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("w")
    tab_to(room.place.luck.list.cards[1].letter.body)  # type: ignore[union-attr]
    room.keys("Dix ans !")
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    letter = again.place.luck.list.cards[1].letter
    assert letter is not None and letter.draft.body.endswith("Dix ans !")
    again.press(Qt.Key.Key_Escape)
    assert again.place.luck.list.cards[1].letter is None
    again.keys("w")
    letter = again.place.luck.list.cards[1].letter
    assert letter is not None and letter.draft.body.endswith("Dix ans !"), "Escape puts it away and loses nothing"


def test_words_half_written_along_a_way_come_back_after_a_lock(vault: Vault, open_room: Open) -> None:
    samira_leads_to_xavier(vault)
    room = open_room()
    choose_the_way_to_xavier(room)
    room.press(Qt.Key.Key_Return)
    tab_to(room.place.paths.ways.list.cards[0].letter.body)  # type: ignore[union-attr]
    with room.qtbot.waitSignal(room.place.draft_changed, timeout=10_000):
        room.keys("Merci !")
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    letter = again.place.paths.ways.list.cards[0].letter
    assert letter is not None and letter.draft.body.endswith("Merci !")
    assert again.place.state() == was


def half_written_to(vault: Vault, name: str, open_room: Open) -> tuple[int, Room[NetworkPlace]]:
    """Somebody not spoken to for years, and a room in which words to them are being written."""
    (old,) = people(vault, name)
    Interactions(vault).log(on="2020-01-01", people=[old])
    room = open_room()
    room.keys("w")
    tab_to(room.place.luck.list.cards[0].letter.body)  # type: ignore[union-attr]
    room.keys("Dix ans !")
    return old, room


def test_words_to_somebody_who_is_no_tie_any_more_are_let_go(vault: Vault, open_room: Open) -> None:
    old, room = half_written_to(vault, "Old", open_room)
    was = room.place.state()
    spoke(vault, old)
    again = open_room()
    again.place.restore(was)
    again.settle()
    assert heads(again.place.luck.list) == [] and "Dix ans" not in again.place.state()


def test_what_is_half_written_goes_with_whoever_is_forgotten(vault: Vault, open_room: Open) -> None:
    old, room = half_written_to(vault, "Old Friend", open_room)
    vault.keep_ui_state("view", room.place.state())
    forget(vault, old)
    assert vault.ui_state("view") is None or "Dix ans" not in str(vault.ui_state("view"))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"drafts": [], "open": 3}',
        '{"drafts": {"way 1": 2}, "open": "way 1"}',
        '{"section": 3, "person": "x", "sought": []}',
        "{" * 2000,
    ],
)
def test_a_state_that_makes_no_sense_is_passed_over(open_room: Open, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.section is Section.LUCK
