"""Every change can be undone and done again, row by row as it was, and nothing later is lost by it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.interactions import Interactions
from models.people import ContactKind, ContactMethod, People, Tie
from models.vault import TouchedSince, Vault, undo
from models.vault.migrations.m0001_the_house import DERIVED
from tests.builders import TABLES, everything, people
from tests.furnished import furnish


def test_the_house_that_is_tested_is_full(vault: Vault) -> None:
    furnish(vault)
    assert [table for table, rows in everything(vault).items() if not rows] == []


def test_undo_and_redo_bring_back_every_row_of_every_table(vault: Vault) -> None:
    states = [everything(vault)]
    furnish(vault)
    states.append(everything(vault))
    for person in People(vault).ids():
        People(vault).remove(person)
        states.append(everything(vault))
    with vault.change("Empty the house"):
        for table in reversed(TABLES):
            vault.write(f"DELETE FROM {table}")
    states.append(everything(vault))
    steps = 0
    while len(vault.history()) and any(not change.undone for change in vault.history() if change.undoes is None):
        vault.undo()
        steps += 1
    assert everything(vault) == states[0]
    for _ in range(steps):
        vault.redo()
    assert everything(vault) == states[-1]
    for state in reversed(states[1:-1]):
        vault.undo()
        if everything(vault) != state:  # furnishing is two changes
            vault.undo()
        assert everything(vault) == state


@pytest.mark.parametrize("table", TABLES)
def test_each_table_is_journaled_with_all_its_columns(vault: Vault, table: str) -> None:
    columns = {row["name"] for row in vault.rows(f"PRAGMA table_info({table})")} - {"id"} - DERIVED.get(table, set())
    triggers = {
        row[0]: row[1] for row in vault.rows("SELECT name, sql FROM sqlite_master WHERE tbl_name = ?", (table,))
    }
    assert f"AFTER INSERT ON {table} " in triggers[f"undo_{table}_insert"]
    update, delete = triggers[f"undo_{table}_update"], triggers[f"undo_{table}_delete"]
    watched = update.partition(" UPDATE OF ")[2].partition(" ON ")[0]
    assert set(watched.split(", ")) == columns
    for column in columns:
        assert f"OLD.{column} IS NOT NEW.{column}" in update
        assert f"'{column}', OLD.{column} WHERE" in update
        assert f"'{column}', OLD.{column} WHERE" in delete


def test_every_table_is_journaled_or_known_not_to_be(vault: Vault) -> None:
    tables = {row[0] for row in vault.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    housekeeping = {"meta", "ui_state", "change", "undo_row", "undo_value"}
    derived = {"people_stale", "notes_stale", "meaning_vector", "meaning_stale"}
    handed = {"own_key", "own_field", "peer", "asked_thread", "heard_thread", "inbox", "outbox"}
    virtual = {name for name in tables if name.startswith(("people_index", "notes_index", "sqlite_"))}
    assert tables - virtual - housekeeping - derived - handed == set(TABLES)


def test_values_of_every_kind_come_back_as_they_were(vault: Vault) -> None:
    awkward = 'it’s \0 "quoted" \'); DROP TABLE person; -- 🌿\r\n\u202e'
    person = People(vault).add("Léa", note=awkward, contacts=[ContactMethod(kind=ContactKind.URL, value=awkward)])
    before = everything(vault)
    People(vault).change(person, name="Autre", note="", contacts=())
    People(vault).remove(person)
    vault.undo()
    vault.undo()
    assert everything(vault) == before
    assert People(vault).get(person).note == awkward


def test_an_id_is_never_given_twice(vault: Vault) -> None:
    [first] = people(vault, "Léa")
    vault.undo()
    [second] = people(vault, "Sam")
    assert second > first
    People(vault).remove(second)
    [third] = people(vault, "Omar")
    assert third > second


def test_a_new_change_takes_redo_away_and_an_empty_one_does_not(vault: Vault) -> None:
    people(vault, "Léa")
    vault.undo()
    with vault.change("Nothing at all"):
        pass
    vault.redo()
    vault.undo()
    people(vault, "Sam")
    with pytest.raises(Refused, match="nothing to redo"):
        vault.redo()
    assert [row.name for row in People(vault).rows(People(vault).ids())] == ["Sam"]


def test_where_the_user_was_is_no_reason_to_lose_redo(vault: Vault) -> None:
    people(vault, "Léa")
    vault.undo()
    vault.keep_ui_state("place", "people")
    assert vault.redo().label == "Add a person"


def test_the_history_tells_what_was_undone(vault: Vault) -> None:
    people(vault, "Léa", "Sam")
    undone = vault.undo()
    assert (undone.label, undone.about) == ("Add a person", "Sam")
    newest, sam, lea = vault.history()
    assert (newest.undoes, newest.undone) == (sam.id, False)
    assert (sam.undone, lea.undone) == (True, False)
    assert [change.id for change in vault.history(1)] == [newest.id]
    with pytest.raises(Refused):
        vault.undo(sam.id)


def test_an_earlier_change_alone_can_be_undone(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    first = vault.history()[-1]
    assert vault.undo(first.id).about == "Léa"
    assert People(vault).ids() == [sam]
    vault.redo()
    assert sorted(People(vault).ids()) == [lea, sam]


def test_what_was_touched_since_is_not_undone_over_it(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    People(vault).change(lea, town="Nantes")
    moved = vault.history()[0].id
    People(vault).change(lea, town="Rezé")
    before = everything(vault)
    with pytest.raises(TouchedSince) as refused:
        vault.undo(moved)
    assert refused.value.touched == {("person", lea)}
    assert everything(vault) == before


def test_what_was_touched_and_undone_since_is_not_in_the_way_until_it_is_redone(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    People(vault).change(lea, town="Nantes")
    moved = vault.history()[0].id
    People(vault).change(lea, town="Rezé")
    for _ in range(2):
        vault.undo()
        vault.redo()
    with pytest.raises(TouchedSince):
        vault.undo(moved)
    assert People(vault).get(lea).town == "Rezé"
    vault.undo()
    vault.undo(moved)
    assert People(vault).get(lea).town == ""


def test_whom_something_new_refers_to_is_not_undone_under_it(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    added = vault.history()[-1].id
    Interactions(vault).log(on="2026-03-01", people=[lea, sam])
    before = everything(vault)
    with pytest.raises(TouchedSince) as refused:
        vault.undo(added)
    assert refused.value.touched == {("person", lea)}
    assert everything(vault) == before


def test_what_was_touched_since_is_sought_by_its_rows_and_not_by_each_later_change(vault: Vault) -> None:
    """Else an import of ten thousand people that thousands of changes follow could not be undone in a lifetime."""
    people(vault, "Léa")
    vault.connection.set_trace_callback((asked := []).append)
    for read in (undo.touched_since, undo.in_the_way):
        read(vault.connection, 1)
    vault.connection.set_trace_callback(None)
    joins = [sql for sql in asked if "AS theirs" in sql]
    assert len(joins) == 2
    for sql in joins:
        plan = [row["detail"] for row in vault.rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert "SEARCH theirs USING INDEX undo_row_by_row (table_name=? AND row_id=?)" in plan


def test_of_a_batch_the_untouched_rest_can_go(vault: Vault) -> None:
    phone = ContactMethod(kind=ContactKind.PHONE, value="123")
    with vault.change("Import"):
        kept = People(vault).add("Kept", contacts=[phone], tags=["a"])
        gone = [People(vault).add(f"Gone {number}", contacts=[phone], tags=["a", "b"]) for number in range(3)]
    batch = vault.history()[0].id
    People(vault).change(kept, town="Nantes")
    with pytest.raises(TouchedSince):
        vault.undo(batch)
    vault.undo(batch, only_untouched=True)
    assert People(vault).ids() == [kept]
    person = People(vault).get(kept)
    assert (person.town, person.contacts, person.tags) == ("Nantes", (phone,), ("a",))
    vault.redo()
    assert set(People(vault).ids()) == {kept, *gone}
    assert People(vault).get(gone[0]).tags == ("a", "b")


def test_who_stays_because_someone_was_met_through_them_keeps_what_is_theirs(vault: Vault) -> None:
    with vault.change("Add the first people"):
        sam = People(vault).add(
            "Sam", tags=["agri"], contacts=[ContactMethod(kind=ContactKind.EMAIL, value="sam@example.org")]
        )
        lea = People(vault).add("Léa", tie=Tie(met_through=sam))
        People(vault).add("Omar")
        Interactions(vault).log(on="2026-03-16", people=[sam])
    batch = vault.history(1)[0].id
    People(vault).change(lea, note="later")
    before = People(vault).get(sam)
    vault.undo(batch, only_untouched=True)
    assert People(vault).ids() == [lea, sam]
    assert People(vault).get(sam) == replace(before, last_interaction_on="")
    assert Interactions(vault).of_person(sam) == []


def test_a_name_that_was_taken_meanwhile_refuses_the_undo(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    People(vault).change(lea, tags=["bois"])
    People(vault).change(lea, tags=[])
    emptied = vault.history()[0].id
    People(vault).change(lea, tags=["bois"])
    before = everything(vault)
    with pytest.raises(TouchedSince):
        vault.undo(emptied)
    assert everything(vault) == before


_STEPS = st.lists(st.sampled_from(["add", "change", "tag", "remove", "undo", "redo"]), max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_STEPS)
def test_however_one_steps_back_and_forth_each_state_is_met_again(vault: Vault, steps: list[str]) -> None:
    past, ahead = [everything(vault)], []
    store = People(vault)
    depth = 0
    for step in steps:
        number = vault.commits  # of its own for each step, or the step would change nothing
        anyone = next(iter(store.ids()), None)
        if step == "undo" and depth:
            vault.undo()
            ahead.append(past.pop())
            depth -= 1
        elif step == "redo" and ahead:
            vault.redo()
            past.append(ahead.pop())
            depth += 1
        elif step in ("undo", "redo") or (step != "add" and anyone is None):
            continue
        else:
            if step == "add" or anyone is None:
                store.add(f"Person {number}")
            elif step == "change":
                store.change(anyone, note=f"note {number}")
            elif step == "tag":
                store.change(anyone, tags=[f"tag {number}"])
            else:
                store.remove(anyone)
            past.append(everything(vault))
            ahead.clear()
            depth += 1
        assert everything(vault) == past[-1]
