"""The place of the history: every change, what undoing it would touch, and undoing it, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.favours import Favours
from models.people import People
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.ui.places.keys import press, tab_to, type_text
from ui.jobs import Jobs
from ui.places.history import HistoryPlace
from ui.places.history.rows import HistoryRows
from ui.widgets.flowing import FlowingLabel

Opened = Callable[[], HistoryPlace]


@pytest.fixture
def opened(jobs: Jobs, qtbot: QtBot) -> Opened:
    """The place, shown in a window of its own, with the keyboard."""
    places: list[HistoryPlace] = []  # else one that a test does not name is gone at once

    def show() -> HistoryPlace:
        place = HistoryPlace(jobs)
        places.append(place)
        qtbot.addWidget(place)
        place.resize(1100, 700)
        place.show()
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        place.setFocus()
        settle(jobs, qtbot)
        return place

    return show


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    """Wait until nothing is asked for any more: a row that comes may ask for another."""
    qtbot.waitUntil(lambda: jobs.pending == 0)
    qtbot.wait(1)
    qtbot.waitUntil(lambda: jobs.pending == 0)


def listed(place: HistoryPlace) -> list[str]:
    """What a screen reader says of each row."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(place.rows.index(at).data(role)) for at in range(place.rows.rowCount())]


def shown(place: HistoryPlace) -> list[str]:
    """Every word of the pane, from its head down."""
    labels = [label for label in place.pane.findChildren(FlowingLabel) if label.isVisible() and label.text()]
    labels.sort(key=lambda label: label.mapTo(place, label.rect().topLeft()).y())
    return [label.text() for label in labels]


@pytest.fixture
def lea(vault: Vault) -> int:
    """A person who was changed twice, after another came."""
    sam, lea = people(vault, "Sam Dubois", "Léa Martin")
    People(vault).change(lea, role="Designer")
    Favours(vault).promise(to=[sam], text="Relire son devis")
    return lea


def test_before_anything_is_changed_it_says_what_will_be_here(opened: Opened) -> None:
    place = opened()
    assert place._stack.currentWidget() is place._never
    QTest.keyClick(place, Qt.Key.Key_U)  # nothing to undo, and nothing breaks


@pytest.mark.usefixtures("lea")
def test_every_change_is_listed_with_what_it_was_about_and_when(opened: Opened) -> None:
    place = opened()
    times = [line.rsplit(", ", 2)[1:] for line in listed(place)]
    assert {day for day, _ in times} == {"today"}
    assert [line.rsplit(", ", 2)[0] for line in listed(place)] == [
        "Promise a favour, Relire son devis",
        "Change a person, Léa Martin",
        "Add a person, Léa Martin",
        "Add a person, Sam Dubois",
    ]


@pytest.mark.usefixtures("lea")
def test_what_an_undo_would_touch_is_shown_before_it_is_done(
    opened: Opened, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    place, before = opened(), everything(vault)
    assert place.pane.preview is not None
    assert shown(place)[:1] == ["Promise a favour"]
    assert [label.lead for label in place.pane.findChildren(FlowingLabel) if label.lead] == ["goes"]
    press(Qt.Key.Key_Down)
    settle(jobs, qtbot)
    assert shown(place)[0] == "Change a person"
    assert shown(place)[-2:] == ["Léa Martin", "Role: Designer → nothing"]
    assert everything(vault) == before


def test_a_key_undoes_the_chosen_change_and_does_it_again(
    opened: Opened, jobs: Jobs, qtbot: QtBot, vault: Vault, lea: int
) -> None:
    place = opened()
    press(Qt.Key.Key_Down)
    settle(jobs, qtbot)
    press(Qt.Key.Key_U)
    settle(jobs, qtbot)
    assert People(vault).get(lea).role == ""
    assert listed(place)[1].startswith("Change a person, undone today, ")
    assert place.pane.undo.text() == "Do it again (U)"
    assert place.list.currentIndex().row() == 1
    press(Qt.Key.Key_Return)
    settle(jobs, qtbot)
    assert People(vault).get(lea).role == "Designer"
    assert listed(place)[1].startswith("Change a person, Léa Martin, today, ")
    assert len(listed(place)) == 4


def test_who_types_faster_than_it_is_read_undoes_what_was_chosen(
    opened: Opened, jobs: Jobs, qtbot: QtBot, vault: Vault, lea: int
) -> None:
    place = opened()
    press(Qt.Key.Key_Down)
    assert place.list.hasFocus()
    press(Qt.Key.Key_U)
    settle(jobs, qtbot)
    settle(jobs, qtbot)
    assert People(vault).get(lea).role == ""
    assert Favours(vault).all()


def test_what_stands_in_the_way_is_told_and_the_rest_can_go(
    opened: Opened, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    with vault.change("Add the first people"):
        ana, ben = people(vault, "Ana", "Ben")
    People(vault).change(ana, town="Rezé")
    place = opened()
    press(Qt.Key.Key_Down)
    settle(jobs, qtbot)
    assert any(line.startswith("Change a person · Ana · today") for line in shown(place))
    assert place.pane.undo.isHidden()
    press(Qt.Key.Key_Return)  # goes to the button, and undoes nothing yet
    assert place.pane.rest.hasFocus()
    assert People(vault).ids() == [ana, ben]
    press(Qt.Key.Key_Return)
    settle(jobs, qtbot)
    assert People(vault).ids() == [ana]
    assert place.list.hasFocus()


def test_where_all_was_touched_since_there_is_no_button(
    opened: Opened, jobs: Jobs, qtbot: QtBot, vault: Vault, lea: int
) -> None:
    place = opened()
    for _ in range(2):
        press(Qt.Key.Key_Down)
    settle(jobs, qtbot)
    assert place.pane.button is None
    assert "All of it was changed again since. Undo these first:" in shown(place)
    press(Qt.Key.Key_U)
    settle(jobs, qtbot)
    assert People(vault).get(lea).role == "Designer"


@pytest.mark.usefixtures("lea")
def test_changes_are_found_by_a_word_and_escape_brings_all_back(opened: Opened, jobs: Jobs, qtbot: QtBot) -> None:
    place = opened()
    press(Qt.Key.Key_Up)
    assert place.search.edit.hasFocus()
    type_text("LÉA chang")
    settle(jobs, qtbot)
    assert len(listed(place)) == 1
    assert shown(place)[0] == "Change a person"
    type_text("zzz")
    settle(jobs, qtbot)
    assert place._nothing.text() == "No change speaks of “LÉA changzzz”."
    assert place.pane.preview is None
    press(Qt.Key.Key_Escape)
    settle(jobs, qtbot)
    assert len(listed(place)) == 4
    press(Qt.Key.Key_Down)
    assert place.list.hasFocus()
    type_text("/")
    assert place.search.edit.hasFocus()


@pytest.mark.usefixtures("lea")
def test_tab_comes_to_the_search_too(opened: Opened) -> None:
    place = opened()
    assert place.list.hasFocus()
    tab_to(place.search.edit)


def test_what_is_done_meanwhile_moves_nothing_under_the_eye(
    opened: Opened, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    people(vault, *(f"Nom {at}" for at in range(80)))
    place = opened()
    for _ in range(40):
        press(Qt.Key.Key_Down)
    settle(jobs, qtbot)
    chosen, y = place.selected, place.list.visualRect(place.list.currentIndex()).y()
    jobs.write(place, lambda vault, _job: People(vault).add("Zoé"))
    settle(jobs, qtbot)
    settle(jobs, qtbot)
    assert listed(place)[0].startswith("Add a person, Zoé")
    assert (place.selected, place.list.visualRect(place.list.currentIndex()).y()) == (chosen, y)


@pytest.mark.usefixtures("lea")
def test_it_reads_nothing_while_one_is_elsewhere(opened: Opened, jobs: Jobs, qtbot: QtBot) -> None:
    place = opened()
    place.hide()
    jobs.write(place, lambda vault, _job: People(vault).add("Zoé"))
    settle(jobs, qtbot)
    assert len(place.rows.ids) == 4
    place.show()
    settle(jobs, qtbot)
    assert len(place.rows.ids) == 5


@pytest.mark.usefixtures("lea")
@pytest.mark.parametrize(("size", "way"), [((1100, 700), "Horizontal"), ((836, 530), "Vertical")])
def test_in_a_small_window_the_pane_is_under_the_list(
    opened: Opened, jobs: Jobs, qtbot: QtBot, size: tuple[int, int], way: str
) -> None:
    place = opened()
    place.resize(*size)
    settle(jobs, qtbot)
    assert place._splitter.orientation() == Qt.Orientation[way]
    assert min(place.list.height(), place.pane.height()) > 90
    for label in place.pane.findChildren(FlowingLabel):
        assert not label.isVisible() or label.width() > 100


@pytest.mark.usefixtures("lea")
def test_its_model_is_sound_and_everything_has_a_name(opened: Opened, jobs: Jobs, qtbot: QtBot) -> None:
    place = opened()
    tester = QAbstractItemModelTester(place.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    jobs.write(place, lambda vault, _job: People(vault).add("Zoé"))
    settle(jobs, qtbot)
    assert tester.model() is place.rows
    assert isinstance(place.rows, HistoryRows)
    focusable = [
        each
        for each in place.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and not each.focusProxy()
    ]
    assert [each for each in focusable if not each.accessibleName()] == []


@pytest.mark.usefixtures("lea")
def test_it_speaks_french(opened: Opened) -> None:
    set_language("fr")
    place = opened()
    assert listed(place)[0].startswith("Promettre un coup de main, Relire son devis, aujourd’hui, ")
    assert place.pane.undo.text() == "Annuler ceci (U)"
