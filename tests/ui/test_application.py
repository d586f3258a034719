"""The application as a whole, in a process of its own, as it is made once."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Look
from ui.application import dress, log_file
from ui.theme import LIGHT

_START = """
import sys
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QApplication

from ui.application import make_application
from ui.theme import tokens

@dataclass(frozen=True)
class Look:
    theme: str
    language: str | None

application = make_application(["whispeer"], Look(sys.argv[1], sys.argv[2]))
print(tokens().name, application.applicationName(), application.desktopFileName(), application.font().family())
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
print(box.buttons()[0].text().replace("&", ""))

def fail():
    raise ValueError("Claire Dubosc")

def read():
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(20, read)
        return
    print(" | ".join(label.text() for label in dialog.findChildren(QLabel)))
    dialog.findChild(QPushButton).click()
    QTimer.singleShot(0, application.quit)

QTimer.singleShot(0, fail)
QTimer.singleShot(50, read)
application.exec()
"""


def start(tmp_path: Path, theme: str, language: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", _START, theme, language],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"XDG_STATE_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Claire" not in ran.stdout + ran.stderr
    return ran.stdout.splitlines()


def test_it_speaks_french_is_dark_and_owns_up_to_a_mistake(tmp_path: Path) -> None:
    look, cancel, told = start(tmp_path, "dark", "fr")
    assert look == "dark Whispeer whispeer Inter Whispeer"
    assert cancel == "Annuler"
    assert "C’est notre erreur, pas la tienne." in told
    assert "faults.log" in told
    (log,) = tmp_path.rglob("faults.log")
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "Claire" not in written


def test_it_speaks_english(tmp_path: Path) -> None:
    look, cancel, told = start(tmp_path, "light", "en")
    assert look.startswith("light ")
    assert cancel == "Cancel"
    assert "It was our mistake, not yours." in told


def test_dates_are_written_in_the_language_that_is_spoken(qapp: QApplication) -> None:
    dress(qapp, Look(language="fr"))
    assert QLocale().language() == QLocale.Language.French
    dress(qapp, Look(language="en"))
    assert QLocale().language() == QLocale.Language.English


def test_the_log_lies_in_the_users_own_folder() -> None:
    assert log_file().is_relative_to(Path.home()) or "XDG_STATE_HOME" in os.environ
    assert log_file().name == "faults.log"


def test_its_windows_are_known_by_its_mark(qapp: QApplication) -> None:
    dress(qapp, Look())
    image = qapp.windowIcon().pixmap(64, 64).toImage()
    assert image.pixelColor(0, 0).alpha() == 0, "its corners are round"
    assert image.pixelColor(32, 4).name() == LIGHT.accent.lower()
    drawn = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)}
    assert LIGHT.on_accent.lower() in drawn, "a letter stands on it"
