"""Mondays as they come: what lies there, in which order, and what does not."""

from datetime import date, timedelta

import pytest

from models.decisions import Decisions
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.missions import Missions, MissionState
from models.people import People, Standing, Tie
from models.relations import Relations
from models.today import CardKind, Today
from models.vault import Vault
from tests.builders import people
from tests.fixtures import TODAY
from tests.models.today.house import cards, kinds, names, on, said, someone


def promise(vault: Vault, *to: int, text: str = "a quote", due: str = "") -> int:
    return Favours(vault).promise(to=to, text=text, due=due)


# Order


def test_an_empty_vault_has_nothing_to_say(vault: Vault) -> None:
    assert cards(vault) == ()


def test_someone_of_whom_nothing_is_noted_is_left_alone(vault: Vault) -> None:
    someone(vault, "Sam")
    assert cards(vault) == ()


def test_the_cards_lie_in_the_order_of_what_is_owed_first(vault: Vault) -> None:
    sam, ines, emma, paul, claire, omar, noor = people(vault, "Sam", "Inès", "Emma", "Paul", "Claire", "Omar", "Noor")
    someone(vault, "Niamh", born="--03-17")
    someone(vault, "Imogen", last="2020-05-01")
    Interactions(vault).log(on="2025-09-01", people=[claire])
    People(vault).change(claire, tie=Tie(cadence_days=60))
    Relations(vault).relate(noor, sam)
    promise(vault, sam, due="2026-03-20")
    Missions(vault).hear("Website", chain=[ines], state=MissionState.WON)
    Decisions(vault).ask("An office?", deadline="2026-03-18")
    FollowUps(vault).add("Ask about the store", [paul], "2026-03-16")
    assert emma and omar
    assert kinds(vault, 10) == [
        *("promise", "thanks", "decision", "date", "follow_up", "cadence", "weak_tie", "dormant"),
    ]


def test_promises_come_by_date_the_past_ones_first(vault: Vault) -> None:
    a, b, c = people(vault, "Ana", "Ben", "Cleo")
    promise(vault, a, due="2026-03-20")
    promise(vault, b, due="2026-03-02")
    promise(vault, c, due="2026-03-16")
    assert said(vault) == [
        "Ben: Promised for 2 March, still welcome",
        "Cleo: Promised for today",
        "Ana: Promised for Friday",
    ]


def test_a_promise_that_is_past_is_worded_kindly(vault: Vault) -> None:
    promise(vault, *people(vault, "Ana"), due="2025-12-24")
    (card,) = cards(vault)
    assert card.why == "Promised for December, still welcome"
    assert not any(word in card.why.casefold() for word in ("late", "overdue", "missed"))


def test_a_promise_far_ahead_waits_behind_what_is_near_and_is_there_when_there_is_room(vault: Vault) -> None:
    promise(vault, *people(vault, "Ana"), due="2026-05-30")
    assert said(vault) == ["Ana: Promised before 30 May"]
    for name in ("Ben", "Cleo", "Dan", "Eve", "Fay"):
        someone(vault, name, born="--03-18")
    assert kinds(vault) == ["promise", *["date"] * 4]


def test_a_promise_without_a_date_is_there_and_says_since_when(vault: Vault) -> None:
    (ana,) = people(vault, "Ana")
    Favours(vault).add(Direction.FROM_ME, "a reading", [ana], FavourState.PROMISED, on="2026-01-10")
    assert said(vault) == ["Ana: Promised on 10 January"]


def test_many_promises_without_a_date_take_one_place_and_turns(vault: Vault) -> None:
    for name in ("Ana", "Ben", "Cleo"):
        promise(vault, *people(vault, name), text=f"a gift for {name}")
    for name in ("Dan", "Eve", "Fay", "Gus", "Hal"):
        someone(vault, name, last="2026-01-01", rhythm=10)
    shown = set()
    for week in range(3):
        on(vault, (TODAY + timedelta(weeks=week)).isoformat())
        assert kinds(vault) == ["promise", "promise", "cadence", "cadence", "cadence"]
        shown.add(cards(vault)[0].text)
    assert len(shown) == 3


def test_an_offer_is_no_promise_and_lies_there_when_there_is_room(vault: Vault) -> None:
    (ana,) = people(vault, "Ana")
    Favours(vault).add(Direction.FROM_ME, "a sofa", [ana], FavourState.OFFERED)
    assert said(vault) == ["Ana: You offered"]


def test_what_was_promised_to_me_is_theirs_to_keep(vault: Vault) -> None:
    (ana,) = people(vault, "Ana")
    Favours(vault).add(Direction.TO_ME, "a letter", [ana], FavourState.AGREED, due="2026-03-01")
    assert cards(vault) == ()


# The same person twice


def test_a_promise_and_a_rhythm_of_the_same_person_are_one_card(vault: Vault) -> None:
    sam = someone(vault, "Sam", last="2025-11-01", rhythm=30)
    promise(vault, sam, due="2026-03-20")
    assert said(vault) == ["Sam: Promised for Friday"]


def test_of_two_promises_to_the_same_person_the_second_is_listed_with_the_first(vault: Vault) -> None:
    (sam,) = people(vault, "Sam")
    promise(vault, sam, text="a quote", due="2026-03-20")
    promise(vault, sam, text="a book", due="2026-03-18")
    promise(vault, sam, text="a recipe")
    (card,) = cards(vault)
    assert (card.text, card.promised) == ("a book", ("a quote", "a recipe"))


def test_what_else_brings_someone_up_is_told_on_their_card(vault: Vault) -> None:
    sam = someone(vault, "Sam", born="--03-17")
    promise(vault, sam, due="2026-03-20")
    assert said(vault) == ["Sam: Promised for Friday · Birthday tomorrow"]


def test_a_rhythm_that_has_come_round_tells_what_is_promised(vault: Vault) -> None:
    sam = someone(vault, "Sam", last="2025-11-01", rhythm=30)
    for name in ("Ana", "Ben", "Cleo", "Dan"):
        promise(vault, *people(vault, name), due="2026-03-17")
    promise(vault, sam, text="a quote", due="2026-08-01")
    card = cards(vault)[-1]
    assert (card.kind, card.promised) == (CardKind.CADENCE, ("a quote",))


def test_a_promise_to_several_people_is_one_card_and_each_has_it_for_the_day(vault: Vault) -> None:
    lea = someone(vault, "Léa", last="2025-11-01", rhythm=30)
    sam = someone(vault, "Sam", born="--03-16")
    promise(vault, sam, lea, due="2026-03-16")
    (card,) = cards(vault)
    assert names(card) == ["Sam", "Léa"]


def test_what_someone_shares_with_a_taken_person_waits_for_another_day(vault: Vault) -> None:
    a, b = people(vault, "Ana", "Ben")
    promise(vault, a, text="one", due="2026-03-16")
    promise(vault, a, b, text="two", due="2026-03-17")
    assert [names(card) for card in cards(vault)] == [["Ana"]]


# Those who are left in peace


@pytest.mark.parametrize("standing", [Standing.QUIET, Standing.DEAD])
def test_nobody_who_wants_peace_or_has_died_is_suggested(vault: Vault, standing: Standing) -> None:
    sam = someone(vault, "Sam", last="2020-01-01", rhythm=30, born="--03-17", standing=standing)
    friend = someone(vault, "Ana")
    Relations(vault).relate(sam, friend)
    FollowUps(vault).add("Call", [sam], "2026-03-01")
    Favours(vault).add(Direction.TO_ME, "a lift", [sam], FavourState.RECEIVED, on="2026-03-15")
    Missions(vault).hear("Website", chain=[sam], state=MissionState.WON)
    question = Decisions(vault).ask("An office?")
    Decisions(vault).consult(question, sam)
    assert [card for card in cards(vault, 10) if "Sam" in names(card)] == []
    Decisions(vault).decide(question, "Yes")
    assert [card for card in cards(vault, 10) if "Sam" in names(card)] == []


def test_someone_put_away_is_not_suggested(vault: Vault) -> None:
    someone(vault, "Sam", last="2025-01-01", rhythm=30, born="--03-17", archived=True)
    assert cards(vault) == ()


def test_a_promise_to_someone_who_wants_peace_is_still_mine(vault: Vault) -> None:
    quiet = someone(vault, "Sam", standing=Standing.QUIET)
    away = someone(vault, "Ana", archived=True)
    promise(vault, quiet, due="2026-03-16")
    promise(vault, away, due="2026-03-17")
    assert [names(card) for card in cards(vault)] == [["Sam"], ["Ana"]]


def test_a_promise_to_someone_who_died_rests(vault: Vault) -> None:
    dead = someone(vault, "Sam", standing=Standing.DEAD)
    promise(vault, dead, due="2026-03-16")
    assert cards(vault) == ()
    promise(vault, dead, someone(vault, "Léa"), text="a photograph", due="2026-03-16")
    assert [names(card) for card in cards(vault)] == [["Léa"]]


def test_a_next_step_with_two_goes_on_with_the_one_who_may_be_asked(vault: Vault) -> None:
    quiet = someone(vault, "Sam", standing=Standing.QUIET)
    FollowUps(vault).add("Call them", [quiet, someone(vault, "Léa")], "2026-03-16")
    assert [names(card) for card in cards(vault)] == [["Léa"]]


# Budget, piles and holidays


@pytest.mark.parametrize(("budget", "shown"), [(3, 3), (5, 5), (10, 10), (0, 3), (-4, 3), (99, 10)])
def test_the_budget_is_between_three_and_ten(vault: Vault, budget: int, shown: int) -> None:
    for number in range(30):
        promise(vault, *people(vault, f"Person {number}"), due="2026-03-16")
    assert len(cards(vault, budget)) == shown


def a_pile(vault: Vault) -> None:
    """Four hundred things whose day is past, of every kind."""
    for number in range(100):
        promise(vault, *people(vault, f"Owed {number}"), text=f"quote {number}", due="2025-12-01")
        received = people(vault, f"Helper {number}")
        Favours(vault).add(Direction.TO_ME, "a lift", received, FavourState.RECEIVED, on="2025-11-01")
        FollowUps(vault).add(f"call {number}", people(vault, f"Waiting {number}"), "2026-01-01")
        someone(vault, f"Silent {number}", last="2025-01-01", rhythm=30)


def test_of_four_hundred_things_five_lie_there_and_not_all_of_one_kind(vault: Vault) -> None:
    with vault.change("Add a person"):
        a_pile(vault)
    assert kinds(vault) == ["promise", "promise", "thanks", "thanks", "follow_up"]
    assert len(kinds(vault, 3)) == 3
    assert {"promise", "thanks", "follow_up", "cadence"} <= set(kinds(vault, 10))


def test_four_hundred_promises_leave_room_for_the_rest(vault: Vault) -> None:
    with vault.change("Add a person"):
        for number in range(400):
            promise(vault, *people(vault, f"Owed {number}"), text=f"quote {number}", due="2025-12-01")
    someone(vault, "Silent", last="2025-01-01", rhythm=30)
    someone(vault, "Niamh", born="--03-16")
    assert kinds(vault) == ["promise", "promise", "promise", "date", "cadence"]


def test_back_from_three_weeks_away_there_is_no_wall(vault: Vault) -> None:
    for number in range(12):
        promise(vault, *people(vault, f"Owed {number}"), due=(TODAY + timedelta(days=number)).isoformat())
        someone(vault, f"Silent {number}", last="2026-03-01", rhythm=14)
    on(vault, "2026-04-06")
    back = cards(vault)
    assert len(back) == 5
    assert {card.kind for card in back} == {CardKind.PROMISE, CardKind.CADENCE}
    assert all("still welcome" in card.why for card in back if card.kind == CardKind.PROMISE)


def test_when_all_cards_are_dealt_with_the_day_is_over(vault: Vault) -> None:
    for number in range(12):
        promise(vault, *people(vault, f"Owed {number}"), due="2026-03-16")
    today = Today(vault)
    for left in (4, 3, 2, 1, 0):
        today.done(today.cards()[0])
        assert len(today.cards()) == left
    on(vault, "2026-03-17")
    assert len(today.cards()) == 5


def test_what_is_dealt_with_leaves_its_place_empty_and_the_others_where_they_lie(vault: Vault) -> None:
    with vault.change("Add a person"):
        a_pile(vault)
    someone(vault, "Niamh", born="--03-16")
    today, left = Today(vault), list(cards(vault))
    assert left == list(today.cards())
    while left:
        today.done(left.pop(len(left) // 2))
        assert list(today.cards()) == left


def test_whoever_was_dealt_with_does_not_come_up_again_the_same_day(vault: Vault) -> None:
    sam = someone(vault, "Sam", last="2025-11-01", rhythm=30)
    promise(vault, sam, due="2026-03-16")
    today = Today(vault)
    today.done(today.cards()[0])
    assert today.cards() == ()
    on(vault, "2026-03-17")
    assert kinds(vault) == ["cadence"]


# Year ends


def test_the_week_runs_over_the_end_of_the_year(vault: Vault) -> None:
    on(vault, "2026-12-30")
    someone(vault, "Niamh", born="--01-02")
    promise(vault, *people(vault, "Ana"), due="2027-01-04")
    FollowUps(vault).add("Wish a good year", people(vault, "Ben"), "2026-12-30")
    assert said(vault) == [
        "Ana: Promised for Monday",
        "Niamh: Birthday on Saturday",
        "Ben: You meant to, today",
    ]


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-31"])
def test_at_either_end_of_the_calendar_it_is_still_calm(vault: Vault, day: str) -> None:
    on(vault, day)
    sam = someone(vault, "Sam", last=day, rhythm=30, born="--01-01")
    promise(vault, sam, due=day)
    Decisions(vault).ask("An office?", deadline=day)
    assert kinds(vault) == ["promise", "decision"]
    Today(vault).done(cards(vault)[0])
    assert kinds(vault) == ["decision"]


def test_a_meeting_that_is_still_to_come_counts_neither_as_spoken_nor_as_words(vault: Vault) -> None:
    sam = someone(vault, "Sam", last="2026-03-01", words="We spoke of boats.", rhythm=10)
    assert kinds(vault) == ["cadence"]
    Interactions(vault).log(on="2026-04-01", people=[sam], text="Lunch")
    assert cards(vault) == ()  # for it is planned
    promise(vault, sam, due="2026-03-16")
    (card,) = cards(vault)
    assert card.last is not None
    assert card.last.text == "We spoke of boats."


def test_the_day_is_that_of_the_clock(vault: Vault) -> None:
    promise(vault, *people(vault, "Ana"), due="2026-03-20")
    on(vault, "2026-03-20")
    assert said(vault) == ["Ana: Promised for today"]
    assert date.fromisoformat(cards(vault)[0].due) == vault.clock.today()
