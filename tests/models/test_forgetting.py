"""Whoever is forgotten has left: not a word of theirs is in any table, index or step of the history."""

import contextlib
import random
import shutil
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.clock import FixedClock
from models.decisions import Decisions
from models.doubles import Doubles, merge, merge_sure
from models.errors import Refused
from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.forgetting import forget, tells_of
from models.importing import carry_out, rehearse_files
from models.interactions import Interactions
from models.introductions import Introductions
from models.missions import Missions
from models.people import ContactKind, ContactMethod, People
from models.relations import Relations
from models.search import Search
from models.vault import NewVault, Vault
from models.vault.backup import back_up
from models.vault.integrity import check
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.sync.three import dump

MARK = "zanzibar"
CARD = f"BEGIN:VCARD\nVERSION:3.0\nUID:{MARK}\nFN:Card {MARK}\nNOTE:{MARK}\nEND:VCARD\n".encode()


def tables(vault: Vault) -> list[str]:
    rows = vault.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return [row[0] for row in rows]


def where_it_stands(vault: Vault, word: str) -> list[str]:
    """Every table with ``word`` in some cell, the indexes' own blocks included."""
    sought = word.encode()
    return [
        table
        for table in tables(vault)
        for row in vault.rows(f"SELECT * FROM {table}")
        for cell in row
        if sought in (cell.lower().encode() if isinstance(cell, str) else cell if isinstance(cell, bytes) else b"")
    ]


def known_by_mark(vault: Vault, other: int) -> int:
    """Someone of whom everything that is noted has the mark in it."""
    person = People(vault).add(
        f"Lea {MARK}",
        note=MARK,
        nickname=MARK,
        contacts=[ContactMethod(kind=ContactKind.EMAIL, value=f"{MARK}@example.org")],
        tags=[MARK],
        worlds=[MARK],
    )
    Interactions(vault).log(on="2026-01-02", people=[person], text=MARK, tags=[f"{MARK}s"])
    Interactions(vault).log(on="2026-01-03", people=[person, other], text="both of us")
    Favours(vault).add(Direction.TO_ME, MARK, [person], FavourState.RECEIVED)
    FollowUps(vault).add(MARK, [person], why=MARK)
    Experiences(vault).add(person, MARK, MARK)
    Needs(vault).add(person, MARK)
    Offers(vault).add(person, MARK)
    Relations(vault).relate(person, other, note=MARK)
    Introductions(vault).propose(person, other, MARK, MARK, note=MARK)
    Missions(vault).hear("a site", client=person, chain=[(person, other)])
    Decisions(vault).consult(Decisions(vault).ask("move?"), person, MARK, MARK)
    vault.keep_ui_state("view", f'{{"drafts": "Lea {MARK}"}}')
    return person


def test_nothing_is_left_and_the_rest_stays(vault: Vault) -> None:
    (other,) = people(vault, "Sam Dubois")
    person = known_by_mark(vault, other)
    assert len(set(where_it_stands(vault, MARK))) > 12
    forget(vault, person)
    assert where_it_stands(vault, MARK) == []
    assert People(vault).ids() == [other]
    (shared,) = Interactions(vault).of_person(other)
    assert (shared.text, shared.people) == ("both of us", ((other, "Sam Dubois"),))
    assert Search(vault).notes(MARK) == []
    check(vault)
    with pytest.raises(Refused):
        forget(vault, person)


def test_what_was_theirs_and_deleted_long_ago_is_not_in_the_history(vault: Vault) -> None:
    (other,) = people(vault, "Sam Dubois")
    person = known_by_mark(vault, other)
    for talk in Interactions(vault).of_person(person):
        Interactions(vault).remove(talk.id)
    for favour in Favours(vault).of_person(person):
        Favours(vault).remove(favour.id)
    for step in FollowUps(vault).of_person(person):
        FollowUps(vault).remove(step.id)
    People(vault).change(person, name="Lea", note="", contacts=(), tags=(), worlds=(), nickname="")
    assert "undo_value" in where_it_stands(vault, MARK)
    forget(vault, person)
    assert where_it_stands(vault, MARK) == []
    check(vault)


def test_who_was_made_one_with_them_goes_too(vault: Vault) -> None:
    (other,) = people(vault, "Sam Dubois")
    twice = known_by_mark(vault, other)
    once = People(vault).add("Lea")
    merge(vault, once, twice)
    forget(vault, once)
    assert where_it_stands(vault, MARK) == []
    check(vault)


def test_a_card_and_its_ledger_go_and_others_of_its_batch_can_still_be_undone(vault: Vault) -> None:
    others = b"BEGIN:VCARD\nVERSION:3.0\nFN:Sam Dubois\nEND:VCARD\n"
    batch = carry_out(vault, rehearse_files(vault, [("book.vcf", CARD + others)])).batch
    (person,) = (row.id for row in People(vault).rows(People(vault).ids(MARK)))
    forget(vault, person)
    assert where_it_stands(vault, MARK) == []
    vault.undo(batch)
    assert People(vault).ids() == []
    vault.redo()
    assert [row.name for row in People(vault).rows(People(vault).ids())] == ["Sam Dubois"]


def test_two_who_were_kept_apart(vault: Vault) -> None:
    other, person = people(vault, "Sam Dubois", f"Lea {MARK}")
    Doubles(vault, "FR").keep_apart(other, person)
    forget(vault, person)
    assert where_it_stands(vault, MARK) == []
    assert everything(vault)["nudge"] == []


def test_backups_that_still_hold_them_are_named(vault: Vault) -> None:
    (person,) = people(vault, f"Lea {MARK}")
    report = back_up(vault)
    assert forget(vault, person).backups == (report.file,)


def test_changes_about_others_are_undone_as_before(vault: Vault) -> None:
    (other,) = people(vault, "Sam Dubois")
    person = known_by_mark(vault, other)
    People(vault).change(other, note="likes tea")
    forget(vault, person)
    assert vault.undo().label == "Change a person"
    assert People(vault).get(other).note == ""


Deed = Callable[[Vault, random.Random, int, int], object]
DEEDS: tuple[Deed, ...] = (
    lambda vault, draw, person, _: People(vault).change(person, note=f"{MARK}{draw.random()}"),
    lambda vault, draw, person, _: People(vault).change(person, tags=[f"{MARK}{draw.randrange(3)}"]),
    lambda vault, draw, person, _: Interactions(vault).log(on="2026-01-02", people=[person], text=MARK),
    lambda vault, draw, person, other: Interactions(vault).log(on="2026-01-02", people=[other, person], text="both"),
    lambda vault, draw, person, _: [Interactions(vault).remove(x.id) for x in Interactions(vault).of_person(person)],
    lambda vault, draw, person, _: Favours(vault).promise(to=[person], text=MARK),
    lambda vault, draw, person, _: [Favours(vault).remove(one.id) for one in Favours(vault).of_person(person)],
    lambda vault, draw, person, other: Relations(vault).relate(person, other, f"{MARK}{draw.randrange(9)}", MARK),
    lambda vault, draw, person, _: [Relations(vault).remove(one.id) for one in Relations(vault).of(person) if one.id],
    lambda vault, draw, person, other: Missions(vault).hear("site", client=person, chain=[(other, person)]),
    lambda vault, draw, *_: vault.undo(),
    lambda vault, draw, *_: vault.redo(),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=12), draw=st.randoms(use_true_random=False))
def test_whatever_was_done_before(
    new_vault: NewVault, tmp_path_factory: pytest.TempPathFactory, deeds: list[Deed], draw: random.Random
) -> None:
    folder = shutil.copytree(new_vault.folder, tmp_path_factory.mktemp("forgetting") / "one.whispeer")
    with Vault(folder, new_vault.key, FixedClock(TODAY)) as vault:
        other, person = people(vault, "Sam Dubois", f"Lea {MARK}")
        for deed in deeds:
            with contextlib.suppress(Refused):
                deed(vault, draw, person, other)
        if person in People(vault).ids():
            forget(vault, person)
            assert where_it_stands(vault, MARK) == []
            check(vault)
        with contextlib.suppress(Refused):
            while vault.undo():  # whatever is left of the history can be undone
                check(vault)


@pytest.mark.parametrize(
    ("told", "about"),
    [
        ("Appeler LEA demain", True),
        ({"draft": {"people": [{"name": "Léa Martin"}]}}, True),
        ({"lea@example.org": 1}, True),
        ([None, 3, "la Léatitude"], False),
        ("Sam, et le martinet", False),
        ("", False),
    ],
)
def test_what_is_half_written_tells_of_someone_by_their_first_name_already(
    vault: Vault, told: object, about: bool
) -> None:
    email = ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")
    lea = People(vault).add("Léa Martin", contacts=[email])
    assert tells_of(told, People(vault).get(lea)) is about


@pytest.mark.parametrize("times", [0, 1])
def test_who_was_made_one_and_two_again_is_not_left_with_the_other(vault: Vault, times: int) -> None:
    kept, gone = people(vault, "Ada Quince", "Beatrix Zolotar")
    merge(vault, kept, gone)
    for _ in range(times):
        vault.undo()
        vault.redo()
    vault.undo()
    forget(vault, gone)
    assert b"Zolotar" not in dump(vault)
    with pytest.raises(Refused):
        vault.redo()


def test_who_was_made_one_among_many_is_forgotten_too_and_the_others_are_not(vault: Vault) -> None:
    kept, gone, other, another = people(vault, "Ada Quince", "Beatrix Zolotar", "Cam Verbena", "Dee Wisteria")
    merge_sure(vault, [(kept, gone), (other, another)])
    forget(vault, kept)
    held = dump(vault)
    assert b"Zolotar" not in held
    assert b"Wisteria" in held
