"""The rows of an import: sound for Qt, and quick however many there are."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from models.importing import Choices, Planned, Rehearsal, Verdict
from models.interchange.card import Card, Rejected
from ui.importing.cards import Cards, Kind
from ui.importing.planned_rows import PlannedRows


def planned(name: str, verdict: Verdict = Verdict.NEW, **more: object) -> Planned:
    return Planned(Card(name=name, at="line 1", digest=name.encode()), "line 1", verdict, **more)  # type: ignore[arg-type]


PLAN = (
    planned("Léa"),
    planned("Sam", Verdict.UPDATED, person=7, adds=("Nantes",)),
    planned("Inès", Verdict.UNCHANGED, person=8),
    planned("Léa Martin", looks_like=("Léa M.",)),
    planned("Léa", Verdict.UPDATED, earlier=0),
)


def rows_of(*plan: Planned) -> PlannedRows:
    rows = PlannedRows()
    rows.take(Cards.of(Rehearsal(plan, (Rejected("line 9", "No name."),)), Choices()))
    return rows


def test_the_model_is_sound_through_all_its_changes(qapp: QApplication) -> None:
    rows = rows_of(*PLAN)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for kind in Kind:
        rows.show(kind, "l")
        rows.choose_shown(False)
        rows.choose_shown(True)
    assert tester.model() is rows


def test_each_kind_shows_its_own(qapp: QApplication) -> None:
    rows = rows_of(*PLAN)
    rows.toggle(rows.index(1))
    counts = {}
    for kind in Kind:
        rows.show(kind)
        counts[kind] = rows.rowCount()
        assert rows.has(kind) is bool(counts[kind])
    assert counts == {
        Kind.ALL: 5,
        Kind.NEW: 2,
        Kind.FAMILIAR: 1,
        Kind.UPDATED: 2,
        Kind.DIFFERENT: 0,
        Kind.UNCHANGED: 1,
        Kind.LEFT_OUT: 1,
        Kind.UNREAD: 1,
    }


def test_people_are_counted_and_not_cards(qapp: QApplication) -> None:
    rows = rows_of(*PLAN)
    assert rows.chosen == 3, "Léa by two cards, Sam, Léa Martin; Inès brings nothing"
    rows.toggle(rows.index(0))
    assert rows.chosen == 3, "Léa still comes by her second card"


def test_who_brings_nothing_has_no_box(qapp: QApplication) -> None:
    rows = rows_of(*PLAN)
    boxes = [rows.index(at).data(Qt.ItemDataRole.CheckStateRole) is not None for at in range(5)]
    assert boxes == [True, True, False, True, True]
    rows.toggle(rows.index(2))
    assert rows.left_out == frozenset()


def test_a_box_can_be_set_by_a_screen_reader(qapp: QApplication) -> None:
    rows = rows_of(*PLAN)
    assert rows.setData(rows.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert rows.left_out == {0}
    assert not rows.setData(rows.index(2), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


def test_tooltips_show_tags_as_they_are(qapp: QApplication) -> None:
    rows = rows_of(planned("<b>Zoé</b>"))
    assert "&lt;b&gt;Zoé" in str(rows.index(0).data(Qt.ItemDataRole.ToolTipRole))
