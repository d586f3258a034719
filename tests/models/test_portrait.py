"""One read brings all that a person's page shows."""

from datetime import date

import pytest

from models.circles import Circles
from models.errors import Refused
from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import People, Photo, Tie
from models.people.portrait import TieFacts, read_portrait
from models.relations import Relations
from models.vault import Vault
from tests.builders import people


def test_it_gathers_everything_of_one_person(vault: Vault) -> None:
    claire, samira, ines = people(vault, "Claire Dubosc", "Samira Haddad", "Inès Caron")
    circle = Circles(vault).all()[1]
    tie = Tie(how_met="salon", met_on="2020", met_through=samira, circle=circle.id, confides=True)
    photo = Photo(media_type="image/png", data=b"x")
    People(vault).change(claire, tie=tie, worlds=["Design"], tags=["école"], photo=photo)
    Relations(vault).relate(claire, samira, "friend")
    Interactions(vault).log(on="2025-10-14", people=[claire], channel=Channel.CALL)
    Interactions(vault).log(on="2024", people=[claire, ines], channel=Channel.EVENT)
    Interactions(vault).log(on="2025-07", people=[claire, ines], channel=Channel.COFFEE)
    Favours(vault).promise(to=[claire], text="le contact")
    FollowUps(vault).add("rappeler", [claire])
    Experiences(vault).add(claire, "Un burn-out", year=2023)
    Needs(vault).add(claire, "Un bureau")
    Offers(vault).add(claire, "Un regard")
    portrait = read_portrait(vault, claire)
    assert portrait.person.name == "Claire Dubosc"
    assert portrait.circle == circle
    assert portrait.met_through is not None
    assert portrait.met_through.name == "Samira Haddad"
    assert portrait.photo is not None
    assert [relation.other.id for relation in portrait.relations] == [samira, ines]
    assert [(met.other, met.on, met.channel) for met in portrait.encounters] == [(ines, "2024", Channel.EVENT)]
    assert [one.text for one in (*portrait.favours, *portrait.follow_ups)] == ["le contact", "rappeler"]
    assert [one.text for one in (*portrait.experiences, *portrait.needs, *portrait.offers)] == [
        "Un burn-out",
        "Un bureau",
        "Un regard",
    ]
    assert [one.on for one in portrait.timeline] == ["2025-10-14", "2025-07", "2024"]
    assert (portrait.known_tags, portrait.known_worlds) == (("école",), ("Design",))
    assert portrait.facts == TieFacts(met_on="2020", spoke_on="2025-10-14", confides=True)
    assert portrait.today == date(2026, 3, 16)
    assert read_portrait(vault, claire) == portrait, "nothing changed, nothing to show anew"


def test_a_promise_is_no_help_yet_and_help_is_told_by_direction(vault: Vault) -> None:
    (claire,) = people(vault, "Claire")
    favours = Favours(vault)
    promised = favours.promise(to=[claire], text="le contact")
    favours.add(Direction.TO_ME, "son contrat", [claire], FavourState.ASKED)
    assert not read_portrait(vault, claire).facts.i_helped
    favours.done(promised)
    facts = read_portrait(vault, claire).facts
    assert (facts.i_helped, facts.they_helped) == (True, False)


@pytest.mark.parametrize(("written", "shown", "more"), [(3, 3, False), (4, 3, True)])
def test_a_timeline_is_cut_and_says_so(vault: Vault, written: int, shown: int, more: bool) -> None:
    (claire,) = people(vault, "Claire")
    for day in range(1, written + 1):
        Interactions(vault).log(on=date(2025, 1, day), people=[claire])
    portrait = read_portrait(vault, claire, timeline=3)
    assert (len(portrait.timeline), portrait.has_more) == (shown, more)


def test_who_is_gone_has_no_portrait(vault: Vault) -> None:
    (claire,) = people(vault, "Claire")
    People(vault).remove(claire)
    with pytest.raises(Refused):
        read_portrait(vault, claire)


def test_it_asks_few_questions_however_much_there_is(vault: Vault) -> None:
    claire, *others = people(vault, "Claire", *(f"Person {number}" for number in range(30)))
    for number, other in enumerate(others):
        Interactions(vault).log(on=date(2025, 1, 1 + number % 28), people=[claire, other])
        Relations(vault).relate(claire, other)
        Favours(vault).promise(to=[claire, other], text="promis")
    asked: list[str] = []
    vault.connection.set_trace_callback(asked.append)
    read_portrait(vault, claire)
    vault.connection.set_trace_callback(None)
    assert len(asked) <= 30
