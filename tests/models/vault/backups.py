"""What is inside a backup, and what a stranger can make of it."""

import hashlib
import zipfile
from pathlib import Path


def hidden(folder: Path) -> list[Path]:
    """What was left half done."""
    return list(folder.glob(".whispeer-*"))


def sealed(file: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """A backup as a stranger would make it: its seal is right, for that needs no key."""
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = b"0" * 64
    content = file.read_bytes()[:-64]
    file.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    return file


def parts(file: Path) -> dict[str, bytes]:
    """The members of a backup."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
