"""Follow-ups come when they are due, again where they recur, and ask before a third snooze."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from models.clock import FixedClock
from models.errors import Refused
from models.favours import Favours
from models.follow_ups import (
    FollowUp,
    FollowUps,
    FollowUpState,
    RecursFrom,
    Snooze,
    SnoozedOften,
    next_due,
    slower,
    snoozed_until,
)
from models.interactions import Interactions
from models.introductions import Introductions
from models.recurrence import Duration, Schedule
from models.vault import Vault
from tests.builders import everything, people, questions

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
SOME = st.integers(0, 40)
DURATIONS = st.builds(Duration, years=st.integers(0, 5), months=SOME, weeks=SOME, days=SOME).filter(
    lambda duration: duration != Duration()
)


def at(vault: Vault, day: str) -> FollowUps:
    """The same vault on another day."""
    vault.clock = FixedClock(date.fromisoformat(day))
    return FollowUps(vault)


# Durations


@given(DURATIONS)
def test_a_duration_is_read_as_it_is_written(duration: Duration) -> None:
    assert Duration.parse(duration.iso) == duration


@pytest.mark.parametrize("text", ["", "P", "1M", "P1", "PT1H", "P1D1M", "P0D", "P-1M", "p1m", "P1.5M", "P1M ", "P٣M"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="how often"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("day", "every", "then"),
    [
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2026-12-31", "P2M", "2027-02-28"),
        ("2026-03-16", "P2W", "2026-03-30"),
        ("2026-01-31", "P1M1D", "2026-03-01"),
    ],
)
def test_a_month_without_that_day_has_its_last(day: str, every: str, then: str) -> None:
    assert Duration.parse(every).after(date.fromisoformat(day)).isoformat() == then


@given(DAYS, st.integers(1, 1200))
def test_months_keep_the_day_or_the_end_of_the_month(day: date, months: int) -> None:
    then = Duration(months=months).after(day)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == min(day.day, monthrange(then.year, then.month)[1])


@given(DAYS, DURATIONS, st.integers(0, 9999))
def test_a_schedule_finds_its_first_day_after_another(first: date, every: Duration, days: int) -> None:
    after = first + timedelta(days=days)
    found = Schedule(first, every).next_after(after)
    count = 1
    while every.times(count).after(first) <= after:
        count += 1
    assert found == every.times(count).after(first)


def test_a_day_past_the_calendar_is_refused() -> None:
    with pytest.raises(Refused, match="too far away"):
        Duration(years=8000).after(date(2026, 3, 16))


# Recurrence


def recurring(due: str, every: str, since: str) -> FollowUp:
    return FollowUp(1, "u", "t", "", due, FollowUpState.OPEN, 0, every, since, RecursFrom.DUE, (), None, None, None)


@given(DAYS, st.integers(0, 3000))
def test_a_fixed_recurrence_comes_after_today_and_after_its_last_day(due: date, late: int) -> None:
    done_on = due + timedelta(days=late - 100)
    again = date.fromisoformat(next_due(recurring(due.isoformat(), "P1M", due.isoformat()), done_on))
    assert max(due, done_on) < again <= max(due, done_on) + timedelta(days=31)
    assert again.day == min(due.day, monthrange(again.year, again.month)[1])


@given(DAYS, DAYS, DURATIONS)
@example(date(2026, 3, 9), date(2026, 3, 16), Duration(weeks=1))
def test_from_the_last_talk_it_comes_later_than_it_was_done(spoke: date, done_on: date, every: Duration) -> None:
    assume(spoke <= done_on)
    again = date.fromisoformat(next_due(recurring("", every.iso, ""), done_on, spoke.isoformat()))
    assert done_on < again <= every.after(done_on)
    if every.after(spoke) > done_on:
        assert again == every.after(spoke)


def test_the_31st_stays_the_31st_after_february(vault: Vault) -> None:
    id: int | None = FollowUps(vault).add("compter", people(vault, "Léa"), "2026-01-31", recurrence="P1M")
    seen = []
    for day in ("2026-01-31", "2026-02-28", "2026-03-31"):
        follow_ups = at(vault, day)
        assert id is not None
        id = follow_ups.done(id)
        seen += [follow_up.due for follow_up in follow_ups.open()]
    assert seen == ["2026-02-28", "2026-03-31", "2026-04-30"]
    assert [follow_up.recurrence for follow_up in FollowUps(vault).all()] == ["P1M"] * 4


def test_a_snooze_does_not_move_what_comes_after(vault: Vault) -> None:
    id = FollowUps(vault).add("appeler", people(vault, "Léa"), "2026-03-01", recurrence="P1M")
    at(vault, "2026-03-02").snooze(id, "2026-03-20")
    again = at(vault, "2026-03-21").done(id)
    assert again and FollowUps(vault).get(again).due == "2026-04-01"
    # another date begins anew
    FollowUps(vault).change(again, due="2026-04-10")
    after = at(vault, "2026-04-10").done(again)
    assert after and FollowUps(vault).get(after).due == "2026-05-10"


def test_the_other_recurrence_counts_from_the_last_talk(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    id = FollowUps(vault).add(
        "nouvelles", [lea, sam], "2026-03-10", recurrence="P3M", recurs_from=RecursFrom.LAST_INTERACTION
    )
    Interactions(vault).log(on="2026-03-12", people=[sam])
    again = FollowUps(vault).done(id)
    assert again and FollowUps(vault).get(again).due == "2026-06-12"
    assert FollowUps(vault).get(again).people == ((lea, "Léa"), (sam, "Sam"))


def test_what_comes_again_comes_from_where_the_first_came(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    met = Interactions(vault).log(on="2026-03-10", people=[lea])
    promise = Favours(vault).promise(to=[lea], text="Un devis")
    proposed = Introductions(vault).propose(lea, sam)
    id = FollowUps(vault).add(
        "appeler", [lea], "2026-03-10", recurrence="P1M", interaction=met, favour=promise, introduction=proposed
    )
    again = FollowUps(vault).done(id)
    assert again
    found = FollowUps(vault).get(again)
    assert (found.interaction, found.favour, found.introduction) == (met, promise, proposed)


def test_what_does_not_recur_is_done_once(vault: Vault) -> None:
    follow_ups = FollowUps(vault)
    id = follow_ups.add("relancer", people(vault, "Léa"), "2026-03-10")
    assert follow_ups.done(id) is None
    assert follow_ups.open() == []
    with pytest.raises(Refused, match="is over"):
        follow_ups.done(id)


def test_a_recurrence_of_fixed_dates_wants_a_first_one(vault: Vault) -> None:
    lea = people(vault, "Léa")
    follow_ups = FollowUps(vault)
    with pytest.raises(Refused, match="due first"):
        follow_ups.add("appeler", lea, recurrence="P1M")
    id = follow_ups.add("appeler", lea, recurrence="P1M", recurs_from=RecursFrom.LAST_INTERACTION)
    with pytest.raises(Refused, match="due first"):
        follow_ups.change(id, recurs_from=RecursFrom.DUE)
    follow_ups.change(id, recurs_from=RecursFrom.DUE, due="2026-04-01")
    assert (follow_ups.get(id).recurrence, follow_ups.get(id).recurs_since) == ("P1M", "2026-04-01")
    follow_ups.change(id, recurrence="")
    assert follow_ups.get(id).recurrence == ""


# Snoozing


def test_the_third_snooze_asks_let_go_or_slower(vault: Vault) -> None:
    follow_ups = FollowUps(vault)
    id = follow_ups.add("appeler", people(vault, "Léa"), "2026-03-16", recurrence="P2W")
    follow_ups.snooze(id, "2026-03-20")
    follow_ups.snooze(id, date(2026, 3, 27))
    snoozed = follow_ups.get(id)
    assert (snoozed.state, snoozed.due, snoozed.snooze_count) == (FollowUpState.SNOOZED, "2026-03-27", 2)
    assert snoozed.snoozed_often
    with pytest.raises(SnoozedOften, match="Let it go, or make it slower"):
        follow_ups.snooze(id, "2026-04-20")
    assert follow_ups.get(id) == snoozed

    follow_ups.snooze(id, "2026-04-20", make_slower=True)
    slowed = follow_ups.get(id)
    assert (slowed.recurrence, slowed.due, slowed.snooze_count) == ("P4W", "2026-04-20", 0)
    vault.undo()
    follow_ups.let_go(id)
    assert follow_ups.get(id).state == FollowUpState.LET_GO
    with pytest.raises(Refused, match="is over"):
        follow_ups.snooze(id, "2026-05-01")


@pytest.mark.parametrize("until", ["2026-03-16", "2026-03-15", ""])
def test_one_snoozes_until_a_day_to_come(vault: Vault, until: str) -> None:
    follow_ups = FollowUps(vault)
    id = follow_ups.add("appeler", people(vault, "Léa"), "2026-03-16")
    with pytest.raises(Refused, match="day to come"):
        follow_ups.snooze(id, until)


@pytest.mark.parametrize(
    ("today", "how_long", "until"),
    [
        ("2026-03-16", Snooze.WEEK, "2026-03-23"),
        ("2026-01-31", Snooze.MONTH, "2026-02-28"),
        ("2024-01-31", Snooze.MONTH, "2024-02-29"),
        ("2026-11-30", Snooze.SEASON, "2027-02-28"),
        ("2026-12-28", Snooze.WEEK, "2027-01-04"),
    ],
)
def test_a_season_is_three_months_and_ends_with_the_month(today: str, how_long: Snooze, until: str) -> None:
    assert snoozed_until(date.fromisoformat(today), how_long).isoformat() == until


@given(DURATIONS)
def test_slower_is_half_as_often(every: Duration) -> None:
    assert slower(every.iso) == every.times(2).iso
    assert slower("") == ""


# Lists


def test_what_is_due_is_found_by_its_day_and_its_people(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    follow_ups = FollowUps(vault)
    some_day = follow_ups.add("un jour", [lea])
    later = follow_ups.add("plus tard", [lea, sam], "2026-04-01")
    now = follow_ups.add("maintenant", [sam], "2026-03-16", why="il l’attend")
    over = follow_ups.add("fait", [sam], "2026-03-01", state=FollowUpState.DONE)
    assert [one.id for one in follow_ups.open()] == [now, later, some_day]
    assert [one.id for one in follow_ups.due_by(date(2026, 3, 16))] == [now]
    assert [one.id for one in follow_ups.of_person(sam)] == [now, later, over]
    assert [one.id for one in follow_ups.all(FollowUpState.DONE)] == [over]
    assert follow_ups.get(now).why == "il l’attend"
    with questions(vault) as asked:
        assert len(follow_ups.all()) == 4
    assert len(asked) == 2


def test_each_change_of_a_follow_up_is_undone_alone(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    follow_ups = FollowUps(vault)
    seen = [everything(vault)]

    id = follow_ups.add("appeler", [lea], "2026-03-16", why="son salon", recurrence="P1M")
    seen.append(everything(vault))
    follow_ups.change(id, text="écrire", people=[sam], why="", due="2026-03-18", snooze_count=1)
    assert follow_ups.get(id).people == ((sam, "Sam"),)
    seen.append(everything(vault))
    follow_ups.snooze(id, "2026-03-20")
    seen.append(everything(vault))
    again = follow_ups.done(id)
    assert again
    seen.append(everything(vault))
    follow_ups.let_go(again)
    seen.append(everything(vault))
    follow_ups.remove(again)

    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()
