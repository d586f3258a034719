"""How the database came to be as it is: a small function a file, each run once, in order.

A migration is never changed after it has been released, and imports no live code:
what it needs of the program is written out in it, or lies in ``journal.py`` beside it, which only grows.
"""

from collections.abc import Callable

from models.vault.driver import Connection
from models.vault.migrations import m0001_the_house

Migration = Callable[[Connection], None]

MIGRATIONS: tuple[Migration, ...] = (m0001_the_house.migrate,)
