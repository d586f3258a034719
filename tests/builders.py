"""Short ways to put a vault into the state that a test is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.people import People
from models.vault import Vault
from models.vault.migrations import m0001_the_house

Rows = dict[str, list[tuple[object, ...]]]

TABLES = (*m0001_the_house.TABLES, "nudge", "refuge", "merged_person")
"""Every table that can be undone."""


def people(vault: Vault, *names: str) -> list[int]:
    """The ids of new people of these names."""
    return [People(vault).add(name) for name in names]


def crowd(vault: Vault, size: int) -> list[int]:
    """The ids of so many people, "Person 00000" and on, in one change: enough that a list must not read them all."""
    with vault.change("Import an address book"):
        for number in range(size):
            name = f"Person {number:05}"
            vault.write("INSERT INTO person (uid, name, sort_key) VALUES (?, ?, ?)", (name, name, name.lower()))
    return [row["id"] for row in vault.rows("SELECT id FROM person ORDER BY id")]


def everything(vault: Vault) -> Rows:
    """Every row that can be undone, by table: equal before a change and after its undo."""
    return {table: [tuple(row) for row in vault.rows(f"SELECT * FROM {table} ORDER BY id")] for table in TABLES}


@contextmanager
def questions(vault: Vault) -> Iterator[list[str]]:
    """The statements that the vault is asked meanwhile: a list of many rows wants no more of them than one."""
    asked: list[str] = []
    vault.connection.set_trace_callback(asked.append)
    try:
        yield asked
    finally:
        vault.connection.set_trace_callback(None)
