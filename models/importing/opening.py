"""Fetching files: names and bytes, a folder standing for the address books in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import Refused
from models.interchange.card import Rejected, Scope
from models.interchange.formats import BOOKS
from resources import tr

File = tuple[str, bytes]

LARGEST: Final = 200 * 1024 * 1024
"""Bytes of all files together."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The files that could be opened, and those that could not."""

    files: tuple[File, ...] = ()
    unread: tuple[Rejected, ...] = ()


def open_files(paths: Sequence[Path]) -> Opened:
    """What lies at ``paths``. One that is there and cannot be read does not keep the others out.

    Raises ``Refused`` for a path where nothing is, for a folder without an address book, where nothing can be read,
    and for more than 200 MB.
    """
    found = [file for path in paths for file in _files_at(path)]
    if sum(_size(file) for file in found) > LARGEST:
        raise Refused(tr("That is more than 200 MB. Export your contacts in several smaller files."))
    files: list[File] = []
    unread: list[Rejected] = []
    for file in found:
        try:
            files.append((file.name, file.read_bytes()))
        except OSError:
            unread.append(Rejected(file.name, _why_not(file), Scope.FILE))
    if not files:
        raise Refused(unread[0].why)
    return Opened(tuple(files), tuple(unread))


def _files_at(path: Path) -> list[Path]:
    try:
        path.stat()
        if not path.is_dir():
            return [path]
        books = sorted(file for file in path.iterdir() if file.suffix.lower() in BOOKS and file.is_file())
    except OSError:
        raise Refused(_why_not(path)) from None
    if not books:
        raise Refused(
            tr(
                "There is no address book in “{folder}”. Choose the file that your address book exported.",
                folder=path.name or path,
            )
        )
    return books


def _why_not(path: Path) -> str:
    return tr("“{file}” cannot be read. Check that it is still there, and yours to read.", file=path.name)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
