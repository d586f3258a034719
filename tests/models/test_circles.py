"""Circles hold people, the smallest first; a vault has four of its own."""

import pytest

from models.circles import Circles, circle_words
from models.errors import Refused
from models.people import People, Standing, Tie
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people, questions


def test_a_new_vault_has_four_circles_with_fixed_names_for_archives(vault: Vault) -> None:
    circles = Circles(vault).all()
    assert [(circle.uid, circle.soft_cap) for circle in circles] == [
        ("circle-5", 5),
        ("circle-15", 15),
        ("circle-50", 50),
        ("circle-150", 150),
    ]
    rhythms = [circle.cadence_days for circle in circles]
    assert all(rhythms) and rhythms == sorted(rhythms, key=lambda days: days or 0)
    assert vault.history() == []


def test_a_circle_of_ones_own_takes_its_place(vault: Vault) -> None:
    circles = Circles(vault)
    before = everything(vault)
    id = circles.add(" Chorale ", 30)
    assert [circle.name for circle in circles.all()][2] == "Chorale"
    circles.change(id, name="La chorale", soft_cap=200, cadence_days=30)
    last = circles.all()[-1]
    assert (last.id, last.name, last.soft_cap, last.cadence_days) == (id, "La chorale", 200, 30)
    vault.undo()
    vault.undo()
    assert everything(vault) == before


@pytest.mark.parametrize("name", ["", "  "])
def test_a_circle_has_a_name(vault: Vault, name: str) -> None:
    before = everything(vault)
    with pytest.raises(Refused, match="name"):
        Circles(vault).add(name, 10)
    with pytest.raises(Refused, match="name"):
        Circles(vault).change(1, name=name, soft_cap=5, cadence_days=None)
    assert everything(vault) == before


def test_those_of_a_circle_that_goes_stay_and_come_back_into_it(vault: Vault) -> None:
    circles = Circles(vault)
    core = circles.all()[0].id
    lea = People(vault).add("Léa", tie=Tie(circle=core))
    before = everything(vault)
    circles.remove(core)
    assert People(vault).get(lea).tie.circle is None
    assert len(circles.all()) == 3
    vault.undo()
    assert everything(vault) == before
    assert People(vault).get(lea).tie.circle == core


def test_the_circles_of_every_vault_speak_the_users_language_and_a_name_of_ones_own_stays(vault: Vault) -> None:
    circles = Circles(vault)
    allies = circles.all()[2]
    mine = circles.add("Allies", 7)
    set_language("fr")
    assert [circle.words for circle in circles.all()] == ["Noyau", "Allies", "Proches", "Alliés", "Connaissances"]
    circles.change(allies.id, name="People", soft_cap=50, cadence_days=120)
    assert [circle.words for circle in circles.all() if circle.id in (allies.id, mine)] == ["Allies", "People"]
    assert (circle_words("Core"), circle_words("People"), circle_words("")) == ("Noyau", "People", "")
    set_language("en")


@pytest.mark.parametrize(("soft_cap", "cadence"), [(0, None), (-3, 10), (5, 0), (5, -1)])
def test_a_circle_holds_somebody_and_a_rhythm_is_of_some_days(vault: Vault, soft_cap: int, cadence: int | None) -> None:
    before = everything(vault)
    with pytest.raises(Refused):
        Circles(vault).add("Chorale", soft_cap, cadence)
    with pytest.raises(Refused):
        Circles(vault).change(1, name="Chorale", soft_cap=soft_cap, cadence_days=cadence)
    assert everything(vault) == before


def test_a_circle_that_is_gone_is_not_changed_nor_moved_into(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Circles(vault).remove(2)
    before = everything(vault)
    with pytest.raises(Refused, match="no longer there"):
        Circles(vault).change(2, name="Chorale", soft_cap=5, cadence_days=None)
    with pytest.raises(Refused, match="no longer there"):
        Circles(vault).move([lea], 2)
    assert everything(vault) == before


def test_moving_several_is_one_change_and_those_who_were_there_are_left_alone(vault: Vault) -> None:
    circles = Circles(vault)
    lea, sam, omar = people(vault, "Léa", "Sam", "Omar")
    circles.move([omar], 1)
    before = everything(vault)
    circles.move([lea, sam, omar, lea], 1)
    assert circles.members(1) == [lea, omar, sam], "by name"
    assert circles.members(None) == []
    assert (vault.history()[0].label, vault.history()[0].about) == ("Move to another circle", "Core")
    vault.undo()
    assert everything(vault) == before
    circles.move([omar], None)
    assert circles.board() == {1: [], 2: [], 3: [], 4: [], None: [lea, omar, sam]}
    history = vault.history()
    circles.move([omar], None)
    assert vault.history() == history, "that is no change"
    with pytest.raises(Refused):
        circles.move([lea, 99], 1)
    assert circles.members(1) == []


def test_those_put_away_are_in_no_list_and_the_dead_were_not_there(vault: Vault) -> None:
    circles, persons = Circles(vault), People(vault)
    lea, sam, omar, zoe = people(vault, "Léa", "Sam", "Omar", "Zoé")
    circles.move([lea, sam, omar], 1)
    persons.change(sam, archived=True)
    persons.change(omar, standing=Standing.DEAD)
    assert circles.members(1) == [lea, omar] == circles.board()[1]
    assert circles.present(1) == [lea]
    assert circles.members(None) == [zoe] == circles.board()[None]


def test_a_quiet_word_when_a_circle_holds_more_than_it_holds_well(vault: Vault) -> None:
    circles, persons = Circles(vault), People(vault)
    six = people(vault, *"ABCDEF")
    circles.move(six[:5], 1)
    assert circles.over() == set()
    circles.move(six, 1)
    assert circles.over() == {1}
    core, close, _, wide = circles.all()
    assert close.quiet_word == "Fifteen is what this circle holds well. That’s fine; choose who stays close."
    assert (core.quiet_word[:4], wide.quiet_word[:3]) == ("Five", "150")
    persons.change(six[0], standing=Standing.DEAD)
    assert circles.over() == set(), "whoever has died takes no room"
    persons.change(six[0], standing=Standing.QUIET)
    assert circles.over() == {1}
    persons.change(six[1], archived=True)
    assert circles.over() == set()


def test_what_is_read_of_circles_takes_few_questions(vault: Vault) -> None:
    with vault.change("Many"):
        many = people(vault, *(f"P{number}" for number in range(60)))
        Circles(vault).move(many, 2)
    with questions(vault) as asked:
        Circles(vault).board()
        Circles(vault).over()
    assert len(asked) <= 3
