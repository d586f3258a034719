"""The computer's keyring for real: gnome-keyring under a session bus of its own.

Needs the Debian packages ``dbus`` (dbus-run-session) and ``gnome-keyring``; without them these tests are skipped.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures import PASSPHRASE

ROOT = Path(__file__).parents[2]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(program) is None for program in NEEDED),
        reason="needs a keyring daemon: apt-get install dbus gnome-keyring",
    ),
]

UNLOCKED = 'printf "a login password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1'
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"

LOCK_COLLECTION = """
import contextlib, secretstorage
bus = secretstorage.dbus_init()
with contextlib.closing(bus):
    secretstorage.get_default_collection(bus).lock()
"""

SCRIPT = """
import json, sys, time
from pathlib import Path
from models.errors import Refused
from models.vault.doors import is_kept_by_keyring, keep_in_keyring, leave_keyring, unlock, unlock_with_keyring

folder, passphrase = Path(sys.argv[1]), sys.argv[2]
told = []

def tell(name, call):
    began = time.perf_counter()
    try:
        answer = call()
        said = "ok" if answer is None else answer if isinstance(answer, bool) else "key"
    except Refused as refusal:
        said = type(refusal).__name__
    told.append([name, said, round(time.perf_counter() - began, 2)])

{steps}
print(json.dumps(told))
"""


def ask_daemon(folder: Path, home: Path, start: str, steps: str, between: str = "") -> dict[str, tuple[object, float]]:
    """Run ``steps`` beside a fresh daemon that ``start`` starts; by the name of each step, what it said and how long.

    The daemon, its bus and its files end with this.
    """
    for name in ("data", "config", "cache", "run"):
        (home / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"} | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    script = home / "steps.py"
    script.write_text(SCRIPT.replace("{steps}", steps))
    locking = home / "lock.py"
    locking.write_text(LOCK_COLLECTION)
    # No "exec" for the last: the shell must live as long, for its end is the bus's end.
    shell = "; ".join(
        filter(
            None,
            [
                start,
                between.format(python=sys.executable, locking=locking),
                f'"{sys.executable}" "{script}" "{folder}" "{PASSPHRASE}"',
            ],
        )
    )
    result = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", shell],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    return {name: (said, seconds) for name, said, seconds in json.loads(result.stdout.splitlines()[-1])}


ROUND_TRIP = """
key = unlock(folder, passphrase)
tell("keep", lambda: keep_in_keyring(folder, key))
tell("is kept", lambda: is_kept_by_keyring(folder))
tell("open", lambda: unlock_with_keyring(folder))
tell("the same", lambda: unlock_with_keyring(folder) == key)
tell("leave", lambda: leave_keyring(folder, key))
tell("is left", lambda: is_kept_by_keyring(folder))
tell("open after", lambda: unlock_with_keyring(folder))
"""


def test_a_real_keyring_keeps_opens_and_forgets(vault_folder: Path, tmp_path: Path) -> None:
    told = ask_daemon(vault_folder, tmp_path / "home", UNLOCKED, ROUND_TRIP)
    assert {name: said for name, (said, _) in told.items()} == {
        "keep": "ok",
        "is kept": True,
        "open": "key",
        "the same": True,
        "leave": "ok",
        "is left": False,
        "open after": "KeyringUnavailable",
    }


def test_a_locked_collection_falls_back_within_its_time(vault_folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    kept = 'key = unlock(folder, passphrase)\ntell("keep", lambda: keep_in_keyring(folder, key))'
    assert ask_daemon(vault_folder, home, UNLOCKED, kept)["keep"][0] == "ok"
    # The daemon of the next session finds the collection on disk, locked, and there is nobody to ask.
    told = ask_daemon(vault_folder, home, LOCKED, 'tell("open", lambda: unlock_with_keyring(folder))')
    said, seconds = told["open"]
    assert said == "KeyringUnavailable"
    assert seconds < 8.0
    opened = ask_daemon(vault_folder, home, LOCKED, 'tell("passphrase", lambda: unlock(folder, passphrase))')
    assert opened["passphrase"][0] == "key", "the passphrase always opens it"


def test_a_collection_locked_meanwhile_refuses_to_keep_and_the_vault_stays_as_it_was(
    vault_folder: Path, tmp_path: Path
) -> None:
    before = (vault_folder / "vault.keys").read_bytes()
    steps = 'key = unlock(folder, passphrase)\ntell("keep", lambda: keep_in_keyring(folder, key))'
    told = ask_daemon(vault_folder, tmp_path / "home", UNLOCKED, steps, between='"{python}" "{locking}"')
    said, seconds = told["keep"]
    assert said == "KeyringUnavailable"
    assert seconds < 8.0
    assert (vault_folder / "vault.keys").read_bytes() == before


def test_without_a_daemon_nothing_is_kept(vault_folder: Path, tmp_path: Path) -> None:
    steps = 'key = unlock(folder, passphrase)\ntell("keep", lambda: keep_in_keyring(folder, key))'
    told = ask_daemon(vault_folder, tmp_path / "home", "true", steps)
    assert told["keep"][0] == "KeyringUnavailable"


FIRST_RUN_AND_DOOR = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from models.vault import recovery
from ui.jobs import Jobs
from ui.places.first_run.making import Wanted, make
from ui.places.unlock import UnlockPlace

def enter(folder, key):
    return True

new = folder.with_name("new.whispeer")
made = make(Wanted(new, passphrase, keyring=True, secret=recovery.fresh_secret()), enter)
tell("first run", lambda: made.trouble == "")
application = QApplication([])
jobs, came = Jobs(), []
door = UnlockPlace(jobs, new, enter)
door.entered.connect(came.append)
door.entered.connect(application.quit)
door.ask_keyring()
QTimer.singleShot(20000, application.quit)
application.exec()
tell("door", lambda: came == [True])
"""


def test_a_first_run_lets_the_keyring_in_and_the_door_opens_by_it(vault_folder: Path, tmp_path: Path) -> None:
    told = ask_daemon(vault_folder, tmp_path / "home", UNLOCKED, FIRST_RUN_AND_DOOR)
    assert {name: said for name, (said, _) in told.items()} == {"first run": True, "door": True}
