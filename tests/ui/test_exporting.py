"""Everything out, by keyboard alone, after a warning."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from models.exporting import as_archive
from models.vault import Vault
from tests.builders import people
from tests.ui.answering import Answering, name
from ui.exporting import export_everything
from ui.jobs import Jobs
from ui.widgets import Message, Notice


@pytest.fixture
def jobs(vault: Vault, jobs: Jobs) -> Jobs:
    """The way to a vault of two people."""
    people(vault, "Léa Martin", "Sam Dubois")
    return jobs


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    shown = QWidget()
    shown.resize(900, 600)
    Notice(shown)
    qtbot.addWidget(shown)
    shown.show()
    yield shown


def agree(dialog: QDialog) -> None:
    assert isinstance(dialog, Message)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def escape(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)


Answers = Callable[..., Answering]


def test_everything_is_written_after_a_warning(
    jobs: Jobs, window: QWidget, answers: Answers, tmp_path: Path, qtbot: QtBot, vault: Vault
) -> None:
    file = tmp_path / "all.json"
    given = answers(name(file), agree)
    export_everything(jobs, window)
    settle(jobs, qtbot)
    assert "without your passphrase" in given.shown[1] and str(file) in given.shown[1]
    assert "vCard" not in given.shown[1]
    assert file.read_bytes() == as_archive(vault)
    assert window.findChild(Notice).words == "2 people written to all.json"


@pytest.mark.parametrize(("named", "written"), [("book.vcf", "book.vcf"), ("all", "all.json")])
def test_the_ending_says_how(
    jobs: Jobs, window: QWidget, answers: Answers, tmp_path: Path, qtbot: QtBot, named: str, written: str
) -> None:
    answers(name(tmp_path / named), agree)
    export_everything(jobs, window)
    settle(jobs, qtbot)
    begins = b"BEGIN:VCARD" if written.endswith("vcf") else b"{"
    assert (tmp_path / written).read_bytes().startswith(begins)


@pytest.mark.parametrize(("tabs", "version"), [(1, b"VERSION:3.0"), (2, b"VERSION:4.0")])
def test_an_address_book_is_written_as_its_reader_wants_it(
    jobs: Jobs, window: QWidget, answers: Answers, tmp_path: Path, qtbot: QtBot, tabs: int, version: bytes
) -> None:
    def go_on(dialog: QDialog) -> None:
        for _ in range(tabs):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    given = answers(name(tmp_path / "book.vcf"), go_on)
    export_everything(jobs, window)
    settle(jobs, qtbot)
    assert "without your passphrase" in given.shown[1] and "Outlook" in given.shown[1]
    assert (tmp_path / "book.vcf").read_bytes().split(b"\r\n")[1] == version


@pytest.mark.parametrize("steps", [1, 2])
def test_a_change_of_mind_writes_nothing(
    jobs: Jobs, window: QWidget, answers: Answers, tmp_path: Path, steps: int
) -> None:
    file = tmp_path / "all.json"
    given = answers(*[escape] if steps == 1 else [name(file), escape])
    export_everything(jobs, window)
    assert len(given.shown) == steps
    assert jobs.pending == 0 and not file.exists()


def test_nothing_is_written_over(jobs: Jobs, window: QWidget, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "all.json"
    file.write_text("mine")
    given = answers(name(file), agree, escape)
    export_everything(jobs, window)
    settle(jobs, qtbot)
    assert "nothing is written over" in given.shown[2]
    assert file.read_text() == "mine"
