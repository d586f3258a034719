"""Sorting many people: who waits for a place, in which order, and what is done with several at once."""

import pytest

from models.capture import Known
from models.capture.completing import completions
from models.circles import Circles
from models.doubles import Doubles
from models.errors import Refused
from models.interactions import Interactions
from models.people import ContactKind, ContactMethod, People, Standing, Tie
from models.triage import Triage
from models.vault import Vault
from tests.builders import crowd, everything, people


def names(vault: Vault, ids: list[int]) -> list[str]:
    return [row.name for row in People(vault).rows(ids)]


def test_whom_one_spoke_with_comes_first_then_those_of_an_organisation_together(vault: Vault) -> None:
    known = People(vault)
    zoe = known.add("Zoé")
    for name, organisation in (("Yann", "atelier"), ("Ana", "Zinc"), ("Bea", "Atelier")):
        known.add(name, organisation=organisation)
    early, late = people(vault, "Early", "Late")
    Interactions(vault).log(on="2025-01-01", people=[early])
    Interactions(vault).log(on="2026-01-01", people=[late])
    order = ["Late", "Early", "Bea", "Yann", "Ana", "Zoé"]
    assert names(vault, Triage(vault).waiting()) == order
    Triage(vault).place([zoe, late], Circles(vault).all()[0].id)
    assert names(vault, Triage(vault).waiting()) == order[1:-1]
    assert names(vault, Triage(vault).waiting(everyone=True)) == [*order[1:-1], "Late", "Zoé"]


def test_who_died_was_put_away_or_is_known_without_a_circle_is_not_asked_about(vault: Vault) -> None:
    known = People(vault)
    known.add("Gone", standing=Standing.DEAD)
    quiet = known.add("Quiet", standing=Standing.QUIET)
    away, without, placed = people(vault, "Away", "Without", "Placed")
    circle = Circles(vault).all()[0].id
    Triage(vault).place([placed], circle)
    known.put_away([away])
    Triage(vault).leave_without_circle([without, placed])
    assert Triage(vault).waiting() == [quiet]
    assert Triage(vault).waiting(everyone=True) == [quiet, placed, without]
    assert known.get(placed).tie.circle is None


def test_a_group_is_one_change_and_one_undo(vault: Vault) -> None:
    three = people(vault, "Ana", "Bea", "Cleo")
    triage, circle = Triage(vault), Circles(vault).all()[1].id
    before = everything(vault)
    for deed in (
        lambda: triage.place(three, circle),
        lambda: triage.leave_without_circle(three),
        lambda: triage.give_rhythm(three, 30),
        lambda: triage.tag(three, "salon"),
        lambda: People(vault).put_away(three),
    ):
        change = deed()
        assert everything(vault) != before
        vault.undo(change)
        assert everything(vault) == before


def test_who_is_gone_is_refused_and_nobody_else_is_changed(vault: Vault) -> None:
    (ana,) = people(vault, "Ana")
    before = everything(vault)
    for deed in (Triage(vault).leave_without_circle, People(vault).put_away, People(vault).take_back):
        with pytest.raises(Refused):
            deed([ana, 999])
    with pytest.raises(Refused):
        Triage(vault).tag([ana, 999], "salon")
    with pytest.raises(Refused):
        Triage(vault).give_rhythm([ana], 0)
    assert everything(vault) == before


def test_what_is_known_of_each_is_told_in_the_order_asked_for(vault: Vault) -> None:
    sam = People(vault).add("Sam")
    lea = People(vault).add("Léa", town="Rezé", tie=Tie(met_through=sam, circle=1))
    Interactions(vault).log(on="2026-03-01", people=[lea], text="Elle déménage")
    first, second = Triage(vault).glimpses([lea, 999, sam])
    assert (first.side.person.town, first.met_through, first.is_imported) == ("Rezé", "Sam", False)
    assert first.side.last is not None and first.side.last.text == "Elle déménage"
    assert first.side.circle == Circles(vault).all()[0].words
    assert (second.side.person.name, second.side.last) == ("Sam", None)


def test_whoever_may_be_the_same_as_one_is_found_and_not_again_once_they_are_two(vault: Vault) -> None:
    address = [ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")]
    lea = People(vault).add("Nora Martin", contacts=address)
    other = People(vault).add("N. Martin", contacts=address)
    people(vault, "Sam Dubois", "Martin Lelong")
    doubles = Doubles(vault)
    assert [(one.one.id, one.other.id, one.sure) for one in doubles.of(lea)] == [(lea, other, True)]
    doubles.keep_apart(lea, other)
    assert doubles.of(lea) == []
    with pytest.raises(Refused):
        doubles.of(999)


def test_who_was_put_away_is_not_offered_in_a_sentence_but_still_known_by_name(vault: Vault) -> None:
    lea, leon = people(vault, "Léa Martin", "Léon Roy")
    Circles(vault).move([lea, leon], 1)
    People(vault).put_away([lea])
    known = Known.of(vault)
    assert completions("café @Lé", 8, known).names == ("Léon Roy",)
    assert lea in known.people
    assert known.circles[0].members == (leon,)
    People(vault).take_back([lea])
    assert set(completions("café @Lé", 8, Known.of(vault)).names) == {"Léa Martin", "Léon Roy"}


def test_ten_thousand_are_sorted_as_three_are(vault: Vault) -> None:
    everybody = crowd(vault, 10_000)
    triage, core, others = Triage(vault), *(circle.id for circle in Circles(vault).all()[:2])
    assert triage.waiting() == everybody
    near, far, known, away = everybody[:10], everybody[4_000:9_000], everybody[9_000:9_500], everybody[9_500:9_600]
    before = everything(vault)
    changes = [triage.place(near, core), triage.place(far, others)]
    changes += [triage.leave_without_circle(known), People(vault).put_away(away)]
    left = everybody[10:4_000] + everybody[9_600:]
    assert triage.waiting() == left
    assert triage.waiting(everyone=True) == left + near + far + known
    assert [glimpse.side.circle for glimpse in triage.glimpses([near[0], far[-1], left[0]])] == [
        "Core",
        "Close ones",
        "",
    ]
    for change in reversed(changes):
        vault.undo(change)
    assert everything(vault) == before
