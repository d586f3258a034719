"""Writing to somebody from a card: to the mail program or the clipboard, and nothing that was typed is lost."""

from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.forgetting import forget
from models.people import People
from models.vault import Vault
from tests.builders import everything
from tests.ui.places.keys import keyboard
from tests.ui.places.today.conftest import Open, Room
from ui.clipboard import OwnClipboard
from ui.places import draft_watch
from ui.places.letter import Letter
from ui.places.today.state import State

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Person = dict[str, int]


class MailProgram(QObject):
    """Takes the place of the desktop's own."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[QUrl] = []

    @Slot(QUrl)
    def take(self, link: QUrl) -> None:
        """Open a link."""
        self.links.append(link)


@pytest.fixture
def mail_program(qapp: QApplication) -> Iterator[MailProgram]:
    """A mail program that answers."""
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "take")  # type: ignore[arg-type]  # the stub wants bytes, Qt a name
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


def letter(room: Room) -> Letter:
    """The draft that is open."""
    (found,) = [card.letter for card in room.cards if card.letter is not None]
    return found


def told(link: QUrl) -> list[str]:
    """The lines of the message in a link, as a mail program reads them (RFC 6068)."""
    query = bytes(link.toEncoded().data()).decode().partition("?")[2]
    return parse_qs(query, keep_blank_values=True)["body"][0].split("\n")


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_two_keys_take_the_words_to_the_mail_program(
    monday: Person, vault: Vault, open_room: Open, mail_program: MailProgram
) -> None:
    room = open_room()
    before = everything(vault)
    room.keys("w")
    body = letter(room).body.toPlainText()
    assert body
    room.press(Qt.Key.Key_Return)
    (link,) = mail_program.links
    assert link.path() == "sam@example.org"
    assert body.splitlines() == [line.rstrip("\r") for line in told(link)]
    assert room.said == ["Your mail program has the words now."]
    assert everything(vault) == before, "nobody said yet that it was sent"
    assert room.chosen.hints.words == "Sent? W write, D done, S later, L let go"
    room.keys("d")
    assert room.said[-1] == "Done: Sam Dubois"


def test_without_an_address_two_keys_copy_the_words(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("w")
    body = letter(room).body.toPlainText()
    room.press(Qt.Key.Key_Return)
    assert copied() == body
    assert room.said == ["Copied. Paste the words where you write."]
    assert room.chosen.hints.question == "Sent?"
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Up)
    assert room.chosen.hints.question == ""


def test_c_copies_where_there_is_an_address_too(monday: Person, open_room: Open, mail_program: MailProgram) -> None:
    room = open_room()
    room.keys("w")
    body = letter(room).body.toPlainText()
    room.keys("c")
    assert (copied(), mail_program.links) == (body, [])


def test_what_was_copied_is_gone_after_a_lock(monday: Person, open_room: Open, qapp: QApplication) -> None:
    own = OwnClipboard(QGuiApplication.clipboard(), qapp)
    room = open_room()
    room.keys("wc")
    assert copied()
    own.forget()
    assert copied() == ""


def test_without_a_mail_program_the_words_are_copied(
    monday: Person, open_room: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _link: False)
    room = open_room()
    room.keys("w")
    body = letter(room).body.toPlainText()
    room.press(Qt.Key.Key_Return)
    assert copied() == body
    assert room.said == ["No mail program answers. The words are copied: paste them where you write."]


def test_the_words_are_changed_where_they_stand(monday: Person, open_room: Open, mail_program: MailProgram) -> None:
    room = open_room()
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    assert keyboard() is letter(room).body
    room.keys("wds À bientôt <b>")
    room.press(Qt.Key.Key_Return)
    assert letter(room).isVisible(), "Enter is a new line there"
    room.press(Qt.Key.Key_Return, CONTROL)
    assert "wds À bientôt <b>" in "".join(told(mail_program.links[0]))


def test_enter_in_the_subject_goes_on_to_the_words(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.press(Qt.Key.Key_Tab, SHIFT)
    assert keyboard() is letter(room).subject
    room.press(Qt.Key.Key_Return)
    assert keyboard() is letter(room).body


def test_escape_puts_the_draft_away_and_w_brings_it_back_as_it_was(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.keys("À moitié")
    room.press(Qt.Key.Key_Escape)
    assert room.chosen.letter is None
    assert room.chosen.hints.question == ""
    room.keys("w")
    assert letter(room).body.toPlainText().endswith("À moitié")


def test_d_deals_with_the_card_from_its_draft(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("wd")
    assert room.said == ["Done: Sam Dubois"]
    assert room.chosen.headline.name == "Inès Caron"


def test_what_was_written_is_there_after_a_lock(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.keys("À moitié")
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    again = open_room(state=state)
    assert letter(again).body.toPlainText().endswith("À moitié")
    assert again.cards[1].letter is not None
    again.press(Qt.Key.Key_Escape)
    assert State.parse(again.place.state()).drafts


def test_a_pause_tells_that_the_draft_is_worth_keeping(
    monday: Person, open_room: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_watch, "PAUSE_MS", 20)
    room = open_room()
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    with qtbot.waitSignal(room.place.draft_changed):
        room.keys("À moitié")
    qtbot.waitUntil(lambda: bool(State.parse(room.place.state()).drafts))


def test_a_change_elsewhere_leaves_the_draft_alone(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.keys("À moitié")
    room.write(lambda other: People(other).change(monday["Sam Dubois"], name="Samuel Dubois"))
    assert room.cards[0].headline.name == "Samuel Dubois"
    assert letter(room).body.toPlainText().endswith("À moitié")
    assert keyboard() is letter(room).body


def test_later_from_a_draft_shows_for_how_long(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("ws")
    assert room.cards[0].hints.isVisible()
    room.keys("2")
    assert room.said == ["Back in a month: Sam Dubois"]


def test_a_draft_to_somebody_who_is_gone_goes_too(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.keys("Entre nous")
    room.press(Qt.Key.Key_Escape)
    assert "Entre nous" in room.place.state()
    room.write(lambda other: forget(other, monday["Sam Dubois"]))
    assert "Entre nous" not in room.place.state()


def test_what_was_kept_of_a_draft_goes_with_whoever_is_forgotten(monday: Person, vault: Vault, open_room: Open) -> None:
    room = open_room()
    room.keys("w")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.keys("Entre nous")
    vault.keep_ui_state("view", room.place.state())
    forget(vault, monday["Sam Dubois"])
    assert vault.ui_state("view") == ""


def test_a_change_elsewhere_leaves_the_keyboard_where_it_is(monday: Person, open_room: Open) -> None:
    room = open_room()
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_Tab)
    assert keyboard().accessibleName() == "done"
    room.write(lambda other: People(other).change(monday["Sam Dubois"], name="Samuel Dubois"))
    assert keyboard().accessibleName() == "done"
