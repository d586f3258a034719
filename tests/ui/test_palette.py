"""Ctrl+K: one field that finds people and notes and runs commands, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models.clock import FixedClock
from models.decisions import Decisions
from models.favours import Favours
from models.interactions import Channel, Interactions
from models.people import People
from models.vault import Vault, VaultKey
from models.vault.worker import VaultWorker
from resources import set_language
from tests.fixtures import TODAY
from ui.jobs import Jobs
from ui.palette import Command, Palette
from ui.palette.marking import fits, marks
from ui.palette.rows import Heading, spoken

COMMANDS = (Command("lock", "Lock the notebook", "Ctrl+L", "lock"), Command("export", "Export everything"))
NOTES = (
    ("2024-05", "Parlé de la mer et du marché"),
    ("2026-03-10", "La mer, encore : <b>elle</b> déménage"),
    ("2025-07-01", "Rien de spécial"),
)


@pytest.fixture
def jobs(vault: Vault, vault_folder: Path, vault_key: VaultKey, qapp: QApplication) -> Iterator[Jobs]:
    """A vault of three people, two of whom something was noted with."""
    lea = People(vault).add("Léa Martin", role="Designer", town="Nantes")
    sam = People(vault).add("Sam Dubois", role="Léa’s accountant")
    People(vault).add("Jean-Baptiste Kœnig")
    for on, text in NOTES:
        Interactions(vault).log(on=on, channel=Channel.COFFEE, people=[lea], text=text)
    Interactions(vault).log(on="2026-03-12", channel=Channel.CALL, people=[sam], text="Les impôts")
    Favours(vault).promise(to=[sam], text="Lui trouver un bureau")
    worker = VaultWorker(vault_folder, vault_key, FixedClock(TODAY))
    worker.start()
    yield Jobs(worker)
    worker.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1000, 700)
    QVBoxLayout(window).addWidget(QLineEdit("behind", window))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.findChild(QLineEdit).setFocus()
    return window


@pytest.fixture
def palette(jobs: Jobs, window: QWidget, qtbot: QtBot) -> Palette:
    opened = Palette(jobs, COMMANDS, window)
    opened.open()
    settle(jobs, qtbot)
    return opened


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)


def look_for(palette: Palette, jobs: Jobs, qtbot: QtBot, text: str) -> list[str]:
    palette.edit.setText("")
    qtbot.keyClicks(palette.edit, text)
    settle(jobs, qtbot)
    return listed(palette)


def listed(palette: Palette) -> list[str]:
    rows = [palette.rows.at(at) for at in range(palette.rows.rowCount())]
    return [f"{row.words}:" if isinstance(row, Heading) else spoken(row) for row in rows if row is not None]


def test_before_anything_is_typed_it_shows_who_was_seen_and_what_can_be_done(palette: Palette) -> None:
    assert listed(palette) == [
        "Seen lately:",
        "Sam Dubois, Léa’s accountant",
        "Léa Martin, Designer, Nantes",
        "Commands:",
        "Lock the notebook, Ctrl L",
        "Export everything",
    ]


def test_people_come_first_then_notes_then_commands(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    found = look_for(palette, jobs, qtbot, "l")
    assert [line for line in found if line.endswith(":")] == [
        "People:",
        "Exchanges:",
        "Earlier exchanges:",
        "Favours:",
        "Commands:",
    ]
    assert found[1:3] == ["Léa Martin, Designer, Nantes", "Sam Dubois, Léa’s accountant"]
    assert "Sam Dubois, Exchange, 12 March, Les impôts" in found
    assert "Sam Dubois, Favour, promised, today, Lui trouver un bureau" in found
    assert found[-1] == "Lock the notebook, Ctrl L"


def test_accents_and_ligatures_are_forgiven(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    assert look_for(palette, jobs, qtbot, "KOENIG jean")[:2] == ["People:", "Jean-Baptiste Kœnig"]


def test_recent_notes_come_first_with_date_and_person(palette: Palette, jobs: Jobs, qtbot: QtBot, vault: Vault) -> None:
    found = look_for(palette, jobs, qtbot, "mer")
    assert found == [
        "Exchanges:",
        f"Léa Martin, Exchange, 10 March, {NOTES[1][1]}",
        "Earlier exchanges:",
        f"Léa Martin, Exchange, May 2024, {NOTES[0][1]}",
    ]


def test_a_year_among_the_words_narrows_and_says_so(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    assert look_for(palette, jobs, qtbot, "mer 2024") == [
        "Exchanges in 2024:",
        f"Léa Martin, Exchange, May 2024, {NOTES[0][1]}",
    ]
    found = look_for(palette, jobs, qtbot, "last year")
    assert found[0] == "Exchanges in 2025:"
    assert len(found) == 2


def test_a_person_is_opened_by_keyboard(palette: Palette, jobs: Jobs, qtbot: QtBot, vault: Vault) -> None:
    (lea,) = People(vault).ids("lea martin")
    look_for(palette, jobs, qtbot, "lea m")
    with qtbot.waitSignal(palette.person_chosen) as chosen:
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert chosen.args == [lea]
    assert not palette.isVisible()


def test_enter_waits_for_the_answer_to_what_was_typed(palette: Palette, qtbot: QtBot, vault: Vault) -> None:
    (jean,) = People(vault).ids("jean")
    with qtbot.waitSignal(palette.person_chosen) as chosen:
        qtbot.keyClicks(palette.edit, "koenig")
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert chosen.args == [jean]


def test_arrows_skip_headings_and_go_round(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(palette.edit, key)
        places.append(palette.list.currentIndex().row())
    assert places == [2, 4, 5, 1, 5]
    assert palette.edit.hasFocus()


def test_tab_goes_from_group_to_group_and_round(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    look_for(palette, jobs, qtbot, "l")
    places = []
    for key in (Qt.Key.Key_Down, *[Qt.Key.Key_Tab] * 4, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        qtbot.keyClick(palette.edit, key)
        places.append(palette.rows.at(palette.list.currentIndex().row() - 1))
    headings = [row.words if isinstance(row, Heading) else "" for row in places]
    assert headings[:4] == ["", "Exchanges", "Earlier exchanges", "Favours"]
    assert headings[4:] == ["Commands", "People", "Exchanges", "People"]
    assert palette.edit.hasFocus()


def test_what_was_said_last_year_is_found_with_ten_keys(
    window: QWidget, jobs: Jobs, qtbot: QtBot, vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    """However much was said since, and whoever types faster than answers come."""
    sam, lea = People(vault).ids("sam")[0], People(vault).ids("lea martin")[0]
    for day in range(1, 16):
        Interactions(vault).log(on=f"2026-03-{day:02}", people=[sam], text="Le devis, toujours")
    said = Interactions(vault).log(on="2025-11-03", people=[lea], text="Le devis de la cuisine")
    palette = Palette(jobs, COMMANDS, window)
    palette.open()
    keys = [Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_V, Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_Tab, Qt.Key.Key_Return]
    with qtbot.waitSignal(palette.interaction_chosen) as chosen:
        for key in keys:
            qtbot.keyClick(palette.edit, key)
    assert chosen.args == [lea, said]
    count = len(keys) + 1
    with capsys.disabled():
        print(f"\nWhat was said about “devis” last year: {count} keys, Ctrl+K and the word included")
    assert count <= 10


def test_what_has_no_page_is_read_where_it_was_found(palette: Palette, jobs: Jobs, qtbot: QtBot, vault: Vault) -> None:
    question = "Louer un atelier ? " + "Loin, mais grand. " * 30
    Interactions(vault).note(on=TODAY, text=question)
    look_for(palette, jobs, qtbot, "atelier")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    settle(jobs, qtbot)
    whole = palette._card.whole
    assert whole is not None
    assert whole.words == f"Exchange, today, {question}"
    assert palette._card.geometry().contains(palette._card.mapTo(palette, whole.geometry().bottomRight()))
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)  # nobody to go to
    assert palette.isVisible()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert palette._card.whole is None
    assert palette.list.isVisible()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_from_what_is_read_one_goes_to_whom_it_is_about(
    palette: Palette, jobs: Jobs, qtbot: QtBot, vault: Vault
) -> None:
    (sam,) = People(vault).ids("sam")
    Decisions(vault).consult(Decisions(vault).ask("Louer un atelier ?"), sam, lived="L’humidité")
    look_for(palette, jobs, qtbot, "humid")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    settle(jobs, qtbot)
    with qtbot.waitSignal(palette.person_chosen) as chosen:
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert chosen.args == [sam]


def test_an_interaction_is_told_with_its_person(palette: Palette, jobs: Jobs, qtbot: QtBot, vault: Vault) -> None:
    (lea,) = People(vault).ids("lea martin")
    look_for(palette, jobs, qtbot, "demenage")
    with qtbot.waitSignal(palette.interaction_chosen) as chosen:
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    person, interaction = chosen.args
    assert person == lea
    assert Interactions(vault).get(interaction).text == NOTES[1][1]


def test_another_kind_of_note_is_told_whole(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    look_for(palette, jobs, qtbot, "bureau")
    with qtbot.waitSignal(palette.note_chosen) as chosen:
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    (hit,) = chosen.args
    assert (hit.kind, hit.snippet) == ("favour", "Lui trouver un bureau")


def test_a_command_runs_by_a_word_of_it(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    assert look_for(palette, jobs, qtbot, "noteb") == ["Commands:", "Lock the notebook, Ctrl L"]
    with qtbot.waitSignal(palette.command_chosen) as chosen:
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert chosen.args == ["lock"]


def test_nothing_found_is_said(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    assert look_for(palette, jobs, qtbot, "zzz <b>") == []
    assert palette._card.nothing.text() == "Nobody and nothing by “zzz <b>”."
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_gives_the_keyboard_back(palette: Palette, window: QWidget, qtbot: QtBot, qapp: QApplication) -> None:
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert window.focusWidget().text() == "behind"
    qapp.sendPostedEvents(palette, 52)
    assert not isValid(palette)


def test_a_click_beside_it_closes_it(palette: Palette, qtbot: QtBot) -> None:
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 500))
    assert not palette.isVisible()


def test_who_goes_elsewhere_leaves_it(palette: Palette, window: QWidget) -> None:
    window.layout().itemAt(0).widget().setFocus()
    assert not palette.isVisible()


def test_a_second_one_is_the_first(palette: Palette, jobs: Jobs, window: QWidget, qtbot: QtBot) -> None:
    look_for(palette, jobs, qtbot, "lea")
    second = Palette(jobs, COMMANDS, window)
    second.open()
    assert not second.isVisible()
    assert palette.edit.hasFocus() and palette.edit.selectedText() == "lea"


@pytest.mark.parametrize("size", [(720, 520), (1280, 800)])
def test_it_stays_within_its_window(palette: Palette, window: QWidget, jobs: Jobs, qtbot: QtBot, size: object) -> None:
    window.resize(*size)  # type: ignore[misc]
    look_for(palette, jobs, qtbot, "l")
    assert window.rect().contains(palette._card.geometry())
    assert palette._card.height() > palette.list.height() > 150


def test_its_model_is_sound(palette: Palette, jobs: Jobs, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(palette.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    look_for(palette, jobs, qtbot, "lea")
    assert tester.model() is palette.rows


def test_it_speaks_french(jobs: Jobs, window: QWidget, qtbot: QtBot) -> None:
    set_language("fr")
    palette = Palette(jobs, COMMANDS, window)
    palette.open()
    settle(jobs, qtbot)
    assert listed(palette)[0] == "Derniers échanges:"


@pytest.mark.parametrize(
    ("text", "sought", "marked"),
    [
        ("Léa Martin", "lea", ["Léa"]),
        ("Une cœliaque à Cœur", "coe", ["cœ", "Cœ"]),
        ("l’Océan, océans", "ocean l", ["l", "Océan", "océan"]),
        ("mammouth", "am", []),
        ("rien", "", []),
    ],
)
def test_what_matched_is_marked(text: str, sought: str, marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in marks(text, sought)] == marked


def test_a_command_fits_by_the_beginnings_of_its_words() -> None:
    assert fits("Exporter tout, à l’œil", "oe exp")
    assert not fits("Exporter tout", "porter")
    assert fits("Anything", "")
