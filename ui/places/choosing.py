"""Asking for a folder or a file, in the desktop's own dialog. ``None`` is a change of mind."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from models.vault.backup import SUFFIX
from resources import tr


def choose_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """A folder that is there."""
    return _path(QFileDialog.getExistingDirectory(parent, title, str(start)))


def choose_backup(parent: QWidget, start: Path) -> Path | None:
    """A backup file."""
    kinds = f"{tr('Backups')} (*{SUFFIX})"
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Choose a backup"), str(start), kinds)
    return _path(chosen)


def choose_new_file(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """A file to write. The dialog asks before one that is there; we never write over it all the same."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    return _path(chosen)


def _path(chosen: str) -> Path | None:
    return Path(chosen) if chosen else None
