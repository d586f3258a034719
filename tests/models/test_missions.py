"""Missions remember the chain they came through, and whom to thank and tell."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.missions import ENDED, NEXT, Missions, MissionState, chain_of
from models.people import People
from models.vault import Vault
from tests.builders import everything, people, questions


@given(st.lists(st.integers(1, 20), unique=True))
def test_a_chain_is_the_same_told_by_people_or_by_pairs(chain: list[int]) -> None:
    pairs = [*itertools.pairwise(chain), *((last, None) for last in chain[-1:])]
    assert chain_of(chain) == chain_of(pairs) == chain


@given(st.sampled_from(MissionState), st.data())
def test_every_walk_can_end_and_what_is_won_stays_won(state: MissionState, data: st.DataObject) -> None:
    for _ in range(10):
        if state not in ENDED:
            assert NEXT[state] >= ENDED
        if not NEXT[state]:
            break
        state = data.draw(st.sampled_from(sorted(NEXT[state])))
    assert MissionState.HEARD not in frozenset().union(*NEXT.values())
    assert NEXT[MissionState.WON] == frozenset()


def test_what_was_heard_is_kept_with_its_chain(vault: Vault) -> None:
    paul, samira, lea = people(vault, "Paul", "Samira", "Léa")
    missions = Missions(vault)
    id = missions.hear(
        " Site des fermes ", client=paul, chain=[(samira, lea), (lea, None)], amount_cents=480000, currency="eur"
    )
    mission = missions.get(id)
    assert (mission.title, mission.client, mission.client_id) == ("Site des fermes", "Paul", paul)
    assert (mission.state, mission.heard_on) == (MissionState.HEARD, "2026-03-16")
    assert (mission.amount_cents, mission.currency) == (480000, "EUR")
    assert [(link.person, link.name) for link in mission.chain] == [(samira, "Samira"), (lea, "Léa")]


def test_a_client_can_be_any_name(vault: Vault) -> None:
    [paul] = people(vault, "Paul")
    missions = Missions(vault)
    id = missions.hear("Relecture", client="La Revue des prés")
    assert (missions.get(id).client, missions.get(id).client_id) == ("La Revue des prés", None)
    missions.change(id, client=paul)
    assert (missions.get(id).client, missions.get(id).client_id) == ("Paul", paul)
    People(vault).change(paul, name="Paul Le Bihan")
    assert missions.get(id).client == "Paul Le Bihan"
    People(vault).remove(paul)
    assert (missions.get(id).client, missions.get(id).client_id) == ("", None)


def test_who_passed_it_on_is_thanked_at_once_and_told_at_the_end(vault: Vault) -> None:
    samira, lea = people(vault, "Samira", "Léa")
    missions = Missions(vault)
    id = missions.hear("Site", chain=[samira, lea])
    assert [link.name for link in missions.get(id).to_thank] == ["Samira", "Léa"]
    assert missions.get(id).to_tell == ()
    with pytest.raises(Refused, match="no outcome to tell"):
        missions.tell(id, samira)
    missions.thank(id, samira)
    missions.change(id, state=MissionState.WON)
    won = missions.get(id)
    assert won.decided_on == "2026-03-16"
    assert [link.name for link in won.to_thank] == ["Léa"]
    assert [link.name for link in won.to_tell] == ["Samira", "Léa"]
    missions.tell(id, lea, on="2026-03-15")
    assert missions.get(id).chain[1].told_on == "2026-03-15"
    assert [link.name for link in missions.get(id).to_tell] == ["Samira"]
    missions.change_referral(id, lea, told_on="", thanked_on="2026-03-01")
    assert [link.name for link in missions.get(id).to_tell] == ["Samira", "Léa"]


def test_a_chain_told_otherwise_keeps_who_was_thanked(vault: Vault) -> None:
    samira, lea, paul = people(vault, "Samira", "Léa", "Paul")
    missions = Missions(vault)
    id = missions.hear("Site", chain=[samira, lea])
    missions.thank(id, lea)
    missions.change(id, state=MissionState.WON)
    missions.tell(id, lea, on="2026-03-15")
    missions.change(id, chain=[lea, paul])
    assert [(link.name, link.thanked_on, link.told_on) for link in missions.get(id).chain] == [
        ("Léa", "2026-03-16", "2026-03-15"),
        ("Paul", "", ""),
    ]
    People(vault).remove(lea)
    assert [link.name for link in missions.get(id).chain] == ["Paul"]
    missions.change(id, chain=[samira, paul])
    assert [link.name for link in missions.get(id).chain] == ["Samira", "Paul"]


def test_what_was_lost_can_come_back(vault: Vault) -> None:
    missions = Missions(vault)
    id = missions.hear("Site")
    missions.change(id, state=MissionState.LOST, lost_because="trop cher", decided_on="2026-02")
    assert (missions.get(id).lost_because, missions.get(id).decided_on) == ("trop cher", "2026-02")
    missions.change(id, state=MissionState.TALKING)
    assert (missions.get(id).lost_because, missions.get(id).decided_on) == ("", "")
    missions.change(id, state=MissionState.WON)
    with pytest.raises(Refused, match="cannot take that step"):
        missions.change(id, state=MissionState.LOST)


def test_what_makes_no_sense_is_refused(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    missions = Missions(vault)
    before = everything(vault)
    with pytest.raises(Refused, match="Write a few words"):
        missions.hear("")
    with pytest.raises(Refused, match="below nothing"):
        missions.hear("Site", amount_cents=-1)
    with pytest.raises(Refused, match="no longer there"):
        missions.hear("Site", client=99)
    with pytest.raises(Refused, match="no longer there"):
        missions.hear("Site", chain=[lea, 99])
    with pytest.raises(Refused, match="no date"):
        missions.hear("Site", heard_on="hier")
    with pytest.raises(Refused, match="no longer there"):
        missions.thank(missions.hear("Site"), lea)
    vault.undo()
    assert everything(vault) == before


def test_the_last_heard_of_comes_first_and_each_has_their_own(vault: Vault) -> None:
    paul, samira = people(vault, "Paul", "Samira")
    missions = Missions(vault)
    given = missions.hear("Site", client=paul, heard_on="2025-12")
    passed_on = missions.hear("Cartels", chain=[paul, samira], state=MissionState.LOST)
    assert missions.get(passed_on).decided_on == "2026-03-16"
    assert [mission.id for mission in missions.all()] == [passed_on, given]
    assert [mission.id for mission in missions.all(MissionState.HEARD)] == [given]
    assert [mission.id for mission in missions.of_person(paul)] == [passed_on, given]
    assert [mission.id for mission in missions.of_person(samira)] == [passed_on]
    with questions(vault) as asked:
        missions.all()
    assert len(asked) == 2


def test_each_change_of_a_mission_is_undone_alone(vault: Vault) -> None:
    paul, samira, lea = people(vault, "Paul", "Samira", "Léa")
    missions = Missions(vault)
    seen = [everything(vault)]
    id = missions.hear("Site", client=paul, chain=[samira, lea])
    seen.append(everything(vault))
    missions.change(id, title="Sites", client="Môle", chain=[lea], note="n", delivered_on="2027", amount_cents=None)
    seen.append(everything(vault))
    missions.thank(id, lea)
    seen.append(everything(vault))
    missions.change(id, state=MissionState.LOST, lost_because="trop tard")
    seen.append(everything(vault))
    missions.remove(id)
    assert missions.all() == []
    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()
