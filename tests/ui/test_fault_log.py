"""What is noted when we are wrong: places in the code, never a person."""

import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from ui.fault_log import FaultLog

NAME = "Claire Dubosc"


class Told(list[tuple[str, str, str]]):
    """What was shown to the user."""

    def show(self, title: str, sentence: str, hint: str) -> None:
        self.append((title, sentence, hint))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def faults(tmp_path: Path, told: Told, qapp: object) -> Iterator[FaultLog]:
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    log = FaultLog(tmp_path / "log" / "faults.log", told.show)
    log.install()
    yield log
    log.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


def fail(secret: str) -> None:
    raise ValueError(f"cannot read {secret}")


def raise_through_a_cause() -> None:
    try:
        fail(NAME)
    except ValueError as error:
        raise RuntimeError(f"for {NAME}") from error


def catch(log: FaultLog) -> None:
    try:
        raise_through_a_cause()
    except RuntimeError as error:
        log.catch(type(error), error, error.__traceback__)


def test_kinds_and_places_are_noted_and_no_name(faults: FaultLog, told: Told, qtbot: QtBot) -> None:
    catch(faults)
    written = faults.file.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "ValueError" in written
    assert "tests/ui/test_fault_log.py:" in written
    assert "raise_through_a_cause" in written
    assert "Claire" not in written
    assert "cannot read" not in written
    assert str(Path.home()) not in written
    qtbot.waitUntil(lambda: len(told) == 1)
    assert str(faults.file) in told[0][2]
    assert NAME not in str(told)


def test_only_the_user_can_read_it(faults: FaultLog) -> None:
    previous = os.umask(0)
    try:
        catch(faults)
    finally:
        os.umask(previous)
    assert stat.S_IMODE(faults.file.stat().st_mode) == 0o600


def test_a_thread_is_caught_too(faults: FaultLog, told: Told, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail, args=(NAME,))
    thread.start()
    thread.join()
    assert "ValueError" in faults.file.read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: len(told) == 1)


def test_qt_is_heard_without_its_words(faults: FaultLog, told: Told) -> None:
    qWarning(f"QFile::open: cannot open {NAME}.vcf")
    written = faults.file.read_text(encoding="utf-8")
    assert "QFile::open" in written
    assert "Claire" not in written
    assert told == []


def test_a_storm_shows_one_sentence_at_a_time(tmp_path: Path, qtbot: QtBot, qapp: object) -> None:
    shown: list[int] = []

    class Storm(Told):
        def show(self, title: str, sentence: str, hint: str) -> None:
            shown.append(1)
            catch(log)
            qapp.processEvents()  # type: ignore[attr-defined]
            shown.append(-1)

    storm = Storm()
    log = FaultLog(tmp_path / "faults.log", storm.show)
    for _ in range(3):
        catch(log)
    qtbot.waitUntil(lambda: len(shown) >= 2)
    depth = 0
    for step in shown:
        depth += step
        assert depth <= 1
    log.uninstall()


def test_an_error_that_cannot_be_written_is_no_second_error(tmp_path: Path, told: Told, qapp: object) -> None:
    (tmp_path / "file").write_text("in the way")
    log = FaultLog(tmp_path / "file" / "faults.log", told.show)
    catch(log)
    log.uninstall()


def test_a_cause_that_goes_in_circles_ends(faults: FaultLog) -> None:
    first, second = ValueError(NAME), KeyError(NAME)
    first.__cause__, second.__cause__ = second, first
    faults.catch(ValueError, first, None)
    assert faults.file.read_text(encoding="utf-8").count("ValueError") == 1
