"""What is computed from the rest is right after every change: the indexes of words, and the last interaction."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.interactions import Interactions
from models.people import ContactKind, ContactMethod, People
from models.search import Search
from models.vault import Vault
from tests.builders import people
from tests.furnished import furnish

Words = list[tuple[object, ...]]
_INDEXES = {"people_index": ("name", "about", "reach", "belongs"), "notes_index": ("text",)}


def indexed(vault: Vault, index: str) -> Words:
    """Each word of an index, with its row, column and place."""
    vault.connection.execute("DROP TABLE IF EXISTS temp.words")
    vault.connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {index}, instance)")
    return sorted(tuple(row) for row in vault.rows("SELECT term, doc, col, offset FROM temp.words"))


def built_anew(vault: Vault, index: str) -> Words:
    """The same from an index that is made of the rows as they stand."""
    columns = ", ".join(_INDEXES[index])
    number = "id" if index == "people_index" else "id * 16 + code"
    execute = vault.connection.execute
    for table in ("fresh", "fresh_words"):
        execute(f"DROP TABLE IF EXISTS temp.{table}")
    execute(f"CREATE VIRTUAL TABLE temp.fresh USING fts5({columns}, tokenize = 'unicode61 remove_diacritics 2')")
    execute(f"INSERT INTO temp.fresh (rowid, {columns}) SELECT {number}, {columns} FROM {index}_source")
    execute("CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab(temp, fresh, instance)")
    return sorted(tuple(row) for row in vault.rows("SELECT term, doc, col, offset FROM temp.fresh_words"))


def last_ones(vault: Vault) -> list[tuple[object, ...]]:
    """Who has another last interaction than what was logged says."""
    rows = vault.rows(
        """SELECT id, last_interaction_on, (SELECT coalesce(max(sort_on), '') FROM participation
        JOIN interaction ON interaction.id = interaction_id WHERE person_id = person.id) AS logged
        FROM person WHERE last_interaction_on <> logged"""
    )
    return [tuple(row) for row in rows]


def require_right(vault: Vault) -> None:
    """All that is computed is as if it were computed anew."""
    for index in _INDEXES:
        assert indexed(vault, index) == built_anew(vault, index)
    assert last_ones(vault) == []
    assert vault.rows("SELECT id FROM people_stale UNION SELECT id FROM notes_stale") == []


def test_the_indexes_of_a_full_house_are_right_through_undo_and_redo(vault: Vault) -> None:
    furnish(vault)
    assert len(indexed(vault, "people_index")) > 20
    assert len(indexed(vault, "notes_index")) > 40
    require_right(vault)
    for step in (vault.undo, vault.undo, vault.redo, vault.redo):
        step()
        require_right(vault)
    for person in People(vault).ids() + People(vault).ids(archived=True):
        People(vault).remove(person)
        require_right(vault)
    for _ in range(4):
        vault.undo()
        require_right(vault)


def test_each_word_of_a_person_finds_them_until_it_is_gone(vault: Vault) -> None:
    store = People(vault)
    person = store.add(
        "Léa",
        nickname="Lélé",
        organisation="Atelier",
        role="Ébéniste",
        town="Nantes",
        contacts=[ContactMethod(kind=ContactKind.EMAIL, value="bois@example.org")],
        tags=["chorale"],
        worlds=["artisans"],
    )
    for word in ("lea", "lele", "atelier", "ebeniste", "nantes", "bois", "chorale", "artisans"):
        assert store.ids(word) == [person], word
    store.change(person, nickname="", organisation="", role="", town="", contacts=(), tags=(), worlds=())
    for word in ("lele", "atelier", "ebeniste", "nantes", "bois", "chorale", "artisans"):
        assert store.ids(word) == [], word
    vault.undo()
    assert store.ids("chorale") == [person]


def test_a_renamed_group_is_found_by_its_new_name(vault: Vault) -> None:
    person = People(vault).add("Léa", tags=["bois"], worlds=["Nantes"])
    with vault.change("Rename"):
        vault.write("UPDATE tag SET name = 'chêne'")
        vault.write("UPDATE world SET name = 'Rezé'")
    assert [People(vault).ids(word) for word in ("chene", "reze", "bois", "nantes")] == [[person], [person], [], []]
    require_right(vault)


def test_notes_follow_what_is_written(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    interactions = Interactions(vault)
    coffee = interactions.log(on="2026-03-01", people=[lea], text="un chêne")
    assert [hit.id for hit in Search(vault).notes("chene")] == [coffee]
    interactions.change(coffee, text="un hêtre")
    assert Search(vault).notes("chene") == []
    interactions.remove(coffee)
    assert Search(vault).notes("hetre") == []
    vault.undo()
    assert [hit.id for hit in Search(vault).notes("hetre")] == [coffee]


_DAYS = st.sampled_from(["2019", "2024-03", "2024-21", "2024-05-12", "2025-24", "2026-01-01"])
_WHO = st.lists(st.integers(0, 2), min_size=1, max_size=3)
_STEP = st.one_of(
    st.tuples(st.just("log"), _DAYS, _WHO),
    st.tuples(st.just("move"), _DAYS, st.integers(0, 9)),
    st.tuples(st.just("rejoin"), _WHO, st.integers(0, 9)),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("leave"), st.integers(0, 9)),
    st.tuples(st.sampled_from(["undo", "redo"])),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEP, max_size=15))
def test_the_last_interaction_is_right_whatever_was_done(vault: Vault, steps: list[tuple[object, ...]]) -> None:
    store, interactions = People(vault), Interactions(vault)
    with vault.change("Begin"):
        three = people(vault, "Léa", "Sam", "Omar")
    begun = vault.history()[0].id
    for name, *said in steps:
        ids = [row[0] for row in vault.rows("SELECT id FROM interaction ORDER BY id")]
        here = [person for person in three if vault.rows("SELECT 1 FROM person WHERE id = ?", (person,))]
        match name, said:
            case "log", [str(on), list(who)] if len(here) == 3:
                interactions.log(on=on, people=[three[place] for place in who])
            case "move", [str(on), int(place)] if ids:
                interactions.change(ids[place % len(ids)], on=on)
            case "rejoin", [list(who), int(place)] if ids and len(here) == 3:
                interactions.change(ids[place % len(ids)], people=[three[who_place] for who_place in who])
            case "remove", [int(place)] if ids:
                interactions.remove(ids[place % len(ids)])
            case "leave", [int(place)] if here:
                store.remove(here[place % len(here)])
            case "undo", _ if any(not one.undone and one.id > begun for one in vault.history() if one.undoes is None):
                vault.undo()
            case "redo", _ if vault.history()[0].undoes and vault.history()[0].id > begun:
                with contextlib.suppress(Refused):  # something new was done since
                    vault.redo()
        assert last_ones(vault) == []
    require_right(vault)
