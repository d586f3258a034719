"""The same people and meetings twice: in a vault, and in a plain SQLite file with the same schema.

The plain one is read and written by the program's own stores, over a connection without a key:
so what is compared is what encryption and its settings cost, and nothing else.
It is the same SQLite as the vault's: the standard library's is often too old for the schema (FTS5's
``contentless_delete`` came with 3.43).
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import sqlcipher3

from models.text import fold
from models.vault import Vault, VaultKey, create_vault, migrations
from models.vault import paths as paths_module
from models.vault import vault as vault_module
from models.vault.driver import Connection, Profile, Row
from models.vault.keys import FLOOR
from tests.bench.people import World

PASSPHRASE = "four words are best"
_AT_ONCE = 5000


class PlainVault(Vault):
    """A vault whose database is not encrypted: for measuring, and never for what a user wrote."""

    def __init__(self, folder: Path, key: VaultKey) -> None:
        encrypted, is_plaintext = vault_module.connect, paths_module.is_plaintext
        vault_module.connect, paths_module.is_plaintext = _connect_plainly, lambda _: False
        try:
            super().__init__(folder, key)
        finally:
            vault_module.connect, paths_module.is_plaintext = encrypted, is_plaintext


def _connect_plainly(path: Path, _raw_key: str, _profile: Profile, *, read_only: bool = False) -> Connection:
    """SQLite as most programs use it: no key, the usual pages and cache, a log, and durable commits."""
    connection: Connection = sqlcipher3.connect(path, isolation_level=None, cached_statements=2048)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA query_only = {read_only:d}")
    connection.row_factory = Row
    return connection


def vault_of(world: World, folder: Path) -> Callable[[], Vault]:
    """A vault of that world at ``folder``; how to open it."""
    made = create_vault(folder, PASSPHRASE, cost=FLOOR)
    return _filled(world, lambda: Vault(folder, made.key))


def plain_of(world: World, folder: Path) -> Callable[[], Vault]:
    """The same without encryption."""
    made = create_vault(folder, PASSPHRASE, cost=FLOOR)
    database = folder / "vault.db"
    for left in folder.glob("vault.db*"):
        left.unlink()
    (folder / "vault.mark").unlink(missing_ok=True)
    connection = _connect_plainly(database, "", Profile())
    migrations.run(connection)
    connection.close()
    return _filled(world, lambda: PlainVault(folder, made.key))


def _filled(world: World, opened: Callable[[], Vault]) -> Callable[[], Vault]:
    with opened() as vault:
        for first in range(0, len(world.people), _AT_ONCE):
            with vault.change("Meet the demo’s people"):
                for number, person in enumerate(world.people[first : first + _AT_ONCE], start=first + 1):
                    vault.write(
                        "INSERT INTO person (id, uid, name, sort_key, organisation, role, town, note)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        (
                            number,
                            f"p{number}",
                            person.name,
                            fold(person.name),
                            person.organisation,
                            person.role,
                            person.town,
                            person.note,
                        ),
                    )
                    vault.write(
                        "INSERT INTO contact_method (person_id, position, kind, value) VALUES (?, 0, 'email', ?)",
                        (number, person.email),
                    )
        meetings = list(enumerate(world.meetings(), start=1))
        for first in range(0, len(meetings), _AT_ONCE):
            with vault.change("Meet the demo’s people"):
                for number, meeting in meetings[first : first + _AT_ONCE]:
                    vault.write(
                        "INSERT INTO interaction (id, uid, happened_on, sort_on, channel, text)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        (number, f"i{number}", meeting.on, meeting.on, meeting.channel, meeting.text),
                    )
                    for person in meeting.people:
                        vault.write(
                            "INSERT INTO participation (interaction_id, person_id) VALUES (?, ?)", (number, person + 1)
                        )
    return opened


def made_apart(folder: Path) -> VaultKey:
    """The key of an empty vault, made in a process of its own: deriving a key takes more memory than most things do."""
    with ProcessPoolExecutor(1) as elsewhere:
        return elsewhere.submit(_made, folder).result()


def _made(folder: Path) -> VaultKey:
    return create_vault(folder, PASSPHRASE, cost=FLOOR).key
