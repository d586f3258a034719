"""Finding somebody with the keyboard alone."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QListView
from pytestqt.qtbot import QtBot

from models.people import People
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.ui.places.people.conftest import Room
from ui.places.people.fact import Fact

Open = Callable[[], Room]
NAMES = ("Amélie Garnier", "Bastien Roux", "Claire Dubosc", "David Okafor")


def listed(room: Room) -> list[str]:
    rows = room.place.finder.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def test_three_letters_and_enter_open_a_page(vault: Vault, open_room: Open) -> None:
    people(vault, *NAMES)
    room = open_room()
    assert listed(room) == list(NAMES)
    room.keys("dub")
    room.settle()
    assert listed(room) == ["Claire Dubosc"]
    room.press(Qt.Key.Key_Return)
    assert room.place.page.head.fact("name").fact.words == "Claire Dubosc"
    assert isinstance(room.focused, Fact), "the keyboard is on the page"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_can_be_done_under_the_list_is_not_cut_off(vault: Vault, open_room: Open, language: str) -> None:
    people(vault, *NAMES)
    set_language(language)
    room = open_room()
    room.place.resize(780, 560)
    room.settle()

    def assert_whole() -> None:
        for button in room.place.finder.findChildren(QAbstractButton):
            assert not button.isVisible() or button.width() >= button.sizeHint().width(), button.accessibleName()

    assert_whole()
    assert room.place.finder.width() < 320, "the page has the rest"
    room.keys("Maximilienne de la Tour d’Auvergne")
    room.settle()
    assert listed(room) == []
    assert_whole()


def test_enter_pressed_before_the_answer_opens_what_was_typed(vault: Vault, open_room: Open) -> None:
    people(vault, *NAMES)
    room = open_room()
    room.keys("dav")
    room.qtbot.keyClick(room.focused, Qt.Key.Key_Return)
    room.settle()
    assert room.place.page.head.fact("name").fact.words == "David Okafor"


def test_the_answer_to_an_older_question_is_dropped(vault: Vault, open_room: Open) -> None:
    people(vault, *NAMES)
    room = open_room()
    go_on = threading.Event()
    room.jobs.read(room.place, lambda vault, job: go_on.wait(10))
    answers: list[bool] = []
    room.place.finder.counted.connect(answers.append)
    room.keys("dav")
    go_on.set()
    room.settle()
    assert listed(room) == ["David Okafor"]
    assert len(answers) == 1, "d and da were not worth an answer any more"


def test_down_goes_into_the_list_and_shows_who_is_there(vault: Vault, open_room: Open) -> None:
    ids = people(vault, *NAMES)
    room = open_room()
    shown: list[int] = []
    room.place.person_shown.connect(shown.append)
    room.press(Qt.Key.Key_Down)
    assert isinstance(room.focused, QListView)
    room.press(Qt.Key.Key_Down)
    assert shown == ids[:2]
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Up)
    assert room.focused is room.place.finder.search.edit, "up from the first row is the search again"


def test_a_letter_typed_anywhere_goes_to_the_search_and_escape_clears_it(vault: Vault, open_room: Open) -> None:
    people(vault, *NAMES)
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("bas")
    room.settle()
    assert room.place.finder.text == "bas"
    assert listed(room) == ["Bastien Roux"]
    room.press(Qt.Key.Key_Escape)
    assert room.place.finder.text == ""
    assert listed(room) == list(NAMES)


def test_nobody_by_that_name_is_an_offer_to_add_them(vault: Vault, open_room: Open) -> None:
    people(vault, *NAMES)
    room = open_room()
    room.keys("Zoé")
    room.settle()
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert room.place.page.head.fact("name").fact.words == "Zoé"
    assert [row.name for row in People(vault).named("Zoé")] == ["Zoé"]
    assert listed(room) == [*NAMES, "Zoé"], "the search is cleared, so that one sees where they are"


def test_those_put_away_are_behind_a_quiet_filter(vault: Vault, open_room: Open) -> None:
    away, _ = people(vault, "Ancienne Amie", "Bastien Roux")
    People(vault).change(away, archived=True)
    room = open_room()
    assert listed(room) == ["Bastien Roux"]
    room.place.finder.look_for("", archived=True)
    room.settle()
    assert listed(room) == ["Ancienne Amie"]


def test_a_selection_survives_a_search_that_leaves_it_out(vault: Vault, open_room: Open) -> None:
    ids = people(vault, *NAMES)
    room = open_room()
    room.show(ids[2])
    room.place.finder.look_for("bastien")
    room.settle()
    assert room.place.finder.selected is None
    assert room.place.page.person == ids[2], "the page stays"
    room.place.finder.look_for("")
    room.settle()
    assert room.place.finder.selected == ids[2]


def test_a_change_by_another_hand_comes_into_the_list(vault: Vault, open_room: Open) -> None:
    room = open_room()
    room.jobs.write(room.place, lambda vault, job: People(vault).add("Nadia"))
    room.settle()
    assert listed(room) == ["Nadia"]


def test_what_comes_meanwhile_moves_nothing_under_the_eye(vault: Vault, open_room: Open) -> None:
    people(vault, *(f"Nom {at:02}" for at in range(60)))
    room = open_room()
    view, rows = room.place.finder.list, room.place.finder.rows
    view.setCurrentIndex(rows.index(0))
    room.settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seen = view.indexAt(view.viewport().rect().topLeft())
    id, y = rows.id_at(seen.row()), view.visualRect(seen).y()
    room.jobs.write(room.place, lambda vault, _job: People(vault).add("Anne"))
    room.settle()
    assert rows.id_at(0) == People(vault).named("Anne")[0].id
    assert id is not None
    assert view.visualRect(rows.index_of(id)).y() == y


def test_the_state_brings_one_back(vault: Vault, open_room: Open, qtbot: QtBot) -> None:
    ids = people(vault, *NAMES)
    room = open_room()
    room.place.finder.look_for("b")
    room.show(ids[1])
    state = room.place.state()
    assert json.loads(state)["text"] == "b"
    again = open_room()
    again.place.restore(state)
    again.settle()
    assert again.place.finder.text == "b"
    assert again.place.finder.selected == ids[1]
    assert again.place.page.head.fact("name").fact.words == "Bastien Roux"
    assert again.place.state() == state


def test_a_state_that_cannot_be_read_is_passed_over(vault: Vault, open_room: Open) -> None:
    room = open_room()
    for broken in ("", "[]", "{", '{"person": "x", "scroll": [], "text": 3}', '{"person": 999}'):
        room.place.restore(broken)
        room.settle()
    assert room.place.finder.text == ""


def test_an_empty_vault_offers_to_begin(open_room: Open) -> None:
    room = open_room()
    asked: list[list[Path]] = []
    room.place.import_requested.connect(asked.append)
    room.place._nobody_yet.import_requested.emit()
    assert asked == [[]]
    room.place._nobody_yet.add_requested.emit()
    room.keys("Léa Martin")
    room.press(Qt.Key.Key_Return)
    assert listed(room) == ["Léa Martin"]


def test_dropped_address_books_are_asked_to_be_brought_in(open_room: Open) -> None:
    room = open_room()
    asked: list[list[Path]] = []
    room.place.import_requested.connect(asked.append)
    dropped = QMimeData()
    files = ("/tmp/a.VCF", "/tmp/b.txt", "/tmp/c.json")
    dropped.setUrls([*(QUrl.fromLocalFile(file) for file in files), QUrl("https://example.org/d.vcf")])
    where = QPointF(QPoint(10, 10))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    room.place.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, dropped, buttons, keys))
    assert asked == [[Path("/tmp/a.VCF"), Path("/tmp/c.json")]]
