"""Asking for a folder or a file, in the desktop's own dialog. ``None`` is a change of mind."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from models.handing import ENDING
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


def choose_sealed(parent: QWidget) -> list[Path]:
    """Sealed messages that are there."""
    kinds = f"{tr('Sealed cards and letters')} (*{ENDING});;{tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr("Choose files"), str(Path.home()), kinds)
    return [Path(file) for file in chosen]


def choose_picture(parent: QWidget) -> Path | None:
    """A picture that is there."""
    kinds = f"{tr('Pictures')} (*.jpg *.jpeg *.png *.webp);;{tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Choose a picture…"), str(Path.home()), kinds)
    return _path(chosen)


def choose_new_file(parent: QWidget, title: str, proposed: Path, kinds: Mapping[str, str]) -> Path | None:
    """A file to write, with the ending of the kind that was chosen where none was typed.

    ``kinds`` are words by ending. The dialog asks nothing about a file that is there:
    the refusal to write over it is kinder than a question.
    """
    chosen, kind = QFileDialog.getSaveFileName(
        parent,
        title,
        str(proposed),
        ";;".join(f"{words} (*{ending})" for ending, words in kinds.items()),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    file = _path(chosen)
    if file is None or file.suffix:
        return file
    return file.with_name(f"{file.name}{kind.rpartition('*')[2].rstrip(')')}")


def _path(chosen: str) -> Path | None:
    return Path(chosen) if chosen else None
