"""Backup files by their names: when they were made, and where one would be restored."""

from datetime import datetime
from pathlib import Path

from models.vault.backup import SUFFIX
from ui.places.moments import moment_words


def made_at(backup: Path) -> datetime | None:
    """When a backup was made, by its name; nothing for a name that somebody chose."""
    try:
        return datetime.fromisoformat(backup.name.removesuffix(SUFFIX))
    except ValueError:
        return None


def backup_words(backup: Path) -> str:
    """The moment a backup is of, in words; its name where that is not told by it."""
    moment = made_at(backup)
    return moment_words(moment) if moment else backup.name.removesuffix(SUFFIX)


def free_folder(folder: Path, moment: datetime | None = None) -> Path:
    """A name beside ``folder`` that is not taken, with the day that a backup is of."""
    day = f" {moment:%Y-%m-%d}" if moment else ""
    proposed = folder.with_name(f"{folder.stem}{day}{folder.suffix}")
    number = 2
    while proposed.exists():
        proposed = folder.with_name(f"{folder.stem}{day} ({number}){folder.suffix}")
        number += 1
    return proposed
