"""Whom one could ask about a question: who lived it, never who does not want to be asked, and one dormant tie."""

import pytest

from models.decisions import Decisions, DecisionState
from models.decisions.counsel import MOST_NOT_TO_ASK, MOST_TO_ASK, Approach, approach_to, counsel_for
from models.errors import Refused
from models.experiences import Experiences, MayAsk
from models.interactions import Interactions
from models.people import People, Standing
from models.vault import Vault
from tests.builders import everything, people

QUESTION = "Faire une première embauche ?"
LIVED = "Première embauche, une semaine sans dormir."


def ask(vault: Vault) -> int:
    return Decisions(vault).ask(QUESTION)


def lived(vault: Vault, name: str, may_ask: MayAsk = MayAsk.ASK_FIRST) -> int:
    (person,) = people(vault, name)
    Experiences(vault).add(person, LIVED, "embauche", may_ask=may_ask)
    return person


def asleep(vault: Vault, name: str, times: int = 1) -> int:
    (person,) = people(vault, name)
    for day in range(1, times + 1):
        Interactions(vault).log(on=f"2020-01-{day:02}", people=[person], text="Un café")
    return person


def names(vault: Vault, decision: int) -> list[str]:
    return [one.name for one in counsel_for(vault, Decisions(vault).get(decision)).lived]


def test_who_lived_it_comes_with_the_sentence_and_who_was_chosen_comes_no_more(vault: Vault) -> None:
    ines = lived(vault, "Inès")
    id = ask(vault)
    (answer,) = counsel_for(vault, Decisions(vault).get(id)).lived
    assert (answer.person, answer.because, answer.ask) == (ines, LIVED, MayAsk.ASK_FIRST)
    Decisions(vault).choose(id, [ines])
    assert names(vault, id) == []


def test_who_does_not_want_to_be_asked_comes_last_and_takes_no_place_of_another(vault: Vault) -> None:
    for number in range(MOST_NOT_TO_ASK + 2):
        lived(vault, f"Non{number}", MayAsk.NO)
    for number in range(MOST_TO_ASK + 2):
        lived(vault, f"Oui{number}")
    found = counsel_for(vault, Decisions(vault).get(ask(vault))).lived
    assert [one.ask for one in found] == [MayAsk.ASK_FIRST] * MOST_TO_ASK + [MayAsk.NO] * MOST_NOT_TO_ASK


def test_each_comes_once_whatever_they_agreed_to(vault: Vault) -> None:
    lived(vault, "Non", MayAsk.NO)
    lived(vault, "Oui", MayAsk.YES)
    assert names(vault, ask(vault)) == ["Oui", "Non"]


def test_one_dormant_tie_is_drawn_from_the_nine_after_the_first_idea(vault: Vault) -> None:
    first = asleep(vault, "Première idée", times=9)
    nine = {asleep(vault, f"Suivante {number}", times=5) for number in range(9)}
    beyond = asleep(vault, "Onzième")
    drawn = set()
    for _ in range(40):
        tie = counsel_for(vault, Decisions(vault).get(ask(vault))).dormant
        assert tie is not None
        drawn.add(tie.id)
    assert drawn <= nine and len(drawn) > 3
    assert not drawn & {first, beyond}


def test_the_same_one_is_drawn_each_time_until_it_is_chosen(vault: Vault) -> None:
    for number in range(5):
        asleep(vault, f"Ancien {number}")
    id = ask(vault)
    decisions = Decisions(vault)
    tie = counsel_for(vault, decisions.get(id)).dormant
    assert tie is not None and tie == counsel_for(vault, decisions.get(id)).dormant
    decisions.choose(id, [tie.id])
    other = counsel_for(vault, decisions.get(id)).dormant
    assert other is not None and other.id != tie.id


def test_the_only_one_that_sleeps_is_drawn_and_nobody_where_nobody_does(vault: Vault) -> None:
    id = ask(vault)
    assert counsel_for(vault, Decisions(vault).get(id)).dormant is None
    old = asleep(vault, "Ancien")
    tie = counsel_for(vault, Decisions(vault).get(id)).dormant
    assert tie is not None and tie.id == old


def test_no_lot_falls_on_who_said_no(vault: Vault) -> None:
    for number in range(MOST_NOT_TO_ASK + 3):
        person = asleep(vault, f"Non{number}")
        Experiences(vault).add(person, LIVED, "embauche", may_ask=MayAsk.NO)
    assert counsel_for(vault, Decisions(vault).get(ask(vault))).dormant is None


def test_what_else_they_are_not_to_be_asked_about_is_told(vault: Vault) -> None:
    ines, old = lived(vault, "Inès"), asleep(vault, "Ancien")
    Experiences(vault).add(ines, "Rien à voir.", "son divorce", may_ask=MayAsk.NO)
    Experiences(vault).add(old, "Un long procès.", may_ask=MayAsk.NO)
    Experiences(vault).add(lived(vault, "Tom"), "Autre chose.", "la mer")
    found = counsel_for(vault, Decisions(vault).get(ask(vault)))
    assert found.dormant is not None and found.dormant.id == old
    assert found.reserved == {ines: ("son divorce",), old: ("Un long procès.",)}


def test_how_one_asks_follows_what_was_agreed(vault: Vault) -> None:
    yes, first, no = (
        lived(vault, name, may) for name, may in (("A", MayAsk.YES), ("B", MayAsk.ASK_FIRST), ("C", MayAsk.NO))
    )
    old = asleep(vault, "D")
    (unknown,) = people(vault, "E")
    decision = Decisions(vault).get(ask(vault))
    assert approach_to(vault, decision, yes) == Approach.WELCOME
    assert approach_to(vault, decision, first) == Approach.MAY_I
    assert approach_to(vault, decision, old) == Approach.AFTER_YEARS
    assert approach_to(vault, decision, unknown) == Approach.MAY_I
    with pytest.raises(Refused, match="do not want to be asked"):
        approach_to(vault, decision, no)


# Choosing


def test_who_is_chosen_is_to_be_asked_and_not_to_be_told_before(vault: Vault) -> None:
    ines, tom = people(vault, "Inès", "Tom")
    decisions = Decisions(vault)
    id = ask(vault)
    decisions.choose(id, [ines, tom])
    chosen = decisions.get(id)
    assert (chosen.state, [said.name for said in chosen.to_ask]) == (DecisionState.CONSULTING, ["Inès", "Tom"])
    decisions.consult(id, tom)
    assert [said.name for said in decisions.get(id).to_ask] == ["Inès"]
    decisions.choose(id, [tom])  # who was asked already stays as they are
    assert [said.asked_on for said in decisions.get(id).consultations] == ["", "2026-03-16"]
    decisions.decide(id, "Oui")
    assert [said.name for said in decisions.get(id).to_tell] == ["Tom"]
    assert decisions.get(id).to_ask == ()


def test_what_makes_no_sense_is_refused(vault: Vault) -> None:
    decisions = Decisions(vault)
    someone = people(vault, "A", "B", "C", "D")
    (quiet,) = people(vault, "Léa")
    People(vault).change(quiet, standing=Standing.QUIET)
    id = ask(vault)
    before = everything(vault)
    with pytest.raises(Refused, match="Choose somebody"):
        decisions.choose(id, [])
    with pytest.raises(Refused, match="Three at a time"):
        decisions.choose(id, someone)
    with pytest.raises(Refused, match="Léa is to be left in peace"):
        decisions.choose(id, [quiet])
    with pytest.raises(Refused, match="no longer there"):
        decisions.choose(id, [99])
    with pytest.raises(Refused, match="no longer there"):
        decisions.tell(99)
    assert everything(vault) == before
    decisions.decide(id, "Oui")
    with pytest.raises(Refused, match="cannot take that step"):
        decisions.choose(id, someone[:1])


def test_who_is_told_is_thanked_and_the_first_days_stay(vault: Vault) -> None:
    ines, tom = people(vault, "Inès", "Tom")
    decisions = Decisions(vault)
    id = ask(vault)
    first, second = decisions.consult(id, ines), decisions.consult(id, tom)
    decisions.decide(id, "Oui")
    decisions.change_consultation(second, thanked_on="2026-03-01")
    decisions.tell(first)
    decisions.tell(second)
    days = [(said.told_on, said.thanked_on) for said in decisions.get(id).consultations]
    assert days == [("2026-03-16", "2026-03-16"), ("2026-03-16", "2026-03-01")]
