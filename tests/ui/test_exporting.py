"""Everything out, by keyboard alone, after a warning."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.exporting import as_archive
from models.vault import Vault
from tests.builders import people
from ui.exporting import export_everything
from ui.jobs import Jobs
from ui.widgets import Message, Notice

Answer = Callable[[QDialog], None]


class Answering(QObject):
    """Sits at the keyboard: gives each dialog that becomes active the next of its answers."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__()
        self._answers = list(answers)
        self._answered: list[QDialog] = []
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and isinstance(watched, QDialog):
            QApplication.postEvent(watched, QEvent(QEvent.Type.User))
        elif event.type() == QEvent.Type.User and isinstance(watched, QDialog) and watched not in self._answered:
            self._answered.append(watched)
            self.shown.append(" ".join(label.text() for label in watched.findChildren(QLabel)))
            self._answers.pop(0)(watched)
        return False


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


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Callable[..., Answering]]:
    installed: list[Answering] = []

    def answering(*given: Answer) -> Answering:
        one = Answering(*given)
        qapp.installEventFilter(one)
        installed.append(one)
        return one

    yield answering
    for one in installed:
        qapp.removeEventFilter(one)


def name(file: Path) -> Answer:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, str(file))
        QTest.keyClick(field, Qt.Key.Key_Return)

    return answer


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
