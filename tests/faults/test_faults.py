"""A few tries of every row, and that a row does notice what it is there to notice.

In processes of their own: a test's process has threads and vaults open, and must not fork.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from models.interactions import Interactions
from models.vault import Vault
from models.vault.errors import VaultDamaged
from models.vault.integrity import check
from tests.builders import people
from tests.faults import ROWS

ROOT = Path(__file__).parents[2]

TRIES = {"commits": 40, "keys": 200, "database": 20, "torn": 10, "full-disk": 10, "creation": 3, "passphrase": 2}
"""How often the rows are tried here that are slower or quicker than most."""


def faults(*arguments: str, first: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the command, after the lines of ``first``."""
    script = f"{first}\nimport runpy; runpy.run_module('tests.faults', run_name='__main__')"
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("row", ROWS)
def test_the_vault_survives(row: str) -> None:
    ran = faults("--tries", str(TRIES.get(row, 5)), row)
    if "not tried" in ran.stdout:
        pytest.skip(ran.stdout.splitlines()[-1])
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ROWS[row].goal in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@pytest.mark.parametrize(
    ("row", "sabotage"),
    [
        # acknowledged before it is kept
        (
            "commits",
            """
from tests.faults import steps
honest = steps.take
def take(vault, number):
    if number % 2: honest(vault, number - 1); honest(vault, number)
steps.take = take
""",
        ),
        # a change whose journal is not kept with it
        (
            "commits",
            """
from models.vault import vault
vault.Vault._touched = lambda self, id: self.rows("DELETE FROM undo_row WHERE change_id = ? RETURNING 't', 1", (id,))
""",
        ),
        # key files that are read without their checksum
        (
            "keys",
            """
from tests.faults import flips
flips.KeyFile = type("KeyFile", (flips.KeyFile,), {"from_bytes": classmethod(lambda cls, content: cls)})
""",
        ),
        # pages that are not looked over, and a mark that is not minded
        ("database", "from tests.faults import flips\nflips.check = lambda vault: None"),
        ("rolled-back", "from models.vault.mark import Mark\nMark.require_not_older = lambda self, commits: None"),
    ],
)
def test_a_fault_that_was_planted_is_told(row: str, sabotage: str) -> None:
    ran = faults("--tries", "20", row, first=sabotage)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert " x " in ran.stderr, ran.stderr


def test_a_row_that_does_not_exist_is_no_row_that_passes() -> None:
    assert faults("nothing").returncode == 2


def test_pages_of_two_moments_that_fit_together_are_noticed(vault: Vault) -> None:
    """As in a copy made while writing: here the rows of the newest change are older than its journal."""
    Interactions(vault).log(on="2026-03-16", people=people(vault, "Léa"), text="Talked")
    check(vault)
    with vault.change("Remove an interaction"):
        vault.write("DELETE FROM interaction")
        vault.write("DELETE FROM undo_row WHERE action = 'delete'")
    with pytest.raises(VaultDamaged):
        check(vault)
