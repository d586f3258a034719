"""The place of Refuge, by keyboard alone, over a real vault."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.forgetting import forget
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People
from models.refuge import Help, Refuge, Weather
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.fixtures import TODAY
from tests.ui.places.keys import enter, keyboard, tab_to
from tests.ui.places.refuge.conftest import Open
from tests.ui.places.refuge.doors import CTRL, read_on, refuge_of, stretch, unlock
from ui.places.refuge.settings_slip import SettingsSlip
from ui.places.refuge.slips import NamesSlip, NumbersSlip, WordSlip
from ui.widgets import EmptyState


def test_from_the_invitation_to_a_word_and_back_behind_the_lock(vault: Vault, open_room: Open) -> None:
    room = open_room()
    assert isinstance(keyboard(), EmptyState) or room.place.invitation.isAncestorOf(keyboard())
    room.press(Qt.Key.Key_Return)
    enter("une porte à nous")
    enter("une porte à nous")
    stretch(room)
    assert room.place.is_open
    assert room.place.room.board.month.hasFocus()
    room.keys("4")
    slip = room.place.room.desk.slip
    assert isinstance(slip, WordSlip) and slip.line_field.hasFocus()
    room.keys("mal dormi")
    tab_to(slip.boxes[Help.REST])
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_Return)
    (said,) = refuge_of(vault, "une porte à nous").check_ins.all()
    assert (said.on, said.word, said.line, said.helps) == (TODAY.isoformat(), Weather.TIRED, "mal dormi", (Help.REST,))
    assert room.place.room.board.shown == "Today: tired\nmal dormi\nWould help: rest"
    assert room.place.notice.words == "Kept."
    room.press(Qt.Key.Key_W, CTRL)
    assert not room.place.is_open
    assert room.place.door.field.edit.hasFocus()
    assert "dormi" not in read_on(room.place)


def test_a_day_gone_by_has_its_word_changed_and_taken_out(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    room = open_room()
    unlock(room)
    room.press(Qt.Key.Key_Left)
    room.press(Qt.Key.Key_Up)
    room.keys("1")
    room.press(Qt.Key.Key_Return)
    (said,) = refuge.check_ins.all()
    assert said.on == (TODAY - timedelta(days=8)).isoformat()
    room.keys("3")  # one word a day: it takes the place of the first
    room.press(Qt.Key.Key_Return)
    assert [one.word for one in refuge.check_ins.all()] == [Weather.MIXED]
    room.keys("e")
    room.keys("finalement")
    room.press(Qt.Key.Key_Return)
    assert [(one.word, one.line) for one in refuge.check_ins.all()] == [(Weather.MIXED, "finalement")]
    room.press(Qt.Key.Key_Delete)
    assert refuge.check_ins.all() == []
    room.place.notice.focus_action()
    room.press(Qt.Key.Key_Return)
    assert [one.line for one in refuge.check_ins.all()] == ["finalement"]
    room.press(Qt.Key.Key_Home)
    assert room.place.room.board.day == TODAY


def test_the_month_is_a_picture_and_is_told_in_words(open_room: Open, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.HEAVY, "la TVA", on="2026-02-27")
    refuge.check_ins.add(Weather.LIGHT, on="2026-03-15")
    room = open_room()
    unlock(room)
    month = room.place.room.board.month
    assert month.title == "March 2026"
    assert month.accessibleDescription() == "Yesterday: light"
    room.press(Qt.Key.Key_PageUp)
    assert (month.title, month.day) == ("February 2026", date(2026, 2, 16))
    assert month.accessibleDescription() == "Friday 27 February: heavy. la TVA"
    room.press(Qt.Key.Key_PageDown)
    room.press(Qt.Key.Key_Right)
    assert month.day == TODAY  # no day that is still to come


def test_two_heavy_days_ask_who_can_hear_it_and_words_are_ready(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    phone = ContactMethod(kind=ContactKind.PHONE, value="06 00 00 00 00")
    lea, (sam,) = People(vault).add("Léa Martin", contacts=[phone]), people(vault, "Sam")
    refuge.trust([lea, sam])
    refuge.check_ins.add(Weather.HEAVY, on="2026-03-12")
    room = open_room()
    unlock(room)
    ears = room.place.room.board.ears
    assert ears.accessibleName() == "Whom you can call"
    room.keys("5")
    room.press(Qt.Key.Key_Return)
    assert ears.accessibleName() == "Who can hear this?"
    room.keys("w")
    assert ears.rows[0].hasFocus()
    assert "06 00 00 00 00" in read_on(ears)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Return)
    assert ears.letter is not None and ears.letter.isAncestorOf(keyboard())
    room.keys("c")
    assert QApplication.clipboard().text().startswith("Hi Léa,")
    assert ears.letter is None
    assert room.place.notice.words.startswith("Copied")


def test_the_five_names_are_chosen_by_keyboard_and_no_sixth(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    known = people(vault, "Ana", "Ben", "Cleo", "Dora", "Emil")
    room = open_room()
    unlock(room)
    room.keys("w")  # nobody to write to yet: it leads to the names
    slip = room.place.room.desk.slip
    assert isinstance(slip, NamesSlip)
    for name in ("Ana", "Ben", "Cleo", "Dora", "Emil", "Somebody New"):
        room.keys(name)
        room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert "Five names at most" in read_on(slip)
    room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Return)
    assert [ear.id for ear in refuge.inside().ears] == known
    assert People(vault).named("Somebody New") == []


def test_the_page_of_numbers_is_the_users_own(open_room: Open, refuge: Refuge) -> None:
    room = open_room()
    unlock(room)
    assert not any(sign.isdigit() for sign in room.place.room.board.numbers.text())  # none is shipped
    room.keys("h")
    assert isinstance(room.place.room.desk.slip, NumbersSlip)
    room.keys("La voisine")
    room.press(Qt.Key.Key_Return)
    room.keys("01 00 00 00 00")
    room.press(Qt.Key.Key_Return, CTRL)
    assert refuge.choices().numbers == "La voisine\n01 00 00 00 00"
    assert room.place.room.board.numbers.text() == "La voisine\n01 00 00 00 00"


def test_a_nearer_fading_holds_at_once_and_says_what_it_cannot_reach(open_room: Open, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.LIGHT, on="2026-01-20")
    refuge.check_ins.add(Weather.CALM, on="2026-03-10")
    room = open_room()
    unlock(room)
    room.keys("s")
    slip = room.place.room.desk.slip
    assert isinstance(slip, SettingsSlip)
    assert "fading cannot reach into those" in read_on(slip)
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Return)
    assert refuge.choices().fade_after == 30
    assert [one.on for one in refuge.check_ins.all()] == ["2026-03-10"]


def test_what_faded_is_told_on_the_way_in(open_room: Open, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.LIGHT, on="2025-01-20")
    room = open_room()
    unlock(room)
    assert room.place.notice.words == "What was older than three months has faded."
    assert refuge.check_ins.all() == []


def test_a_month_of_silence_is_one_kind_line_once(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam")
    refuge.trust([lea, sam])
    refuge.choose(trusted_since="2026-01-01")
    Interactions(vault).log(on="2026-02-01", people=[sam], channel=Channel.CALL)
    room = open_room()
    unlock(room)
    line = "A month has gone by without a word with Léa or Sam. Two lines would do, just to say hello."
    assert room.place.room.board.kind.text() == line
    assert room.place.room.board.kind.isVisible()
    room.press(Qt.Key.Key_W, CTRL)
    assert line not in read_on(room.place)
    unlock(room)
    assert not room.place.room.board.kind.isVisible()


def test_who_was_forgotten_is_told_of_without_a_name(vault: Vault, open_room: Open, refuge: Refuge) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam")
    refuge.trust([lea, sam])
    forget(vault, lea)
    room = open_room()
    unlock(room)
    assert room.place.notice.words == "One of your five names is no longer in the notebook."
    assert [row.ear.name for row in room.place.room.board.ears.rows] == ["Sam"]


def test_it_speaks_french(open_room: Open, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.HEAVY, on="2026-03-15")
    set_language("fr")
    room = open_room()
    unlock(room)
    room.keys("(")  # the key of the 5, on a French keyboard
    room.press(Qt.Key.Key_Return)
    assert room.place.room.board.shown == "Aujourd’hui\N{NO-BREAK SPACE}: lourd"
    assert room.place.room.board.ears.accessibleName() == "Qui peut entendre ça\N{NARROW NO-BREAK SPACE}?"


def test_a_click_picks_a_day_and_a_word(open_room: Open, refuge: Refuge) -> None:
    room = open_room()
    unlock(room)
    month = room.place.room.board.month
    QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=month._cell(date(2026, 3, 9)).center().toPoint())
    room.place.room.board.words.buttons[0].click()
    room.press(Qt.Key.Key_Return)
    assert [(one.on, one.word) for one in refuge.check_ins.all()] == [("2026-03-09", Weather.LIGHT)]
