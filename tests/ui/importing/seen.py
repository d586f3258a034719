"""What is read in the dialog, and who stands in the notebook."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.people import People
from models.vault import Vault
from ui.importing import ImportDialog
from ui.importing.cards import Kind
from ui.jobs import Jobs


def names(vault: Vault) -> list[str]:
    return [row.name for row in People(vault).rows(People(vault).ids())]


def listed(dialog: ImportDialog) -> list[str]:
    rows = dialog.preview.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def said(widget: QWidget) -> str:
    """The words of its labels that are seen."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def settle(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)


def show_kind(dialog: ImportDialog, qtbot: QtBot, kind: Kind) -> None:
    kinds = dialog.preview.kinds
    steps = kinds.findData(kind) - kinds.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(kinds, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
