"""Every start is hardened, finds its vault and knows the day."""

import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap
from app.settings import Settings
from models.errors import Refused
from models.people import People
from models.vault import open_vault
from models.vault.errors import VaultExists

STATE = """
import json, os, resource, sys
from app.bootstrap import harden
harden()
dumpable = None
if sys.platform == "linux":
    import ctypes
    dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(json.dumps([os.umask(0), resource.getrlimit(resource.RLIMIT_CORE), dumpable]))
"""


def hardened(**variables: str) -> list[object]:
    """Umask, limits of core files and whether it is dumpable, of a process that was hardened."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", STATE], env={**os.environ, **variables}, capture_output=True, check=True
    )
    found: list[object] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what became of the process")
def test_a_start_is_hardened_unless_it_is_to_be_debugged() -> None:
    assert hardened() == [0o077, [0, 0], 0]
    assert hardened(WHISPEER_DEBUGGABLE="1") == [0o077, [0, 0], 1]


def test_the_vault_is_the_one_named_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = tmp_path / "last.whispeer"
    last.mkdir()
    settings = Settings(last_vault=last)
    assert bootstrap.vault_folder(None, settings) == last
    monkeypatch.setenv("WHISPEER_VAULT", str(tmp_path / "named"))
    assert bootstrap.vault_folder(None, settings) == tmp_path / "named"
    assert bootstrap.vault_folder(tmp_path / "asked", settings) == tmp_path / "asked"


def test_a_last_vault_that_is_gone_is_not_asked_for_again(tmp_path: Path) -> None:
    default = bootstrap.vault_folder(None, Settings())
    assert default.parts[-3:] == ("data", "whispeer", "notebook.whispeer")
    assert bootstrap.vault_folder(None, Settings(last_vault=tmp_path / "gone")) == default


def test_home_and_where_one_stands_are_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert bootstrap.vault_folder(Path("here"), Settings()) == tmp_path / "here"
    assert bootstrap.vault_folder(Path("~/mine"), Settings()) == Path(os.environ["HOME"]) / "mine"


def test_the_day_can_be_said() -> None:
    assert bootstrap.clock(date(2020, 2, 29)).today() == date(2020, 2, 29)
    assert abs((bootstrap.clock().today() - date.today()).days) <= 1


def test_a_throwaway_vault_is_private_full_of_people_and_gone_afterwards() -> None:
    with bootstrap.throwaway_vault(date(2026, 3, 16)) as folder:
        assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
        with open_vault(folder, bootstrap.DEMO_PASSPHRASE) as vault:
            assert People(vault).ids()
    assert not folder.parent.exists()


def test_a_demo_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(VaultExists):
        bootstrap.make_demo(tmp_path / "mine", date(2026, 3, 16))
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_demo_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused):  # it tells of four years before the first there is
        bootstrap.make_demo(tmp_path / "demo", date.min)
    assert list(tmp_path.iterdir()) == []
