"""The postbox that the window is given, where the program was installed with what it needs (the extra ``sync``)."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from models.handing import Postbox
from models.vault import Vault

_NEEDED: Final = ("joserfc", "msgspec", "pyrage")


def is_installed() -> bool:
    """Whether cards can be handed over here."""
    return all(find_spec(name) is not None for name in _NEEDED)


def load() -> None:
    """Import what handing over needs, where it is installed: no import then takes turns with a window that paints."""
    if is_installed():
        import sync.postbox
        import sync.transports.squares  # noqa: F401


def open_postbox(vault: Vault) -> Postbox:
    """The postbox of a vault, for the thread that writes. Its libraries are imported here, unless ``load`` has."""
    from sync.postbox import Postbox as Sealing

    return Sealing(vault)


def read_file(file: Path) -> bytes:
    """The bytes of a sealed file. Raises ``Refused``, as ``sync.sealed_file.read_file``."""
    from sync.sealed_file import read_file as read

    return read(file)
