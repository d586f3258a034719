"""A code as a square: shown in place of words, and met by from a picture of it, but nowhere that was not chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from models.carrying import (
    CarryingFailed,
    Delivered,
    Link,
    Met,
    Opened,
    Reached,
    Ready,
    Received,
    Serving,
    SquaresForeign,
    SquaresStrange,
    SquaresUnreadable,
)
from models.handing import Level
from models.vault import Vault
from sync.postbox import Postbox
from tests.fakes import ScriptedMeetings
from tests.ui.answering import Answering, name
from tests.ui.places.handing.desks import ENTER, FOUR, Desk, hear, open_picture, picture, shown
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.test_picture_files import png_of_size
from ui.places.handing.code_page import Stage
from ui.places.handing.give_page import GivePage
from ui.places.handing.take_page import TakePage

CODE, SPOKEN = "402913-mfrggzdfmztwq2lknnwg23tpoa", "402913-above-lizard-zoo"
HOME = "ws://192.168.1.20:4711/v1"
AWAY = "wss://meet.evil.example/v1"


# Shown


@pytest.fixture
def showing(handing: Desk) -> GivePage:
    """A square in place of words."""
    page = handing.page
    assert isinstance(page, GivePage)
    tab_to(page.pictured)
    handing.strike(Qt.Key.Key_Space)
    return page


def test_words_are_said_until_a_square_is_wanted(handing: Desk, meetings: ScriptedMeetings) -> None:
    page, spoken = handing.page, meetings.last
    assert isinstance(page, GivePage)
    assert page.said.isVisible() and not page.squares.isVisible()
    assert meetings.drawn == []
    tab_to(page.pictured)
    handing.strike(Qt.Key.Key_Space)
    assert page.squares.isVisible() and not page.said.isVisible() and not page.number.isVisible()
    assert spoken.is_closed  # the words lead nowhere any more
    assert meetings.last.code == "100002-secret"
    handing.strike(Qt.Key.Key_Space)
    assert page.said.isVisible() and not page.squares.isVisible()
    assert meetings.last.code == "100003-one-two-three"


def test_the_square_holds_the_code_and_where_it_holds(
    handing: Desk, showing: GivePage, meetings: ScriptedMeetings
) -> None:
    meetings.last.tell(Ready())
    meetings.last.tell(Reached())
    handing.reaches(Stage.WAITING)
    assert meetings.drawn == [(meetings.last.code, tuple(meetings.servers))]
    assert showing.squares.accessibleName()
    assert "secret" not in shown(showing) + showing.accessibleDescription()
    handing.strike("n")
    assert [code for code, _ in meetings.drawn] == ["100002-secret", "100003-secret"]
    showing.fail("It has ended.")
    assert not showing.squares.isVisible()


def test_on_one_network_it_leads_to_this_computer_once_that_listens(
    handing: Desk, showing: GivePage, meetings: ScriptedMeetings
) -> None:
    meetings.drawn.clear()
    showing.near.setChecked(True)
    handing.settle()
    assert meetings.drawn == [] and not showing.squares.isVisible()
    meetings.last.tell(Serving((HOME,)))
    handing.settle()
    assert meetings.drawn == [(meetings.last.code, (HOME,))]
    assert showing.squares.isVisible()


def test_the_square_is_copied_as_a_picture(handing: Desk, showing: GivePage, meetings: ScriptedMeetings) -> None:
    hear(handing, meetings, Reached())
    handing.strike("c")
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == showing.squares.size() * copied.devicePixelRatio()
    assert copied.pixelColor(0, 0) == QColor("black") and copied.pixelColor(copied.width() - 1, 0) == QColor("white")
    assert "Copied" in shown(showing)


def exchange(desk: Desk, meetings: ScriptedMeetings, ben: Vault) -> None:
    """Mine arrive, and Ben's come."""
    hear(desk, meetings, Reached(), Met(FOUR, to_compare=False), Opened(), Delivered())
    hear(desk, meetings, Received(Postbox(ben).identity().data))


def test_keys_that_come_by_a_square_are_sure(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    page = exchanging.page
    assert isinstance(page, GivePage)
    page.pictured.setChecked(True)
    exchanging.settle()
    exchange(exchanging, meetings, ben)
    assert [peer.level for peer in Postbox(vault).peers()] == [Level.MET]
    assert "Ben Okafor: verified" in shown(page)


def test_words_in_place_of_a_square_after_all_are_less_sure(
    exchanging: Desk, meetings: ScriptedMeetings, vault: Vault, ben: Vault
) -> None:
    page = exchanging.page
    assert isinstance(page, GivePage)
    for pictured in (True, False):
        page.pictured.setChecked(pictured)
        exchanging.settle()
    exchange(exchanging, meetings, ben)
    assert [peer.level for peer in Postbox(vault).peers()] == [Level.PAIRED]


# Read


@pytest.mark.parametrize("servers", [(), (HOME,)])
def test_a_picture_of_it_leads_to_where_it_was_made(
    receiving: Desk, meetings: ScriptedMeetings, answers: Callable[..., Answering], tmp_path: Path, servers: tuple[str]
) -> None:
    meetings.says = Link(CODE, servers)
    answers(name(picture(tmp_path)))
    open_picture(receiving)
    assert (meetings.looked_at[0].width, meetings.looked_at[0].height) == (60, 40)
    assert meetings.last.code == CODE
    assert tuple(meetings.last.servers) == (servers or tuple(meetings.servers))
    assert meetings.last.lan == ""
    assert receiving.page.stage == Stage.WAITING


def test_one_is_asked_before_a_server_that_nobody_chose_is_told_anything(
    receiving: Desk, meetings: ScriptedMeetings, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    meetings.says = Link(CODE, (HOME,), unknown=(AWAY,))
    answers(name(picture(tmp_path)), name(picture(tmp_path)))
    open_picture(receiving)
    assert receiving.page.stage == Stage.DOUBTING
    assert "meet.evil.example" in shown(receiving.page)
    assert {meeting.code for meeting in meetings.all} == {""}
    receiving.strike("l")
    assert receiving.page.stage == Stage.ASKING
    assert {meeting.code for meeting in meetings.all} == {""}
    open_picture(receiving)
    receiving.strike("y")
    assert (meetings.last.code, tuple(meetings.last.servers)) == (CODE, (HOME, AWAY))
    assert receiving.page.stage == Stage.WAITING


def test_whoever_leaves_while_asked_has_told_nobody_anything(
    receiving: Desk, meetings: ScriptedMeetings, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    meetings.says = Link(CODE, unknown=(AWAY,))
    answers(name(picture(tmp_path)))
    open_picture(receiving)
    receiving.strike(Qt.Key.Key_Escape)
    assert receiving.place.form is None
    assert {meeting.code for meeting in meetings.all} == {""}


@pytest.mark.parametrize("failure", [SquaresUnreadable, SquaresForeign, SquaresStrange])
def test_what_holds_no_code_of_ours_is_told_and_the_words_can_be_typed(
    receiving: Desk,
    meetings: ScriptedMeetings,
    answers: Callable[..., Answering],
    tmp_path: Path,
    failure: type[CarryingFailed],
) -> None:
    meetings.says = failure()
    answers(name(picture(tmp_path)))
    open_picture(receiving)
    page = receiving.page
    assert isinstance(page, TakePage)
    assert str(failure()) in shown(page)
    page.code_line.setFocus()
    receiving.strike("402913 above lizard zoo", ENTER)
    assert meetings.last.code == SPOKEN


def test_a_file_that_is_no_picture_is_told(
    receiving: Desk, meetings: ScriptedMeetings, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    answers(name(tmp_path / "letter.txt"))
    open_picture(receiving)
    assert "no picture" in shown(receiving.page)
    assert meetings.looked_at == []


def test_a_picture_is_pasted_where_the_code_is_typed_and_words_still_are(
    receiving: Desk, meetings: ScriptedMeetings, tmp_path: Path
) -> None:
    page = receiving.page
    assert isinstance(page, TakePage)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("402913")
    page.code_line.paste()
    assert page.code_line.text() == "402913"
    meetings.says = Link(CODE)
    clipboard.setImage(QImage(str(picture(tmp_path))))
    page.code_line.setFocus()
    paste(receiving)
    assert meetings.last.code == CODE


class Offered(QMimeData):
    """A picture as another program offers it, which may be slow to answer: ``asked`` is what it was asked for."""

    def __init__(self, png: bytes) -> None:
        super().__init__()
        self._png = png
        self.asked: list[str] = []

    def formats(self) -> list[str]:
        self.asked.append("formats")
        return ["application/x-qt-image", "image/png"]

    def hasFormat(self, kind: str) -> bool:
        return kind in self.formats()

    def retrieveData(self, kind: str, _type: object) -> object:
        self.asked.append(kind)
        return QByteArray(self._png) if kind == "image/png" else QImage.fromData(self._png)


@pytest.fixture
def offer(receiving: Desk) -> Iterator[Callable[[bytes], Offered]]:
    """Puts a picture of another program's into the clipboard; the keyboard is where the code is typed."""

    def offered(png: bytes) -> Offered:
        picture = Offered(png)
        QGuiApplication.clipboard().setMimeData(picture)
        page = receiving.page
        assert isinstance(page, TakePage)
        page.code_line.setFocus()
        picture.asked.clear()
        return picture

    yield offered
    QGuiApplication.clipboard().clear()


def paste(desk: Desk) -> None:
    QApplication.sendEvent(keyboard(), key_of_pasting())
    desk.settle()


def test_whoever_types_asks_nothing_of_the_program_that_filled_the_clipboard(
    receiving: Desk, offer: Callable[[bytes], Offered]
) -> None:
    picture = offer(png_of_size(60, 40))
    receiving.strike("402913")
    assert picture.asked == []


def test_a_picture_of_another_program_is_not_decoded_before_it_was_looked_at(
    receiving: Desk, meetings: ScriptedMeetings, offer: Callable[[bytes], Offered], tmp_path: Path
) -> None:
    meetings.says = Link(CODE)
    pasted = offer(picture(tmp_path).read_bytes())
    paste(receiving)
    assert (meetings.looked_at[0].width, meetings.looked_at[0].height) == (60, 40)
    assert "image/png" in pasted.asked and "application/x-qt-image" not in pasted.asked  # that Qt would decode at once


def test_a_huge_picture_is_refused_before_it_is_decoded(
    receiving: Desk, meetings: ScriptedMeetings, offer: Callable[[bytes], Offered]
) -> None:
    offer(png_of_size(20_000, 20_000))
    paste(receiving)
    assert "too large" in shown(receiving.page)
    assert meetings.looked_at == []


def key_of_pasting() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def drop(page: TakePage, what: QMimeData) -> bool:
    """Drag something there and let it go; whether it was taken."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, what, left, none)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, what, left, none))
    return enter.isAccepted()


def test_a_picture_is_dropped_and_words_are_not(receiving: Desk, meetings: ScriptedMeetings, tmp_path: Path) -> None:
    page = receiving.page
    assert isinstance(page, TakePage)
    meetings.says = Link(CODE)
    words, file = QMimeData(), QMimeData()
    words.setText("hello")
    file.setUrls([QUrl("https://example.org/square.png"), QUrl.fromLocalFile(str(picture(tmp_path)))])
    assert not drop(page, words)
    assert drop(page, file)
    receiving.settle()
    assert meetings.last.code == CODE
    assert not drop(page, file)  # the meeting goes on
