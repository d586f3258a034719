"""Everything comes out of a vault and goes into another one the same, and nothing else gets in."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.demo import fill
from models.clock import FixedClock
from models.contents import dump, load
from models.errors import Refused
from models.exporting import as_archive
from models.importing import carry_out, rehearse_files
from models.interactions import Interactions
from models.interchange.archive import VERSION, from_bytes, to_bytes
from models.people import People
from models.search import Search
from models.vault import NewVault, Vault, create_vault
from models.vault.integrity import check
from models.vault.keys import FLOOR
from tests.builders import TABLES, everything
from tests.fixtures import PASSPHRASE, TODAY
from tests.furnished import furnish

Tables = dict[str, list[dict[str, Any]]]


def opened(made: NewVault, folder: Path) -> Vault:
    """A copy of that vault."""
    return Vault(Path(shutil.copytree(made.folder, folder / "copy.whispeer")), made.key, FixedClock(TODAY))


@pytest.fixture(scope="module")
def full_house(tmp_path_factory: pytest.TempPathFactory, new_vault: NewVault) -> Iterator[Vault]:
    """A vault with something in every table. Write not in it."""
    with opened(new_vault, tmp_path_factory.mktemp("full")) as vault:
        furnish(vault)
        yield vault


@pytest.fixture(scope="module")
def made_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> NewVault:
    """Another vault altogether, and empty. Copy it, write not in it."""
    return create_vault(tmp_path_factory.mktemp("elsewhere") / "new.whispeer", PASSPHRASE, cost=FLOOR)


@pytest.fixture
def empty(made_elsewhere: NewVault, tmp_path: Path) -> Iterator[Vault]:
    """A copy of it, of this test's own."""
    (tmp_path / "elsewhere").mkdir()
    with opened(made_elsewhere, tmp_path / "elsewhere") as vault:
        yield vault


@pytest.fixture
def vault(full_house: Vault, tmp_path: Path) -> Iterator[Vault]:
    """A full house of this test's own."""
    full_house.checkpoint()
    with opened(NewVault(full_house.paths.folder, full_house.key, ""), tmp_path) as vault:
        yield vault


@pytest.fixture
def told(full_house: Vault) -> Tables:
    """What a full house says, to be altered."""
    return copy.deepcopy({name: [dict(row) for row in rows] for name, rows in dump(full_house).items()})


def bring_in(vault: Vault, tables: Tables) -> Any:
    """Import an archive that says ``tables``."""
    data = to_bytes(tables)
    return carry_out(vault, rehearse_files(vault, [("all.json", data)]))


def require_refused(vault: Vault, tables: Tables) -> None:
    """It is refused, and the vault is as it was."""
    before, history = everything(vault), vault.history()
    with pytest.raises(Refused):
        bring_in(vault, tables)
    assert (everything(vault), vault.history()) == (before, history)
    with pytest.raises(Refused), vault.change("Load"):
        load(vault, tables, lambda _done, _total: None)
    assert (everything(vault), vault.history()) == (before, history)


# Out and in


@pytest.mark.parametrize("with_demo", [False, True])
def test_what_comes_out_goes_in_the_same_to_the_last_byte(vault: Vault, empty: Vault, with_demo: bool) -> None:
    if with_demo:
        fill(vault, TODAY)
    said = as_archive(vault)
    result = carry_out(empty, rehearse_files(empty, [("all.json", said)]))
    assert (result.new, result.updated, result.unchanged) == (People(vault).count(), 0, 0)
    assert as_archive(empty) == said
    check(empty)
    assert [row.name for row in Search(empty).people("a")] == [row.name for row in Search(vault).people("a")]
    last = "SELECT uid, last_interaction_on, sort_key FROM person ORDER BY uid"
    assert [tuple(row) for row in empty.rows(last)] == [tuple(row) for row in vault.rows(last)]


def test_every_table_is_carried_but_the_ledger(told: Tables) -> None:
    assert told.keys() == set(TABLES) - {"import_ledger", "merged_person"}
    assert [name for name, rows in told.items() if not rows] == []
    said = to_bytes(told).decode()
    for kept_back in ('"id":', "sort_key", "sort_on", "last_interaction_on", '_id":'):
        assert kept_back not in said.replace('client_id":', "")


NOT_CARRIED = {
    "import_ledger": "what was imported when, of no use to another vault",
    "merged_person": "whose keys and messages are whose, which stay here as well",
    "change": "the history",
    "undo_row": "the history",
    "undo_value": "the history",
    "meta": "how this vault is kept: its commit counter",
    "ui_state": "where the user was, and drafts",
    "people_stale": "what the word index has yet to read",
    "notes_stale": "what the word index has yet to read",
    "meaning_vector": "computed from what was said",
    "meaning_stale": "computed from what was said",
    "own_key": "secret: it travels in backups",
    "own_field": "my own card, handed over and not archived",
    "peer": "whose keys are believed here",
    "asked_thread": "what was exchanged, signed for this vault's keys",
    "heard_thread": "what was exchanged, signed for this vault's keys",
    "inbox": "what waits outside of the record",
    "outbox": "what was written to others",
    "person.sort_key": "computed from the name",
    "tag.sort_key": "computed from the name",
    "world.sort_key": "computed from the name",
    "interaction.sort_on": "computed from the date",
    "person.last_interaction_on": "computed from the interactions",
}
"""Tables and columns that an archive leaves out, and why. A new one belongs in the archive, or here."""


def test_every_column_of_every_table_is_carried_or_left_out_by_name(full_house: Vault, told: Tables) -> None:
    names = [row[0] for row in full_house.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    shadows = tuple(f"{name}_" for name in names if name.endswith(("_index", "_fts")))
    missing = set()
    for name in names:
        if name.startswith(("sqlite_", *shadows)) or name.endswith(("_index", "_fts")):
            continue
        if name not in told:
            missing.add(name)
            continue
        columns = {row["name"] for row in full_house.rows(f"PRAGMA table_info({name})")} - {"id"}
        said = set(told[name][0])
        missing |= {f"{name}.{column}" for column in columns if not {column, column.removesuffix("_id")} & said}
    assert missing == set(NOT_CARRIED)


def test_an_archive_of_an_older_program_is_read(vault: Vault, empty: Vault, told: Tables) -> None:
    """As version 1 wrote it: without the columns and the table that came later."""
    for row in told["person"]:
        del row["standing"]
    for row in told["favour"]:
        del row["part_of"]
    del told["nudge"]
    said = to_bytes(told).replace(f'"version":{VERSION}'.encode(), b'"version":1')
    carry_out(empty, rehearse_files(empty, [("all.json", said)]))
    found = from_bytes(as_archive(empty))
    assert {row["standing"] for row in found["person"]} == {""}
    assert {row["part_of"] for row in found["favour"]} == {None}
    assert [row["name"] for row in found["person"]] == [row["name"] for row in told["person"]]
    assert found["interaction"] == told["interaction"]
    before = as_archive(vault)
    assert carry_out(vault, rehearse_files(vault, [("all.json", said)])).updated == 0
    assert as_archive(vault) == before  # what it does not know of someone who is there stands


def test_the_same_archive_again_changes_nothing(vault: Vault, empty: Vault, told: Tables) -> None:
    bring_in(empty, told)
    for place in (vault, empty):
        before, history = everything(place), place.history()
        result = bring_in(place, told)
        assert (result.new, result.updated, result.unchanged, result.batch) == (0, 0, 4, None)
        assert (everything(place), place.history()) == (before, history)


def test_an_import_is_one_step_back(empty: Vault, told: Tables) -> None:
    before = everything(empty)
    bring_in(empty, told)
    empty.undo()
    assert everything(empty) == before
    empty.redo()
    assert as_archive(empty) == to_bytes(told)


def test_a_rehearsal_writes_nothing_and_tells_the_same(empty: Vault, told: Tables) -> None:
    before = everything(empty)
    rehearsal = rehearse_files(empty, [("all.json", to_bytes(told))])
    assert everything(empty) == before
    result = carry_out(empty, rehearsal)
    assert (rehearsal.new, rehearsal.updated, rehearsal.unchanged) == (result.new, result.updated, result.unchanged)


def test_what_the_archive_says_of_someone_known_is_put_in_place(vault: Vault, told: Tables) -> None:
    [lea] = People(vault).ids("koenig")
    People(vault).change(lea, town="Rezé", tags=["autre"], contacts=())
    bystander = People(vault).add("Not in the archive", tags=["mine"])
    result = bring_in(vault, told)
    assert (result.new, result.updated, result.unchanged) == (0, 1, 3)
    person = People(vault).get(lea)
    assert (person.town, person.tags, len(person.contacts)) == ("Nantes", ("bois", "chorale"), 3)
    assert People(vault).get(bystander).tags == ("mine",)
    assert People(vault).ids("reze") == []


def test_a_tag_of_the_same_name_is_the_same_tag(empty: Vault, told: Tables) -> None:
    mine = People(empty).add("Mine", tags=["bois"])
    bring_in(empty, told)
    assert People(empty).get(mine).tags == ("bois",)
    assert len(empty.rows("SELECT id FROM tag WHERE name = 'bois'")) == 1
    [lea] = People(empty).ids("koenig")
    assert People(empty).get(lea).tags == ("bois", "chorale")


def test_people_who_met_through_one_another_in_a_circle_come_back_so(vault: Vault, empty: Vault, told: Tables) -> None:
    through = {row["uid"]: row["met_through"] for row in told["person"]}
    met = next(uid for uid, other in through.items() if other)
    seen = [met]
    while through[seen[-1]] not in seen:
        seen.append(through[seen[-1]])
    assert len(seen) == 3  # the full house has such a circle
    bring_in(empty, told)
    assert as_archive(empty) == as_archive(vault)


def test_a_table_that_an_archive_is_silent_about_stays(vault: Vault, told: Tables) -> None:
    before = everything(vault)
    for silent_about in ("contact_method", "photo", "person_tag", "participation", "check_in"):
        del told[silent_about]
    result = bring_in(vault, told)
    assert (result.new, result.updated) == (0, 0)
    assert everything(vault) == before


def test_an_empty_archive_takes_nothing_away(vault: Vault, told: Tables) -> None:
    before = everything(vault)
    bring_in(vault, {})
    bring_in(vault, {name: [] for name in told})
    assert everything(vault) == before


def test_new_rows_never_take_an_id_that_was_given(empty: Vault, told: Tables) -> None:
    gone = People(empty).add("Gone")
    People(empty).remove(gone)
    bring_in(empty, told)
    assert min(People(empty).ids()) > gone


# What does not get in

Alter = Callable[[Tables], object]


def first(table: str, **values: Any) -> Alter:
    """The first row of ``table`` says otherwise."""

    def alter(tables: Tables) -> None:
        tables[table][0] |= values

    return alter


def without(table: str, column: str) -> Alter:
    """The first row of ``table`` does not say ``column``."""

    def alter(tables: Tables) -> None:
        del tables[table][0][column]

    return alter


def twice(table: str) -> Alter:
    """The last row of ``table`` is said once more."""
    return lambda tables: tables[table].append(tables[table][-1])


HOSTILE: dict[str, Alter] = {
    "unknown table": lambda tables: tables.update(secrets=[]),
    "the ledger": lambda tables: tables.update(import_ledger=[]),
    "a table of SQLite's": lambda tables: tables.update(sqlite_sequence=[{"name": "person", "seq": 1}]),
    "unknown column": first("person", shoe_size=43),
    "a column of ours": first("person", id=7),
    "a computed column": first("person", sort_key="a"),
    "column as SQL": first("person", **{"name = 'x' --": 1}),
    "no uid": without("person", "uid"),
    "no name": without("person", "name"),
    "an empty uid": first("person", uid=""),
    "a uid that is a number": first("person", uid=7),
    "a uid that is nothing": first("person", uid=None),
    "an empty name": first("person", name=""),
    "a name that is nothing": first("person", name=None),
    "a name of bytes": first("person", name=b"x"),
    "someone twice": twice("person"),
    "in the same tag twice": twice("person_tag"),
    "two pictures": twice("photo"),
    "asked twice": twice("introduction_party"),
    "met through nobody": first("person", met_through="nobody"),
    "in no circle": first("person", circle="nowhere"),
    "a number of nobody's": first("contact_method", person="nobody"),
    "a number of no one's": first("contact_method", person=None),
    "with nobody": first("participation", person="nobody"),
    "at nothing": first("participation", interaction="nothing"),
    "related to nobody": first("relation", to="nobody"),
    "related to themselves": lambda tables: tables["relation"][0].update(to=tables["relation"][0]["from"]),
    "a rhythm of nothing": first("person", cadence_days=0),
    "a rhythm in words": first("person", cadence_days="often"),
    "half put away": first("person", archived=2),
    "a channel we do not know": first("interaction", channel="smoke"),
    "a state we do not know": first("favour", state="sold"),
    "a state of the other direction": first("favour", direction="to_me", state="promised"),
    "a day that is none": first("interaction", happened_on="yesterday"),
    "a day that does not exist": first("interaction", happened_on="2026-02-30"),
    "a day we met that is none": first("person", met_on="once"),
    "due some day": first("follow_up", due="2026"),
    "due at no day": first("favour", due="soon"),
    "a deadline that is none": first("decision", deadline="soon"),
    "told at no day": first("referral", told_on="soon"),
    "a birthday that is none": first("important_date", day="--13-40"),
    "an address in the wrong parts": first("contact_method", parts="{"),
    "an address of numbers": first("contact_method", parts="[1, 2]"),
    "an address of endless parts": first("contact_method", parts="[" * 100_000),
    "coming back never": first("follow_up", recurrence="P0D"),
    "coming back somehow": first("follow_up", recurrence="R/2026-13-01/P1M"),
    "a picture in words": first("photo", data="x"),
    "an amount that no database holds": first("mission", amount_cents=1.5),
    "a place in words": first("contact_method", position="first"),
}


@pytest.fixture(scope="module")
def bystander(made_elsewhere: NewVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault of someone else's, which no hostile archive gets into."""
    with opened(made_elsewhere, tmp_path_factory.mktemp("bystander")) as vault:
        People(vault).add("Mine", tags=["mine"])
        yield vault


@pytest.mark.parametrize("alter", HOSTILE.values(), ids=HOSTILE)
def test_an_archive_that_does_not_hold_together_is_refused_whole(
    bystander: Vault, full_house: Vault, told: Tables, alter: Alter
) -> None:
    alter(told)
    require_refused(bystander, told)
    require_refused(full_house, told)


def test_two_tags_of_one_name_are_refused(empty: Vault, told: Tables) -> None:
    told["tag"].append({"uid": "another", "name": told["tag"][0]["name"]})
    require_refused(empty, told)


def test_a_truncated_archive_is_refused_wherever_it_ends(vault: Vault, empty: Vault) -> None:
    said = as_archive(vault)
    for fiftieth in range(1, 50):
        with pytest.raises(Refused):
            rehearse_files(empty, [("all.json", said[: len(said) * fiftieth // 50])], format="archive")
    with pytest.raises(Refused):
        rehearse_files(empty, [("all.json", said.rstrip()[:-1])])
    assert (People(empty).count(), empty.history()) == (0, [])


def test_whatever_got_in_can_be_shown(empty: Vault, told: Tables) -> None:
    bring_in(empty, told)
    for person in People(empty).ids() + People(empty).ids(archived=True):
        People(empty).get(person)
        Interactions(empty).of_person(person)
    assert Search(empty).notes("bois") or Search(empty).notes("demenagement")
    assert from_bytes(as_archive(empty)) == told
