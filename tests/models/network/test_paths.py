"""Who leads to somebody: in steps that exist, over those who are warmer, and never over who wants peace."""

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.favours import Direction
from models.interactions import Interactions
from models.network import who_leads_to
from models.network.warmth import ONLY_A_NAME, between_us
from models.people import ContactKind, ContactMethod, People, Standing, Tie
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.fixtures import TODAY
from tests.models.network.net import LONG_AGO, helped, knows, spoke, ways

MANY = 1000


def test_who_spoke_with_me_leads_to_whom_they_know(vault: Vault) -> None:
    samira, xavier = people(vault, "Samira", "Xavier")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    (way,) = who_leads_to(vault, "xavier")
    assert way.people == ((samira, "Samira"), (xavier, "Xavier"))
    assert way.because == "You spoke in February with Samira. Samira knows Xavier."


def test_nobody_leads_to_whom_nobody_knows(vault: Vault) -> None:
    people(vault, "Xavier")
    assert ways(vault, "Xavier") == []
    assert ways(vault, "Somebody else") == []
    assert ways(vault, "  ") == []


def test_a_chain_has_three_steps_at_most(vault: Vault) -> None:
    a, b, c, d = people(vault, "Ana", "Ben", "Cléo", "Dov")
    knows(vault, (a, b), (b, c), (c, d))
    spoke(vault, a)
    assert ways(vault, "Cléo")[0] == ("Ana", "Ben", "Cléo")
    assert "Ana" not in {way[0] for way in ways(vault, "Dov")}


def test_the_warmest_comes_first(vault: Vault) -> None:
    """Words this year and help, then words this year, then help, then words long ago, then who can be reached."""
    both, spoken, helpful, old, reached, x = people(vault, "Both", "Spoken", "Helpful", "Old", "Reached", "Xavier")
    spoke(vault, both, spoken)
    spoke(vault, old, on=LONG_AGO)
    helped(vault, both)
    helped(vault, helpful, Direction.FROM_ME)
    email = ContactMethod(kind=ContactKind.EMAIL, value="reached@example.org")
    People(vault).change(reached, contacts=[email])
    knows(vault, *((x, one) for one in (reached, old, helpful, spoken, both)))
    assert [way[0] for way in ways(vault, "Xavier")] == ["Both", "Spoken", "Helpful", "Old", "Reached"]


def test_one_does_not_go_round_to_whom_one_is_as_close(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    knows(vault, (lea, sam))
    spoke(vault, lea, sam)
    assert ways(vault, "Sam") == [("Sam",)]
    helped(vault, lea)
    assert ways(vault, "Sam") == [("Léa", "Sam"), ("Sam",)]


def test_how_they_know_each_other_is_told(vault: Vault) -> None:
    samira, said, through, there = people(vault, "Samira", "Said", "Through", "There")
    spoke(vault, samira)
    knows(vault, (said, samira))
    People(vault).change(through, tie=Tie(met_through=samira))
    Interactions(vault).log(on="2019-05-01", people=[samira, there])
    told = {name: who_leads_to(vault, name)[0].because.partition(". ")[2] for name in ("Said", "Through", "There")}
    assert told == {
        "Said": "Samira knows Said.",
        "Through": "You met Through through Samira.",
        "There": "Samira has met There.",
    }


def test_it_says_what_is_known_between_us(vault: Vault) -> None:
    one, two, three, four = people(vault, "One", "Two", "Three", "Four")
    spoke(vault, one, two, three)
    helped(vault, one)
    helped(vault, two, Direction.FROM_ME)
    helped(vault, three)
    helped(vault, three, Direction.FROM_ME)
    People(vault).change(four, tie=Tie(how_met="at school"))
    told = [who_leads_to(vault, name)[0].because for name in ("One", "Two", "Three", "Four")]
    assert told == [
        "You spoke in February with One, who has helped you.",
        "You spoke in February with Two, whom you have helped.",
        "You spoke in February with Three, and you have helped each other.",
        "You know Four.",
    ]
    set_language("fr")
    try:
        assert (
            who_leads_to(vault, "One")[0].because == "Tu as parlé en février avec One, qui t’a donné un coup de main."
        )
    finally:
        set_language("en")


@pytest.mark.parametrize("sought", ["caisse de loire", "conseill", "banque", "Xav", "nantes"])
def test_a_name_a_company_a_trade_or_a_world_is_sought(vault: Vault, sought: str) -> None:
    samira = people(vault, "Samira")[0]
    xavier = People(vault).add(
        "Xavier", organisation="Caisse de Loire", role="Conseiller", town="Nantes", worlds=["Banque"]
    )
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    (way,) = who_leads_to(vault, sought)
    assert [name for _, name in way.people] == ["Samira", "Xavier"]
    assert way.about == "Conseiller, Caisse de Loire, Nantes"


def test_of_several_who_fit_none_crowds_out_the_others(vault: Vault) -> None:
    doors = people(vault, *(f"Door {number}" for number in range(6)))
    spoke(vault, *doors)
    for name in ("Ana", "Ben"):
        notary = People(vault).add(name, role="Notaire")
        knows(vault, *((door, notary) for door in doors))
    assert {way[-1] for way in ways(vault, "notaire")} == {"Ana", "Ben"}


def test_of_what_nobody_has_the_name_those_are_named_who_spoke_of_it(vault: Vault) -> None:
    samira, old = people(vault, "Samira", "Old")
    Interactions(vault).log(on="2026-02-01", people=[samira], text="Her sister works at the Land Bank")
    Interactions(vault).log(on=LONG_AGO, people=[old], text="Left the land bank")
    first, second = who_leads_to(vault, "land bank")
    assert (first.people[0][1], first.note) == ("Samira", "Her sister works at the Land Bank")
    assert first.words.endswith("Noted: “Her sister works at the Land Bank”")
    assert second.people[0][1] == "Old"


@pytest.mark.parametrize("left_alone", [{"standing": Standing.QUIET}, {"standing": Standing.DEAD}, {"archived": True}])
@pytest.mark.parametrize("who", ["first", "between", "last"])
def test_nobody_is_on_a_way_who_is_to_be_left_alone(vault: Vault, left_alone: dict[str, object], who: str) -> None:
    ids = dict(zip(("first", "between", "last"), people(vault, "Ana", "Ben", "Cléo"), strict=True))
    knows(vault, (ids["first"], ids["between"]), (ids["between"], ids["last"]))
    spoke(vault, ids["first"])
    assert ways(vault, "Cléo") == [("Ana", "Ben", "Cléo")]
    People(vault).change(ids[who], **left_alone)  # type: ignore[arg-type]
    assert all(People(vault).get(ids[who]).name not in way for way in ways(vault, "Cléo"))


PEOPLE = 8
NODE = st.integers(0, PEOPLE - 1)


@given(
    st.frozensets(st.tuples(NODE, NODE).filter(lambda pair: pair[0] < pair[1]), max_size=14),
    st.frozensets(NODE, max_size=4),
    st.frozensets(NODE, max_size=3),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_they_are_the_short_ways_of_the_graph(
    vault: Vault, edges: frozenset[tuple[int, int]], spoken: frozenset[int], helping: frozenset[int]
) -> None:
    """Against networkx: each way is one of the graph, and whoever is warm enough within two steps begins one."""
    with vault.change("Furnish"):
        ids = people(vault, *(f"Person {chr(65 + number)}" for number in range(PEOPLE)))
        knows(vault, *((ids[one], ids[two]) for one, two in edges))
        spoke(vault, *(ids[one] for one in spoken))
        for one in helping:
            helped(vault, ids[one])
    graph = networkx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from((ids[one], ids[two]) for one, two in edges)
    known = between_us(vault, ids)
    far = dict(networkx.all_pairs_shortest_path_length(graph, cutoff=2))
    for number, target in enumerate(ids):
        found = [tuple(one for one, _ in way.people) for way in who_leads_to(vault, f"Person {chr(65 + number)}", MANY)]
        assert all(networkx.is_simple_path(graph, way) for way in found)
        assert all(len(way) == far[way[0]][target] + 1 for way in found)
        warmths = [known[way[0]].warmth for way in found]
        assert warmths == sorted(warmths)
        there = known[target]
        enough = {
            one
            for one in far[target]
            if one != target
            and (known[one].warmth < there.warmth or (there.is_cold and known[one].warmth == there.warmth))
        }
        near = {one for one in enough if far[one][target] == 1}
        over_another = {
            one
            for one in enough - near
            if any(
                known[one].warmth < known[between].warmth or known[between].warmth == known[one].warmth == ONLY_A_NAME
                for between in set(graph[one]) & set(graph[target])
            )
        }
        begins = dict.fromkeys(near, 2) | dict.fromkeys(over_another, 3)
        if there.warmth != ONLY_A_NAME:
            begins[target] = 1
        doors = {one: steps for one, steps in begins.items() if known[one].warmth != ONLY_A_NAME}
        assert {way[0]: len(way) for way in found} == (doors or begins)
    vault.undo()


@given(st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_sought_and_never_misread(vault: Vault, sought: str) -> None:
    assert all(1 <= len(way.people) <= 3 for way in who_leads_to(vault, sought))


def test_a_vague_date_is_taken_by_its_last_day(vault: Vault) -> None:
    early, late = people(vault, "Early", "Late")
    spoke(vault, early, on="2024")
    spoke(vault, late, on="2025")
    known = between_us(vault, [early, late])
    assert not known[early].spoke_this_year
    assert known[late].spoke_this_year
    assert known[late].words(TODAY) == "you spoke in 2025 with Late"
