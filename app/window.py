"""The window's composition root: the one place where its parts meet."""

import sys
from collections.abc import Sequence
from pathlib import Path

from app.session import Session
from app.settings import Settings
from models.clock import Clock
from ui.desktop import Desktop
from ui.single_instance import claim


def run(
    vault_path: Path,
    *,
    demo: bool,
    clock: Clock,
    settings: Settings,
    passphrase: str | None,
    files: Sequence[Path] = (),
) -> int:
    """Show the window for ``vault_path`` until it is left; the exit code. Sealed ``files`` are opened in it.

    Where there is no vault, one is made with the user. A ``passphrase`` opens it without asking.
    When another process has this vault open, its window is brought to the front and gets the files, and this one
    ends with 0.
    A ``demo`` vault is not remembered, and locking it only ends the program.
    """
    desktop = Desktop(sys.argv[:1], settings)
    instance = claim(vault_path, files=files)
    if instance is None:
        return 0
    session = Session(desktop, instance, vault_path, settings, clock, demo=demo, files=files)
    try:
        session.begin(passphrase)
        return desktop.run()
    finally:
        session.end()
