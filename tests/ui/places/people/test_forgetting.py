"""Forgetting somebody from their page: asked twice, and never by accident."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.people import People
from models.vault import Vault
from models.vault.backup import back_up
from tests.builders import people
from tests.ui.answering import Answer, Answering, press
from tests.ui.places.people.conftest import Room
from ui.places.people import BackupsLeft, Leaving
from ui.places.people.forgetting import NameDialog

Answers = Callable[..., Answering]


def typed(name: str) -> Answer:
    """Type a name and Enter; go back where that is not it."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NameDialog)
        dialog.field.setText(name)
        dialog.field.returnPressed.emit()
        if dialog.isVisible():
            dialog.reject()

    return answer


@pytest.fixture
def lea(vault: Vault) -> int:
    lea, _ = people(vault, "Léa Martin", "Sam Dubois")
    return lea


def test_it_is_explained_then_the_name_is_typed_and_nothing_is_left(
    open_room: Callable[[], Room], vault: Vault, lea: int, answers: Answers
) -> None:
    backup = back_up(vault).file
    room = open_room()
    room.show(lea)
    asked = answers(press("Go on…"), typed("lea martin"))
    with room.qtbot.waitSignal(room.place.forgotten) as told:
        room.place.page.menu.forgetting_wanted.emit()
    assert "This is the one change that cannot be undone." in asked.shown[0]
    assert "Backups of before keep holding it: 16 March" in asked.shown[0]
    assert "To forget for good, type: Léa Martin" in asked.shown[1]
    (leaving,) = told.args
    assert isinstance(leaving, Leaving)
    assert (leaving.person.name, leaving.backups) == ("Léa Martin", (backup,))
    assert [row.name for row in People(vault).rows(People(vault).ids())] == ["Sam Dubois"]


@pytest.mark.parametrize("given", [[press("Cancel")], [press("Go on…"), typed("Léa")], [press("Go on…"), typed("")]])
def test_who_does_not_go_all_the_way_forgets_nobody(
    open_room: Callable[[], Room], vault: Vault, lea: int, answers: Answers, given: list[Answer]
) -> None:
    room = open_room()
    room.show(lea)
    asked = answers(*given)
    room.place.page.menu.forgetting_wanted.emit()
    room.settle()
    room.qtbot.waitUntil(lambda: len(asked.shown) == len(given))
    room.settle()
    assert lea in People(vault).ids()
    assert "Backups" not in asked.shown[0]


def test_backups_are_named_and_their_folder_can_be_shown(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    dialog = BackupsLeft([tmp_path / "one.whispeer-backup", tmp_path / "two.whispeer-backup"])
    qtbot.addWidget(dialog)
    assert dialog.files.toPlainText().split() == ["one.whispeer-backup", "two.whispeer-backup"]
    QTest.keyClick(dialog.show_folder, " ")
    assert [Path(url.toLocalFile()) for url in shown] == [tmp_path]


def test_the_menu_offers_to_make_one_with_another(open_room: Callable[[], Room], lea: int) -> None:
    room = open_room()
    room.show(lea)
    room.place.page.menu.fill()
    action = next(one for one in room.place.page.menu.actions() if one.text() == "Make one with…")
    with room.qtbot.waitSignal(room.place.double_requested) as told:
        action.trigger()
    assert told.args == [lea]
