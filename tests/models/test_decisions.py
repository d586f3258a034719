"""Decisions keep what people lived apart from what they advise, and are looked back on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import VagueDate
from models.decisions import NEXT, Decisions, DecisionState, look_back_day
from models.errors import Refused
from models.people import People
from models.vault import Vault
from tests.builders import everything, people, questions


@given(st.sampled_from(DecisionState), st.data())
def test_what_is_decided_is_only_looked_back_on(state: DecisionState, data: st.DataObject) -> None:
    decided = state in (DecisionState.DECIDED, DecisionState.REVIEWED)
    for _ in range(10):
        if not NEXT[state]:
            break
        state = data.draw(st.sampled_from(sorted(NEXT[state])))
        assert not decided or state == DecisionState.REVIEWED
        decided = decided or state == DecisionState.DECIDED
        assert state != DecisionState.REVIEWED or decided


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_one_looks_back_90_days_later(day: date) -> None:
    assert look_back_day(VagueDate.of(day).edtf) == day + timedelta(days=90)
    assert look_back_day(f"{day.year:04}") == date(day.year, 12, 31) + timedelta(days=90)


def test_a_question_goes_all_the_way(vault: Vault) -> None:
    ines, tom = people(vault, "Inès", "Tom")
    decisions = Decisions(vault)
    id = decisions.ask("Embaucher Emma ?", "un salaire", "2026-04-01", ["Oui", " ", "Non"])
    asked = decisions.get(id)
    assert (asked.state, asked.stake, asked.options) == (DecisionState.OPEN, "un salaire", ("Oui", "Non"))
    assert (asked.opened_on, asked.waits_for) == ("2026-03-16", "2026-04-01")

    decisions.consult(id, ines, lived="une semaine sans dormir", advised="embaucher tard")
    decisions.consult(id, tom, on="2026-03-10")
    consulting = decisions.get(id)
    assert consulting.state == DecisionState.CONSULTING
    assert [(said.name, said.lived, said.advised) for said in consulting.consultations] == [
        ("Inès", "une semaine sans dormir", "embaucher tard"),
        ("Tom", "", ""),
    ]
    assert (consulting.consultations[1].asked_on, consulting.to_tell) == ("2026-03-10", ())

    decisions.decide(id, "Oui", "moins de dimanches")
    decided = decisions.get(id)
    assert (decided.state, decided.choice, decided.expected) == (DecisionState.DECIDED, "Oui", "moins de dimanches")
    assert (decided.decided_on, decided.look_back_on) == ("2026-03-16", "2026-06-14")
    assert decided.waits_for == "2026-06-14"
    assert [said.name for said in decided.to_tell] == ["Inès", "Tom"]
    decisions.change_consultation(decided.consultations[0].id, told_on="2026-03-17", thanked_on="2026-03-17")
    assert [said.name for said in decisions.get(id).to_tell] == ["Tom"]

    decisions.review(id, "elle a tout changé")
    reviewed = decisions.get(id)
    assert (reviewed.state, reviewed.happened, reviewed.waits_for) == (DecisionState.REVIEWED, "elle a tout changé", "")


def test_asked_again_one_adds_to_what_was_said(vault: Vault) -> None:
    [ines] = people(vault, "Inès")
    decisions = Decisions(vault)
    id = decisions.ask("Embaucher ?")
    first = decisions.consult(id, ines, lived="sans dormir", on="2026-03-01")
    assert decisions.consult(id, ines, advised="tard") == first
    [said] = decisions.get(id).consultations
    assert (said.asked_on, said.lived, said.advised) == ("2026-03-01", "sans dormir", "tard")
    decisions.change_consultation(first, lived="")
    assert decisions.get(id).consultations[0].lived == ""
    decisions.remove_consultation(first)
    assert decisions.get(id).consultations == ()
    with pytest.raises(Refused, match="no longer there"):
        decisions.change_consultation(first, lived="x")


def test_the_look_back_follows_the_day_of_the_decision(vault: Vault) -> None:
    decisions = Decisions(vault)
    told_later, chosen, vague = (decisions.ask(question) for question in "abc")
    decisions.decide(told_later, "oui", on="2026-01-10")
    assert decisions.get(told_later).look_back_on == "2026-04-10"
    decisions.decide(chosen, "oui", look_back_on=date(2027, 1, 1))
    assert decisions.get(chosen).look_back_on == "2027-01-01"
    decisions.change(vague, state=DecisionState.DECIDED, choice="oui", decided_on="2026-02")
    assert (decisions.get(vague).decided_on, decisions.get(vague).look_back_on) == ("2026-02", "2026-05-29")


def test_what_makes_no_sense_is_refused(vault: Vault) -> None:
    decisions = Decisions(vault)
    id = decisions.ask("Embaucher ?")
    before = everything(vault)
    with pytest.raises(Refused, match="Write a few words"):
        decisions.ask(" ")
    with pytest.raises(Refused, match="Say which day"):
        decisions.ask("x", deadline="2026-04")
    with pytest.raises(Refused, match="Write a few words"):
        decisions.decide(id, "")
    with pytest.raises(Refused, match="cannot take that step"):
        decisions.review(id, "rien")
    with pytest.raises(Refused, match="no longer there"):
        decisions.consult(id, 99)
    assert everything(vault) == before
    decisions.decide(id, "oui")
    with pytest.raises(Refused, match="cannot take that step"):
        decisions.drop(id)
    with pytest.raises(Refused, match="cannot take that step"):
        decisions.decide(id, "non")


def test_a_question_that_was_dropped_can_come_back(vault: Vault) -> None:
    decisions = Decisions(vault)
    id = decisions.ask("Déménager ?", deadline="2026-04-01")
    decisions.drop(id)
    assert decisions.get(id).waits_for == ""
    decisions.change(id, state=DecisionState.OPEN)
    assert decisions.get(id).waits_for == "2026-04-01"


def test_the_last_asked_comes_first_and_each_was_asked_their_own(vault: Vault) -> None:
    ines, tom = people(vault, "Inès", "Tom")
    decisions = Decisions(vault)
    new = decisions.ask("a")
    old = decisions.ask("b", on="2025")
    decisions.consult(old, ines)
    decisions.consult(new, ines)
    decisions.consult(new, tom)
    assert [decision.id for decision in decisions.all()] == [new, old]
    assert [decision.id for decision in decisions.of_person(ines)] == [new, old]
    assert [decision.id for decision in decisions.of_person(tom)] == [new]
    decisions.drop(old)
    assert [decision.id for decision in decisions.all(DecisionState.CONSULTING)] == [new]
    with questions(vault) as asked:
        decisions.all()
    assert len(asked) == 3
    People(vault).remove(ines)
    assert [said.name for said in decisions.get(new).consultations] == ["Tom"]


def test_each_change_of_a_decision_is_undone_alone(vault: Vault) -> None:
    [ines] = people(vault, "Inès")
    decisions = Decisions(vault)
    seen = [everything(vault)]
    id = decisions.ask("Embaucher ?", options=["oui", "non"])
    seen.append(everything(vault))
    decisions.change(id, question="Embaucher Emma ?", stake="s", options=["non", "oui"], deadline="2026-05-01")
    assert decisions.get(id).options == ("non", "oui")
    seen.append(everything(vault))
    said = decisions.consult(id, ines, lived="l", advised="a")
    seen.append(everything(vault))
    decisions.remove_consultation(said)
    seen.append(everything(vault))
    decisions.decide(id, "oui")
    seen.append(everything(vault))
    decisions.review(id, "bien")
    seen.append(everything(vault))
    decisions.remove(id)
    assert decisions.all() == []
    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()
