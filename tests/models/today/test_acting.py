"""What is done with a card is one change, does what it says, and can be taken back."""

from collections.abc import Callable

import pytest

from models.decisions import Decisions
from models.errors import Refused
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps, FollowUpState, SnoozedOften
from models.interactions import Channel, Interactions
from models.introductions import Introductions
from models.missions import Missions, MissionState
from models.people import People
from models.relations import Relations
from models.today import Card, CardKind, Snooze, Today
from models.vault import Vault
from tests.builders import everything, people
from tests.models.today.house import cards, kinds, on, someone


def a_promise(vault: Vault) -> None:
    Favours(vault).promise(to=people(vault, "Sam"), text="a quote", due="2026-03-20")


def an_introduction(vault: Vault) -> None:
    Introductions(vault).propose(*people(vault, "Léa", "Sam"))


def a_favour_to_thank_for(vault: Vault) -> None:
    Favours(vault).add(Direction.TO_ME, "a lift", people(vault, "Sam"), FavourState.RECEIVED, on="2026-03-15")


def a_mission_to_thank_for(vault: Vault) -> None:
    Missions(vault).hear("Shop", chain=people(vault, "Sam"), state=MissionState.WON)


def news_of_a_mission(vault: Vault) -> None:
    (sam,) = people(vault, "Sam")
    mission = Missions(vault).hear("Shop", chain=[sam], state=MissionState.LOST)
    Missions(vault).thank(mission, sam)


def news_of_a_decision(vault: Vault) -> None:
    question = Decisions(vault).ask("An office?")
    Decisions(vault).consult(question, *people(vault, "Sam"))
    Decisions(vault).decide(question, "Yes")


def a_question(vault: Vault) -> None:
    Decisions(vault).ask("An office?", deadline="2026-03-16")


def a_birthday(vault: Vault) -> None:
    someone(vault, "Sam", born="--03-18")


def a_next_step(vault: Vault) -> None:
    FollowUps(vault).add("Call", people(vault, "Sam"), "2026-03-16")


def a_rhythm(vault: Vault) -> None:
    someone(vault, "Sam", last="2025-12-01", rhythm=30)


def a_weak_tie(vault: Vault) -> None:
    sam, lea = people(vault, "Sam", "Léa")
    Relations(vault).relate(sam, lea)


def a_dormant_tie(vault: Vault) -> None:
    someone(vault, "Sam", last="2020-01-01")
    Decisions(vault).ask("An office?")


SITUATIONS: dict[str, tuple[Callable[[Vault], None], CardKind, str]] = {
    "promise": (a_promise, CardKind.PROMISE, "Keep a promise"),
    "introduction": (an_introduction, CardKind.INTRODUCTION, "Take the next step of an introduction"),
    "thanks": (a_favour_to_thank_for, CardKind.THANKS, "Thank for a favour"),
    "thanks for a mission": (a_mission_to_thank_for, CardKind.THANKS, "Thank for a mission"),
    "news of a mission": (news_of_a_mission, CardKind.NEWS, "Tell how a mission ended"),
    "news of a decision": (news_of_a_decision, CardKind.NEWS, "Tell what was decided"),
    "decision": (a_question, CardKind.DECISION, "Leave a question for a week"),
    "birthday": (a_birthday, CardKind.DATE, "Be in touch"),
    "follow-up": (a_next_step, CardKind.FOLLOW_UP, "Do a follow-up"),
    "rhythm": (a_rhythm, CardKind.CADENCE, "Be in touch"),
    "weak tie": (a_weak_tie, CardKind.WEAK_TIE, "Be in touch"),
    "dormant tie": (a_dormant_tie, CardKind.DORMANT, "Be in touch"),
}
"""Something of every kind: what is so, the card it makes, and what doing it is called."""

every_kind = pytest.mark.parametrize("situation", SITUATIONS)


def the_card(vault: Vault, situation: str) -> Card:
    make, kind, _ = SITUATIONS[situation]
    make(vault)
    card = cards(vault)[0]
    assert card.kind == kind
    return card


def labels_since(vault: Vault, last: int) -> list[str]:
    return [change.label for change in vault.history() if change.id > last]


def test_there_is_a_situation_of_every_kind() -> None:
    assert {kind for _, kind, _ in SITUATIONS.values()} == set(CardKind)


@every_kind
def test_done_is_one_change_and_the_card_is_gone_until_it_is_undone(vault: Vault, situation: str) -> None:
    card = the_card(vault, situation)
    before, last = everything(vault), vault.history(1)[0].id
    Today(vault).done(card)
    assert labels_since(vault, last) == [SITUATIONS[situation][2]]
    assert card.subject not in {other.subject for other in cards(vault)}
    on(vault, "2026-03-17")
    assert card.subject not in {other.subject for other in cards(vault)}
    vault.undo()
    on(vault, "2026-03-16")
    assert everything(vault) == before
    assert cards(vault)[0] == card


@every_kind
@pytest.mark.parametrize(
    ("how_long", "the_day_before", "back"),
    [
        (Snooze.WEEK, "2026-03-22", "2026-03-23"),
        (Snooze.MONTH, "2026-04-15", "2026-04-16"),
        (Snooze.SEASON, "2026-06-15", "2026-06-16"),
    ],
)
def test_what_is_put_off_comes_back_on_its_day(
    vault: Vault, situation: str, how_long: Snooze, the_day_before: str, back: str
) -> None:
    card = the_card(vault, situation)
    before, last = everything(vault), vault.history(1)[0].id
    today = Today(vault)
    today.keep_drawn([card])
    today.snooze(card, how_long)
    assert labels_since(vault, last) == ["Put a card off"]
    for day in ("2026-03-16", the_day_before):
        on(vault, day)
        assert card.subject not in {other.subject for other in cards(vault) if other.kind == card.kind}
    if card.kind not in (CardKind.DATE, CardKind.WEAK_TIE, CardKind.DORMANT):  # these have passed, and others come
        on(vault, back)
        assert card.subject in {other.subject for other in cards(vault)}
    vault.undo()
    on(vault, "2026-03-16")
    assert everything(vault) == before
    assert cards(vault)[0] == card


@every_kind
def test_what_is_let_go_comes_no_more(vault: Vault, situation: str) -> None:
    card = the_card(vault, situation)
    assert card.can_let_go
    before, last = everything(vault), vault.history(1)[0].id
    Today(vault).let_go(card)
    assert labels_since(vault, last) == ["Let a card go"]
    days = ["2026-03-16", "2026-03-17", "2026-06-15", *([] if card.kind == CardKind.CADENCE else ["2036-03-16"])]
    for day in days:
        on(vault, day)
        assert card.subject not in {other.subject for other in cards(vault) if other.kind == card.kind}
    vault.undo()
    on(vault, "2026-03-16")
    assert everything(vault) == before
    assert cards(vault)[0] == card


def test_a_rhythm_that_is_let_go_is_quiet_for_a_season_and_stays_a_rhythm(vault: Vault) -> None:
    a_rhythm(vault)
    Today(vault).let_go(cards(vault)[0])
    on(vault, "2026-06-16")
    assert kinds(vault) == ["cadence"]


def test_a_promise_that_is_let_go_is_released(vault: Vault) -> None:
    a_promise(vault)
    Today(vault).let_go(cards(vault)[0])
    assert [favour.state for favour in Favours(vault).all()] == [FavourState.RELEASED]


def test_a_promise_that_is_put_off_keeps_its_day(vault: Vault) -> None:
    a_promise(vault)
    Today(vault).snooze(cards(vault)[0], Snooze.WEEK)
    assert [favour.due for favour in Favours(vault).all()] == ["2026-03-20"]
    on(vault, "2026-03-23")
    assert cards(vault)[0].why == "Promised for 20 March, still welcome"


def test_being_in_touch_is_noted_without_words_of_ours(vault: Vault) -> None:
    a_rhythm(vault)
    card = cards(vault)[0]
    Today(vault).done(card)
    newest = Interactions(vault).of_person(card.id)[0]
    assert (newest.on, newest.channel, newest.text) == ("2026-03-16", Channel.MESSAGE, "")
    on(vault, "2026-04-14")
    assert cards(vault) == ()
    on(vault, "2026-04-15")
    assert kinds(vault) == ["cadence"]


def test_a_birthday_that_was_wished_does_not_come_up_again_before_its_next_year(vault: Vault) -> None:
    a_birthday(vault)
    Today(vault).done(cards(vault)[0])
    on(vault, "2026-03-18")
    assert cards(vault) == ()
    on(vault, "2027-03-15")
    assert kinds(vault) == ["date"]


def test_a_question_is_quiet_for_a_week(vault: Vault) -> None:
    a_question(vault)
    Today(vault).done(cards(vault)[0])
    on(vault, "2026-03-22")
    assert cards(vault) == ()
    on(vault, "2026-03-23")
    assert kinds(vault) == ["decision"]


def test_a_question_that_was_let_go_is_still_looked_back_on(vault: Vault) -> None:
    a_question(vault)
    Today(vault).let_go(cards(vault)[0])
    decisions = Decisions(vault)
    decisions.decide(decisions.all()[0].id, "Yes")
    on(vault, "2026-06-14")
    assert kinds(vault) == ["decision"]


def test_a_birthday_whose_day_is_corrected_is_another_one(vault: Vault) -> None:
    a_birthday(vault)
    Today(vault).let_go(cards(vault)[0])
    on(vault, "2027-03-15")
    assert cards(vault) == ()
    (sam,) = People(vault).ids()
    (day,) = People(vault).get(sam).dates
    People(vault).change(sam, dates=[type(day)(kind=day.kind, on="--03-17")])
    assert kinds(vault) == ["date"]


def test_the_third_time_asks_to_let_go_or_make_slower(vault: Vault) -> None:
    id = FollowUps(vault).add("Call", people(vault, "Sam"), "2026-03-16", recurrence="P1M")
    today = Today(vault)
    for back in ("2026-03-23", "2026-03-30"):
        (card,) = today.cards()
        assert not card.asks
        today.snooze(card, Snooze.WEEK)
        on(vault, back)
    (card,) = today.cards()
    assert card.asks
    before = everything(vault)
    with pytest.raises(SnoozedOften):
        today.snooze(card, Snooze.WEEK)
    assert everything(vault) == before
    assert today.cards() == (card,)
    today.snooze(card, Snooze.MONTH, make_slower=True)
    slower = FollowUps(vault).get(id)
    assert (slower.due, slower.recurrence, slower.snooze_count) == ("2026-04-30", "P2M", 0)
    on(vault, "2026-04-30")
    (card,) = today.cards()
    assert not card.asks


def test_at_the_third_time_it_can_be_let_go(vault: Vault) -> None:
    id = FollowUps(vault).add("Call", people(vault, "Sam"), "2026-03-16", snooze_count=2)
    (card,) = cards(vault)
    Today(vault).let_go(card)
    assert FollowUps(vault).get(id).state == FollowUpState.LET_GO


@every_kind
def test_what_was_done_elsewhere_is_refused_in_a_sentence_or_done_once_more(vault: Vault, situation: str) -> None:
    card = the_card(vault, situation)
    today = Today(vault)
    today.done(card)
    before = everything(vault)
    try:
        today.done(card)
    except Refused as refusal:
        assert str(refusal).endswith(".")
        assert everything(vault) == before


@pytest.mark.parametrize("act", [Today.done, Today.let_go])
def test_what_is_gone_is_refused(vault: Vault, act: Callable[[Today, Card], None]) -> None:
    a_promise(vault)
    card = cards(vault)[0]
    Favours(vault).remove(card.id)
    before = everything(vault)
    with pytest.raises(Refused):
        act(Today(vault), card)
    assert everything(vault) == before


def test_what_was_dealt_with_counts_in_the_day_until_it_is_undone(vault: Vault) -> None:
    for name in ("Ana", "Ben", "Cleo", "Dan", "Eve"):
        Favours(vault).promise(to=people(vault, name), text=f"a quote for {name}", due="2026-03-16")
    today = Today(vault, 3)
    today.done(today.cards()[0])
    today.snooze(today.cards()[0], Snooze.WEEK)
    today.let_go(today.cards()[0])
    assert today.cards() == ()
    for left in (1, 2, 3):
        vault.undo()
        assert len(today.cards()) == left
