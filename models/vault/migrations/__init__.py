"""How the database came to be as it is: a small function a file, each run once, in order.

A migration is never changed after it has been released, and imports no live code:
what it needs of the program is written out in it, or lies in ``journal.py`` beside it, which only grows.
"""

from collections.abc import Callable

from models.vault.driver import Connection, refusals
from models.vault.migrations import (
    m0001_the_house,
    m0002_daily_use,
    m0003_meaning,
    m0004_refuge,
    m0005_handing_over,
    m0006_merged_person,
)

Migration = Callable[[Connection], None]

MIGRATIONS: tuple[Migration, ...] = (
    m0001_the_house.migrate,
    m0002_daily_use.migrate,
    m0003_meaning.migrate,
    m0004_refuge.migrate,
    m0005_handing_over.migrate,
    m0006_merged_person.migrate,
)


def run(connection: Connection) -> None:
    """Bring the schema up to date; each migration is done whole, or not at all.

    Raises ``VaultBusy``, ``DiskTrouble``.
    """
    for number, migration in enumerate(MIGRATIONS, start=1):
        with refusals():
            connection.execute("BEGIN IMMEDIATE")
            try:
                # asked inside, for another process may have been quicker
                if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                    migration(connection)
                    connection.execute(f"PRAGMA user_version = {number:d}")
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk rolls back by itself
                    connection.execute("ROLLBACK")
                raise
