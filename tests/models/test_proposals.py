"""Relations and worlds are proposed from what is noted, quietly, and a no is remembered."""

from datetime import timedelta

import pytest

from models.errors import Refused
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People, Standing, Tie
from models.proposals import FEW, Proposals, RelationProposal, WorldProposal
from models.relations import Relations
from models.vault import Vault
from models.worlds import Worlds
from tests.builders import everything, people, questions
from tests.fixtures import TODAY


def asked(vault: Vault) -> list[str]:
    """What is proposed at once, as it is asked."""
    return [one.sentence for one in Proposals(vault).some()]


def mail(address: str) -> list[ContactMethod]:
    return [ContactMethod(kind=ContactKind.EMAIL, value=address)]


def test_an_empty_vault_proposes_nothing(vault: Vault) -> None:
    assert asked(vault) == []
    people(vault, "Léa", "Sam")
    assert asked(vault) == []


def test_two_who_were_together_may_know_each_other(vault: Vault) -> None:
    samira, claire = people(vault, "Samira", "Claire")
    Interactions(vault).log(on="2025-10-14", people=[samira, claire], channel=Channel.EVENT)
    (one,) = Proposals(vault).some()
    assert one.sentence == "Samira and Claire were together on 14 October: do they know each other?"
    before = everything(vault)
    Proposals(vault).accept(one)
    (relation,) = Relations(vault).of(samira)
    assert (relation.other.id, relation.kind) == (claire, "knows")
    assert (vault.history()[0].label, vault.history()[0].about) == ("Relate two people", "Samira and Claire")
    assert asked(vault) == []
    vault.undo()
    assert everything(vault) == before
    assert asked(vault) == [one.sentence]


def test_a_no_is_remembered_and_can_be_taken_back(vault: Vault) -> None:
    samira, claire = people(vault, "Samira", "Claire")
    Interactions(vault).log(on="2026-02", people=[samira, claire], channel=Channel.CALL)
    (one,) = Proposals(vault).some()
    assert one.sentence == "You spoke with Samira and Claire at once in February: do they know each other?"
    before = everything(vault)
    Proposals(vault).refuse(one)
    assert asked(vault) == []
    Interactions(vault).log(on="2026-03", people=[claire, samira])
    assert asked(vault) == [], "in whatever order, and whatever the reason"
    vault.undo()
    vault.undo()
    assert everything(vault) == before
    assert asked(vault) == [one.sentence]


def test_through_whom_one_met_somebody_is_a_reason(vault: Vault) -> None:
    [samira] = people(vault, "Samira")
    claire = People(vault).add("Claire", tie=Tie(met_through=samira))
    assert asked(vault) == ["You met Claire through Samira: do they know each other?"]
    Relations(vault).relate(samira, claire, "friend")
    assert asked(vault) == []


def test_colleagues_are_asked_about_and_a_large_house_is_not(vault: Vault) -> None:
    for name in ("Ana", "Ben"):
        People(vault).add(name, organisation="La Grange ")
    for number in range(7):
        People(vault).add(f"P{number}", organisation="SNCF")
    found = Proposals(vault).relations(20)
    assert [one.sentence for one in found] == ["Ana and Ben are both at La Grange: do they know each other?"]


@pytest.mark.parametrize(
    ("hosts", "found"),
    [
        (("lagrange.example", "LaGrange.example"), True),
        (("lagrange.example", "example.org"), False),
        (("gmail.com", "gmail.com"), False),
        (("orange.fr", "orange.fr"), False),
        (("yahoo.co.uk", "yahoo.co.uk"), False),
    ],
)
def test_one_house_for_mail_is_a_reason_unless_it_is_anybodys(
    vault: Vault, hosts: tuple[str, str], found: bool
) -> None:
    for name, host in zip(("ana", "ben"), hosts, strict=True):
        People(vault).add(name, contacts=[*mail(f"{name}@{host}"), *mail(f"{name}.b@{host}"), *mail("no address")])
    expected = ["ana and ben both write from lagrange.example: do they know each other?"] if found else []
    assert asked(vault) == expected


@pytest.mark.parametrize("change", [{"archived": True}, {"standing": Standing.QUIET}, {"standing": Standing.DEAD}])
def test_whoever_is_to_be_left_in_peace_is_in_no_proposal(vault: Vault, change: dict[str, object]) -> None:
    shared = {"organisation": "La Grange", "town": "Nantes", "tags": ["agri"]}
    [ana] = people(vault, "Ana")
    ben = People(vault).add(
        "Ben",
        contacts=mail("b@x.example"),
        tie=Tie(met_through=ana),
        worlds=["Rezé"],
        **shared,  # type: ignore[arg-type]
    )
    cleo = People(vault).add("Cléo", contacts=mail("c@x.example"), tie=Tie(met_through=ben), **shared)  # type: ignore[arg-type]
    dan = People(vault).add("Dan", town="Rezé", organisation="La Grange", tags=["agri"])
    Interactions(vault).log(on="2026", people=[ana, ben, cleo])
    names = {name for one in Proposals(vault).some(50) for name in ("Ben",) if name in one.sentence}
    assert names == {"Ben"}
    People(vault).change(ben, **change)  # type: ignore[arg-type]
    assert not [one.sentence for one in Proposals(vault).some(50) if "Ben" in one.sentence]
    assert Proposals(vault).of_person(ben, 50) == []
    assert Proposals(vault).of_person(dan)


def test_those_who_met_more_often_come_first_and_crowds_say_nothing(vault: Vault) -> None:
    ana, ben, cleo, dan, *crowd = people(vault, "Ana", "Ben", "Cléo", "Dan", *(f"P{number}" for number in range(9)))
    log = Interactions(vault).log
    log(on="2026-03-01", people=[ana, dan])
    for day in (1, 2):
        log(on=TODAY - timedelta(days=300 + day), people=[ben, cleo])
    log(on="2026-03-10", people=[ana, ben, *crowd])
    found = Proposals(vault).relations(50)
    assert [{one.a[0], one.b[0]} for one in found] == [{ben, cleo}, {ana, dan}]


def test_a_world_is_proposed_when_several_share_something(vault: Vault) -> None:
    names = ("Ana", "Ben", "Cléo", "Dan")
    ids = [People(vault).add(name, town="Rezé", tags=["agri"] * (name != "Dan")) for name in names]
    first, second = Proposals(vault).worlds()
    assert first.sentence == "Ana, Ben and Cléo share the tag agri: is it a world?"
    assert second.sentence == "Ana, Ben, Cléo and others live in Rezé: is it a world?"
    before = everything(vault)
    Proposals(vault).accept(second)
    assert all(Worlds(vault).of(person) == ("Rezé",) for person in ids)
    assert (vault.history()[0].label, vault.history()[0].about) == ("Put people in a world", "Rezé")
    assert [one.name for one in Proposals(vault).worlds()] == ["agri"]
    vault.undo()
    assert everything(vault) == before
    Proposals(vault).refuse(first)
    assert [one.name for one in Proposals(vault).worlds()] == ["Rezé"]


def test_a_world_there_is_may_hold_others_too(vault: Vault) -> None:
    ana = People(vault).add("Ana", worlds=["Réze"])
    ben = People(vault).add("Ben", town="rezé")
    (one,) = Proposals(vault).worlds()
    assert one == WorldProposal(
        "Réze", ((ben, "Ben"),), "Does the world “Réze” hold Ben too?", (f"{People(vault).get(ben).uid} reze",)
    )
    Proposals(vault).refuse(one)
    assert Proposals(vault).worlds() == []
    cleo = People(vault).add("Cléo", town="Rezé")
    (one,) = Proposals(vault).worlds()
    assert one.people == ((cleo, "Cléo"),), "whoever comes later is asked about, and only they"
    Proposals(vault).accept(one)
    assert Worlds(vault).of(cleo) == ("Réze",)
    assert Worlds(vault).of(ana) == ("Réze",)


def test_what_concerns_somebody_is_asked_on_their_page(vault: Vault) -> None:
    ana, ben, cleo = people(vault, "Ana", "Ben", "Cléo")
    dan = People(vault).add("Dan", tie=Tie(met_through=ana), worlds=["Lyon"])
    People(vault).change(cleo, town="Lyon")
    Interactions(vault).log(on="2026", people=[ana, ben, cleo])
    for person, wanted in ((ana, {ben, cleo, dan}), (ben, {ana, cleo}), (dan, {ana})):
        found = [one for one in Proposals(vault).of_person(person, 9) if isinstance(one, RelationProposal)]
        assert {id for one in found for id in (one.a[0], one.b[0])} - {person} == wanted
    assert [one.name for one in Proposals(vault).of_person(cleo, 9) if isinstance(one, WorldProposal)] == ["Lyon"]
    assert not [one for one in Proposals(vault).of_person(ana, 9) if isinstance(one, WorldProposal)]


def test_few_at_once_and_the_same_each_time(vault: Vault) -> None:
    for number in range(8):
        People(vault).add(f"P{number}", organisation=f"House {number // 2}", town="Nantes", tags=["a", "b"])
    found = Proposals(vault).some()
    assert len(found) == FEW
    assert found == Proposals(vault).some()
    assert {type(one) for one in found} == {RelationProposal, WorldProposal}, "of either kind"


def test_accepting_what_is_gone_is_refused(vault: Vault) -> None:
    ana, ben = people(vault, "Ana", "Ben")
    Interactions(vault).log(on="2026", people=[ana, ben])
    (one,) = Proposals(vault).some()
    People(vault).remove(ben)
    before = everything(vault)
    with pytest.raises(Refused):
        Proposals(vault).accept(one)
    assert everything(vault) == before


def test_no_more_questions_for_more_people(vault: Vault) -> None:
    def ask() -> int:
        with questions(vault) as seen:
            Proposals(vault).relations()
        return len(seen)

    people(vault, "Ana", "Ben")
    few = ask()
    with vault.change("Many"):
        for number in range(60):
            People(vault).add(f"P{number}", organisation=f"House {number // 2}", town="Nantes")
    assert ask() <= few <= 8
