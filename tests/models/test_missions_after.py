"""What a mission still asks for, the way it may have come, and all of them together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.favours import Direction, Favours, FavourState
from models.missions import (
    Mission,
    Missions,
    MissionState,
    Owed,
    Referral,
    owed_after,
    passed_on,
    proposed_chain,
    settle,
    thanks_of,
    word_of_mouth,
)
from models.people import People, Tie
from models.vault import Vault
from tests.builders import people


def still_owed(vault: Vault, id: int) -> tuple[Owed, ...]:
    return owed_after(vault, [Missions(vault).get(id)])[id]


def owed(vault: Vault, id: int) -> list[tuple[str, str]]:
    return [(one.kind.value, one.name) for one in still_owed(vault, id)]


def test_from_the_first_word_to_the_recommendation(vault: Vault) -> None:
    inès, sam, client = people(vault, "Inès", "Sam", "Paul")
    missions = Missions(vault)
    id = missions.hear("Refonte", client=client, chain=[inès, sam])
    assert owed(vault, id) == [("thanks", "Inès"), ("thanks", "Sam")]
    settle(vault, id, still_owed(vault, id)[0])
    assert owed(vault, id) == [("thanks", "Sam")]
    missions.win(id, [inès, sam])
    assert owed(vault, id) == [("thanks", "Sam"), ("news", "Inès")]
    for _ in range(2):
        settle(vault, id, still_owed(vault, id)[0])
    assert owed(vault, id) == []  # thanks after the end told how it ended
    missions.deliver(id)
    assert owed(vault, id) == [("recommendation", "Paul")]
    settle(vault, id, still_owed(vault, id)[0])
    assert owed(vault, id) == []
    vault.undo()
    assert owed(vault, id) == [("recommendation", "Paul")]


def test_thanks_are_due_within_two_days_of_the_yes(vault: Vault) -> None:
    (sam,) = people(vault, "Sam")
    id = Missions(vault).hear("Refonte", chain=[sam], heard_on="2026-01-05")
    assert still_owed(vault, id)[0].due == "2026-01-07"
    Missions(vault).change(id, state=MissionState.WON, decided_on="2026-02-10")
    assert still_owed(vault, id)[0].due == "2026-02-12"


def test_what_is_lost_leaves_the_door_open(vault: Vault) -> None:
    sam, client = people(vault, "Sam", "Paul")
    id = Missions(vault).hear("Refonte", client=client, chain=[sam])
    Missions(vault).lose(id, "budget")
    assert Missions(vault).get(id).lost_because == "budget"
    assert owed(vault, id) == [("thanks", "Sam"), ("open_door", "Paul")]
    nameless = Missions(vault).hear("Affiches", client="La mairie", state=MissionState.LOST)
    assert owed(vault, nameless) == []


def test_what_was_not_won_is_not_delivered(vault: Vault) -> None:
    id = Missions(vault).hear("Refonte")
    with pytest.raises(Refused):
        Missions(vault).deliver(id)


def test_the_way_goes_back_through_those_one_met_the_client_through(vault: Vault) -> None:
    samira = People(vault).add("Samira")
    claire = People(vault).add("Claire", tie=Tie(met_through=samira))
    karim = People(vault).add("Karim", tie=Tie(met_through=claire))
    assert proposed_chain(vault, karim) == (samira, claire)
    People(vault).change(samira, tie=Tie(met_through=karim))
    assert proposed_chain(vault, karim) == (samira, claire)  # a circle ends


def test_else_it_goes_through_whoever_did_me_a_favour_with_the_client(vault: Vault) -> None:
    sam, paul, lea = people(vault, "Sam", "Paul", "Léa")
    Favours(vault).add(Direction.TO_ME, "m’a présentée", [sam, paul], FavourState.RECEIVED)
    Favours(vault).add(Direction.FROM_ME, "relire", [lea, paul], FavourState.PROMISED)
    assert proposed_chain(vault, paul) == (sam,)
    assert proposed_chain(vault, lea) == ()


def mission(id: int, heard: str, state: MissionState = MissionState.WON, chain: tuple[int, ...] = ()) -> Mission:
    links = tuple(Referral(one, f"n{one}", "", "") for one in chain)
    return Mission(id, f"u{id}", f"t{id}", "", None, state, "", heard, heard, "", "", None, "", links)


def test_thanks_stand_in_the_order_of_time() -> None:
    some = [mission(1, "2025-11", chain=(1, 2)), mission(2, "2025-02-03", chain=(3,)), mission(3, "2024", chain=(4,))]
    assert [(one.on, one.person) for one in thanks_of(some, 2025)] == [
        ("2025-02-03", 3),
        ("2025-11", 1),
        ("2025-11", 2),
    ]


def test_the_share_counts_only_what_was_won_that_year() -> None:
    lost = mission(4, "2025", MissionState.LOST, (1,))
    assert word_of_mouth([mission(1, "2025", chain=(1,)), mission(2, "2025"), mission(3, "2024"), lost], 2025) == (1, 2)
    assert word_of_mouth([], 2025) == (0, 0)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "2024", "2025-03", "2026-03-16"]), st.lists(st.integers(1, 5), max_size=3)),
        max_size=20,
    )
)
def test_each_mission_stands_in_one_year(drawn: list[tuple[str, list[int]]]) -> None:
    some = [mission(at, heard, chain=tuple(dict.fromkeys(chain))) for at, (heard, chain) in enumerate(drawn)]
    years = passed_on(some)
    assert sorted(one.mission.id for year in years for one in year.passed) == list(range(len(some)))
    assert [year.year for year in years] == sorted({int(heard[:4] or 0) for heard, _ in drawn}, reverse=True)
    for year in years:
        for one in year.passed:
            assert (one.first is None) == (not one.mission.chain)
