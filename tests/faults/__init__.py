"""What the vault must survive, tried on purpose: ``python3 run.py faults`` prints the table.

A row yields its tries without end, each as what went wrong or an empty text; who asks decides how many.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults import copies, disk, flips, kills
from tests.faults.bed import Bed, made
from tests.faults.disk import Untried

__all__ = ["ROWS", "Row", "Untried", "made"]


@dataclass(frozen=True, slots=True)
class Row:
    """One goal, and how often it is tried in a full run."""

    goal: str
    tries: int
    attempts: Callable[[Bed], Iterator[str]]


ROWS = {
    "commits": Row("kill -9 while changes are made: none acknowledged is lost", 10_000, kills.commits),
    "creation": Row("kill -9 while a vault is made: whole, or not there", 500, kills.creation),
    "backup": Row("kill -9 during a backup: every backup is whole", 500, kills.a_backup),
    "restore": Row("kill -9 during a restore: whole, or not there", 500, kills.a_restore),
    "import": Row("kill -9 during an import and its undo: all, or nobody", 500, kills.an_import),
    "passphrase": Row("kill -9 during a change of passphrase: one opens, one only", 500, kills.a_change_of_passphrase),
    "keys": Row("a flipped bit in each byte of the key file is noticed", 4_000, flips.of_the_key_file),
    "database": Row("a flipped bit in the database, three a page, is noticed", 2_000, flips.of_the_database),
    "backups": Row("a flipped bit in a backup is noticed", 1_000, flips.of_a_backup),
    "rolled-back": Row("an older database put back is told as such", 500, copies.rolled_back),
    "torn": Row("a copy made while writing: refused, or whole up to a change", 500, copies.torn),
    "full-disk": Row("a full disk: the old state or the new, and a sentence", 500, disk.full),
    "read-only": Row("a folder that cannot be written: a sentence, all as it was", 100, disk.not_writable),
}
