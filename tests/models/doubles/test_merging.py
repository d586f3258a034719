"""Of two people one is made, who has all that either had; and one undo makes two of them again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.circles import Circles
from models.decisions import Decisions
from models.doubles import Double, Doubles, Evidence, merge, merge_sure, sure_groups
from models.errors import Refused
from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.importing import carry_out, rehearse_files
from models.interactions import Interactions
from models.introductions import Introductions
from models.missions import Missions
from models.people import ContactKind, ContactMethod, People, PersonRow, Photo, Standing, Tie
from models.relations import Relations
from models.search import Search
from models.vault import Vault
from models.vault.integrity import check
from tests.builders import everything, people

CARD = b"BEGIN:VCARD\nVERSION:3.0\nUID:u1\nFN:Lea Martin\nNOTE:likes tea\nEND:VCARD\n"


def email(value: str) -> ContactMethod:
    return ContactMethod(kind=ContactKind.EMAIL, value=value)


def test_all_that_was_theirs_is_the_ones(vault: Vault) -> None:
    lea, other, sam = people(vault, "Léa Martin", "L. Martin", "Sam Dubois")
    both = Interactions(vault).log(on="2026-01-02", people=[lea, other, sam], text="three")
    theirs = Interactions(vault).log(on="2026-02-03", people=[other], text="alone")
    favour = Favours(vault).add(Direction.TO_ME, "lent a desk", [other], FavourState.RECEIVED)
    follow_up = FollowUps(vault).add("call", [other], "2026-04-01")
    Experiences(vault).add(other, "a burn-out")
    Needs(vault).add(other, "an office")
    Offers(vault).add(other, "a look")
    Relations(vault).relate(other, sam)
    Relations(vault).relate(sam, lea)
    Relations(vault).relate(lea, other)
    introduction = Introductions(vault).propose(other, sam, "why", "why")
    mission = Missions(vault).hear("site", client=other, chain=[(other, sam)])
    decision = Decisions(vault).ask("move?")
    for person, lived in ((lea, "moved twice"), (other, "moved once")):
        Decisions(vault).consult(decision, person, lived)
    before = everything(vault)

    merge(vault, lea, other)

    assert People(vault).ids() == [lea, sam]
    assert People(vault).get(lea).nickname == "L. Martin"
    assert [one.id for one in Interactions(vault).of_person(lea)] == [theirs, both]
    assert [id for id, _ in Interactions(vault).get(both).people] == [lea, sam]
    assert People(vault).get(lea).last_interaction_on == "2026-02-03"
    assert [one.id for one in Favours(vault).of_person(lea)] == [favour]
    assert [one.id for one in FollowUps(vault).of_person(lea)] == [follow_up]
    assert [one.text for one in Experiences(vault).of_person(lea)] == ["a burn-out"]
    assert [one.text for one in Needs(vault).of_person(lea)] == ["an office"]
    assert [one.text for one in Offers(vault).of_person(lea)] == ["a look"]
    assert {relation.other.id for relation in Relations(vault).of(lea)} == {sam}
    introduced = Introductions(vault).get(introduction)
    assert {introduced.a.person, introduced.b.person} == {lea, sam}
    assert Missions(vault).get(mission).client_id == lea
    assert [one.lived for one in Decisions(vault).get(decision).consultations] == ["moved twice\nmoved once"]
    assert [hit.people[0][0] for hit in Search(vault).notes("alone")] == [lea]
    check(vault)
    vault.undo()
    assert everything(vault) == before
    check(vault)


def test_what_is_empty_is_filled_and_what_stands_stays(vault: Vault) -> None:
    circle = Circles(vault).all()[0].id
    photo = Photo(media_type="image/png", data=b"png")
    lea = People(vault).add(
        "Léa Martin", town="Brest", note="hers", contacts=[email("lea@example.org")], tags=["agri"], worlds=["wine"]
    )
    other = People(vault).add(
        "Lea Martin",
        town="Nantes",
        role="Designer",
        note="theirs",
        contacts=[email("LEA@example.org"), email("l@example.org")],
        tags=["Agri", "sea"],
        worlds=["boats"],
        photo=photo,
        standing=Standing.QUIET,
        tie=Tie(circle=circle, met_on="2019", confides=True),
    )
    People(vault).change(lea, tie=Tie(met_on="2020-05", met_through=other))
    merge(vault, lea, other)
    found = People(vault).get(lea)
    assert (found.town, found.role, found.note, found.nickname) == ("Brest", "Designer", "hers\ntheirs", "")
    assert [one.value for one in found.contacts] == ["lea@example.org", "l@example.org"]
    assert (found.tags, found.worlds, found.standing) == (("agri", "sea"), ("wine", "boats"), Standing.QUIET)
    assert found.tie == Tie(circle=circle, met_on="2019", confides=True)
    assert People(vault).photo(lea) == photo


def test_the_card_of_who_went_is_still_known(vault: Vault) -> None:
    (lea,) = people(vault, "Léa Martin")
    carry_out(vault, rehearse_files(vault, [("book.vcf", CARD)]))
    (other,) = (id for id in People(vault).ids() if id != lea)
    merge(vault, lea, other)
    again = rehearse_files(vault, [("book.vcf", CARD)])
    assert (again.new, again.updated, again.unchanged) == (0, 0, 1)
    changed = rehearse_files(vault, [("book.vcf", CARD.replace(b"tea", b"coffee"))])
    assert [(one.person, one.verdict.value) for one in changed.planned] == [(lea, "updated")]


def test_one_and_the_same_is_refused_and_so_is_who_is_gone(vault: Vault) -> None:
    (lea,) = people(vault, "Léa")
    for kept, gone in ((lea, lea), (lea, 99), (99, lea)):
        with pytest.raises(Refused):
            merge(vault, kept, gone)
    assert People(vault).ids() == [lea]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_two_of_a_full_house_can_be_made_one_and_two_again(vault: Vault, data: st.DataObject) -> None:
    from tests.furnished import furnish

    if not People(vault).ids():
        furnish(vault)
    before = everything(vault)
    kept, gone = data.draw(st.permutations(People(vault).ids()))[:2]
    merge(vault, kept, gone)
    after = everything(vault)
    check(vault)
    vault.undo()
    assert everything(vault) == before
    vault.redo()
    assert everything(vault) == after
    vault.undo()
    check(vault)


def row(id: int, name: str = "Nora Martin", last: str = "") -> PersonRow:
    return PersonRow(id, name, "", "", "", last)


def sure(*pairs: tuple[PersonRow, PersonRow]) -> list[Double]:
    return [Double(one, other, (Evidence.EMAIL,), True) for one, other in pairs]


def test_of_those_who_are_sure_the_fullest_name_is_kept_then_who_was_spoken_with_then_the_first() -> None:
    short, spoken, first, last = row(1, "N. Martin"), row(4, last="2026-01-02"), row(2), row(3)
    pairs = [
        (one, other)
        for at, one in enumerate((short, spoken, first, last))
        for other in (short, spoken, first, last)[at + 1 :]
    ]
    assert [[one.id for one in group] for group in sure_groups(sure(*pairs))] == [[4, 2, 3, 1]]


def test_a_chain_whose_ends_were_not_found_to_be_one_is_left_to_a_person() -> None:
    one, between, other, sam, again = row(1), row(2), row(3), row(4), row(5)
    groups = sure_groups([*sure((one, between), (between, other), (sam, again)), Double(one, other, (), False)])
    assert [[each.id for each in group] for group in groups] == [[4, 5]]


@given(st.sets(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] < pair[1])))
def test_whoever_is_made_one_unasked_was_found_to_be_one_with_each_of_the_others(pairs: set[tuple[int, int]]) -> None:
    groups = sure_groups(sure(*((row(one), row(other)) for one, other in sorted(pairs))))
    members = [one.id for group in groups for one in group]
    assert len(members) == len(set(members))
    for group in groups:
        ids = sorted(one.id for one in group)
        assert all((one, other) in pairs for at, one in enumerate(ids) for other in ids[at + 1 :])


def test_all_who_are_sure_are_made_one_by_one_change(vault: Vault) -> None:
    for name in ("Nora Martin", "Nöra Martin", "N. Martin"):
        People(vault).add(name, contacts=[email("nora@example.org")])
    for name in ("Sam Dubois", "S. Dubois"):
        People(vault).add(name, contacts=[email("sam@example.org")])
    before = everything(vault)
    groups = [[one.id for one in group] for group in sure_groups(Doubles(vault, "FR").find())]
    merge_sure(vault, groups)
    assert [one.name for one in People(vault).rows(People(vault).ids())] == ["Nora Martin", "Sam Dubois"]
    vault.undo()
    assert everything(vault) == before
    with pytest.raises(Refused):
        merge_sure(vault, [*groups, [999, 998]])
    assert everything(vault) == before
