"""Looking a vault over finds what each of its checks alone would miss."""

from pathlib import Path

import pytest

from models.vault import Vault, VaultKey
from models.vault.errors import VaultDamaged
from models.vault.integrity import check
from models.vault.mark import Mark, VaultRolledBack
from tests.builders import people
from tests.furnished import furnish

PAGE = 8192


def test_a_whole_vault_is_well(vault: Vault) -> None:
    furnish(vault)
    health = check(vault)
    assert (health.people, health.commits) == (4, vault.commits)
    vault.undo()
    assert check(vault).people == 3


def test_statistics_for_the_planner_are_no_damage(vault: Vault) -> None:
    furnish(vault)
    vault.connection.execute("ANALYZE")
    check(vault)


def test_a_flipped_byte_of_any_page_is_found(vault_folder: Path, vault_key: VaultKey) -> None:
    with Vault(vault_folder, vault_key) as vault:
        furnish(vault)
    database = vault_folder / "vault.db"
    content = database.read_bytes()
    missed = []
    for page in range(0, len(content) // PAGE, 6):
        place = page * PAGE + (37 * page) % PAGE
        database.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        try:
            with Vault(vault_folder, vault_key) as vault:
                check(vault)
            missed.append(page)
        except VaultDamaged:
            pass
    assert missed == []


def test_a_flipped_byte_where_nothing_lies_any_more_is_found(vault_folder: Path, vault_key: VaultKey) -> None:
    with Vault(vault_folder, vault_key) as vault:
        vault.keep_ui_state("draft", "x" * 20 * PAGE)
        vault.keep_ui_state("draft", "")
        assert vault.rows("PRAGMA freelist_count")[0][0] > 10
    database = vault_folder / "vault.db"
    content = bytearray(database.read_bytes())
    content[-3 * PAGE] ^= 1
    database.write_bytes(content)
    with pytest.raises(VaultDamaged), Vault(vault_folder, vault_key) as vault:
        check(vault)


def test_a_page_of_another_place_is_found(vault_folder: Path, vault_key: VaultKey) -> None:
    content = bytearray((vault_folder / "vault.db").read_bytes())
    content[PAGE * 3 : PAGE * 4] = content[PAGE * 5 : PAGE * 6]
    (vault_folder / "vault.db").write_bytes(content)
    with pytest.raises(VaultDamaged), Vault(vault_folder, vault_key) as vault:
        check(vault)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER undo_person_update",
        "DROP TRIGGER last_interaction_left",
        "DROP INDEX person_by_name",
        "CREATE TABLE another (id INTEGER PRIMARY KEY) STRICT",
        "CREATE TRIGGER spy AFTER INSERT ON person BEGIN DELETE FROM tag; END",
    ],
)
def test_a_schema_that_is_not_ours_is_found(vault: Vault, statement: str) -> None:
    vault.connection.execute(statement)
    with pytest.raises(VaultDamaged, match="Restore the newest backup"):
        check(vault)


def test_a_row_that_refers_to_nothing_is_found(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    vault.connection.execute("PRAGMA foreign_keys = OFF")
    vault.connection.execute(
        "INSERT INTO contact_method (person_id, position, kind, value) VALUES (?, 0, 'email', 'x')", (lea + 1,)
    )
    with pytest.raises(VaultDamaged):
        check(vault)


def test_a_database_older_than_its_mark_is_found(vault: Vault, vault_key: VaultKey) -> None:
    Mark(vault.commits + 1).write(vault.paths.mark, vault_key)
    vault.checkpoint()  # which does not mark what is less
    with pytest.raises(VaultRolledBack):
        check(vault)


def test_a_missing_count_of_commits_is_damage(vault: Vault) -> None:
    vault.connection.execute("DELETE FROM meta")
    with pytest.raises(VaultDamaged):
        _ = vault.commits
    vault.connection.execute("INSERT INTO meta (name, value) VALUES ('commits', 0)")
