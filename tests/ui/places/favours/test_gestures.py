"""Small gestures: what each card says, and its three keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from models.experiences import Needs, Offers
from models.favours import Direction, Effort, Favours, FavourState
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.favours.conftest import Open, Room
from ui.places.entries import EntryCard
from ui.widgets import KeyButton


def furnish(vault: Vault) -> tuple[int, int]:
    """A promise of five minutes, thanks to say, and a match; the ids of the two."""
    samira, claire = people(vault, "Samira", "Claire")
    Favours(vault).promise(to=[claire], text="une adresse", effort=Effort.FIVE_MINUTES)
    Favours(vault).add(Direction.TO_ME, "un contact", [samira], FavourState.RECEIVED)
    Needs(vault).add(samira, "Un bureau à Nantes")
    Offers(vault).add(claire, "Un petit bureau")
    return samira, claire


def said(room: Room) -> list[str]:
    """What each card says to a screen reader."""
    return [card.accessibleName() for card in room.place.board.gestures.list.cards]


def keyboard_is_on(room: Room) -> int:
    """Which card has the keyboard."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, EntryCard)
    return room.place.board.gestures.list.cards.index(focused)


def test_g_shows_each_gesture_with_its_reason(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    room.keys("g")
    assert said(room) == [
        "Claire. une adresse. You said you would. Five minutes are enough",
        "Samira. un contact. The thanks are not said yet",
        "Samira and Claire. Samira looks for “Un bureau à Nantes”; Claire offers “Un petit bureau”. "
        "A word from you, and the link is made",
    ]
    assert keyboard_is_on(room) == 0
    assert not room.place.board.foot.isVisible()


def test_only_the_chosen_card_shows_its_keys(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    room.keys("g")
    room.press(Qt.Key.Key_Down)
    shown = [[key.isVisible() for key in card.findChildren(KeyButton)] for card in room.place.board.gestures.list.cards]
    assert shown == [[False] * 3, [True] * 3, [False] * 3]
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Up)
    assert keyboard_is_on(room) == 0


def test_did_it_and_not_now_take_a_card_away_and_both_come_back(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    states = [everything(vault)]
    room = open_room()
    room.keys("g")
    words = []
    for key in "ddd":
        room.keys(key)
        words.append(room.place.notice.words)
        states.append(everything(vault))
    assert words == ["Well done."] * 3
    assert said(room) == []
    labels = [label.text() for label in room.place.findChildren(QLabel) if label.isVisible()]
    assert "No small gesture in sight." in labels
    given = [favour.text for favour in Favours(vault).all() if favour.state == FavourState.GIVEN]
    assert given == ["une adresse", "Samira looks for “Un bureau à Nantes”; Claire offers “Un petit bureau”."]
    for state in states[-2::-1]:
        room.undo()
        assert everything(vault) == state
    assert len(said(room)) == 3
    assert keyboard_is_on(room) == 2, "on the card that came back first"
    room.keys("s")
    assert (room.place.notice.words, len(said(room))) == ("Left for later.", 2)
    assert keyboard_is_on(room) == 1
    room.place.notice.focus_action()
    room.press(Qt.Key.Key_Return)
    assert len(said(room)) == 3
    assert everything(vault) == states[0]


def test_enter_asks_for_the_page(vault: Vault, open_room: Open) -> None:
    _, claire = furnish(vault)
    room = open_room()
    asked: list[int] = []
    room.place.person_requested.connect(asked.append)
    room.keys("g")
    room.press(Qt.Key.Key_Return)
    assert asked == [claire]


def test_n_and_the_digits_work_from_the_gestures_too(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    room.keys("g3")
    assert room.texts == ["un contact"]
    room.keys("gn")
    assert room.place.form is not None
    room.press(Qt.Key.Key_Escape)
    assert keyboard_is_on(room) == 0


def test_a_pointer_can_press_the_keys(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    room.keys("g")
    first = room.place.board.gestures.list.cards[0].findChildren(KeyButton)[0]
    room.qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    room.settle()
    assert len(said(room)) == 2


def test_what_is_noted_elsewhere_comes_among_the_gestures(vault: Vault, open_room: Open) -> None:
    samira, _ = furnish(vault)
    room = open_room()
    room.keys("g")
    room.jobs.write(room.place, lambda vault, job: Favours(vault).promise(to=[samira], text="x", effort="five minutes"))
    room.settle()
    assert len(said(room)) == 4


@pytest.mark.parametrize("text", ["M" * 3000, "<b>x</b>", "שלום \u202eעברית\u202c"], ids=["long", "html", "leftwards"])
def test_whatever_is_written_is_shown_letter_by_letter(vault: Vault, open_room: Open, text: str) -> None:
    sam = people(vault, text)
    Favours(vault).promise(to=sam, text=text, effort=Effort.FIVE_MINUTES)
    room = open_room()
    room.keys("g")
    [card] = room.place.board.gestures.list.cards
    assert text in card.accessibleName()
    assert card.width() <= room.place.width()
    assert not room.place.grab().isNull()
