"""What people lived, look for and can give is kept, found by person, and undone."""

import pytest

from models.errors import Refused
from models.experiences import Experiences, MayAsk, Needs, Offers, WishState
from models.people import People
from models.vault import Vault
from tests.builders import everything, people, questions


def test_what_someone_lived_is_kept_with_leave_to_ask(vault: Vault) -> None:
    [claire] = people(vault, "Claire")
    experiences = Experiences(vault)
    id = experiences.add(claire, " Un burn-out ; six mois. ", theme="burn-out", year=2024)
    lived = experiences.get(id)
    assert (lived.person, lived.name, lived.theme) == (claire, "Claire", "burn-out")
    assert (lived.text, lived.year, lived.may_ask) == ("Un burn-out ; six mois.", 2024, MayAsk.ASK_FIRST)


def test_the_latest_comes_first_and_what_has_no_year_last(vault: Vault) -> None:
    claire, ines = people(vault, "Claire", "Inès")
    experiences = Experiences(vault)
    undated = experiences.add(claire, "fermé l’agence")
    old = experiences.add(claire, "embauché", "travail", 2015, "yes")
    new = experiences.add(claire, "vendu", "travail", 2025, MayAsk.NO)
    other = experiences.add(ines, "embauché", "travail", 2020)
    assert [lived.id for lived in experiences.of_person(claire)] == [new, old, undated]
    assert [lived.id for lived in experiences.all()] == [undated, new, other, old]
    with questions(vault) as asked:
        experiences.all()
    assert len(asked) == 1


@pytest.mark.parametrize("year", [24, 0, -5, 12024])
def test_a_year_has_four_digits(vault: Vault, year: int) -> None:
    with pytest.raises(Refused, match="four digits"):
        Experiences(vault).add(*people(vault, "Claire"), "x", year=year)


def test_what_has_no_words_or_nobody_is_refused(vault: Vault) -> None:
    [claire] = people(vault, "Claire")
    for store in (Experiences(vault), Needs(vault), Offers(vault)):
        with pytest.raises(Refused, match="Write a few words"):
            store.add(claire, " ")
        with pytest.raises(Refused, match="no longer there"):
            store.add(99, "x")
        with pytest.raises(Refused, match="no longer there"):
            store.change(99, text="x")
        with pytest.raises(Refused, match="no longer there"):
            store.change(store.add(claire, "x"), person=99)
        with pytest.raises(Refused, match="no longer there"):
            store.remove(99)


def test_each_change_of_an_experience_is_undone_alone(vault: Vault) -> None:
    claire, ines = people(vault, "Claire", "Inès")
    experiences = Experiences(vault)
    seen = [everything(vault)]
    id = experiences.add(claire, "un burn-out", "burn-out", 2024)
    seen.append(everything(vault))
    experiences.change(id, person=ines, text="une fermeture", theme="", year=None, may_ask=MayAsk.NO)
    changed = experiences.get(id)
    assert (changed.person, changed.text, changed.theme) == (ines, "une fermeture", "")
    assert (changed.year, changed.may_ask) == (None, MayAsk.NO)
    seen.append(everything(vault))
    experiences.remove(id)
    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()


@pytest.mark.parametrize("kind", [Needs, Offers])
def test_a_wish_is_dated_today_and_closed_when_it_holds_no_more(vault: Vault, kind: type[Needs] | type[Offers]) -> None:
    claire, ines = people(vault, "Claire", "Inès")
    wishes = kind(vault)
    seen = [everything(vault)]
    first = wishes.add(claire, "un bureau à Nantes")
    seen.append(everything(vault))
    older = wishes.add(claire, "un stagiaire", "2025-22")
    seen.append(everything(vault))
    assert wishes.get(first).noted_on == "2026-03-16"
    assert [wish.id for wish in wishes.of_person(claire)] == [first, older]

    wishes.change(first, state=WishState.CLOSED)
    seen.append(everything(vault))
    assert [wish.id for wish in wishes.of_person(claire)] == [older, first]
    assert [wish.id for wish in wishes.all()] == [first, older]
    assert [wish.id for wish in wishes.all(WishState.OPEN)] == [older]
    wishes.change(older, person=ines, text="une stagiaire", noted_on="2026")
    changed = wishes.get(older)
    assert (changed.name, changed.text, changed.noted_on) == ("Inès", "une stagiaire", "2026")
    seen.append(everything(vault))
    wishes.remove(older)
    assert [wish.id for wish in wishes.all()] == [first]
    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()


def test_a_need_is_no_offer(vault: Vault) -> None:
    [claire] = people(vault, "Claire")
    Needs(vault).add(claire, "un bureau")
    assert Offers(vault).all() == []
    assert [need.text for need in Needs(vault).all()] == ["un bureau"]
    People(vault).remove(claire)
    assert Needs(vault).all() == []


def test_a_field_that_is_none_is_our_mistake(vault: Vault) -> None:
    id = Needs(vault).add(*people(vault, "Claire"), "un bureau")
    with pytest.raises(TypeError, match="no such field: texte"):
        Needs(vault).change(id, texte="une salle")  # type: ignore[call-arg]  # that is the mistake
