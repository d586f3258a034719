"""Nothing is shared before two yeses, and the whole follows from both parties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.introductions import (
    Answer,
    Introductions,
    IntroductionState,
    PartyState,
    may_become,
    may_share,
    whole_state,
)
from models.people import People
from models.vault import Vault
from tests.builders import everything, people, questions

STATES = st.sampled_from(PartyState)
STEPS = st.lists(st.tuples(st.sampled_from("ab"), STATES), max_size=40)
CONSENTING = {PartyState.YES, PartyState.SHARED, PartyState.DELIVERED}
SENT = {IntroductionState.SHARED, IntroductionState.DELIVERED, IntroductionState.MET, IntroductionState.CLOSED}


# The rules


@given(STEPS)
def test_however_the_news_arrive_nothing_is_shared_before_two_yeses(steps: list[tuple[str, PartyState]]) -> None:
    now = {"a": PartyState.NEW, "b": PartyState.NEW}
    said_yes: set[str] = set()
    sent = False
    for side, then in steps:
        other = "b" if side == "a" else "a"
        if not may_become(now[side], now[other], then):
            continue
        now[side] = then
        if then == PartyState.YES:
            said_yes.add(side)
        sent = sent or then == PartyState.SHARED
        if then in (PartyState.SHARED, PartyState.DELIVERED):
            assert said_yes == {"a", "b"}
        whole = whole_state(now["a"], now["b"])
        assert (whole in SENT) == sent
        # what was sent is not unsent: no withdrawal, no silence, no refusal comes after it
        assert not sent or set(now.values()) <= CONSENTING


@given(STATES, STATES, st.booleans(), st.booleans())
def test_the_whole_is_the_same_from_either_side(a: PartyState, b: PartyState, met: bool, closed: bool) -> None:
    assert whole_state(a, b, met=met, closed=closed) == whole_state(b, a, met=met, closed=closed)
    assert may_share(a, b) == may_share(b, a) == ({a, b} <= CONSENTING)
    if not may_share(a, b):
        assert whole_state(a, b, met=met, closed=closed) not in SENT


@pytest.mark.parametrize(
    ("a", "b", "whole"),
    [
        ("new", "new", "draft"),
        ("asked", "new", "asking"),
        ("yes", "new", "asking"),
        ("yes", "asked", "asking"),
        ("yes", "later", "asking"),
        ("yes", "yes", "ready"),
        ("shared", "yes", "shared"),
        ("shared", "shared", "shared"),
        ("delivered", "shared", "shared"),
        ("delivered", "delivered", "delivered"),
        ("yes", "no", "declined"),
        ("no", "withdrawn", "declined"),
        ("yes", "silent", "expired"),
        ("silent", "withdrawn", "withdrawn"),
    ],
)
def test_the_whole_is_told_in_one_word(a: str, b: str, whole: str) -> None:
    assert whole_state(PartyState(a), PartyState(b)) == whole


def test_who_has_met_and_what_came_of_it_count_once_it_was_shared() -> None:
    shared, yes = PartyState.SHARED, PartyState.YES
    assert whole_state(shared, shared, met=True) == IntroductionState.MET
    assert whole_state(shared, shared, met=True, closed=True) == IntroductionState.CLOSED
    assert whole_state(yes, yes, met=True, closed=True) == IntroductionState.READY


# In the vault


def test_an_introduction_goes_all_the_way(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam, "cherche un atelier", "cherche une designer", teaser_a="une designer")
    drafted = introductions.get(id)
    assert (drafted.state, drafted.proposed_on) == (IntroductionState.DRAFT, "2026-03-16")
    assert (drafted.a.name, drafted.a.why, drafted.a.teaser) == ("Léa", "cherche un atelier", "une designer")

    introductions.ask(id, lea)
    introductions.ask(id, sam, on="2026-03-10")
    introductions.answer(id, lea, Answer.YES)
    assert introductions.get(id).state == IntroductionState.ASKING
    introductions.answer(id, sam, "yes", note="pas avant mardi", on="2026-03-12")
    ready = introductions.get(id)
    assert (ready.state, ready.may_share) == (IntroductionState.READY, True)
    assert (ready.b.asked_on, ready.b.answered_on, ready.b.note) == ("2026-03-10", "2026-03-12", "pas avant mardi")

    introductions.share(id, lea)
    assert introductions.get(id).state == IntroductionState.SHARED
    introductions.share(id, sam)
    introductions.deliver(id, lea)
    introductions.deliver(id, sam)
    assert introductions.get(id).state == IntroductionState.DELIVERED
    introductions.met(id, on="2026-04")
    assert introductions.get(id).state == IntroductionState.MET
    introductions.close(id, "un site, et un atelier")
    closed = introductions.get(id)
    assert (closed.state, closed.outcome) == (IntroductionState.CLOSED, "un site, et un atelier")
    assert (closed.shared_on, closed.met_on) == ("2026-03-16", "2026-04")
    introductions.change(id, note="à raconter")
    assert introductions.get(id).state == IntroductionState.CLOSED


@pytest.mark.parametrize("answer", [None, "no", "later"])
def test_one_yes_is_not_enough(vault: Vault, answer: str | None) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam)
    introductions.answer(id, lea, Answer.YES)
    if answer:
        introductions.answer(id, sam, answer)
    before = everything(vault)
    for receiver in (lea, sam, None):
        with pytest.raises(Refused, match="both have said yes"):
            introductions.share(id, receiver)
    for too_early in (introductions.met, introductions.close):
        with pytest.raises(Refused, match="Nothing was shared yet"):
            too_early(id)
    assert everything(vault) == before


def test_a_refusal_ends_it_and_the_other_is_not_asked(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam)
    introductions.answer(id, lea, Answer.NO, note="le livre d’abord")
    assert introductions.get(id).state == IntroductionState.DECLINED
    with pytest.raises(Refused, match="not open"):
        introductions.ask(id, sam)


def test_a_withdrawal_stops_it_until_something_was_sent(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam)
    for person in (lea, sam):
        introductions.answer(id, person, Answer.YES)
    introductions.withdraw(id, lea)
    assert introductions.get(id).state == IntroductionState.WITHDRAWN
    with pytest.raises(Refused, match="both have said yes"):
        introductions.share(id)
    vault.undo()
    introductions.withdraw(id)
    assert {introductions.get(id).a.state, introductions.get(id).b.state} == {PartyState.WITHDRAWN}
    vault.undo()
    introductions.share(id, lea)
    before = everything(vault)
    for person in (None, lea, sam):
        with pytest.raises(Refused, match="not open"):
            introductions.withdraw(id, person)
    assert everything(vault) == before


def test_ten_days_of_silence_count_as_no_and_one_may_ask_again(vault: Vault) -> None:
    lea, sam, ines = people(vault, "Léa", "Sam", "Inès")
    introductions = Introductions(vault)
    silent, patient = introductions.propose(lea, sam), introductions.propose(sam, ines)
    introductions.answer(silent, lea, Answer.YES)
    introductions.ask(silent, sam, on="2026-03-06")
    introductions.ask(patient, ines, on="2026-03-07")
    introductions.answer(patient, sam, Answer.LATER, on="2026-01-01")
    assert introductions.get(silent).b.is_silent(date(2026, 3, 16))
    before = everything(vault)
    assert introductions.expire_silent() == [silent]
    assert introductions.get(silent).state == IntroductionState.EXPIRED
    assert introductions.get(patient).state == IntroductionState.ASKING
    introductions.ask(silent, sam)
    assert introductions.get(silent).state == IntroductionState.ASKING
    vault.undo()
    vault.undo()
    assert everything(vault) == before
    introductions.expire_silent()
    assert introductions.expire_silent() == []
    assert vault.history()[0].label == "Let introductions expire"


def test_a_yes_is_to_the_words_that_were_asked(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam, "cherche un atelier")
    introductions.change_party(id, lea, why="cherche un grand atelier", teaser="un lieu")
    introductions.ask(id, lea)
    with pytest.raises(Refused, match="asked in these words"):
        introductions.change_party(id, lea, why="autre chose")
    introductions.change_party(id, lea, why="cherche un grand atelier", note="rappeler", asked_on="2026-03-01")
    party = introductions.get(id).a
    assert (party.why, party.note, party.asked_on) == ("cherche un grand atelier", "rappeler", "2026-03-01")
    introductions.answer(id, lea, Answer.LATER)
    introductions.change_party(id, lea, teaser="un autre lieu")
    assert introductions.get(id).a.teaser == "un autre lieu"


def test_nobody_is_introduced_to_themselves_or_to_nobody(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    with pytest.raises(Refused, match="same person"):
        introductions.propose(lea, lea)
    with pytest.raises(Refused, match="no longer there"):
        introductions.propose(lea, 99)
    id = introductions.propose(lea, sam)
    with pytest.raises(Refused, match="no longer there"):
        introductions.ask(id, 99)
    People(vault).remove(sam)
    with pytest.raises(Refused, match="no longer there"):
        introductions.ask(id, lea)
    assert introductions.all() == []


def test_the_last_proposed_comes_first_and_each_has_their_own(vault: Vault) -> None:
    lea, sam, ines = people(vault, "Léa", "Sam", "Inès")
    introductions = Introductions(vault)
    new = introductions.propose(lea, sam)
    old = introductions.propose(sam, ines, on="2025-06")
    introductions.answer(old, ines, Answer.NO)
    assert [one.id for one in introductions.all()] == [new, old]
    assert [one.id for one in introductions.all(IntroductionState.DECLINED)] == [old]
    assert [one.id for one in introductions.of_person(sam)] == [new, old]
    assert [one.id for one in introductions.of_person(ines)] == [old]
    with questions(vault) as asked:
        introductions.all()
    assert len(asked) == 2


def test_each_change_of_an_introduction_is_undone_alone(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    seen = [everything(vault)]
    id = introductions.propose(lea, sam, "a", "b", note="n")
    seen.append(everything(vault))
    introductions.change(id, note="autre", proposed_on="2026-01")
    seen.append(everything(vault))
    for person in (lea, sam):
        introductions.answer(id, person, Answer.YES)
        seen.append(everything(vault))
    introductions.share(id)
    seen.append(everything(vault))
    introductions.deliver(id, lea)
    seen.append(everything(vault))
    introductions.met(id)
    seen.append(everything(vault))
    introductions.close(id, "un café")
    seen.append(everything(vault))
    introductions.remove(id)
    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()
