"""A worker over a real vault, and files to bring in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.models.importing.books import LEA, NOBODY, SAM
from tests.models.interchange.vcards import vcf
from ui.importing import ImportDialog
from ui.jobs import Jobs

Open = Callable[..., ImportDialog]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Léa, Sam, Œdipe, and a card that is none."""
    file = tmp_path / "friends.vcf"
    file.write_bytes(LEA + SAM + NOBODY + vcf("FN:Œdipe Lefèvre", "ADR:;;;Nantes;;;"))
    return file


@pytest.fixture
def open_dialog(jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the dialog on some files, and waits until it is quiet."""
    windows: list[QWidget] = []  # qtbot holds them by weak references only

    def opened(*paths: Path, settle: bool = True) -> ImportDialog:
        window = QWidget()
        window.resize(1000, 700)
        qtbot.addWidget(window)
        window.show()
        dialog = ImportDialog(jobs, paths, window)
        windows.append(window)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        if settle:
            qtbot.waitUntil(lambda: jobs.pending == 0)
        return dialog

    return opened
