"""What the calendar brings: deadlines, birthdays, next steps and rhythms."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.circles import Circles
from models.clock import FixedClock
from models.decisions import Decisions
from models.follow_ups import FollowUps, RecursFrom
from models.interactions import Interactions
from models.people import DateKind, ImportantDate, People, Tie
from models.today import CardKind, Today
from models.vault import Vault
from tests.builders import people
from tests.models.today.house import cards, names, on, said, someone

# Decisions


@pytest.mark.parametrize(
    ("deadline", "why"),
    [
        ("2026-03-01", "It is time to decide"),
        ("2026-03-16", "To decide today"),
        ("2026-03-17", "To decide tomorrow"),
        ("2026-03-22", "To decide on Sunday"),
    ],
)
def test_a_question_comes_up_in_the_week_of_its_deadline(vault: Vault, deadline: str, why: str) -> None:
    Decisions(vault).ask("An office?", deadline=deadline)
    (card,) = cards(vault)
    assert (card.kind, card.why, card.text, card.people) == (CardKind.DECISION, why, "An office?", ())


@pytest.mark.parametrize("deadline", ["", "2026-03-23"])
def test_a_question_that_can_wait_does_not(vault: Vault, deadline: str) -> None:
    Decisions(vault).ask("An office?", deadline=deadline)
    assert cards(vault) == ()


def test_a_decision_is_looked_back_on_after_ninety_days_and_not_before(vault: Vault) -> None:
    decisions = Decisions(vault)
    id = decisions.ask("An office?", deadline="2026-03-20")
    decisions.decide(id, "Yes", on="2025-12-16")
    assert cards(vault)[0].why == "Decided on 16 December: how did it go?"
    on(vault, "2026-03-15")
    assert cards(vault) == ()
    on(vault, "2026-03-17")
    decisions.review(id, "Well")
    assert cards(vault) == ()


def test_a_question_that_was_dropped_is_gone(vault: Vault) -> None:
    decisions = Decisions(vault)
    decisions.drop(decisions.ask("An office?", deadline="2026-03-16"))
    assert cards(vault) == ()


# Days to remember


@pytest.mark.parametrize(
    ("born", "today", "why"),
    [
        ("1984-03-16", "2026-03-16", "Birthday today"),
        ("--03-17", "2026-03-16", "Birthday tomorrow"),
        ("--03-22", "2026-03-16", "Birthday on Sunday"),
        ("--01-02", "2026-12-30", "Birthday on Saturday"),
        ("2000-02-29", "2026-02-27", "Birthday tomorrow"),
        ("2000-02-29", "2026-02-28", "Birthday today"),
        ("--02-29", "2028-02-28", "Birthday tomorrow"),
        ("--02-29", "2028-02-29", "Birthday today"),
    ],
)
def test_a_birthday_comes_up_in_its_week(vault: Vault, born: str, today: str, why: str) -> None:
    on(vault, today)
    someone(vault, "Niamh", born=born)
    assert said(vault) == [f"Niamh: {why}"]


@pytest.mark.parametrize(
    ("born", "today"),
    [
        ("--03-23", "2026-03-16"),
        ("--03-15", "2026-03-16"),
        ("2000-02-29", "2026-03-01"),
        ("2000-02-29", "2026-02-21"),
        ("2027-03-17", "2026-03-16"),
    ],
)
def test_it_does_not_before_nor_after(vault: Vault, born: str, today: str) -> None:
    on(vault, today)
    someone(vault, "Niamh", born=born)
    assert cards(vault) == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 6))
def test_who_looks_in_once_a_week_meets_every_birthday(vault: Vault, born: date, weekday: int) -> None:
    with vault.change("Add a person"):
        People(vault).change(
            (People(vault).ids() or [someone(vault, "Niamh")])[0],
            dates=[ImportantDate(kind=DateKind.BIRTHDAY, on=f"-{born.isoformat()[4:]}")],
        )
    first = date(2027, 1, 1) + timedelta(days=weekday)
    shown = 0
    for week in range(52):
        vault.clock = FixedClock(first + timedelta(weeks=week))
        shown += len(cards(vault))
    assert shown == 1 or (shown == 0 and _is_in_first_days(born, first))


def _is_in_first_days(born: date, first: date) -> bool:
    """Whether the birthday lies before the first look of the year, or in the days after the last."""
    day = date(2027, born.month, 28 if (born.month, born.day) == (2, 29) else born.day)
    return day < first or day >= first + timedelta(weeks=52)


def test_other_days_are_called_by_their_name(vault: Vault) -> None:
    People(vault).add(
        "Maud",
        dates=[
            ImportantDate(kind=DateKind.OTHER, on="--03-18", label="Birth of Nino"),
            ImportantDate(kind=DateKind.ANNIVERSARY, on="2010-03-20"),
        ],
    )
    assert said(vault) == ["Maud: Birth of Nino, on Wednesday · Anniversary on Friday"]


# Next steps


def test_a_next_step_comes_up_on_its_day_with_its_own_why(vault: Vault) -> None:
    follow_ups = FollowUps(vault)
    follow_ups.add("Send the list", people(vault, "Paul"), "2026-03-16", why="The contract is signed")
    follow_ups.add("Call", people(vault, "Beth"), "2026-03-11")
    follow_ups.add("Write", people(vault, "Jonas"), "2026-03-17")
    follow_ups.add("Some day", people(vault, "Gwen"))
    assert said(vault) == ["Beth: You meant to, on Wednesday", "Paul: The contract is signed"]


def test_what_was_put_off_comes_back_on_its_day(vault: Vault) -> None:
    follow_ups = FollowUps(vault)
    id = follow_ups.add("Call", people(vault, "Paul"), "2026-03-10")
    follow_ups.snooze(id, "2026-06-15")
    assert cards(vault) == ()
    on(vault, "2026-06-15")
    assert len(cards(vault)) == 1


def test_what_recurs_comes_again_after_it_was_done(vault: Vault) -> None:
    paul = someone(vault, "Paul")
    FollowUps(vault).add("Call", [paul], "2026-03-16", recurrence="P1M", recurs_from=RecursFrom.LAST_INTERACTION)
    Today(vault).done(cards(vault)[0])
    assert cards(vault) == ()
    on(vault, "2026-04-16")
    assert [card.text for card in cards(vault)] == ["Call"]


# Rhythms


def test_the_latest_in_rhythms_comes_first(vault: Vault) -> None:
    someone(vault, "Ana", last="2025-03-16", rhythm=365)
    someone(vault, "Ben", last="2026-02-01", rhythm=7)
    someone(vault, "Cleo", last="2025-12-01", rhythm=60)
    assert [names(card)[0] for card in cards(vault)] == ["Ben", "Cleo", "Ana"]


def test_it_comes_up_on_the_day_it_is_due_and_not_the_day_before(vault: Vault) -> None:
    someone(vault, "Ana", last="2026-03-02", rhythm=14)
    assert len(cards(vault)) == 1
    on(vault, "2026-03-15")
    assert cards(vault) == ()


def test_the_rhythm_of_the_circle_holds_unless_there_is_one_of_ones_own(vault: Vault) -> None:
    someone(vault, "Ana", last="2026-02-01", circle="Core")
    someone(vault, "Ben", last="2026-02-01", circle="Core", rhythm=90)
    someone(vault, "Cleo", last="2026-02-01", circle="Acquaintances", rhythm=7)
    assert sorted(names(card)[0] for card in cards(vault)) == ["Ana", "Cleo"]


def test_a_circle_without_a_rhythm_asks_for_none(vault: Vault) -> None:
    Circles(vault).add("Choir", 20)
    someone(vault, "Ana", last="2020-01-01", circle="Choir")
    assert cards(vault) == ()


def test_any_interaction_begins_it_anew(vault: Vault) -> None:
    ana = someone(vault, "Ana", last="2025-06-01", rhythm=30)
    Interactions(vault).log(on="2026-03-10", people=[ana, someone(vault, "Ben")])
    assert cards(vault) == ()


def test_an_address_book_put_into_a_circle_makes_no_reproaches(vault: Vault) -> None:
    for number in range(20):
        someone(vault, f"Imported {number}", circle="Core")
    assert cards(vault) == ()


def test_with_whom_nothing_is_noted_counts_from_when_one_met(vault: Vault) -> None:
    someone(vault, "Ana", met_on="2025-04", rhythm=60)
    someone(vault, "Ben", met_on="2026-03", rhythm=60)
    assert said(vault) == ["Ana: You met in April 2025, and nothing since"]


@pytest.mark.parametrize(
    ("last", "today", "is_due"),
    [
        ("2026-02", "2026-03-16", False),  # it may have been on the 28th
        ("2026-02", "2026-03-31", True),
        ("2025-23", "2026-03-16", True),  # by the end of November
        ("2025-24", "2026-03-16", False),  # a winter ends with February
        ("2025", "2026-01-20", False),
        ("2025", "2026-01-30", True),
        ("2026", "2026-12-01", False),  # of this year it may be any day
    ],
)
def test_a_vague_last_time_counts_from_its_last_day(vault: Vault, last: str, today: str, is_due: bool) -> None:
    on(vault, today)
    someone(vault, "Ana", last=last, rhythm=30)
    assert bool(cards(vault)) is is_due


def test_a_persons_circle_can_change_and_the_rhythm_with_it(vault: Vault) -> None:
    ana = someone(vault, "Ana", last="2026-01-01", circle="Acquaintances")
    assert cards(vault) == ()
    People(vault).change(ana, tie=Tie(circle=Circles(vault).all()[0].id))
    assert [card.kind for card in cards(vault)] == [CardKind.CADENCE]
