"""Today in the window: the first place, its keys beside the window's own, and what the settings say of it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.settings import load
from app.ways import TODAY
from models.clock import FixedClock
from models.favours import Favours
from models.follow_ups import FollowUps
from models.people import People
from models.vault import Vault, VaultKey
from tests.app.window.driving import CTRL, DesktopOfTest, Open, leave, settled, strokes
from tests.ui.places.keys import keyboard, press, type_text
from ui.places.today import TodayPlace, ahead
from ui.places.today.ahead_row import AheadRow
from ui.places.today.card import GestureCard
from ui.places.typed_dates import put_day_first, read_due

DAY = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def _promises(vault_folder: Path, vault_key: VaultKey) -> None:
    """Seven people, to each of whom something was promised for Friday."""
    with Vault(vault_folder, vault_key, FixedClock(DAY)) as vault:
        for name in ("Ada", "Bea", "Carl", "Dora", "Emil", "Fay", "Gil"):
            Favours(vault).promise(to=[People(vault).add(name)], text=f"Un devis pour {name}", due="2026-03-20")


def today(notebook: Notebook) -> TodayPlace:
    page = notebook.window.page(TODAY)
    assert isinstance(page, TodayPlace)
    return page


def names(notebook: Notebook) -> list[str]:
    return [card.headline.name for card in today(notebook).day_view.gestures.cards]


def test_one_begins_at_today_with_the_keyboard_on_the_first_card(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    assert notebook.window.current == TODAY
    assert names(notebook) == ["Ada", "Bea", "Carl", "Dora", "Emil"]
    assert isinstance(keyboard(), GestureCard)


def test_ctrl_1_comes_back_to_the_chosen_card(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_2, CTRL)
    assert notebook.window.current == "people"
    press(Qt.Key.Key_1, CTRL)
    settled(notebook, qtbot)
    card = keyboard()
    assert isinstance(card, GestureCard) and card.headline.name == "Bea"


def test_tab_goes_through_what_is_coming_as_it_is_seen(
    vault_folder: Path, vault_key: VaultKey, open_notebook: Open, qtbot: QtBot
) -> None:
    with Vault(vault_folder, vault_key, FixedClock(DAY)) as vault:
        FollowUps(vault).add("Rappeler", [People(vault).add("Hugo")], "2026-03-17")
    notebook = open_notebook()
    settled(notebook, qtbot)
    strokes(notebook, qtbot, "v", Qt.Key.Key_Down, Qt.Key.Key_Up)  # the keys of a next step are made anew

    def came_to() -> str:
        press(Qt.Key.Key_Tab)
        focused = keyboard()
        return ahead.names(focused.row) if isinstance(focused, AheadRow) else focused.accessibleName()

    def walk(steps: int) -> list[str]:
        press(Qt.Key.Key_Space, CTRL)
        return [came_to() for _ in range(steps)]

    keys = ["add", "change", "done", "later", "let go", "remove", "today"]
    assert walk(10) == [*keys, "Hugo", "Ada", "Bea"]
    type_text("n")
    assert walk(4) == ["add", "today", "With whom", "What"]


def test_ctrl_z_and_the_line_at_the_bottom_both_take_back(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    notice = notebook.window.notice
    type_text("d")
    settled(notebook, qtbot)
    assert notice.words == "Done: Ada"
    press(Qt.Key.Key_Z, CTRL)
    settled(notebook, qtbot)
    assert notice.words == "Undone: Keep a promise · Un devis pour Ada"
    assert names(notebook)[0] == "Ada"
    card = keyboard()
    assert isinstance(card, GestureCard) and card.headline.name == "Ada"
    type_text("l")
    settled(notebook, qtbot)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert names(notebook) == ["Ada", "Bea", "Carl", "Dora", "Emil"]


def test_enter_goes_to_the_person(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    press(Qt.Key.Key_Return)
    settled(notebook, qtbot)
    assert notebook.window.current == "people"
    assert notebook.places.people.page.person == 1


def test_the_budget_that_is_chosen_holds_at_once_and_is_kept(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    notebook.window.go("settings")
    notebook._on_today_budget_chosen(3)
    press(Qt.Key.Key_1, CTRL)
    settled(notebook, qtbot)
    assert names(notebook) == ["Ada", "Bea", "Carl"]
    assert load().today_budget == 3


def test_the_order_of_day_and_month_holds_at_once_and_is_kept(open_notebook: Open, qtbot: QtBot) -> None:
    notebook = open_notebook()
    try:
        notebook._on_day_first_chosen(False)
        settled(notebook, qtbot)
        assert read_due("10/12", DAY) == "2026-10-12"
        assert load().day_first is False
    finally:
        put_day_first(True)


def test_what_was_cleared_stays_cleared_through_a_lock(
    open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    settled(notebook, qtbot)
    for _ in range(5):
        type_text("d")
    settled(notebook, qtbot)
    assert today(notebook).day_view.still == "That’s all. Have a good week."
    press(Qt.Key.Key_L, CTRL)
    leave(notebook, desktop, qtbot)
    again = open_notebook()
    settled(again, qtbot)
    assert today(again).day_view.still == "That’s all. Have a good week."
