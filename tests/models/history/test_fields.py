"""Each table and column that a change can touch has its word, or is left out on purpose."""

import re

from models.history.fields import BELONGS, COUNTED, FIELDS, MEMBERS, STATES, SUBJECTS, UNTOLD, counted
from models.history.telling import HOW
from models.vault import Vault
from tests.models.test_history_labels import french

BOOKKEEPING = {"id", "uid", "sort_key", "sort_on", "position", "last_interaction_on", "snooze_count"}
TOLD_WHOLE = {
    "photo": {"media_type", "data"},
    "card_property": {"line"},
    "check_in": {"sealed", "refuge_id"},
    "refuge": {"slot", "sealed"},
    "contact_method": {"parts"},
    "introduction_party": {"side"},
    "nudge": {"kind", "subject", "quiet_until"},
}
"""Columns that are not told one by one: the row is named, or another column says the same."""


def journaled(vault: Vault) -> dict[str, set[str]]:
    """Every table whose rows an undo puts back, and its columns."""
    tables = [
        row[0]
        for row in vault.rows(
            "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = 'undo_' || tbl_name || '_insert'"
        )
    ]
    return {table: {row["name"] for row in vault.rows(f"PRAGMA table_info({table})")} for table in tables}


def test_each_table_is_a_subject_or_belongs_to_one(vault: Vault) -> None:
    tables = journaled(vault)
    assert tables.keys() == SUBJECTS.keys() | BELONGS.keys() | UNTOLD
    assert not SUBJECTS.keys() & BELONGS.keys()
    for table, (column, owner) in BELONGS.items():
        assert column in tables[table]
        assert owner in SUBJECTS
    for link, own, person in MEMBERS.values():
        assert {own, person} <= tables[link]


def test_each_column_has_its_word_or_is_left_out_on_purpose(vault: Vault) -> None:
    untold = {}
    for table, columns in journaled(vault).items():
        if table in UNTOLD:
            continue
        binding = {column for column in columns if column.endswith("_id") and table not in SUBJECTS}
        left = columns - BOOKKEEPING - FIELDS.get(table, {}).keys() - TOLD_WHOLE.get(table, set()) - binding
        if left:
            untold[table] = left
        assert FIELDS.get(table, {}).keys() <= columns
    assert untold == {}


def test_each_word_has_its_french_and_each_value_a_way_to_be_told() -> None:
    words = {*SUBJECTS.values(), *(word for state in STATES.values() for word in state.values())}
    for table in FIELDS.values():
        for label, how in table.values():
            words.add(label)
            assert how in HOW or how in STATES
    assert words <= french()


def test_each_state_that_the_schema_allows_has_its_word(vault: Vault) -> None:
    missing = []
    for table, fields in FIELDS.items():
        schema = str(vault.rows("SELECT sql FROM sqlite_master WHERE name = ?", (table,))[0][0])
        for column, (_, how) in fields.items():
            allowed = re.findall(rf"{column}\s+IN \(([^)]*)\)", schema) if how in STATES else []
            values = {value.strip().strip("'") for some in allowed for value in some.split(",")}
            missing += [f"{table}.{column}: {value}" for value in values - STATES.get(how, {}).keys()]
            assert how not in STATES or allowed or column in ("state", "direction")
    assert missing == []


def test_what_is_counted_has_a_word_for_one_and_for_many() -> None:
    for table in set(COUNTED) - {"nudge"}:
        assert counted(table, 1).startswith("1 ")
        assert counted(table, 2).startswith("2 ")
        assert counted(table, 1)[2:] != counted(table, 2)[2:]
    assert counted("import_ledger", 3) == ""
