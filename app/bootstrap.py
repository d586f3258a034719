"""What every start has in common: a hardened process, the vault, the clock and the language.

Libraries are imported where they are used: a start that only tells its version loads none of them.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.clock import Clock, FixedClock, SystemClock
from resources import set_language, tr

if TYPE_CHECKING:
    from app.settings import Settings

NAME = "whispeer"
DEFAULT_VAULT = "notebook.whispeer"
VAULT_VARIABLE = "WHISPEER_VAULT"
DEBUGGABLE_VARIABLE = "WHISPEER_DEBUGGABLE"
DEMO_PASSPHRASE = "a notebook for show"
"""Opens the vaults of fictional people. It is printed, and protects nothing."""

_PR_SET_DUMPABLE = 4  # <linux/prctl.h>


def harden() -> None:
    """Keep what this process knows out of other hands: private files, no core dump, no reading of its memory.

    ``WHISPEER_DEBUGGABLE=1`` leaves out the last, so that a debugger or strace can be attached.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux" and os.environ.get(DEBUGGABLE_VARIABLE) != "1":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def speak(settings: "Settings") -> None:
    """Speak the language of the settings from now on."""
    set_language(settings.language)


def clock(today: date | None = None) -> Clock:
    """The machine's clock, or one that stands at ``today``."""
    return FixedClock(today) if today else SystemClock()


def vault_folder(asked: Path | None, settings: "Settings") -> Path:
    """The vault to work with: the one asked for, else ``WHISPEER_VAULT``, else the last one of the window
    if it is still there, else the default one in the user's folder for data.
    """
    named = asked or (Path(os.environ[VAULT_VARIABLE]) if os.environ.get(VAULT_VARIABLE) else None)
    if named:
        return named.expanduser().absolute()
    if settings.last_vault and settings.last_vault.is_dir():
        return settings.last_vault
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False) / DEFAULT_VAULT


def spoken_name(folder: Path) -> str:
    """What a vault is called at its door: as its folder, unless nobody gave that a name of its own."""
    return tr("Your notebook") if folder.name == DEFAULT_VAULT else folder.stem


def fault_log() -> Path:
    """Where our own mistakes are noted, without names; the window notes its own in the same file."""
    from platformdirs import user_log_path

    return user_log_path(NAME, appauthor=False) / "faults.log"


@contextmanager
def throwaway_vault(today: date) -> Iterator[Path]:
    """A vault of fictional people that is gone afterwards; ``DEMO_PASSPHRASE`` opens it."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="whispeer-demo-", ignore_cleanup_errors=True) as folder:
        vault = Path(folder) / "demo.whispeer"
        make_demo(vault, today)
        yield vault


def make_demo(folder: Path, today: date) -> None:
    """Make a vault of fictional people at ``folder``, as if written up to ``today``: whole, or not at all.

    Raises ``VaultExists``, ``DiskTrouble``.
    """
    import shutil

    from app.demo import fill
    from models.vault import Vault, create_vault
    from models.vault.keys import FLOOR

    made = create_vault(folder, DEMO_PASSPHRASE, cost=FLOOR)
    try:
        with Vault(folder, made.key, FixedClock(today)) as vault:
            fill(vault, today)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
