"""Weak and dormant ties, by the definitions of those who found what they are good for."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.experiences import Experiences, MayAsk
from models.interactions import Interactions
from models.network import (
    Someone,
    by_lot,
    dormant_ties,
    is_dormant,
    is_weak,
    still_weak,
    weak_ties_by_lot,
)
from models.people import People, Standing, Tie
from models.relations import Relations
from models.vault import Vault
from tests.builders import people
from tests.fixtures import TODAY

SEED = "2026-W12"


def drawn(vault: Vault, but_for: Iterable[str] = ()) -> set[str]:
    return {tie.person.name for tie in weak_ties_by_lot(vault, TODAY, SEED, frozenset(but_for))}


@pytest.mark.parametrize(
    ("mutual", "interactions", "weak"),
    [(0, 0, False), (1, 0, True), (10, 2, True), (11, 0, False), (10, 3, False), (5, 1, True)],
)
def test_a_weak_tie_shares_a_few_and_is_seldom_in_touch(mutual: int, interactions: int, weak: bool) -> None:
    assert is_weak(mutual, interactions) is weak


@pytest.mark.parametrize(
    ("spoke_on", "dormant"),
    [
        ("2023-03-16", True),
        ("2023-03-17", False),
        ("2023-02", True),
        ("2023-03", False),
        ("2023", False),
        ("2022", True),
        ("2022-24", True),
        ("", False),
    ],
)
def test_a_dormant_tie_is_silent_for_three_years(spoke_on: str, dormant: bool) -> None:
    assert is_dormant(spoke_on, TODAY) is dormant


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_three_years_are_three_years(spoke_on: date, days: int) -> None:
    dormant = is_dormant(spoke_on.isoformat(), spoke_on + timedelta(days=days))
    assert dormant is (days >= 1096) or days == 1095  # with a 29 February among them, or without


def test_who_is_acquainted_was_said_or_met_or_was_there(vault: Vault) -> None:
    by_word, through, there, alone = people(vault, "Word", "Through", "There", "Alone")
    hub = people(vault, "Hub")[0]
    Relations(vault).relate(by_word, hub)
    People(vault).change(through, tie=Tie(met_through=hub))
    Interactions(vault).log(on="2025-06-01", people=[there, hub])
    assert drawn(vault) == {"Word", "Through", "There", "Hub"}
    assert alone in People(vault).ids()


def test_ten_are_shared_and_eleven_are_too_many(vault: Vault) -> None:
    few, many = people(vault, "Few", "Many")
    others = people(vault, *(f"Other {number}" for number in range(11)))
    with vault.change("Relate two people"):
        for number, other in enumerate(others):
            Relations(vault).relate(many, other)
            if number < 10:
                Relations(vault).relate(other, few)
    found = drawn(vault)
    assert "Few" in found
    assert "Many" not in found


def test_who_was_in_touch_three_times_this_year_or_just_now_is_no_weak_tie(vault: Vault) -> None:
    often, seldom, lately, hub = people(vault, "Often", "Seldom", "Lately", "Hub")
    for person in (often, seldom, lately):
        Relations(vault).relate(person, hub)
    for month in (4, 6, 8):
        Interactions(vault).log(on=f"2025-{month:02}-01", people=[often])
        Interactions(vault).log(on=f"2024-{month:02}-01", people=[seldom])
    Interactions(vault).log(on="2026-03-01", people=[lately])
    assert drawn(vault) == {"Seldom", "Hub"}
    assert still_weak(vault, TODAY, People(vault).get(often).uid) is None
    assert still_weak(vault, TODAY, People(vault).get(seldom).uid) is not None


def test_nobody_who_is_put_away_wants_peace_or_has_died_is_drawn(vault: Vault) -> None:
    hub = people(vault, "Hub")[0]
    for name, standing, archived in (
        ("Quiet", Standing.QUIET, False),
        ("Dead", Standing.DEAD, False),
        ("Away", Standing.ACTIVE, True),
    ):
        Relations(vault).relate(hub, People(vault).add(name, standing=standing, archived=archived))
    assert drawn(vault) == {"Hub"}
    assert drawn(vault, [People(vault).get(hub).uid]) == set()


def test_a_tie_tells_who_shares_it_and_a_world_where_one_knows_nobody_else(vault: Vault) -> None:
    hub = People(vault).add("Hub", worlds=["Nantes"])
    People(vault).add("Marcus", worlds=["Nantes", "wine"], tie=Tie(met_through=hub))
    ties = {tie.person.name: tie for tie in weak_ties_by_lot(vault, TODAY, SEED)}
    assert (ties["Marcus"].mutual, ties["Marcus"].world, ties["Marcus"].world_is_new) == (("Hub",), "wine", True)
    assert (ties["Hub"].world, ties["Hub"].world_is_new) == ("Nantes", False)


@given(st.sets(st.integers(1, 10_000), min_size=2, max_size=40), st.text(max_size=8))
def test_whoever_else_comes_or_goes_the_same_one_is_drawn(ids: set[int], seed: str) -> None:
    everyone = [Someone(id, str(id), "", "") for id in ids]
    first, *rest = by_lot(everyone, seed)
    assert by_lot([first, *rest[: len(rest) // 2]], seed)[0] == first
    assert by_lot(everyone[::-1], seed) == [first, *rest]


def test_another_week_draws_others(vault: Vault) -> None:
    everyone = [Someone(id, "", "", "") for id in range(1, 41)]
    assert len({by_lot(everyone, f"2026-W{week:02}")[0].id for week in range(1, 30)}) > 10


def test_whoever_has_lived_what_is_asked_comes_first_then_whom_one_saw_most(vault: Vault) -> None:
    seldom, often, knows, no = people(vault, "Seldom", "Often", "Knows", "Not to be asked")
    for person, days in ((seldom, ["2020-01-01"]), (often, ["2020-01-01", "2020-02-01"]), (knows, ["2019-01-01"])):
        for day in days:
            Interactions(vault).log(on=day, people=[person])
    Interactions(vault).log(on="2018-01-01", people=[no])
    Experiences(vault).add(knows, "Hired too early", "first hires")
    Experiences(vault).add(no, "Hired", "hires", may_ask=MayAsk.NO)
    found = [tie.name for tie in dormant_ties(vault, TODAY, "Should I have two hires?")]
    assert found == ["Knows", "Often", "Seldom", "Not to be asked"]
