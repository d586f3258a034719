"""What others wait for: who is to be asked, thanked and told."""

from datetime import timedelta

import pytest

from models.decisions import Decisions
from models.favours import Direction, Favours, FavourState
from models.introductions import Answer, Introductions
from models.missions import Missions, MissionState
from models.people import People, Standing
from models.today import CardKind, Today
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.models.today.house import cards, kinds, names, on, said, someone


def received(vault: Vault, name: str, when: str, text: str = "a lift") -> int:
    return Favours(vault).add(Direction.TO_ME, text, people(vault, name), FavourState.RECEIVED, on=when)


# Thanks


def test_thanks_are_due_within_two_days_and_the_first_due_comes_first(vault: Vault) -> None:
    received(vault, "Ana", "2026-03-15")
    received(vault, "Ben", "2026-03-14")
    assert said(vault) == ["Ben: Say thank you", "Ana: Say thank you"]
    assert [card.due for card in cards(vault)] == ["2026-03-16", "2026-03-17"]


def test_thanks_gone_cold_come_after_warm_ones_the_latest_first(vault: Vault) -> None:
    received(vault, "Ana", "2024")
    received(vault, "Ben", "2026-01-10")
    received(vault, "Cleo", "2026-03-15")
    Favours(vault).add(Direction.TO_ME, "a book", people(vault, "Dan"), FavourState.RECEIVED)
    assert [names(card)[0] for card in cards(vault)] == ["Cleo", "Ben", "Ana", "Dan"]


def test_cold_thanks_do_not_crowd_out_a_rhythm(vault: Vault) -> None:
    for name in ("Ana", "Ben", "Cleo", "Dan"):
        received(vault, name, "2025-06-01")
    for name in ("Eve", "Fay", "Gus"):
        someone(vault, name, last="2025-01-01", rhythm=10)
    assert kinds(vault) == ["thanks", "thanks", "cadence", "cadence", "cadence"]


def test_several_are_thanked_at_once(vault: Vault) -> None:
    Favours(vault).add(Direction.TO_ME, "the move", people(vault, "Ana", "Ben"), FavourState.RECEIVED, on="2026-03-15")
    assert said(vault) == ["Ana, Ben: Say thank you to them"]


def test_whoever_brought_a_mission_that_is_won_is_thanked_and_told_at_once(vault: Vault) -> None:
    (ines,) = people(vault, "Inès Caron")
    mission = Missions(vault).hear("Shop", chain=[ines], state=MissionState.WON)
    before = everything(vault)
    (card,) = cards(vault)
    assert (card.kind, card.text) == (CardKind.THANKS, "Thanks to Inès: “Shop” is won.")
    Today(vault).done(card)
    (link,) = Missions(vault).get(mission).chain
    assert (link.thanked_on, link.told_on) == ("2026-03-16", "2026-03-16")
    assert vault.history(1)[0].label == "Thank for a mission"
    vault.undo()
    assert everything(vault) == before


def test_each_of_a_chain_is_thanked_apart(vault: Vault) -> None:
    a, b = people(vault, "Ana", "Ben")
    Missions(vault).hear("Shop", chain=[a, b], state=MissionState.WON)
    today = Today(vault)
    assert [names(card) for card in today.cards()] == [["Ana"], ["Ben"]]
    today.done(today.cards()[0])
    assert [names(card) for card in today.cards()] == [["Ben"]]


def test_whoever_passed_a_mission_on_is_thanked_before_it_is_won(vault: Vault) -> None:
    (ines,) = people(vault, "Inès")
    mission = Missions(vault).hear("Shop", chain=[ines])
    (card,) = cards(vault)
    assert (card.kind, card.text) == (CardKind.THANKS, "“Shop” came through Inès.")
    Today(vault).done(card)
    (link,) = Missions(vault).get(mission).chain
    assert (link.thanked_on, link.told_on) == ("2026-03-16", "")


# News


@pytest.mark.parametrize("state", [MissionState.WON, MissionState.LOST])
def test_whoever_was_thanked_is_still_told_how_it_ended(vault: Vault, state: MissionState) -> None:
    (ines,) = people(vault, "Inès")
    missions = Missions(vault)
    mission = missions.hear("Shop", chain=[ines])
    missions.thank(mission, ines)
    assert cards(vault) == ()
    missions.change(mission, state=state)
    (card,) = cards(vault)
    assert (card.kind, card.why) == (CardKind.NEWS, "Tell how it ended")
    Today(vault).done(card)
    assert missions.get(mission).to_tell == ()
    vault.undo()
    assert len(missions.get(mission).to_tell) == 1


def test_whoever_was_asked_is_told_what_was_decided(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    decisions = Decisions(vault)
    question = decisions.ask("An office?")
    for person in (lea, sam):
        decisions.consult(question, person, "lived")
    assert CardKind.NEWS not in {card.kind for card in cards(vault)}
    decisions.decide(question, "Yes")
    today = Today(vault)
    assert said(vault) == ["Léa: Tell what you decided", "Sam: Tell what you decided"]
    before = everything(vault)
    today.done(today.cards()[0])
    told = decisions.get(question).consultations
    assert [(one.told_on, one.thanked_on) for one in told] == [("2026-03-16", "2026-03-16"), ("", "")]
    vault.undo()
    assert everything(vault) == before


# Introductions


@pytest.fixture
def two(vault: Vault) -> tuple[int, int]:
    """Two who might gain by knowing each other."""
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    return lea, sam


def test_an_introduction_that_was_only_thought_of_waits_behind_thanks(vault: Vault, two: tuple[int, int]) -> None:
    Introductions(vault).propose(*two)
    received(vault, "Ana", "2025-01-01")
    assert said(vault) == ["Ana: Say thank you", "Léa Martin: You thought of introducing them"]


def test_who_was_asked_and_has_not_answered_is_left_in_peace(vault: Vault, two: tuple[int, int]) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    introductions.ask(id, two[0])
    assert cards(vault) == ()


def test_after_one_yes_the_other_is_to_be_asked(vault: Vault, two: tuple[int, int]) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    introductions.answer(id, two[0], Answer.YES)
    (card,) = cards(vault)
    assert (names(card), card.why, card.text) == (["Sam Dubois"], "Léa said yes", "To meet Léa Martin")
    Today(vault).done(card)
    assert introductions.get(id).b.asked_on == "2026-03-16"


def test_after_two_yeses_both_wait(vault: Vault, two: tuple[int, int]) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    for person in two:
        introductions.answer(id, person, Answer.YES)
    before = everything(vault)
    (card,) = cards(vault)
    assert (names(card), card.why) == (["Léa Martin", "Sam Dubois"], "Both said yes")
    Today(vault).done(card)
    assert introductions.get(id).shared_on == "2026-03-16"
    assert vault.history(1)[0].label == "Take the next step of an introduction"
    vault.undo()
    assert everything(vault) == before


def test_not_now_is_asked_again_after_a_month(vault: Vault, two: tuple[int, int]) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    introductions.answer(id, two[0], Answer.YES)
    introductions.answer(id, two[1], Answer.LATER)
    assert cards(vault) == ()
    on(vault, "2026-04-15")
    (card,) = cards(vault)
    assert (names(card), card.why) == (["Sam Dubois"], "It was not the moment. And now?")


def test_two_weeks_after_they_were_put_in_touch_one_asks_whether_they_met(vault: Vault, two: tuple[int, int]) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    for person in two:
        introductions.answer(id, person, Answer.YES)
    introductions.share(id)
    assert cards(vault) == ()
    on(vault, (TODAY + timedelta(days=14)).isoformat())
    (card,) = cards(vault)
    assert card.why == "Did they meet?"
    Today(vault).done(card)
    assert introductions.get(id).met_on == "2026-03-30"


def test_an_introduction_that_is_over_asks_nothing(vault: Vault, two: tuple[int, int]) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    for person in two:
        introductions.answer(id, person, Answer.YES)
    introductions.share(id)
    introductions.close(id, "It was not for them")
    on(vault, "2026-06-01")
    assert cards(vault) == ()


@pytest.mark.parametrize("standing", [Standing.QUIET, Standing.DEAD])
def test_nobody_is_introduced_to_someone_who_wants_peace(
    vault: Vault, two: tuple[int, int], standing: Standing
) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    introductions.answer(id, two[0], Answer.YES)
    People(vault).change(two[0], standing=standing)
    assert cards(vault) == ()


@pytest.mark.parametrize("answer", [Answer.NO, Answer.LATER])
def test_a_refusal_asks_nothing_more(vault: Vault, two: tuple[int, int], answer: Answer) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    introductions.answer(id, two[0], answer)
    assert cards(vault) == ()
