"""People are moved between circles by key and by drag, one or several, and it is one change."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from models.circles import Circles
from models.people import People
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.circles.conftest import Open
from tests.ui.places.keys import keyboard
from tests.ui.places.rooms import Room
from ui.item_models.paged_rows import PAGE
from ui.jobs import Jobs
from ui.places.circles import CirclesPlace
from ui.places.circles.members import MIME, MemberRows, dragged_people

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOVE = Qt.DropAction.MoveAction


def stand(room: Room[CirclesPlace]) -> list[list[str]]:
    """The names in each column."""
    for column in room.place.board.columns:
        for at in range(column.rows.rowCount()):
            column.rows.index(at).data()
    room.settle()
    return [
        [str(column.rows.index(at).data()) for at in range(column.rows.rowCount())]
        for column in room.place.board.columns
    ]


def at(room: Room[CirclesPlace]) -> tuple[int, str]:
    """The column and the person that the keyboard is on."""
    board = room.place.board
    column = next(number for number, one in enumerate(board.columns) if one.view.hasFocus())
    return column, str(board.columns[column].view.currentIndex().data() or "")


def test_the_circles_stand_from_the_closest_to_none(vault: Vault, open_room: Open) -> None:
    _, ben, cleo = people(vault, "Ana", "Ben", "Cléo")
    Circles(vault).move([ben], 1)
    Circles(vault).move([cleo], 3)
    room = open_room()
    assert stand(room) == [["Ben"], [], ["Cléo"], [], ["Ana"]]
    assert at(room) == (0, "Ben"), "one begins with whom one is close to"


def test_a_digit_moves_and_one_stays_where_one_is(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana", "Ben", "Cléo")
    room = open_room()
    assert at(room) == (4, "Ana")
    before = everything(vault)
    room.keys("2")
    assert stand(room) == [[], ["Ana"], [], [], ["Ben", "Cléo"]]
    assert at(room) == (4, "Ben"), "the next one can be placed at once"
    assert room.place.notice.words == "Now in Close ones: Ana."
    assert len(vault.history()) == 4
    room.undo()
    assert everything(vault) == before
    assert stand(room)[4] == ["Ana", "Ben", "Cléo"]


def test_nought_moves_into_none_and_what_is_so_already_is_no_change(vault: Vault, open_room: Open) -> None:
    (ana,) = people(vault, "Ana")
    Circles(vault).move([ana], 4)
    room = open_room()
    history = vault.history()
    room.keys("4")
    room.keys("9")
    assert vault.history() == history
    room.keys("0")
    assert stand(room) == [[], [], [], [], ["Ana"]]
    assert room.place.notice.words == "Now in no circle: Ana."


@pytest.mark.parametrize(("sign", "circle"), [("&", 0), ("é", 1), ('"', 2), ("'", 3), ("à", 4)])
def test_the_upper_row_of_a_french_keyboard_moves_too(vault: Vault, open_room: Open, sign: str, circle: int) -> None:
    ana, _ = people(vault, "Ana", "Ben")
    Circles(vault).move([ana], 1 if circle == 4 else None)
    room = open_room()
    room.keys(sign)
    assert "Ana" in stand(room)[circle]


def test_arrows_walk_between_people_and_circles(vault: Vault, open_room: Open) -> None:
    ana, ben, cleo, _ = people(vault, "Ana", "Ben", "Cléo", "Dan")
    Circles(vault).move([ana, ben], 1)
    Circles(vault).move([cleo], 2)
    room = open_room()
    assert at(room) == (0, "Ana")
    room.press(Key.Key_Down)
    assert at(room) == (0, "Ben")
    room.press(Key.Key_Right)
    assert at(room) == (1, "Cléo"), "the last one, where there are fewer"
    room.press(Key.Key_Right)
    assert at(room) == (2, "")
    for _ in range(5):
        room.press(Key.Key_Right)
    assert at(room) == (4, "Dan")
    room.press(Key.Key_Left)
    assert at(room) == (3, "")


def test_several_are_chosen_with_shift_and_moved_in_one_change(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana", "Ben", "Cléo", "Dan")
    room = open_room()
    before = everything(vault)
    room.press(Key.Key_Down, SHIFT)
    room.press(Key.Key_Down, SHIFT)
    room.keys("3")
    assert stand(room) == [[], [], ["Ana", "Ben", "Cléo"], [], ["Dan"]]
    assert room.place.notice.words == "Now in Allies: Ana, Ben and Cléo."
    room.undo()
    assert everything(vault) == before


def test_several_are_chosen_with_space_here_and_there(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana", "Ben", "Cléo", "Dan")
    room = open_room()
    room.press(Key.Key_Space)
    room.press(Key.Key_Down)
    room.press(Key.Key_Down)
    room.press(Key.Key_Space)
    room.press(Key.Key_Down)
    room.press(Key.Key_Space)
    room.press(Key.Key_Space)
    room.keys("1")
    assert stand(room) == [["Ana", "Cléo"], [], [], [], ["Ben", "Dan"]]
    assert at(room)[0] == 4
    room.keys("2")
    assert sum(map(len, stand(room)[1:2])) == 1, "what was chosen is chosen no more"


def test_escape_lets_go_of_the_choice(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana", "Ben", "Cléo")
    room = open_room()
    room.press(Key.Key_Down, SHIFT)
    room.press(Key.Key_Escape)
    room.keys("1")
    assert stand(room) == [["Ben"], [], [], [], ["Ana", "Cléo"]]


def test_a_change_is_taken_back_from_the_line_that_tells_of_it(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana")
    room = open_room()
    before = everything(vault)
    room.keys("1")
    room.place.notice.focus_action()
    room.press(Key.Key_Return)
    assert everything(vault) == before


def test_people_are_dragged_by_id_alone(vault: Vault, open_room: Open) -> None:
    ana, ben, _ = people(vault, "Ana", "Ben", "Cléo")
    room = open_room()
    none, core = room.place.board.columns[4].rows, room.place.board.columns[0].rows
    before = everything(vault)
    data = none.mimeData([none.index(0), none.index(1)])
    assert data.formats() == none.mimeTypes() == [MIME]
    assert b"Ana" not in bytes(data.data(MIME).data()), "no name leaves the window"
    assert none.supportedDragActions() & MOVE
    assert none.flags(none.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert core.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled, "an empty circle takes them too"
    assert core.canDropMimeData(data, MOVE, -1, -1, QModelIndex())
    assert not core.dropMimeData(data, MOVE, -1, -1, QModelIndex()), "the other list takes no row away by itself"
    room.settle()
    assert Circles(vault).members(1) == [ana, ben]
    assert stand(room) == [["Ana", "Ben"], [], [], [], ["Cléo"]]
    room.undo()
    assert everything(vault) == before


@pytest.mark.parametrize("told", [b"", b"{", b"[1, [1]]", b"[]", b"[[]]", b"\xff", b"[" * 100_000, b'"x"'])
def test_anything_else_that_is_dragged_is_let_by(vault: Vault, open_room: Open, told: bytes) -> None:
    people(vault, "Ana")
    room = open_room()
    core = room.place.board.columns[0].rows
    data = QMimeData()
    data.setData(MIME, told)
    data.setText("Ana")
    assert dragged_people(data) == []
    assert not core.canDropMimeData(data, MOVE, -1, -1, QModelIndex())
    core.dropMimeData(data, MOVE, -1, -1, QModelIndex())
    room.settle()
    assert Circles(vault).members(1) == []


def test_whoever_was_dragged_and_is_gone_is_told(vault: Vault, open_room: Open) -> None:
    ana, _ = people(vault, "Ana", "Ben")
    room = open_room()
    none, core = room.place.board.columns[4].rows, room.place.board.columns[0].rows
    data = none.mimeData([none.index(0)])
    People(vault).remove(ana)
    core.dropMimeData(data, MOVE, -1, -1, QModelIndex())
    room.settle()
    assert "no longer there" in room.place.notice.words


def test_enter_opens_a_page(vault: Vault, open_room: Open) -> None:
    _, ben = people(vault, "Ana", "Ben")
    room = open_room()
    opened: list[int] = []
    room.place.person_requested.connect(opened.append)
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    assert opened == [ben]


def test_ten_thousand_in_none_are_there_at_once_and_read_by_page(vault: Vault, open_room: Open, jobs: Jobs) -> None:
    with vault.change("Many"):
        vault.write(
            """WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 10000)
            INSERT INTO person (uid, name, sort_key) SELECT 'p' || n, 'P ' || n, printf('p %05d', n) FROM number"""
        )
    room = open_room()
    rows = room.place.board.columns[4].rows
    assert rows.rowCount() == 10_000
    assert rows.index(0).data() == "P 1"
    assert rows.row(5 * PAGE) is None, "what is not seen is not read"
    room.settle()
    room.press(Key.Key_End)
    assert at(room) == (4, "P 10000")
    room.keys("3")
    assert Circles(vault).members(3) == [rows.ids[-1] + 1]
    assert at(room) == (4, "P 9999")
    room.keys("/")
    room.keys("4321")
    assert stand(room)[4] == ["P 4321"]
    room.press(Key.Key_Down)
    assert at(room) == (4, "P 4321")
    room.press(Key.Key_Escape)
    assert rows.rowCount() == 9_999


def test_the_model_keeps_qts_rules(vault: Vault, jobs: Jobs, open_room: Open) -> None:
    ids = people(vault, *(f"P{number:03}" for number in range(100)))
    rows = MemberRows(jobs)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    room = open_room()
    rows.show(ids)
    rows.show(ids[::3])
    room.settle()
    rows.show([])
    tester.deleteLater()


@pytest.mark.parametrize("name", ["<img src=x>", "שלום", "A" * 400, "👩🏽‍🌾", "a & b"])
def test_any_name_is_shown_letter_by_letter(vault: Vault, open_room: Open, name: str) -> None:
    people(vault, name, "Ben")
    Circles(vault).add(f"{name} circle", 3)
    room = open_room()
    room.place.grab()
    assert name in stand(room)[-1]
    room.press(Key.Key_Home)
    for number in "12345":
        room.keys(number)
    assert room.place.board.columns[0].view.accessibleName() == f"{name} circle"
    room.place.grab()


def test_a_letter_that_means_nothing_does_nothing(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana")
    room = open_room()
    history = vault.history()
    for sign in "xz":
        QApplication.sendEvent(keyboard(), QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
    room.settle()
    assert (at(room), vault.history()) == ((4, "Ana"), history)
