"""Ids at once, rows by page, and a model that keeps Qt's rules whatever comes and goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from models.people import People
from models.vault import Vault
from tests.builders import people
from ui.item_models.paged_rows import PAGE, Index, PagedRows
from ui.item_models.people_rows import LINE, PeopleRows
from ui.item_models.person_delegate import HEIGHT, PersonDelegate
from ui.jobs import Jobs


@dataclass(frozen=True)
class Number:
    """A row that needs no vault."""

    id: int


class Numbers(PagedRows):
    """Rows that remember how often they were read."""

    def __init__(self, jobs: Jobs) -> None:
        self.reads: list[int] = []
        super().__init__(jobs, self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() and role == Qt.ItemDataRole.DisplayRole else None
        return str(row.id) if row else None

    def _numbers(self, _vault: object, ids: Sequence[int]) -> list[Number]:
        self.reads.append(len(ids))
        return [Number(id) for id in ids if id >= 0]


@pytest.fixture
def numbers(jobs: Jobs, qtbot: QtBot) -> Iterator[Numbers]:
    model = Numbers(jobs)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    settle(jobs, qtbot)
    tester.deleteLater()


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    for _ in range(3):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: jobs.pending == 0)
        QApplication.processEvents()


def shown_list(model: PagedRows, qtbot: QtBot) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    view.setUniformItemSizes(True)
    view.setItemDelegate(PersonDelegate(view))
    view.setModel(model)
    view.resize(300, 10 * HEIGHT)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_row_comes_after_it_was_looked_at(numbers: Numbers, jobs: Jobs, qtbot: QtBot) -> None:
    numbers.show(range(1, 1000))
    assert numbers.data(numbers.index(500)) is None, "never read while it is asked for"
    settle(jobs, qtbot)
    assert numbers.data(numbers.index(500)) == "501"


def test_scrolling_through_ten_thousand_reads_few_pages(numbers: Numbers, jobs: Jobs, qtbot: QtBot) -> None:
    numbers.reads.clear()
    numbers.show(range(10_000))
    view = shown_list(numbers, qtbot)
    settle(jobs, qtbot)
    bar = view.verticalScrollBar()
    for step in range(101):
        bar.setValue(bar.maximum() * step // 100)
        view.viewport().repaint()
    settle(jobs, qtbot)
    assert numbers.data(numbers.index(9_999)) == "9999", "the end is there"
    assert sum(numbers.reads) <= 12 * PAGE, "what was passed by is not read"


def test_what_is_gone_is_not_asked_for_again(numbers: Numbers, jobs: Jobs, qtbot: QtBot) -> None:
    numbers.show([-1, 2])
    settle(jobs, qtbot)
    read = len(numbers.reads)
    assert numbers.data(numbers.index(0)) is None
    assert numbers.data(numbers.index(1)) == "2"
    settle(jobs, qtbot)
    assert len(numbers.reads) == read


def test_a_refresh_reads_again_and_shows_the_old_meanwhile(numbers: Numbers, jobs: Jobs, qtbot: QtBot) -> None:
    numbers.show([1, 2])
    settle(jobs, qtbot)
    read = len(numbers.reads)
    numbers.refresh([1])
    assert numbers.data(numbers.index(0)) == "1"
    settle(jobs, qtbot)
    assert len(numbers.reads) == read + 1


def test_what_stays_is_not_moved(numbers: Numbers) -> None:
    numbers.show([1, 2, 3, 5, 6])
    kept = QPersistentModelIndex(numbers.index_of(5))
    numbers.show([1, 2, 4, 5, 6])
    assert kept.isValid()
    assert numbers.id_at(kept.row()) == 5


lists = st.lists(st.integers(0, 12), unique=True, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(lists, min_size=1, max_size=5))
def test_any_list_can_follow_any_other(numbers: Numbers, shown: list[list[int]]) -> None:
    for ids in shown:
        numbers.show(ids)
        assert list(numbers.ids) == ids
        assert [numbers.index_of(id).row() for id in ids] == list(range(len(ids)))
    assert not numbers.index_of(99).isValid()


def test_a_person_is_read_out_whole_and_shown_plainly(vault: Vault, jobs: Jobs, qtbot: QtBot) -> None:
    lea = People(vault).add("Léa <b>Martin</b>", role="Designer", town="Nantes")
    model = PeopleRows(jobs)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show([lea])
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "…"
    settle(jobs, qtbot)
    assert model.data(model.index(0)) == "Léa <b>Martin</b>"
    assert model.data(model.index(0), LINE) == "Designer, Nantes"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Léa <b>Martin</b>, Designer, Nantes"
    assert "&lt;b&gt;" in str(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)), "Qt would render it"


def test_organisation_stands_in_for_a_role(vault: Vault, jobs: Jobs, qtbot: QtBot) -> None:
    fatou = People(vault).add("Fatou Diallo", organisation="La Grange")
    model = PeopleRows(jobs)
    model.show([fatou, *people(vault, "Nobody Else")])
    model.row(0)
    settle(jobs, qtbot)
    assert [model.data(model.index(at), LINE) for at in (0, 1)] == ["La Grange", ""]


def test_long_names_are_painted_without_harm(vault: Vault, jobs: Jobs, qtbot: QtBot) -> None:
    ids = people(vault, "M" * 5000, "A\nB", "<img src='file:///etc/passwd'>")
    model = PeopleRows(jobs)
    view = shown_list(model, qtbot)
    model.show(ids)
    settle(jobs, qtbot)
    assert not view.grab().isNull()
