"""A place in the desktop's menu on Linux, and sealed files that open with a double click.

By the freedesktop specifications: Desktop Entry 1.5, Shared MIME-info 0.22, Icon Theme 0.13. Everything lies in the
user's own data folder, and is taken away again by removing these files.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from app.relaunch import folder_of_the_code, program
from models.errors import Refused
from resources import resource, tr

_RESERVED: Final = '"`$\\'
_LOOKED_AT_ANEW: Final = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""What tells the desktop that files came or went, where it is there, and the folder it looks through."""

_KIND: Final = "application/x-whispeer-introcard"
_CHOOSING: Final = (("xdg-mime", "default", "whispeer.desktop", _KIND), ("gio", "mime", _KIND, "whispeer.desktop"))
"""Has sealed files open with it, by whichever is there: not every desktop looks through new entries by itself."""

_PLACES: Final = {
    "whispeer.desktop": "applications/whispeer.desktop",
    "whispeer.xml": "mime/packages/whispeer.xml",
    "whispeer.svg": "icons/hicolor/scalable/apps/whispeer.svg",
}


def put_in() -> tuple[Path, ...]:
    """Put this very program into the menu, and have it open sealed files; the files that were written.

    Raises ``Refused`` where the desktop is none of Linux, ``OSError``.
    """
    written = []
    for name, place in _files():
        text = resource(f"desktop/{name}").read_text(encoding="utf-8")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text.replace("@PROGRAM@", exec_of(_command())), encoding="utf-8")
        written.append(place)
    _tell_desktop()
    choosing = next((words for words in _CHOOSING if shutil.which(words[0])), None)
    if choosing is not None:
        subprocess.run(choosing, check=False, capture_output=True)
    return tuple(written)


def take_out() -> tuple[Path, ...]:
    """Take it away again; the files that were there. Raises as ``put_in``."""
    there = [place for _, place in _files() if place.exists()]
    for place in there:
        place.unlink()
    _tell_desktop()
    return tuple(there)


def exec_of(command: Sequence[str]) -> str:
    """A command as ``Exec`` has it: each word quoted, and then a string of a desktop file."""
    return " ".join(_quoted(word) for word in command)


def _quoted(word: str) -> str:
    inside = "".join(f"\\{sign}" if sign in _RESERVED else sign for sign in word).replace("%", "%%")
    return '"' + inside.replace("\\", "\\\\") + '"'


def _command() -> list[str]:
    """From a checkout by ``run.py``, which makes ready what is missing."""
    code = folder_of_the_code()
    if code is not None and (code / "run.py").exists():
        return [getattr(sys, "_base_executable", sys.executable), str(code / "run.py")]
    return program()


def _files() -> list[tuple[str, Path]]:
    if sys.platform != "linux":
        raise Refused(
            tr("This is for desktops of Linux. Elsewhere, choose Whispeer when a sealed file asks what opens it.")
        )
    data = user_data_path()
    return [(name, data / place) for name, place in _PLACES.items()]


def _tell_desktop() -> None:
    for tool, folder in _LOOKED_AT_ANEW:
        where = user_data_path() / folder
        if shutil.which(tool) and where.exists():
            subprocess.run([tool, str(where)], check=False, capture_output=True)
