"""What the place says, shows and prints of a decision."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.decisions import Consultation, Decision, Decisions, DecisionState
from models.vault import Vault
from resources import set_language
from tests.ui.answering import Answering, name, press
from tests.ui.places.decisions.conftest import OpenDecisions
from tests.ui.places.decisions.questions import CTRL, QUESTION, TODAY, decision, lived
from tests.ui.places.rooms import Room
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.sentences import open_words, session_sheet
from ui.widgets import PlainLabel


def texts(room: Room[DecisionsPlace]) -> list[str]:
    return [label.text() for label in room.place.board.page.findChildren(PlainLabel) if label.isVisible()]


# What is said


@pytest.mark.parametrize(
    ("opened_on", "said"),
    [
        ("", ""),
        ("2026-03-10", ""),
        ("2026-02-16", "With you for four weeks. It may take its time."),
        ("2025-12-10", "With you for three months. It may take its time."),
        ("2024", "With you for fourteen months. It may take its time."),
        ("2021-05", "With you since 2021. Questions that last are seldom small."),
        ("2030-01-01", ""),
    ],
)
def test_for_how_long_it_has_been_open_is_said_kindly(opened_on: str, said: str) -> None:
    assert open_words(decision(opened_on), TODAY) == said
    assert open_words(decision(opened_on, DecisionState.DECIDED), TODAY) == ""


def test_and_once_only(vault: Vault, open_room: OpenDecisions) -> None:
    Decisions(vault).ask(QUESTION, on="2025-12-10")
    room = open_room()
    assert [text for text in texts(room) if "three months" in text] == [
        "With you for three months. It may take its time."
    ]
    rows = room.place.board.list.rows
    assert "month" not in str(rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_sheet_for_a_group_has_six_steps_and_nothing_others_said() -> None:
    said = Consultation(1, "u", 1, "Inès Caron", "2026-03-01", "sans dormir", "tard", "", "")
    whole = Decision(
        1,
        "u",
        QUESTION,
        "Un salaire",
        "2026-04-20",
        "",
        "",
        "",
        "",
        "",
        "",
        DecisionState.OPEN,
        ("Oui", "Non"),
        (said,),
    )
    sheet = session_sheet(whole, TODAY)
    assert [heading.partition(" ")[2] or heading for heading, _ in sheet] == [
        "question", "Expose", "Clarify", "Contract", "Consult", "Synthesise", "Learn",
    ]  # fmt: skip
    words = str(sheet)
    assert all(text in words for text in (QUESTION, "Un salaire", "20 April", "Oui", "Non"))
    assert not any(text in words for text in ("Inès", "sans dormir", "tard"))


def test_the_sheet_goes_on_paper(
    vault: Vault, open_room: OpenDecisions, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    Decisions(vault).ask(QUESTION)
    room = open_room()
    heard = answers(press("Save as PDF…"), name(tmp_path / "sheet.pdf"))
    room.press(Qt.Key.Key_P, CTRL)
    assert "What others told you is not on it" in heard.shown[0]
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_it_speaks_french(vault: Vault, open_room: OpenDecisions) -> None:
    ines = lived(vault, "Inès")
    Decisions(vault).choose(Decisions(vault).ask(QUESTION, on="2025-12-10"), [ines])
    set_language("fr")
    room = open_room()
    assert "Elle t’accompagne depuis trois mois. Elle a le droit de prendre son temps." in texts(room)
    room.keys("w")
    room.keys("c")
    assert "ix minutes" in QApplication.clipboard().text()


def test_what_is_chosen_at_run_time_has_its_french() -> None:
    from tests.test_translations import french
    from ui.places.decisions import sentences

    words = {*sentences.SECTIONS.values(), *sentences.WORDS.values(), *sentences.DONE.values()}
    words |= {*sentences.KINDS.values(), *sentences.STATES.values(), *sentences.ASKING.values()}
    words |= {part for pair in (*sentences.NOTHING.values(), *sentences.SIX_STEPS) for part in pair}
    assert words <= french().keys()
