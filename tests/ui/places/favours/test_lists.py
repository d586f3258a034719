"""Going between the lists, and what stands in them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from models.favours import Direction, Effort, Favours, FavourState, Shelf
from models.people import People
from models.vault import Vault
from resources import set_language
from tests.builders import people, questions
from tests.test_translations import french
from tests.ui.places.favours.conftest import Open, Room
from ui.places.favours import sentences
from ui.places.favours.delegate import FavourDelegate
from ui.places.favours.sentences import row_of
from ui.widgets import KeyButton

FROM_ME, TO_ME = Direction.FROM_ME, Direction.TO_ME
NAMES = ("Léa Martin", "Sam Dubois")


def furnish(vault: Vault) -> None:
    """One favour or two on each shelf."""
    lea, sam = people(vault, *NAMES)
    favours = Favours(vault)
    favours.promise(to=[sam], text="un devis", due="2026-03-20", effort=Effort.HOUR)
    favours.promise(to=[lea, sam], text="une adresse", due="2026-03-13", effort="deux messages")
    favours.add(FROM_ME, "un dimanche", [lea], FavourState.OFFERED)
    favours.add(TO_ME, "un contact", [sam], FavourState.AGREED, due="2026-04-02")
    received = favours.add(TO_ME, "un vélo", [lea], FavourState.RECEIVED, on="2026-03-14")
    favours.add(FROM_ME, "un canapé", [sam], FavourState.GIVEN, on="2025", paid_forward_from=received)
    favours.add(TO_ME, "un portrait", [lea], FavourState.THANKED, on="2026-02")
    favours.add(FROM_ME, "un site", [sam], FavourState.RELEASED, on="2025-21")


def visible_keys(room: Room) -> list[str]:
    """The words of the keys that lie on the chosen row."""
    viewport = room.place.board.view.viewport()
    return [key.accessibleName() for key in viewport.findChildren(KeyButton) if key.isVisible()]


def test_my_promises_come_first_by_date_and_nothing_is_counted(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    assert room.spoken == [
        "Léa Martin and Sam Dubois, promised, une adresse, was for Friday, deux messages",
        "Sam Dubois, promised, un devis, for Friday, an hour",
        "Léa Martin, offered, un dimanche",
    ]
    assert room.chosen == "une adresse"
    assert visible_keys(room) == ["done", "partly", "let go", "edit"]
    shown = " ".join(label.text() for label in room.place.findChildren(QLabel) if label.isVisible())
    assert not any(sign.isdigit() for sign in shown)


def test_each_list_has_a_digit_and_they_follow_one_another(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    room.keys("2")
    assert room.spoken == ["Sam Dubois, agreed, un contact, before 2 April"]
    assert visible_keys(room) == ["received", "partly", "let go", "edit"]
    room.keys("3")
    assert room.spoken == ["Léa Martin, to thank, un vélo, on 14 March"]
    assert visible_keys(room) == ["thanked", "pay forward", "edit"]
    assert room.place.board.foot.words == "Led to “un canapé” (Sam Dubois)"
    room.keys("4")
    assert room.spoken == ["Sam Dubois, given, un canapé, in 2025, paid forward"]
    assert room.place.board.foot.words == "Pays forward “un vélo” (Léa Martin)"
    room.keys("5")
    assert room.spoken == [
        "Léa Martin, thanks said, un portrait, in February",
        "Sam Dubois, released, un site, in spring 2025",
    ]
    assert visible_keys(room) == ["pay forward", "edit"]
    room.press(Qt.Key.Key_Down)
    assert visible_keys(room) == ["edit"]
    room.keys("&")  # what a French keyboard writes on its 1
    assert room.texts == ["une adresse", "un devis", "un dimanche"]


def test_arrows_go_to_the_neighbour_and_round(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    seen = []
    for _ in range(6):
        seen.append(room.place.board.section)
        room.press(Qt.Key.Key_Right)
    assert seen == ["promised", "awaited", "to_thank", "given", "past", "gestures"]
    assert room.place.board.section == "promised"
    room.press(Qt.Key.Key_Left)
    assert room.place.board.section == "gestures"


def test_tabs_can_be_walked_and_pressed(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    tabs = room.place.board.tabs
    room.press(Qt.Key.Key_Backtab)
    assert tabs.tab("promised").hasFocus()
    room.press(Qt.Key.Key_Right)
    assert tabs.tab("awaited").hasFocus()
    assert room.texts == ["un contact"]
    room.qtbot.mouseClick(tabs.tab("given"), Qt.MouseButton.LeftButton)
    room.settle()
    assert room.texts == ["un canapé"]
    assert [key for key in tabs.keys if tabs.tab(key).isChecked()] == ["given"]
    room.qtbot.mouseClick(tabs.tab("given"), Qt.MouseButton.LeftButton)
    assert tabs.tab("given").isChecked(), "a second press leaves it so"


@pytest.mark.parametrize("shelf", Shelf)
def test_an_empty_list_says_so_warmly_and_takes_keys(open_room: Open, shelf: Shelf) -> None:
    room = open_room()
    room.keys(str(list(Shelf).index(shelf) + 1))
    words = [label.text() for label in room.place.findChildren(QLabel) if label.isVisible()]
    assert set(sentences.NOTHING[shelf]) <= set(words)
    room.keys("dtplfe")
    room.press(Qt.Key.Key_Delete)
    room.press(Qt.Key.Key_Return)
    assert room.place.form is None
    room.keys("n")
    assert room.place.form is not None


def test_a_list_that_becomes_empty_says_so(vault: Vault, open_room: Open) -> None:
    Favours(vault).promise(to=people(vault, "Sam"), text="un devis")
    room = open_room()
    room.keys("d")
    assert room.texts == []
    words = [label.text() for label in room.place.findChildren(QLabel) if label.isVisible()]
    assert "You owe nobody a promise. Your word is kept." in words
    room.keys("4")
    assert room.texts == ["un devis"], "keys still act"


def test_enter_asks_for_the_page_of_the_first_person(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    lea = People(vault).named("Léa Martin")[0].id
    room = open_room()
    asked: list[int] = []
    room.place.person_requested.connect(asked.append)
    room.press(Qt.Key.Key_Return)
    assert asked == [lea]


def test_a_change_by_another_hand_comes_into_the_list(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    room.press(Qt.Key.Key_Down)
    sam = People(vault).named("Sam Dubois")[0].id
    room.jobs.write(room.place, lambda vault, job: Favours(vault).promise(to=[sam], text="neuf", due="2026-03-17"))
    room.settle()
    assert room.texts == ["une adresse", "neuf", "un devis", "un dimanche"]
    assert room.chosen == "un devis", "what was chosen stays so"
    room.jobs.write(room.place, lambda vault, job: People(vault).change(sam, name="Samuel"))
    room.settle()
    assert room.spoken[1].startswith("Samuel, promised, neuf")


def test_ten_thousand_are_shown_by_the_page(vault: Vault, open_room: Open) -> None:
    [sam] = people(vault, "Sam")
    with vault.change("Add a favour"):
        vault.write(
            """WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 10000)
            INSERT INTO favour (uid, direction, text, state, due)
            SELECT 'f' || n, 'from_me', 'promesse ' || n, 'promised', date('2026-01-01', '+' || n || ' days')
            FROM number"""
        )
        vault.write("INSERT INTO favour_person (favour_id, person_id) SELECT id, ? FROM favour", (sam,))
    room = open_room()
    rows = room.place.board.view.rows
    assert rows.rowCount() == 10_000
    assert rows.favour_row(0) is not None
    room.press(Qt.Key.Key_End)
    assert room.chosen == "promesse 10000"
    assert len(rows._rows) < 1000, "what was not looked at was not read"
    with questions(vault) as asked:
        Favours(vault).rows(Favours(vault).ids(Shelf.PROMISED)[:64])
    assert len(asked) == 3


@pytest.mark.parametrize(
    "text",
    ["M" * 5000, "A\nB\0C", "<img src='file:///etc/passwd'><b>x</b>", "שלום \u202eעברית\u202c", "🦊👩🏽‍🌾" * 200, "&&"],
    ids=["long", "lines", "html", "leftwards", "emoji", "ampersand"],
)
def test_whatever_is_written_is_shown_letter_by_letter(vault: Vault, open_room: Open, text: str) -> None:
    person = People(vault).add(text)
    Favours(vault).promise(to=[person], text=text, due="2026-03-20", effort=text)
    room = open_room()
    view = room.place.board.view
    assert not view.grab().isNull()
    tooltip = QTextDocument()
    tooltip.setHtml(str(view.rows.index(0).data(Qt.ItemDataRole.ToolTipRole)))
    assert tooltip.toPlainText().split() == text.replace("\0", "").split() or "\0" in text
    assert "<img" not in str(view.rows.index(0).data(Qt.ItemDataRole.ToolTipRole))
    room.keys("e")
    room.keys("p")
    assert not room.place.grab().isNull()


def test_what_a_row_has_no_room_for_stands_under_the_list(vault: Vault, open_room: Open) -> None:
    long = "une très longue promesse " * 12
    Favours(vault).promise(to=people(vault, "Sam"), text=long)
    room = open_room()
    assert room.place.board.foot.words == long.strip()


def test_keys_stay_on_the_chosen_row_while_one_scrolls(vault: Vault, open_room: Open) -> None:
    sam = people(vault, "Sam")
    for number in range(40):
        Favours(vault).promise(to=sam, text=f"promesse {number}")
    room = open_room()
    view = room.place.board.view
    keys = view.viewport().findChildren(KeyButton)[0].parentWidget()
    assert keys is not None
    for _ in range(12):
        room.press(Qt.Key.Key_Down)
        row = view.visualRect(view.currentIndex())
        assert row.contains(keys.geometry())
    room.qtbot.mouseClick(keys.findChildren(KeyButton)[0], Qt.MouseButton.LeftButton)
    room.settle()
    assert "promesse 12" not in room.texts


def test_the_delegate_paints_a_row_that_is_on_its_way(vault: Vault, open_room: Open) -> None:
    furnish(vault)
    room = open_room()
    room.place.board.view.rows.show([1, 2, 3, 4])
    assert not room.place.board.view.grab().isNull()
    assert isinstance(room.place.board.view.itemDelegate(), FavourDelegate)


def test_every_word_of_a_table_has_its_french() -> None:
    words = [
        *sentences.SHELVES.values(),
        *(word for pair in sentences.NOTHING.values() for word in pair),
        *(word for word, _ in sentences.STATES.values()),
        *sentences.KINDS.values(),
        *sentences.EFFORTS.values(),
        *sentences._WORDS.values(),
    ]
    assert [word for word in words if word not in french()] == []


def test_a_row_is_said_in_french(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    promise = favours.get(favours.promise(to=sam, text="un devis", due="2026-03-12", effort=Effort.MORE))
    set_language("fr")
    row = row_of(promise, date(2026, 3, 16))
    assert row.spoken == "Sam, promis, un devis, c’était pour jeudi, plus d’une journée"
